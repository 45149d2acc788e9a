"""The weights of the mention model, and the metadata that goes with them."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from pathlib import Path

import pycrfsuite
from lines import Line, read_lines

from newsnlp import __version__
from newsnlp.models.crf import span_labels
from newsnlp.models.features import FEATURES, CharacterFeatures, lexicons_checksum


def main() -> None:
    """Train on train.jsonl of the build folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path)
    parser.add_argument("--iterations", type=int, required=True)
    parser.add_argument("--l1", type=float, required=True)
    parser.add_argument("--l2", type=float, required=True)
    options = parser.parse_args()
    weights = options.build / "mentions.crfsuite"
    parameters = {"max_iterations": options.iterations, "c1": options.l1, "c2": options.l2}
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=parameters, verbose=False)
    features = CharacterFeatures()
    counts: Counter[str] = Counter()
    for line in read_lines(options.build / "train.jsonl"):
        labels = span_labels(len(line.text), line.spans)
        trainer.append(pycrfsuite.ItemSequence(features(line.text)), labels)
        counts.update(_count(line))
    trainer.train(str(weights))
    checksum = hashlib.sha256(weights.read_bytes()).hexdigest()
    metadata = {
        "name": "newsnlp-mentions",
        "version": f"{__version__}+{checksum[:8]}",
        "features": FEATURES,
        "lexicons": lexicons_checksum(),
        "weights_sha256": checksum,
        "parameters": parameters,
        "training": dict(sorted(counts.items())),
    }
    path = options.build / "mentions.json"
    path.write_text(json.dumps(metadata, indent=2) + "\n", encoding="utf-8")
    print(path.read_text(encoding="utf-8"), weights.stat().st_size, "bytes")


def _count(line: Line) -> Counter[str]:
    source = line.source.partition("/")[0]
    source = "corpora" if source.isdigit() else source
    kinds = Counter(f"{source}: {kind}" for _, _, kind in line.spans)
    return kinds + Counter({f"{source}: lines": 1, f"{source}: characters": len(line.text)})


if __name__ == "__main__":
    main()
