"""Every place of many terms in a text, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Place = tuple[int, int, str]


class TermFinder:
    """Finds many terms at once: the longest at each place, never overlapping.

    Its time grows with the text, and not with the number of terms.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = frozenset(term for term in terms if term)
        sizes: dict[str, set[int]] = {}
        for term in self._terms:
            sizes.setdefault(term[:2], set()).add(len(term))
        self._sizes = {head: sorted(found, reverse=True) for head, found in sizes.items()}
        firsts = sorted({term[0] for term in self._terms})
        self._first = re.compile(f"[{re.escape(''.join(firsts))}]") if firsts else None

    def __call__(self, text: str) -> Iterator[Place]:
        """Yield where the terms stand in `text`, in order."""
        if self._first is None:
            return
        terms, sizes_of, search = self._terms, self._sizes, self._first.search
        at = 0
        while match := search(text, at):
            start = match.start()
            at = start + 1
            for size in sizes_of.get(text[start : start + 2], ()):
                term = text[start : start + size]
                if term in terms:
                    at = start + len(term)  # the text may end before `size`
                    yield start, at, term
                    break


def iter_places(text: str, terms: Iterable[str]) -> Iterator[Place]:
    """Yield where `terms` stand in `text`, the longest at each place, never overlapping.

    >>> [name for _, _, name in iter_places("王军霞和王军", ["王军", "王军霞"])]
    ['王军霞', '王军']
    """
    yield from TermFinder(terms)(text)
