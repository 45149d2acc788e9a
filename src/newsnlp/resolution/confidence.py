"""Confidence: how often quotations of a score are right, piece and speaker both.

The scores of rules are made by hand; what they are worth was measured on the articles of
`corpora/` (206 of them, 1,988 pieces, November 2026): of the pieces scored about 0.56, 71 % were
right. `newsnlp evaluate` prints the same table for any other texts.
"""

from __future__ import annotations

from bisect import bisect_right

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


def calibrated(score: float) -> float:
    """Return the share of quotations of this score that were right, between points in a line.

    >>> calibrated(0.56), round(calibrated(0.6), 3)
    (0.71, 0.735)
    """
    upper = min(max(bisect_right(_SCORES, score), 1), len(_SCORES) - 1)
    (low, right_low), (high, right_high) = _MEASURED[upper - 1], _MEASURED[upper]
    share = (score - low) / (high - low)
    return round(right_low + share * (right_high - right_low), 3)
