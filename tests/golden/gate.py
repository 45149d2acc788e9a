"""The floors of the corpus's test split: measured, pinned, and lowered only aloud.

python -m tests.golden.gate                      say how the scores stand to the floors
python -m tests.golden.gate --pin                raise the floors to the scores
python -m tests.golden.gate --pin --allow-regression    lower them too; name it in CHANGELOG.md
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from newsnlp.evaluation import Evaluation, GoldArticle, evaluate, newsnlp_annotator
from newsnlp.evaluation.corpus.collection import load_corpus
from newsnlp.evaluation.figures import (
    LAYERS,
    accuracies,
    expected_calibration_error,
    layer_figures,
)

CORPUS = Path(__file__).parents[2] / "corpora"
FLOORS = Path(__file__).parent / "floors.json"
DIGITS = 4
LARGEST_CALIBRATION_ERROR = 0.05
"""How far the confidence of quotations may lie from how often they are right."""


def load_test_split() -> list[GoldArticle]:
    """Return the articles of the test split."""
    return [GoldArticle(a.text, a.annotation) for a in load_corpus(CORPUS, "test")]


def fingerprint(articles: list[GoldArticle]) -> str:
    """Return what changes when a text or an annotation of `articles` does."""
    whole = "\n".join(article.text + article.gold.to_json() for article in articles)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def measure(articles: list[GoldArticle]) -> Evaluation:
    """Evaluate the library on `articles`."""
    return evaluate(articles, newsnlp_annotator())


def scores_of(evaluation: Evaluation) -> dict[str, float]:
    """Return F1 by layer and the accuracies, rounded down."""
    counts = evaluation.counts
    scores = {layer: layer_figures(counts, layer).f1 for layer in LAYERS}
    scores |= {name: accuracy.share for name, accuracy in accuracies(counts).items()}
    return {name: math.floor(score * 10**DIGITS) / 10**DIGITS for name, score in scores.items()}


def read_floors(path: Path = FLOORS) -> dict[str, Any]:
    """Return the pinned floors with the fingerprint of what they were measured on; {} if none."""
    content: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
    return content


def fallen(scores: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Return a line for each layer that lies below its floor."""
    return [
        f"{name}: {scores.get(name, 0.0):.4f} is below its floor {floor:.4f}"
        for name, floor in floors.items()
        if scores.get(name, 0.0) < floor
    ]


def pin(
    scores: Mapping[str, float], sha: str, *, allow_regression: bool, path: Path = FLOORS
) -> list[str]:
    """Write `scores` as the floors, unless one would be lowered silently; return those lines."""
    lowered = fallen(scores, read_floors(path).get("floors", {}))
    if not lowered or allow_regression:
        content = {"test_split": sha, "floors": dict(scores)}
        path.write_text(json.dumps(content, indent=2) + "\n")
    return lowered


def main() -> int:
    """Run the gate at the command line; 1 where a score has fallen and nobody allowed it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    options = parser.parse_args()
    articles = load_test_split()
    evaluation = measure(articles)
    scores = scores_of(evaluation)
    for name, score in scores.items():
        print(f"{name:<26}{score:.4f}")
    print(f"{'calibration error':<26}{expected_calibration_error(evaluation.judgements):.4f}")
    if options.pin:
        sha = fingerprint(articles)
        lowered = pin(scores, sha, allow_regression=options.allow_regression)
    else:
        lowered = fallen(scores, read_floors().get("floors", {}))
    for line in lowered:
        print(line, file=sys.stderr)
    return int(bool(lowered) and not options.allow_regression)


if __name__ == "__main__":
    raise SystemExit(main())
