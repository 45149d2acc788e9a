"""Every other place where a name stands that the article has once for certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Place = tuple[int, int, str]


def iter_places(text: str, terms: Iterable[str]) -> Iterator[Place]:
    """Yield where `terms` stand in `text`, the longest at each place, never overlapping.

    >>> [name for _, _, name in iter_places("王军霞和王军", ["王军", "王军霞"])]
    ['王军霞', '王军']
    """
    by_first: dict[str, list[int]] = {}
    known = {term for term in terms if term}
    for term in known:
        by_first.setdefault(term[0], []).append(len(term))
    if not known:
        return
    sizes = {first: sorted(set(found), reverse=True) for first, found in by_first.items()}
    firsts = re.compile(f"[{re.escape(''.join(sorted(by_first)))}]")
    at = 0
    while match := firsts.search(text, at):
        start = match.start()
        at = start + 1
        for size in sizes[match.group()]:
            term = text[start : start + size]  # shorter than `size` at the end of the text
            if term in known:
                at = start + len(term)
                yield start, at, term
                break
