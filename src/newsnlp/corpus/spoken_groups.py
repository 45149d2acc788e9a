"""Which quotations are one: alike to the letter, then near-duplicates, then those of no name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from newsnlp.corpus.clusters import Clusters, Groups, join_surest_first, neighbours
from newsnlp.corpus.compared import ComparedPairs
from newsnlp.corpus.evidence import JOINING_BITS
from newsnlp.corpus.foreign_names import relation
from newsnlp.corpus.quotation_evidence import Wording, bits_between
from newsnlp.corpus.spoken import Spoken, names_someone
from newsnlp.corpus.voices import Voices

WHOLE_BUCKET = 16
"""The most quotations of a bucket that are all compared with each other."""
WINDOW = 6
"""In a larger bucket, with how many neighbours each is compared."""
MARGIN_BITS = 2.0
"""How much better one named speaker must fit words that name nobody than the next does."""
PAIRS_EACH = 2
"""How many pairs a quotation are remembered as compared."""
Pair = tuple[int, int]


class SpokenGroups:
    """Groups of quotations, by number; the same whatever the order of the numbers.

    Named speakers come first: two reports of one name and one wording are one quotation, and
    nothing else decides it. What names nobody, or a body, is placed when these groups stand.
    """

    def __init__(self, voices: Voices, wording: Callable[[int], Wording]) -> None:
        self.groups = Groups(len(voices))
        self._voices = voices
        self._wording = wording
        self._covered = bytearray(len(voices))
        self._speakers: dict[str, int] = {}
        self._offers: dict[Pair, float] = {}
        self._compared = ComparedPairs(PAIRS_EACH * len(voices))

    def join_alike(self, bucket: Iterable[int]) -> None:
        """Join quotations that are alike to the letter, and note how many people say them."""
        ordered = sorted(bucket, key=lambda n: (_speaker(self._spoken(n)), self._spoken(n).order))
        plain = self._wording(ordered[0]).plain
        names = {self._spoken(n).key for n in ordered if names_someone(self._spoken(n))}
        if len(names) > 1:
            self._speakers[plain] = len(names)
        for left, right in pairwise(ordered):
            if _speaker(self._spoken(left))[:2] != _speaker(self._spoken(right))[:2]:
                continue
            if self._bits(left, right) >= JOINING_BITS:
                self.groups.unite(left, right)
                self._covered[right] = True  # the first of them stands for all from here on

    def join_near(self, bucket: Iterable[int]) -> None:
        """Join the near-duplicates among quotations that share a band."""
        for left, right in self._pairs([n for n in bucket if not self._covered[n]]):
            if self.groups.find(left) == self.groups.find(right):
                continue
            if not self._compared.note(left, right):
                continue
            bits = self._bits(left, right)
            if bits < JOINING_BITS:
                continue
            if _same_name(self._spoken(left), self._spoken(right)):
                self.groups.unite(left, right)
            else:
                self._offers[left, right] = bits

    def place_others(self) -> None:
        """Give what names nobody, or a body, to the group that it fits best."""
        offers: dict[Pair, float] = {}
        for (left, right), bits in self._offers.items():
            low, high = sorted((self.groups.find(left), self.groups.find(right)))
            if low != high:
                offers[low, high] = max(bits, offers.get((low, high), bits))
        roots = self._in_canonical_order({root for pair in offers for root in pair})
        places = {root: place for place, root in enumerate(roots)}
        keys = [self._name(root) for root in roots]
        pairs = [
            (bits, min(places[a], places[b]), max(places[a], places[b]))
            for (a, b), bits in offers.items()
        ]
        for _, left, right in join_surest_first(
            Clusters(len(roots)),
            _without_doubtful(pairs, keys),
            lambda a, b: _one_speaker(keys[n] for n in (*a, *b)),
        ):
            self.groups.unite(roots[left], roots[right])

    def bits_between(self, left: Wording, right: Wording) -> float:
        """Return the evidence that two quotations are one."""
        return bits_between(left, right, self.speakers_of(left, right))

    def speakers_of(self, left: Wording, right: Wording) -> int:
        """Return how many people are known to have said the words of either."""
        return max(self._speakers.get(wording.plain, 1) for wording in (left, right))

    def _bits(self, left: int, right: int) -> float:
        return self.bits_between(self._wording(left), self._wording(right))

    def _spoken(self, number: int) -> Spoken:
        return self._wording(number).spoken

    def _name(self, number: int) -> str:
        spoken = self._spoken(number)
        return spoken.key if names_someone(spoken) else ""

    def _pairs(self, bucket: Sequence[int]) -> Iterator[Pair]:
        """Yield the pairs of a bucket to compare, the lesser number first."""
        if len(bucket) <= WHOLE_BUCKET:
            pairs: Iterator[Pair] = combinations(bucket, 2)
        else:
            pairs = neighbours(sorted(bucket, key=self._voices.order), WINDOW)
        for left, right in pairs:
            if not self._voices.are_two(left, right):
                yield (left, right) if left < right else (right, left)

    def _in_canonical_order(self, roots: set[int]) -> list[int]:
        """Return `roots` by the first report of each group, which is that of no input order."""
        first: dict[int, tuple[str, str, str]] = {}
        for root, members in self._members(roots):
            first[root] = min(self._spoken(n).order for n in members)
        return sorted(roots, key=lambda root: first[root])

    def _members(self, roots: set[int]) -> Iterator[tuple[int, list[int]]]:
        several = self.groups.several()
        for root in roots:
            yield root, several.get(root, [root])


def _speaker(spoken: Spoken) -> tuple[str, str, tuple[str, ...]]:
    return (spoken.speaker_kind, spoken.key, spoken.bodies)


def _same_name(left: Spoken, right: Spoken) -> bool:
    return names_someone(left) and names_someone(right) and left.key == right.key


def _one_speaker(names: Iterable[str]) -> bool:
    """Whether all names, where there are any, are forms of one."""
    distinct = sorted(set(filter(None, names)))
    return all(relation(a, b) is not None for a, b in combinations(distinct, 2))


def _without_doubtful(
    pairs: Iterable[tuple[float, int, int]], names: Sequence[str]
) -> list[tuple[float, int, int]]:
    """Return `pairs` less those that give words of no name to one of two speakers who fit alike."""
    fits: defaultdict[int, list[tuple[float, str]]] = defaultdict(list)
    pairs = list(pairs)
    for bits, a, b in pairs:
        for place, other in ((a, b), (b, a)):
            if not names[place] and names[other]:
                fits[place].append((bits, names[other]))
    doubtful = {place for place, offers in fits.items() if _is_doubtful(offers)}
    return [
        (bits, a, b) for bits, a, b in pairs if not ({a, b} & doubtful and (names[a] or names[b]))
    ]


def _is_doubtful(offers: Iterable[tuple[float, str]]) -> bool:
    ranked = sorted(offers, reverse=True)
    best, name = ranked[0]
    rivals = (bits for bits, other in ranked if not _one_speaker((name, other)))
    return best - next(rivals, float("-inf")) < MARGIN_BITS
