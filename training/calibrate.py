"""How much the model's word should weigh beside the evidence of rules, for names of people.

A logistic regression over the places where rules saw a name or the model did, on the dev split of
corpora/: what is fitted are the constants of `newsnlp.extraction.merging`, in log odds. They are
halved there (see its docstring).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from newsnlp.evaluation.corpus.collection import load_corpus
from newsnlp.evaluation.corpus.compiler import CorpusArticle
from newsnlp.extraction.candidates import Found, find_all
from newsnlp.extraction.merging import log_odds
from newsnlp.extraction.people import PersonExtractor
from newsnlp.extraction.people.decision import THRESHOLD
from newsnlp.extraction.people.model_evidence import Readings
from newsnlp.extraction.people.sighting import Sighting
from newsnlp.models.mention_model import ModelMention
from newsnlp.reading import read
from newsnlp.registry import build_extractors
from newsnlp.segmentation import SegmentedText
from newsnlp.segmentation.segmenter import Segmenter
from newsnlp.settings import Settings

COLUMNS = (
    *("bias", "rules", "same", "odds of same", "other borders", "odds of other", "other label"),
    *("unseen elsewhere", "seen elsewhere", "names a body"),
)
STRENGTH = 0.5
STEPS = 50


def main() -> None:
    """Print the fitted weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    rows = [
        row for article in load_corpus(parser.parse_args().corpus, "dev") for row in _rows(article)
    ]
    weights = fit(np.array([row[:-1] for row in rows]), np.array([row[-1] for row in rows]))
    for name, weight in zip(COLUMNS, weights / weights[1], strict=True):
        print(f"{name:<18}{weight:8.2f}")


def fit(features: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic regression with an L2 penalty, by Newton's method."""
    weights = np.zeros(features.shape[1])
    penalty = STRENGTH * np.eye(len(weights))
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (likely - right) + STRENGTH * weights
        bend = (features * (likely * (1 - likely))[:, None]).T @ features + penalty
        weights -= np.linalg.solve(bend, slope)
    return weights


def _rows(article: CorpusArticle) -> Iterator[list[float]]:
    settings = Settings()
    reading = read(article.text, format="text", settings=settings)
    segmented = Segmenter(settings)(reading.text, reading.article.blocks)
    gold = {(m.start, m.end) for m in article.annotation.mentions if m.label == "person"}
    anchors = build_extractors(Settings(extractors=("model", "organizations", "titles")))
    found = find_all(anchors, segmented)
    mentions = found.of(ModelMention)
    readings = Readings(segmented.folded, mentions, found)
    for sighting in _sightings(segmented, found):
        place = (sighting.start, sighting.end)
        here = _features(sighting, mentions)
        name, same = sighting.name, here[COLUMNS.index("same")]
        whole = [
            same * readings.unseen(name),
            (1 - same) * readings.seen(name),
            float(readings.names_body(name)),
        ]
        yield [*here, *whole, float(place in gold)]


def _sightings(segmented: SegmentedText, found: Found) -> list[Sighting]:
    """Return the surest sighting of the rules at each place."""
    people = PersonExtractor(Settings(model=None))
    text = segmented.folded
    without_model = Found()
    without_model.add(m for kind in ("organization", "title") for m in found.mentions(kind))
    best: dict[tuple[int, int], Sighting] = {}
    for sighting in people.sightings(text, without_model, people.surroundings(text)):
        place = (sighting.start, sighting.end)
        if place not in best or sighting.score > best[place].score:
            best[place] = sighting
    return list(best.values())


def _features(sighting: Sighting, mentions: tuple[ModelMention, ...]) -> list[float]:
    over = [m for m in mentions if m.start < sighting.end and sighting.start < m.end]
    people = [m for m in over if m.label == "person"]
    same = [m for m in people if (m.start, m.end) == (sighting.start, sighting.end)]
    rules = max(-4.0, min(8.0, sighting.score - THRESHOLD))
    row = [1.0, rules, float(bool(same)), _odds(same)]
    if same:
        return [*row, 0.0, 0.0, 0.0]
    return [*row, float(bool(people)), _odds(people), float(bool(over) and not people)]


def _odds(mentions: list[ModelMention]) -> float:
    if not mentions:
        return 0.0
    return log_odds(max(mention.probability for mention in mentions))


if __name__ == "__main__":
    main()
