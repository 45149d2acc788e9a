"""Subjects: whether a mention is what its clause is about, by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal

from newsnlp.extraction.quotes.grammar import one_of
from newsnlp.records import Person
from newsnlp.resolution.antecedents import Placed, Record

Part = Literal["opening", "subject", "possessor", "listed", "object", "other"]
"""What a mention is in its clause; `opening` is the subject that opens a sentence."""

_BOUNDARY = re.compile("[，。；：！？,;:!?\n”“」「）)…—]")
_SENTENCE_BOUNDARY = re.compile("[。！？!?\n”」…]")
_MODIFIED = re.compile("(?:^|[，。；！？\n])[^，。；：！？\n对向和与给跟为被把]{1,22}的$")
_NOT_A_SUBJECT_AFTER = re.compile("[的、》”」]|和|与|及|（?[著着]）?》")


class SubjectReader:
    """Reads what the mentions of one article are in their clauses."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._starts: dict[str, Mapping[int, int]] = {}

    def part(self, placed: Placed) -> Part:
        """Return what a mention is in its clause."""
        behind = self._folded[placed.end : placed.end + 1]
        start = self.before_titles(placed)
        opens = start == 0 or _BOUNDARY.match(self._folded, start - 1) is not None
        if behind == "的":
            return "possessor" if opens else "other"
        if (behind and behind in "、和与及") or self._folded[start - 1 : start] in (
            "、",
            "和",
            "与",
        ):
            return "listed"
        if self.begins_clause(placed):
            sentence = start == 0 or _SENTENCE_BOUNDARY.match(self._folded, start - 1)
            return "opening" if sentence else "subject"
        return "other" if self.may_be_subject(placed) else "object"

    def begins_clause(self, placed: Placed) -> bool:
        """Whether a mention is the subject with which a clause begins, titles before it aside."""
        if _NOT_A_SUBJECT_AFTER.match(self._folded, placed.end):
            return False
        start = self.before_titles(placed)
        if start == 0 or _BOUNDARY.match(self._folded, start - 1):
            return True
        if _reached().search(self._folded, max(0, start - 4), start):
            return self._folded[placed.end : placed.end + 1] == "，"
        return _MODIFIED.search(self._folded, max(0, start - 24), start) is not None

    def before_titles(self, placed: Placed) -> int:
        """Return where the titles that stand before a mention begin."""
        starts = self._role_starts(placed.record)
        start = placed.start
        while (begun := starts.get(start, starts.get(start - 1, start))) < start:
            start = begun
        return start

    def _role_starts(self, record: Record) -> Mapping[int, int]:
        """Return where each role that is stated of a person begins, by where it ends."""
        if record.id not in self._starts:
            roles = record.roles if isinstance(record, Person) else ()
            self._starts[record.id] = {role.span.end: role.span.start for role in roles}
        return self._starts[record.id]

    def may_be_subject(self, placed: Placed) -> bool:
        """Whether no word before a mention makes it an object."""
        if _NOT_A_SUBJECT_AFTER.match(self._folded, placed.end):
            return False
        start = self.before_titles(placed)
        return _object_before().search(self._folded, max(0, start - 3), start) is None


@cache
def _reached() -> re.Pattern[str]:
    """Return the pattern of a verb whose object speaks next: 记者致电〈吴岱〉，他说."""
    return re.compile(f"{one_of('reaching')}$")


@cache
def _object_before() -> re.Pattern[str]:
    """Return the pattern of a word that makes the name behind it an object."""
    return re.compile(f"{one_of('object_taker')}$")
