"""The people of one block of names: profiles in clusters, and which of these may become one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from newsnlp.corpus.clusters import Clusters
from newsnlp.corpus.foreign_names import relation
from newsnlp.corpus.person_evidence import contradict
from newsnlp.corpus.profiles import Profile


class Namesakes(Clusters):
    """Profiles, by their places, that become people.

    Two people of one article are never one person: whoever read the article knew better. Nor are
    two whose names cannot be of one, though a short form may fit both, nor two who held at one
    time what nobody holds at once.
    """

    def __init__(self, profiles: Sequence[Profile]) -> None:
        super().__init__(len(profiles))
        self._profiles = profiles
        self._articles = [{s.article for s in profile.sightings} for profile in profiles]
        self._names = [{profile.key} for profile in profiles]

    def may_unite(self, left: list[int], right: list[int]) -> bool:
        """Whether two clusters, given as their places, do not contradict each other."""
        a, b = self.find(left[0]), self.find(right[0])
        if not self._articles[a].isdisjoint(self._articles[b]):
            return False
        if any(relation(x, y) is None for x, y in product(self._names[a], self._names[b])):
            return False
        return not contradict([self._profiles[n] for n in left], [self._profiles[n] for n in right])

    def unite(self, left: int, right: int) -> None:
        """Make the clusters of two places one."""
        roots = self.find(left), self.find(right)
        super().unite(left, right)
        low, high = min(roots), max(roots)
        if low == high:
            return
        for sets in (self._articles, self._names):
            # the smaller into the larger: no element moves more often than log n times
            small, large = sorted((sets[low], sets[high]), key=len)
            large |= small
            sets[low], sets[high] = large, set()
