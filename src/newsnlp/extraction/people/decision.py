"""Which sightings are names: each weighed with what the whole article says of its string."""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from newsnlp.extraction.people.sighting import BY_MODEL, Sighting

THRESHOLD = 4.0
REPEATED = 0.5
FURTHER = 0.7
MAX_REPEATED = 2.5
ALWAYS_FOLLOWED = -1.5
BOUND_KINDS = frozenset({"plain", "word", "verb", "noun"})
SUPPORT = 0.35
ANCHORED_NEIGHBOUR = 2.0
MORE_NEIGHBOURS = 0.5
LIKELY = 3.4
LIKELY_NEIGHBOUR = 0.8
FOREIGN_ARTICLE = 3
MIN_OVERRUN = 5
MIN_OVERRUN_OF_MODEL = 3
LISTED_THERE = 1.0
OPENS_GAP = frozenset("（(、和与及，,/ \u3000")
RE_LIST_GAP = re.compile(r"(?:[（(][^（）()\n]{1,14}[）)])?[、和与及，,/ 　]{1,2}")


@dataclass(frozen=True, slots=True)
class Known:
    """A name that is certain in this article."""

    name: str
    score: float
    rule: str
    pattern: str


def decide(text: str, sightings: Sequence[Sighting]) -> dict[str, Known]:
    """Return the names of the article, each with its surest sighting."""
    support = _support(sightings)
    winners = _disjoint(sightings, support)
    _raise_lists(text, winners)
    _raise_listed(winners)
    support = _support(winners)
    best: dict[str, Sighting] = {}
    for sighting in winners:
        if sighting.name not in best or sighting.score > best[sighting.name].score:
            best[sighting.name] = sighting
    sure = {name: sighting for name, sighting in best.items() if support[name] >= THRESHOLD}
    return {
        name: Known(name, confidence(support[name]), sighting.rule, sighting.pattern)
        for name, sighting in sure.items()
        if not _overruns(name, sighting, sure)
    }


def _overruns(name: str, sighting: Sighting, sure: Container[str]) -> bool:
    """Return whether a name took in a word beside it: 丹尼尔·伯努利曾, 长佴归远, 步溪亦."""
    if sighting.by == BY_MODEL:
        shortest = MIN_OVERRUN_OF_MODEL
    elif sighting.pattern == "foreign":
        shortest = MIN_OVERRUN
    else:
        return False
    return len(name) >= shortest and any(
        name[cut:] in sure or name[:-cut] in sure for cut in (1, 2)
    )


def confidence(weight: float) -> float:
    """Return the probability that goes with a sum of evidence."""
    return round(1 / (1 + math.exp(-(weight - THRESHOLD + 1.0))), 3)


@dataclass(slots=True)
class _Record:
    """What the article shows of one string."""

    best: float = -99.0
    times: int = 0
    contexts: list[float] = field(default_factory=list)
    after: set[str] = field(default_factory=set)

    def add(self, sighting: Sighting) -> None:
        left, right = sighting.left, sighting.right
        self.best = max(self.best, sighting.score)
        self.contexts.append(left.weight + right.weight)
        self.times += left.kind != "word" and right.kind != "forbid"
        self.after.add(sighting.next if right.kind in BOUND_KINDS else "")

    def weight(self) -> float:
        """Return the best score, more for a string that recurs among different neighbours."""
        if len(self.contexts) == 1:
            return self.best
        if self.times >= 2 and len(self.after) == 1 and "" not in self.after:
            return self.best + ALWAYS_FOLLOWED
        further = sorted(self.contexts, reverse=True)[1:6]
        more = sum(FURTHER**k * max(0.0, c) for k, c in enumerate(further, start=1))
        return self.best + min(MAX_REPEATED, max(more, REPEATED * math.log2(max(1, self.times))))


def _support(sightings: Iterable[Sighting]) -> dict[str, float]:
    records: dict[str, _Record] = {}
    for sighting in sightings:
        record = records.get(sighting.name)
        if record is None:
            record = records[sighting.name] = _Record()
        record.add(sighting)
    return {name: record.weight() for name, record in records.items()}


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


def _raise_listed(winners: list[Sighting]) -> None:
    """Trust usual transliterations more where the article has several such names."""
    sure = {s.name for s in winners if s.pattern == "foreign" and s.score >= THRESHOLD}
    if len(sure) >= FOREIGN_ARTICLE:
        for sighting in winners:
            sighting.bonus += LISTED_THERE * sighting.listed


def _raise_lists(text: str, winners: Iterable[Sighting]) -> None:
    """Give the members of a list (甲、乙和丙) what the surest of them has."""
    group: list[Sighting] = []
    for sighting in winners:
        if group and not _is_list_gap(text, group[-1].end, sighting.start):
            _raise_group(group)
            group = []
        group.append(sighting)
    _raise_group(group)


def _is_list_gap(text: str, start: int, end: int) -> bool:
    opens = text[start : start + 1] in OPENS_GAP  # most gaps need no pattern to be told
    return opens and RE_LIST_GAP.fullmatch(text, start, end) is not None


def _raise_group(group: list[Sighting]) -> None:
    sure = sum(sighting.score >= THRESHOLD for sighting in group)
    if len(group) < 2:
        return
    if not sure:
        likely = all(sighting.score >= LIKELY for sighting in group)
        for sighting in group:
            sighting.bonus += LIKELY_NEIGHBOUR * likely
        return
    for sighting in group:
        sighting.bonus += ANCHORED_NEIGHBOUR + MORE_NEIGHBOURS * min(sure - 1, 2)
