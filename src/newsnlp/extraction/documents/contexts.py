"""Contexts: the words around a title, and the list of titles in which it stands.

《甲》、《乙》和《丙》 share what stands before the first and behind the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsnlp.extraction.documents.titles import Title

RE_LIST_GAP = re.compile(
    r"(?:[、，,/和与及或到等\s…]|以及|还有|（[^（）\n]{0,24}）|\([^()\n]{0,40}\)){0,6}"
)
RE_CLAUSE_START = re.compile(r"[，。；：！？!?;,\n《》…]")
RE_SENTENCE_START = re.compile(r"[。！？!?\n]")
RE_LEADING = re.compile(r"""(?:[^\S\n]|[”’」』"]|（[^（）\n]{0,30}）|\([^()\n]{0,60}\)){0,4}""")
RE_CLAUSE_END = re.compile(r"[，。；：！？!?;,\n《]")
LONGEST_GAP = 44
REACH = 60


@dataclass(frozen=True, slots=True)
class Context:
    """Where the words around a title stand, as offsets.

    Attributes:
        title: the title itself.
        head: start of the first title of its list, where the shared words before it end.
        tail: end of the last title of its list, where the shared words behind it begin.
        clause: start of the clause that leads to `head`.
        sentence: start of the sentence that leads to `head`.
        after: where the words behind `tail` begin, closing marks and brackets skipped.
        after_end: the end of the clause behind `tail`.
    """

    title: Title
    head: int
    tail: int
    clause: int
    sentence: int
    after: int
    after_end: int


def find_contexts(folded: str, titles: Sequence[Title]) -> tuple[Context, ...]:
    """Return the context of each of `titles`, in order."""
    contexts: list[Context] = []
    floor = 0
    for group in _iter_groups(folded, titles):
        head, tail = group[0].start, max(title.end for title in group)
        floor = floor if floor <= head else 0  # a title inside another looks at that one's words
        clause = _last(RE_CLAUSE_START, folded, max(floor, head - REACH), head)
        sentence = _last(RE_SENTENCE_START, folded, max(0, head - 2 * REACH), head)
        after, after_end = _after(folded, tail)
        contexts.extend(
            Context(title, head, tail, clause, sentence, after, after_end) for title in group
        )
        floor = tail
    return tuple(contexts)


def _iter_groups(folded: str, titles: Sequence[Title]) -> list[list[Title]]:
    groups: list[list[Title]] = []
    for title in titles:
        if groups and _continues(folded, groups[-1][-1], title):
            groups[-1].append(title)
        else:
            groups.append([title])
    return groups


def _continues(folded: str, left: Title, right: Title) -> bool:
    if not 0 <= right.start - left.end <= LONGEST_GAP:
        return False
    return RE_LIST_GAP.fullmatch(folded, left.end, right.start) is not None


def _last(boundary: re.Pattern[str], folded: str, floor: int, end: int) -> int:
    """Where what follows the last `boundary` between `floor` and `end` begins."""
    start = floor
    for found in boundary.finditer(folded, floor, end):
        start = found.end()
    return start


def _after(folded: str, tail: int) -> tuple[int, int]:
    leading = RE_LEADING.match(folded, tail)
    after = leading.end() if leading else tail
    boundary = RE_CLAUSE_END.search(folded, after, after + REACH)
    return after, boundary.start() if boundary else min(len(folded), after + REACH)
