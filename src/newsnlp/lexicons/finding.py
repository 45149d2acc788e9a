"""Every place of many terms in a text, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, count
from operator import add

Place = tuple[int, int, str]


def sizes_by(terms: Iterable[tuple[str, str]]) -> Mapping[str, tuple[int, ...]]:
    """Return how long the terms are that have the same key, longest first.

    >>> sizes_by([("王军", "王军霞"), ("王军", "王军"), ("李宁", "李宁")])
    {'王军': (3, 2), '李宁': (2,)}
    """
    bits: dict[str, int] = {}
    for key, term in terms:
        bits[key] = bits.get(key, 0) | 1 << len(term)
    sizes = {b: tuple(n for n in range(b.bit_length(), 0, -1) if b >> n & 1) for b in bits.values()}
    return {key: sizes[b] for key, b in bits.items()}


class TermFinder:
    """Finds many terms at once: the longest at each place, never overlapping.

    Its time grows with the text, and not with the number of terms.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = frozenset(term for term in terms if term)
        self._sizes = sizes_by((term[:2], term) for term in self._terms)
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

    def among(self, text: str, pairs: Sequence[str]) -> Iterator[Place]:
        """Yield the same, given the `pairs_of` the text: quicker where many finders share them."""
        terms, sizes_of = self._terms, self._sizes
        at = 0
        for start in compress(count(), map(sizes_of.__contains__, pairs)):
            if start < at:
                continue
            for size in sizes_of[pairs[start]]:
                term = text[start : start + size]
                if term in terms:
                    at = start + len(term)
                    yield start, at, term
                    break


def pairs_of(text: str) -> list[str]:
    """Return the two characters that begin at each place of `text`; one at the last.

    >>> pairs_of("总经理")
    ['总经', '经理', '理']
    """
    return [*map(add, text, text[1:]), text[-1:]]


def iter_places(text: str, terms: Iterable[str]) -> Iterator[Place]:
    """Yield where `terms` stand in `text`, the longest at each place, never overlapping.

    >>> [name for _, _, name in iter_places("王军霞和王军", ["王军", "王军霞"])]
    ['王军霞', '王军']
    """
    yield from TermFinder(terms)(text)
