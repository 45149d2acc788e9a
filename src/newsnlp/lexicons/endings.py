"""Words looked up from where they end: the grammar of Chinese names and titles is head-final."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count
from operator import or_

from newsnlp.lexicons.finding import sizes_by


class WordsByEnd:
    """A set of words that is asked which of them end at a place; immutable, O(lengths) a query.

    >>> words = WordsByEnd(["经理", "总经理"])
    >>> words.longest("副总经理", 4)
    '总经理'
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(word for word in words if word)
        self._longest = max(map(len, self._words), default=0)
        # by the last two characters, which few places of a text share with any word
        self._lengths = sizes_by((word[-2:], word) for word in self._words)
        finals = "".join(sorted({re.escape(word[-1]) for word in self._words}))
        self._singles = frozenset(word for word in self._words if len(word) == 1)
        self._final = re.compile(f"[{finals}]") if finals else re.compile(r"(?!)")

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def longest(self, text: str, end: int, floor: int = 0) -> str | None:
        """Return the longest word that ends at `end` and begins at `floor` or later, or None."""
        if end <= floor:
            return None
        for length in self._lengths.get(text[max(0, end - 2) : end], ()):
            if length <= end - floor and text[end - length : end] in self._words:
                return text[end - length : end]
        last = text[end - 1]
        return last if last in self._words else None

    def begins(self, text: str, start: int, end: int) -> bool:
        """Return whether a word of two characters or more begins at `start` and ends by `end`."""
        longest = min(end - start, self._longest)
        return any(text[start : start + n] in self._words for n in range(2, longest + 1))

    def iter_longest(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield, for each place in `text` where words end, the offsets of the longest of them."""
        for match in self._final.finditer(text):
            word = self.longest(text, match.end())
            if word is not None:
                yield match.end() - len(word), match.end()

    def among(self, text: str, pairs: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield the same, given the `pairs_of` the text: quicker where many words share them."""
        words, lengths, singles = self._words, self._lengths, self._singles
        if text[:1] in singles:
            yield 0, 1
        of_two = map(lengths.__contains__, pairs)
        of_one = map(singles.__contains__, text[1:])
        for start in compress(count(), map(or_, of_two, of_one)):
            end = start + 2
            for length in lengths.get(pairs[start], ()):
                if length <= end and text[end - length : end] in words:
                    yield end - length, end
                    break
            else:
                if text[end - 1] in singles:
                    yield end - 1, end
