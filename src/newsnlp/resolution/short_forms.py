"""Short forms: a body or a text called by a part of its name that was given in full before.

经产省 after 日本经济产业省, 迷楼公司 after 迷楼文化传播有限公司, 半年报 after 《2023年半年度报告》.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsnlp.extraction.quotes.grammar import one_of, words
from newsnlp.lexicons import load_lexicon
from newsnlp.records import CitedDocument, Organization
from newsnlp.resolution.antecedents import MentionIndex, Placed, Record
from newsnlp.segmentation.folding import fold

_LOOK_BACK = 200
_SHORTEST, _LONGEST = 2, 8
_TEXT_REACH = 400


class ShortForms:
    """Finds the full name for a short one, in one article."""

    def __init__(self, folded: str, organizations: MentionIndex, documents: MentionIndex) -> None:
        self._folded = folded
        self._organizations, self._documents = organizations, documents
        self._works = frozenset(words("work"))

    def body(self, short: str, at: int) -> Placed | None:
        """Return the body, named before `at`, of whose name `short`, folded, is made."""
        if not _SHORTEST <= len(short) <= _LONGEST or short in load_lexicon("place_names"):
            return None
        for placed in self._organizations.before(at, limit=_LOOK_BACK):
            if any(abbreviates(short, name) for name in _names(placed.record)):
                return placed
        return None

    def text(self, head: str, at: int) -> Placed | None:
        """Return the text, named shortly before `at`, that `head` (论文, 半年报) means."""
        for placed in self._documents.before(at):
            if at - placed.end > _TEXT_REACH:
                return None
            if self._is_called(head, placed):
                return placed
        return None

    def _is_called(self, head: str, placed: Placed) -> bool:
        title = next(_names(placed.record))
        if len(head) >= _SHORTEST and (title.endswith(head) or abbreviates(head, title)):
            return True
        if head not in self._works:
            return False
        work = isinstance(placed.record, CitedDocument) and placed.record.kind == "work"
        opening = placed.start - (self._folded[placed.start] != "《")
        return work or self._folded.endswith(head, 0, opening)


def abbreviates(short: str, name: str) -> bool:
    """Whether `short` keeps some characters of `name` in order, and closes as it closes.

    >>> abbreviates("经产省", "日本经济产业省"), abbreviates("产经省", "日本经济产业省")
    (True, False)
    """
    if not _SHORTEST < len(short) < len(name):
        return False
    closing = _closing().search(name)
    if short[-1] not in (name[-1], closing[0][0] if closing else ""):
        return False
    rest = iter(name)
    return all(character in rest for character in short)


@cache
def _closing() -> re.Pattern[str]:
    """Return the pattern of the word with which names close and short forms by its first letter."""
    return re.compile(f"{one_of('name_closing')}$")


def _names(record: Record) -> Iterator[str]:
    if isinstance(record, CitedDocument):
        yield fold(record.title)
    elif isinstance(record, Organization):
        yield from (fold(name) for name in (record.name, *record.aliases))
