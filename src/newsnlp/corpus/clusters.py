"""Items joined pair by pair, the surest pair first, as long as nothing forbids it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from newsnlp.corpus.evidence import JOINING_BITS

Item = TypeVar("Item")
Pair = tuple[float, int, int]
"""How many bits of evidence, and the places of the two items."""


class Clusters:
    """Places 0 to `size` - 1 in clusters; members stay in the order of their places.

    >>> clusters = Clusters(3)
    >>> clusters.unite(2, 0)
    >>> clusters.groups()
    [[0, 2], [1]]
    """

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._members: dict[int, list[int]] = {}

    def find(self, place: int) -> int:
        """Return the least place of the cluster of `place`."""
        root = place
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[place] != root:
            self._parent[place], place = root, self._parent[place]
        return root

    def members(self, root: int) -> list[int]:
        """Return the places of the cluster whose least place is `root`."""
        return self._members.get(root) or [root]

    def unite(self, left: int, right: int) -> None:
        """Make the clusters of two places one."""
        low, high = sorted((self.find(left), self.find(right)))
        if low == high:
            return
        self._parent[high] = low
        joined = self.members(low)
        gained = self._members.pop(high, None) or [high]
        if low not in self._members:
            joined = [low]
        self._members[low] = sorted((*joined, *gained))

    def groups(self) -> list[list[int]]:
        """Return the clusters, by their least places."""
        roots = (place for place, parent in enumerate(self._parent) if place == parent)
        return [list(self.members(root)) for root in roots]


def neighbours(ordered: Sequence[Item], window: int) -> Iterator[tuple[Item, Item]]:
    """Yield each item with the `window` that follow it: what is compared where all are too many.

    >>> list(neighbours("abc", 1))
    [('a', 'b'), ('b', 'c')]
    """
    for at, item in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + window]:
            yield (item, other)


def join_surest_first(
    clusters: Clusters, pairs: Iterable[Pair], may_unite: Callable[[list[int], list[int]], bool]
) -> list[Pair]:
    """Unite the pairs with evidence enough, surest first, and return those that did.

    Args:
        clusters: what to unite in.
        pairs: in any order.
        may_unite: whether two clusters, given as their places, do not contradict each other.
    """
    made: list[Pair] = []
    enough = (pair for pair in pairs if pair[0] >= JOINING_BITS)
    for bits, left, right in sorted(enough, key=lambda pair: (-pair[0], pair[1], pair[2])):
        roots = clusters.find(left), clusters.find(right)
        if roots[0] != roots[1] and may_unite(*map(clusters.members, roots)):
            clusters.unite(left, right)
            made.append((bits, left, right))
    return made


class Groups:
    """Numbers 0 to `size` - 1 in groups: eight bytes each, for sets too large for `Clusters`."""

    def __init__(self, size: int) -> None:
        self._parent = array("Q", range(size))

    def find(self, number: int) -> int:
        """Return the number that stands for the group of `number`."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def unite(self, left: int, right: int) -> None:
        """Make the groups of two numbers one."""
        low, high = sorted((self.find(left), self.find(right)))
        self._parent[high] = low

    def several(self) -> dict[int, list[int]]:
        """Return the groups of two or more, by the number that stands for each."""
        groups: dict[int, list[int]] = {}
        for number in range(len(self._parent)):
            root = self.find(number)
            if root != number:
                groups.setdefault(root, [root]).append(number)
        return groups
