"""Confidence: how often quotations like this one are right, piece and speaker both.

With a model, a logistic regression over what decided: the rule of the piece and its score, the
sieve of the speaker, the probability of the option chosen. Without one, the product of the scores
of the rules, made by hand, and what such products were measured to be worth on `corpora/`.
"""

from __future__ import annotations

from bisect import bisect_right

from newsnlp.extraction.candidates import QuoteCandidate
from newsnlp.models.attribution import SourceModel
from newsnlp.resolution.speakers import ResolvedSource

_MEASURED = (
    (0.0, 0.1),
    (0.26, 0.4),
    (0.35, 0.42),
    (0.45, 0.59),
    (0.56, 0.71),
    (0.64, 0.76),
    (0.72, 0.8),
    (0.82, 0.92),
    (1.0, 0.97),
)
_SCORES = [score for score, _ in _MEASURED]
_LENGTHS = (4, 8, 16, 32, 64)


def confidence_of(
    candidate: QuoteCandidate, source: ResolvedSource, model: SourceModel | None
) -> float:
    """Return the probability that a quotation and its speaker are right."""
    if model is None:
        return calibrated(candidate.score * source.score)
    return round(model.trust(describe_decision(candidate, source)), 3)


def describe_decision(candidate: QuoteCandidate, source: ResolvedSource) -> list[str]:
    """Return the features of what decided on a quotation, as words a model has weights for."""
    start, end = candidate.pieces[0]
    features = [
        f"piece={candidate.by}",
        f"score={candidate.score:.1f}",
        f"piece={candidate.by},score={candidate.score:.1f}",
        f"source={source.by}",
        f"source={source.by},{candidate.kind}",
        f"length={bisect_right(_LENGTHS, end - start)},{candidate.kind}",
        f"kind={source.speakers[0].kind}",
        f"pieces={min(len(candidate.pieces), 3)}",
        f"closed={candidate.closed}",
    ]
    if source.ranked:
        share = f"{source.ranked.probabilities[source.ranked.best]:.1f}"
        features.append(f"share={share}")
        features.append(f"share={share},{source.ranked.words}")
    return features


def calibrated(score: float) -> float:
    """Return the share of quotations of this score that were right, between points in a line.

    >>> calibrated(0.56), round(calibrated(0.6), 3)
    (0.71, 0.735)
    """
    upper = min(max(bisect_right(_SCORES, score), 1), len(_SCORES) - 1)
    (low, right_low), (high, right_high) = _MEASURED[upper - 1], _MEASURED[upper]
    share = (score - low) / (high - low)
    return round(right_low + share * (right_high - right_low), 3)
