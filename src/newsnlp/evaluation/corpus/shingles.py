"""Whether two articles share more text than two articles do by chance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from newsnlp.evaluation.corpus.names import squeeze

WIDTH: Final = 20
MOST_SHARED: Final = 0.05


@dataclass(frozen=True, slots=True)
class SharedText:
    """Two articles, and the share of the shorter one's shingles that stand in the other too."""

    first: str
    second: str
    share: float


def shingles(text: str) -> set[str]:
    """Return every run of 20 characters in `text`, spaces aside.

    >>> len(shingles("早市的灯" * 6))
    4
    """
    squeezed = squeeze(text)
    return {squeezed[at : at + WIDTH] for at in range(len(squeezed) - WIDTH + 1)}


def iter_shared(
    texts: Mapping[str, str], references: Mapping[str, str] | None = None
) -> Iterator[SharedText]:
    """Yield the pairs of `texts` that share anything; with `references`, text and reference."""
    sets = {name: shingles(text) for name, text in texts.items()}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for name, own in sets.items():
        for shingle in own:
            holders[shingle].append(name)
    common: Counter[tuple[str, str]] = Counter()
    if references is None:
        for names in holders.values():
            common.update(combinations(sorted(names), 2))
    for reference, text in (references or {}).items():
        for shingle in shingles(text):
            common.update((name, reference) for name in holders.get(shingle, ()))
    for (first, second), count in sorted(common.items()):
        size = min(len(sets[first]), len(sets.get(second, sets[first])))
        yield SharedText(first, second, count / max(1, size))
