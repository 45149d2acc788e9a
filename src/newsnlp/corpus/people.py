"""People across articles: the sightings of one name joined, namesakes kept apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from newsnlp.corpus.clusters import Pair, join_surest_first, neighbours
from newsnlp.corpus.commonness import name_key
from newsnlp.corpus.evidence import JOINING_BITS, make_join
from newsnlp.corpus.foreign_names import block_of
from newsnlp.corpus.namesakes import Namesakes
from newsnlp.corpus.person_evidence import bits_between, is_settled, weigh, weigh_stated
from newsnlp.corpus.portraits import make_people
from newsnlp.corpus.profiles import Profile, make_profiles
from newsnlp.corpus.records import CorpusPerson, Join, Reference
from newsnlp.corpus.sightings import Sighting

WHOLE_BLOCK = 40
"""The most profiles of a block that are all compared with each other."""
WINDOW = 12
"""In a larger block, with how many neighbours of a bucket each profile is compared."""
MARGIN_BITS = 3.0
"""How much surer one person must be than the next for a bare name, or a short one, to be theirs."""


def block_key(sighting: Sighting) -> str:
    """Return what all sightings of one person share."""
    return block_of(name_key(sighting.name))


def join_block(sightings: Iterable[Sighting]) -> Iterator[CorpusPerson]:
    """Yield the people of one block, those of each name in order of their first article."""
    profiles = make_profiles(sightings, is_settled)
    people = Namesakes(profiles)
    known = [n for n, p in enumerate(profiles) if p.bodies and _is_whole(p, profiles)]
    made = _join_known(profiles, people, known)
    others = sorted(set(range(len(profiles))) - set(known))
    made += _attach(profiles, people, known, others)
    made += _join_others(profiles, people, others)
    yield from make_people(profiles, people.groups(), _joins(profiles, people, made))


def _is_whole(profile: Profile, profiles: Sequence[Profile]) -> bool:
    """Whether a name is no short form of another of the block: 诺兰, where there is 克…·诺兰."""
    return "·" in profile.key or not any("·" in other.key for other in profiles)


def _join_known(profiles: Sequence[Profile], people: Namesakes, known: Sequence[int]) -> list[Pair]:
    """Join the profiles that state a body."""
    pairs = ((bits_between(profiles[a], profiles[b]), a, b) for a, b in _pairs(profiles, known))
    return join_surest_first(people, pairs, people.may_unite)


def _pairs(profiles: Sequence[Profile], places: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Return the pairs worth comparing: all of a small block, those that share a key of a large."""
    if len(places) <= WHOLE_BLOCK:
        return combinations(places, 2)
    buckets: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place in places:
        for key in _bucket_keys(profiles[place]):
            buckets[key].append(place)
    return sorted({pair for bucket in buckets.values() for pair in neighbours(bucket, WINDOW)})


def _bucket_keys(profile: Profile) -> Iterator[tuple[str, str]]:
    yield from (("body", body[:3]) for body in profile.bodies)
    yield from (("body", body[-4:]) for body in profile.bodies)
    yield from (("company", name) for name in profile.company)
    yield from (("title", title) for title in profile.titles)


def _attach(
    profiles: Sequence[Profile], people: Namesakes, known: Sequence[int], others: Sequence[int]
) -> list[Pair]:
    """Give each bare or short name to the one person that it fits, where it fits no other."""
    known_people = _Known(profiles, people, known)
    # all are chosen before any is united, so that none makes way for another
    fits = [(known_people.best_for(place), place) for place in others]
    pairs = [(fit[0], fit[1], place) for fit, place in fits if fit is not None]
    return join_surest_first(people, pairs, people.may_unite)


class _Known:
    """The people of a block who are known by a body, asked which of them a name fits."""

    def __init__(
        self, profiles: Sequence[Profile], people: Namesakes, known: Sequence[int]
    ) -> None:
        self._profiles = profiles
        self._known = known
        self._root = {place: people.find(place) for place in known}
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        for place in known:
            for key in profiles[place].company | profiles[place].bodies:
                self._by_key[key].append(place)
        firsts = {root: place for place, root in reversed(self._root.items())}
        self._firsts = sorted(firsts.values())[:2]

    def best_for(self, place: int) -> tuple[float, int] | None:
        """Return the bits of the best fit and its place; None where no one, or two, fit."""
        best: dict[int, tuple[float, int]] = {}
        for other in self._compared(place):
            bits = bits_between(self._profiles[place], self._profiles[other])
            root = self._root[other]
            best[root] = max(best.get(root, (float("-inf"), 0)), (bits, -other))
        ranked = sorted(best.values(), reverse=True)
        if not ranked or ranked[0][0] < JOINING_BITS:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN_BITS:
            return None
        return ranked[0][0], -ranked[0][1]

    def _compared(self, place: int) -> Sequence[int]:
        if len(self._known) <= WHOLE_BLOCK:
            return self._known
        profile = self._profiles[place]
        keys = sorted(profile.company | profile.topics | profile.bodies)
        near = {p for key in keys for p in self._by_key.get(key, ())[:WINDOW]}
        # two people stand for all for whom only the name speaks
        return sorted(near | set(self._firsts))


def _join_others(
    profiles: Sequence[Profile], people: Namesakes, others: Sequence[int]
) -> list[Pair]:
    """Join what is left: names of which nothing, or nothing that helped, is stated.

    Where someone is known by the name, it alone does not tell who else bears it.
    """
    left = [place for place in others if people.members(people.find(place)) == [place]]
    known = set(range(len(profiles))) - set(left)
    taken = {profiles[place].key for place in known}
    pairs = [
        (bits, a, b)
        for a, b in _pairs_of_others(profiles, left)
        if (bits := bits_between(profiles[a], profiles[b])) >= JOINING_BITS
        and (profiles[a].key not in taken or profiles[a].company & profiles[b].company)
    ]
    return join_surest_first(people, pairs, people.may_unite)


def _pairs_of_others(profiles: Sequence[Profile], places: Sequence[int]) -> list[tuple[int, int]]:
    buckets: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for place in places:
        buckets["name", profiles[place].key].append(place)
        for name in profiles[place].company | profiles[place].topics:
            buckets["company", name].append(place)
    return sorted({pair for bucket in buckets.values() for pair in neighbours(bucket, WINDOW)})


def _joins(
    profiles: Sequence[Profile], people: Namesakes, made: Iterable[Pair]
) -> dict[int, list[Join]]:
    """Return the joins of each person, by the least place of their profiles."""
    joins: defaultdict[int, list[Join]] = defaultdict(list)
    for _, left, right in made:
        a, b = profiles[left], profiles[right]
        joins[people.find(left)].append(make_join(_ref(a), _ref(b), weigh(a, b)))
    for place, profile in enumerate(profiles):
        joins[people.find(place)].extend(_joins_inside(profile))
    return joins


def _joins_inside(profile: Profile) -> Iterator[Join]:
    """Yield the joins of sightings that state the same."""
    signals = weigh_stated(profile)
    first = _ref(profile)
    for sighting in profile.sightings[1:]:
        yield make_join(first, Reference(article=sighting.article, record=sighting.record), signals)


def _ref(profile: Profile) -> Reference:
    first = profile.sightings[0]
    return Reference(article=first.article, record=first.record)
