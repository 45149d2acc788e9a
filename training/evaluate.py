"""Precision, recall and F1 of mentions, exact spans, on the dev and test split of corpora/."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import pycrfsuite
from lines import read_lines

from newsnlp.evaluation.figures import LayerFigures
from newsnlp.models.crf import LABELS, iter_spans
from newsnlp.models.features import CharacterFeatures


def main() -> None:
    """Measure the weights of the build folder and write scores.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path)
    build: Path = parser.parse_args().build
    tagger = pycrfsuite.Tagger()
    tagger.open(str(build / "mentions.crfsuite"))
    scores = {split: measure(tagger, build / f"{split}.jsonl") for split in ("dev", "test")}
    (build / "scores.json").write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    for split, rows in scores.items():
        for label, row in rows.items():
            print(split, label, *(f"{name} {value:.3f}" for name, value in row.items()))


def measure(tagger: pycrfsuite.Tagger, path: Path) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 of each kind of mention on the lines of `path`."""
    features = CharacterFeatures()
    counts: Counter[tuple[str, str]] = Counter()
    for line in read_lines(path):
        predicted = set(iter_spans(tagger.tag(pycrfsuite.ItemSequence(features(line.text)))))
        gold = set(line.spans)
        for name, spans in (("gold", gold), ("found", predicted), ("right", gold & predicted)):
            counts.update((kind, name) for _, _, kind in spans)
    return {label: _figures(counts, kind) for kind, label in LABELS.items()}


def _figures(counts: Counter[tuple[str, str]], kind: str) -> dict[str, float]:
    figures = LayerFigures(*(counts[kind, name] for name in ("right", "found", "gold")))
    values = (figures.precision, figures.recall, figures.f1)
    return {name: round(value, 4) for name, value in zip("PRF", values, strict=True)}


if __name__ == "__main__":
    main()
