"""Signals weighed: bits of evidence to a probability, and which joins are made."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsnlp.corpus.records import Join, Reference, Signal

JOINING_BITS = 2.0
"""The least evidence for a join: four to one."""
FORBIDDEN = float("-inf")
"""The evidence for a join that cannot be."""


class Weighed(NamedTuple):
    """A reason for or against a join, as `Signal`, in the form that many are made in."""

    by: str
    bits: float
    detail: str = ""


def total(signals: Iterable[Weighed]) -> float:
    """Return the bits of `signals` together."""
    return sum(signal.bits for signal in signals)


def total_if_any(signals: Sequence[Weighed]) -> float:
    """Return the bits of `signals` together; minus infinity for none, which forbids a join."""
    return total(signals) if signals else FORBIDDEN


def probability(bits: float) -> float:
    """Return the probability that `bits` of evidence stand for.

    >>> probability(0.0), probability(2.0)
    (0.5, 0.8)
    """
    return round(1 / (1 + math.exp2(-min(40.0, max(-40.0, bits)))), 3)


def make_join(left: Reference, right: Reference, signals: Iterable[Weighed]) -> Join:
    """Return the join of two records, its evidence from the strongest signal to the weakest."""
    ordered = sorted(signals, key=lambda s: (-abs(s.bits), s))
    return Join(
        left=left,
        right=right,
        score=probability(total(ordered)),
        evidence=tuple(Signal(by=s.by, bits=round(s.bits, 2), detail=s.detail) for s in ordered),
    )


def least_score(joins: Iterable[Join]) -> float:
    """Return the score of the least sure of `joins`; 1 where there are none."""
    return min((join.score for join in joins), default=1.0)
