"""Which sightings are names: each weighed with what the whole article says of its string."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsnlp.extraction.people.sighting import Sighting

THRESHOLD = 4.0
REPEATED = 0.6
MAX_REPEATED = 2.0
SUPPORT = 0.35
ANCHORED_NEIGHBOUR = 2.0


@dataclass(frozen=True, slots=True)
class Known:
    """A name that is certain in this article."""

    name: str
    score: float
    rule: str
    pattern: str


def decide(sightings: Sequence[Sighting]) -> dict[str, Known]:
    """Return the names of the article, each with its surest sighting."""
    support = _support(sightings)
    winners = _disjoint(sightings, support)
    _raise_lists(winners)
    support = _support(winners)
    best: dict[str, Sighting] = {}
    for sighting in winners:
        if sighting.name not in best or sighting.score > best[sighting.name].score:
            best[sighting.name] = sighting
    return {
        name: Known(name, confidence(support[name]), sighting.rule, sighting.pattern)
        for name, sighting in best.items()
        if support[name] >= THRESHOLD
    }


def confidence(weight: float) -> float:
    """Return the probability that goes with a sum of evidence."""
    return round(1 / (1 + math.exp(-(weight - THRESHOLD + 1.0))), 3)


def _support(sightings: Iterable[Sighting]) -> dict[str, float]:
    """Return for each name its best score, and more where it stands free again and again."""
    best: dict[str, float] = {}
    free: Counter[str] = Counter()
    for sighting in sightings:
        best[sighting.name] = max(best.get(sighting.name, -99.0), sighting.score)
        free[sighting.name] += sighting.right.weight > -1 and sighting.left.weight > -3
    return {
        name: score + min(MAX_REPEATED, REPEATED * math.log2(max(1, free[name])))
        for name, score in best.items()
    }


def _disjoint(sightings: Iterable[Sighting], support: dict[str, float]) -> list[Sighting]:
    """Return the best of the sightings that overlap, in order of place."""
    ranked = sorted(
        sightings, key=lambda s: (-(s.score + SUPPORT * support[s.name]), s.start, -s.end)
    )
    taken: set[int] = set()
    winners = []
    for sighting in ranked:
        places = range(sighting.start, sighting.end)
        if taken.isdisjoint(places):
            taken.update(places)
            winners.append(sighting)
    return sorted(winners, key=lambda s: s.start)


def _raise_lists(winners: list[Sighting]) -> None:
    """Give the members of a list (甲、乙和丙) what the surest of them has."""
    group: list[Sighting] = []
    for sighting in winners:
        if group and not (sighting.start - group[-1].end == 1 and group[-1].right.kind == "list"):
            _raise_group(group)
            group = []
        group.append(sighting)
    _raise_group(group)


def _raise_group(group: list[Sighting]) -> None:
    if len(group) < 2 or max(s.score for s in group) < THRESHOLD:
        return
    for sighting in group:
        sighting.bonus += ANCHORED_NEIGHBOUR
