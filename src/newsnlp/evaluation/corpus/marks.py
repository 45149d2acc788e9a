"""Inline marks of one line, `{D1:吴岱|新线下月开通。}`, read into text and spans.

mark    := "{" head "|" content "}"      content may hold marks
head    := tag number? "?"? ((":" | "=") name)?
tag     := P person   O organization   T title   - none of these
           C cue      S source         D direct  I indirect   M mixed
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from newsnlp.evaluation.corpus.problems import MarkError

PIECE_TAGS: Final = {"D": "direct", "I": "indirect", "M": "mixed"}
MENTION_TAGS: Final = {"P": "person", "O": "organization", "T": "title"}
NO_MENTION: Final = "-"
RE_HEAD = re.compile(
    r"""(?P<tag>[PTO-]) (?: = (?P<canonical>[^|]+) )?
      | (?P<anchor>[CS]) (?P<anchor_number>\d+)
      | (?P<piece>[DIM]) (?P<piece_number>\d*) (?P<optional>\??) (?: : (?P<speaker>[^|]+) )?
    """,
    re.VERBOSE,
)
HEAD_LIMIT = 80  # a head is short: beyond this a | is missing


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of one paragraph; offsets are on the paragraph without its marks.

    Attributes:
        tag: the letter of the mark.
        number: joins cue, source and pieces; None where the mark has none.
        optional: True for a piece that is scored neither way.
        name: the speaker, or the canonical form of the mention; None where it is left out.
        line: of the file.
        depth: how many marks stand around it.
    """

    tag: str
    number: int | None
    optional: bool
    name: str | None
    start: int
    end: int
    line: int
    depth: int

    @property
    def is_piece(self) -> bool:
        """Whether the mark holds content."""
        return self.tag in PIECE_TAGS


def parse_line(line: str, number: int = 1) -> tuple[str, list[Mark]]:
    r"""Return the text of `line`, the `number`th of its file, and its marks in order of start.

    A brace that is no mark is written `\{` or `\}`.

    Raises:
        MarkError: if a mark is malformed, or not closed on its line.

    >>> text, marks = parse_line("{S1|他}{C1|说}：“{D1:吴岱|下月开通。}”")
    >>> text
    '他说：“下月开通。”'
    >>> [(mark.tag, mark.number, text[mark.start : mark.end]) for mark in marks]
    [('S', 1, '他'), ('C', 1, '说'), ('D', 1, '下月开通。')]
    """
    characters: list[str] = []
    opened: list[tuple[str, int]] = []
    marks: list[Mark] = []
    at = 0
    while at < len(line):
        character = line[at]
        if character == "\\" and line[at + 1 : at + 2] in ("{", "}"):
            characters.append(line[at + 1])
            at += 2
        elif character == "{":
            head = _read_head(line, at)
            opened.append((head, len(characters)))
            at += len(head) + 2
        elif character == "}":
            head, start = _pop(opened, line, at)
            marks.append(_mark(head, start, len(characters), number, len(opened)))
            at += 1
        else:
            characters.append(character)
            at += 1
    if opened:
        raise MarkError(f"mark never closed on its line: {{{opened[-1][0]}|")
    return "".join(characters), sorted(marks, key=lambda mark: (mark.start, mark.depth))


def _read_head(line: str, at: int) -> str:
    end = line.find("|", at, at + HEAD_LIMIT)
    head = line[at + 1 : end]
    if end < 0 or "{" in head or "}" in head:
        raise MarkError(f"no | after the head of a mark: {line[at : at + 20]}")
    if not RE_HEAD.fullmatch(head):
        raise MarkError(f"no such mark: {{{head}|")
    return head


def _pop(opened: list[tuple[str, int]], line: str, at: int) -> tuple[str, int]:
    if not opened:
        raise MarkError(f"}} closes nothing: {line[max(0, at - 20) : at + 1]}")
    return opened.pop()


def _mark(head: str, start: int, end: int, line: int, depth: int) -> Mark:
    if start == end:
        raise MarkError(f"mark around nothing: {{{head}|}}")
    found = RE_HEAD.fullmatch(head)
    if found is None:  # _read_head has seen to it
        raise MarkError(f"no such mark: {{{head}|")
    digits = found["anchor_number"] or found["piece_number"]
    return Mark(
        tag=found["tag"] or found["anchor"] or found["piece"],
        number=int(digits) if digits else None,
        optional=bool(found["optional"]),
        name=found["canonical"] or found["speaker"],
        start=start,
        end=end,
        line=line,
        depth=depth,
    )
