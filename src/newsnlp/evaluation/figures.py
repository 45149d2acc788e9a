"""From counts to figures: precision, recall, F1, accuracies, and how sure they are."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from newsnlp.evaluation.article_score import THRESHOLDS, ArticleScore, Judgement

FAMILIES: Final = ("direct", "indirect")
# The layers of the table, in order, and what makes a hit in each.
LAYERS: Final[Mapping[str, tuple[tuple[str, ...], str]]] = {
    "people": (("people",), "hit"),
    "roles": (("roles",), "hit"),
    "roles_strict": (("roles_strict",), "hit"),
    "documents": (("documents",), "hit"),
    "issuers": (("issuers",), "hit"),
    "direct": (("direct",), "hit"),
    "direct_attributed": (("direct",), "attributed"),
    "indirect": (("indirect",), "hit"),
    "indirect_attributed": (("indirect",), "attributed"),
    "quotes": (FAMILIES, "hit"),
    "quotes_attributed": (FAMILIES, "attributed"),
}
# The accuracies, and the counts of their numerators and denominators.
ACCURACIES: Final[Mapping[str, tuple[tuple[str, ...], str]]] = {
    "document_kind_accuracy": (("document_kind.right",), "documents.hit"),
    "speaker_accuracy": (("direct.attributed", "indirect.attributed"), "pairs"),
    "speaker_kind_accuracy": (("speaker_kind.right",), "pairs"),
    "cue_accuracy": (("cue.right",), "pairs"),
    "kind_accuracy": (("kind.right",), "pairs"),
    "byline_accuracy": (("byline.right",), "people.hit"),
    "former_accuracy": (("former.right",), "former.judged"),
}
RESAMPLES: Final = 1000
SEED: Final = 20200401
BINS: Final = 10
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class LayerFigures:
    """Precision, recall and F1 of a layer, and the counts behind them."""

    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of what was predicted that is right."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.predicted + self.gold
        return 2 * self.hits / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How many of those that were judged are right."""

    right: int
    judged: int

    @property
    def share(self) -> float:
        """The share that is right; 0 where nothing was judged."""
        return self.right / self.judged if self.judged else 0.0


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Predictions of about one confidence: how sure they were, and how often right."""

    low: float
    high: float
    count: int
    confidence: float
    accuracy: float


def layer_figures(counts: Mapping[str, int], layer: str, at: float | None = None) -> LayerFigures:
    """Return the figures of `layer`; `at` another overlap than the guideline's, if given."""
    sources, hit = LAYERS[layer]
    suffix = "" if at is None else f"@{at}"
    return LayerFigures(
        hits=sum(counts.get(f"{source}{suffix}.{hit}", 0) for source in sources),
        predicted=sum(counts.get(f"{source}{suffix}.pred", 0) for source in sources),
        gold=sum(counts.get(f"{source}{suffix}.gold", 0) for source in sources),
    )


def accuracies(counts: Mapping[str, int]) -> dict[str, Accuracy]:
    """Return the accuracies on matched people, roles, documents and pieces."""
    return {
        name: Accuracy(sum(counts.get(key, 0) for key in right), counts.get(judged, 0))
        for name, (right, judged) in ACCURACIES.items()
    }


def speaker_accuracies(counts: Mapping[str, int], group: str) -> dict[str, Accuracy]:
    """Return the accuracy of the speaker by `group`: speaker (its kind) or cue (its position)."""
    prefix, suffix = f"{group}:", ".pairs"
    return {
        key.removeprefix(prefix).removesuffix(suffix): Accuracy(
            counts.get(key.removesuffix(suffix) + ".right", 0), judged
        )
        for key, judged in sorted(counts.items())
        if key.startswith(prefix) and key.endswith(suffix)
    }


def bootstrap_intervals(
    scores: Sequence[ArticleScore], *, resamples: int = RESAMPLES
) -> dict[str, Interval]:
    """Return the 95 % interval of the F1 of each layer, by drawing articles with replacement."""
    needed = {
        layer: [
            (layer_figures(score.counts, layer).hits, _half(layer_figures(score.counts, layer)))
            for score in scores
        ]
        for layer in LAYERS
    }
    draw = random.Random(SEED)
    values: dict[str, list[float]] = {layer: [] for layer in LAYERS}
    for _ in range(resamples if scores else 0):
        drawn = draw.choices(range(len(scores)), k=len(scores))
        for layer, rows in needed.items():
            hits = sum(rows[i][0] for i in drawn)
            total = sum(rows[i][1] for i in drawn)
            values[layer].append(hits / total if total else 0.0)
    return {layer: _middle(drawn_values) for layer, drawn_values in values.items()}


def reliability_bins(judgements: Sequence[Judgement]) -> list[ReliabilityBin]:
    """Return the bins of a reliability table, ten of equal width; empty ones are left out."""
    binned: dict[int, list[Judgement]] = {}
    for judgement in judgements:
        binned.setdefault(min(BINS - 1, int(judgement.confidence * BINS)), []).append(judgement)
    return [
        ReliabilityBin(
            low=number / BINS,
            high=(number + 1) / BINS,
            count=len(members),
            confidence=sum(member.confidence for member in members) / len(members),
            accuracy=sum(member.right for member in members) / len(members),
        )
        for number, members in sorted(binned.items())
    ]


def expected_calibration_error(judgements: Sequence[Judgement]) -> float:
    """Return how far confidence lies from accuracy, on average over predictions.

    >>> expected_calibration_error([Judgement(1.0, True), Judgement(1.0, False)])
    0.5
    """
    bins = reliability_bins(judgements)
    total = sum(part.count for part in bins)
    error = sum(part.count * abs(part.confidence - part.accuracy) for part in bins)
    return error / total if total else 0.0


def total_counts(scores: Sequence[ArticleScore]) -> Counter[str]:
    """Return the counts of all articles together."""
    total: Counter[str] = Counter()
    for score in scores:
        total.update(score.counts)
    return total


def overlap_figures(counts: Mapping[str, int], layer: str) -> dict[float, LayerFigures]:
    """Return the figures of `layer` at each overlap, 1.0 being the exact piece."""
    return {threshold: layer_figures(counts, layer, threshold) for threshold in THRESHOLDS}


def _half(figures: LayerFigures) -> float:
    return (figures.predicted + figures.gold) / 2


def _middle(values: list[float]) -> Interval:
    if not values:
        return 0.0, 0.0
    ordered = sorted(values)
    return ordered[int(0.025 * len(ordered))], ordered[int(0.975 * len(ordered)) - 1]
