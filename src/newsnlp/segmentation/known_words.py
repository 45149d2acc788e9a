"""Words known beyond the dictionary: the user's, and those that an article itself gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# The characters that jieba joins into words; a word with others (冯·诺依曼) it always splits.
JOINABLE = r"\u4E00-\u9FD5a-zA-Z0-9+#&._%\-"
RE_JOINABLE = re.compile(f"[{JOINABLE}]+")


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word, its frequency in the dictionary's counts, and its part of speech or ""."""

    word: str
    frequency: int
    pos: str


class WordTable:
    """Words by their beginnings, so that those at a place are found in one short walk."""

    def __init__(self, words: Iterable[KnownWord] = (), base: WordTable | None = None) -> None:
        """Hold `words` besides those of `base`, which stays as it is; of two entries, `words`'."""
        self._words: dict[str, KnownWord] = dict(base._words) if base else {}
        self._beginnings: set[str] = set(base._beginnings) if base else set()
        for known in words:
            self._words[known.word] = known
            self._beginnings.update(known.word[:n] for n in range(1, len(known.word) + 1))

    def __bool__(self) -> bool:
        return bool(self._words)

    def get(self, word: str) -> KnownWord | None:
        """Return the entry of `word`, or None."""
        return self._words.get(word)

    def iter_ends(self, text: str, start: int) -> Iterator[int]:
        """Yield where the words that begin at `start` end, shortest first.

        A word whose edge is a Latin letter or a digit is not found inside a longer one.
        """
        if start and _joins(text[start - 1], text[start]):
            return
        end = start + 1
        while end <= len(text) and (beginning := text[start:end]) in self._beginnings:
            if beginning in self._words and not (
                end < len(text) and _joins(text[end - 1], text[end])
            ):
                yield end
            end += 1

    def iter_longest(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the places of words in `text` that do not overlap, the longest at each place."""
        at = 0
        for found in self._re_first().finditer(text) if self._words else ():
            if found.start() < at:
                continue
            for end in self.iter_ends(text, found.start()):
                at = end
            if at > found.start():
                yield found.start(), at

    def _re_first(self) -> re.Pattern[str]:
        firsts = {word[0] for word in self._words}
        return re.compile("[" + "".join(re.escape(first) for first in sorted(firsts)) + "]")


def _joins(left: str, right: str) -> bool:
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
