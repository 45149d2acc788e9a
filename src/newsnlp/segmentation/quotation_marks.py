"""Quotation marks of one paragraph as a typed stack that recovers from what writers get wrong.

What is repaired, always inside the paragraph:

- “甲“ and ”甲”: the wrong one of the two marks, where the words around it show its part;
- 「甲” and “甲": a closing mark of another family, where the opening one has none of its own;
- “甲，她说：“乙”: a mark that is never closed ends where the next quotation begins, unless that
  one is a term inside the speech (“坚持“一国两制”方针);
- “甲‘乙”: a forgotten inner mark does not hide the outer one;
- 55" and 90’s: inch marks and apostrophes are no quotation marks.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass

from newsnlp.segmentation.marks import Mark, MarkType
from newsnlp.segmentation.segmented import EnclosureKind

RE_ENDS_CLAUSE = re.compile("[，。！？；：!?;]")
SENTENCE_ENDS = frozenset("。！？…!?")
INTRODUCERS = frozenset("：:")
# What can stand after a closing mark, and never after an opening one.
FOLLOWERS = frozenset("，。、；：！？,;:）)》〉」』”’")
LONGEST_TERM = 16


@dataclass(slots=True)
class Pair:
    """A pair of marks; `end` is after the closing mark, or where an unclosed one gives up."""

    kind: EnclosureKind
    start: int
    end: int
    closed: bool
    opened: bool = True


@dataclass(slots=True)
class _Open:
    """An opening mark that waits for its closing one."""

    type: MarkType
    start: int
    next_speech: int | None = None


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs of one paragraph, and the closing marks that found none to close."""

    pairs: list[Pair]
    strays: list[Mark]


def pair_quotation_marks(text: str, marks: Sequence[Mark], start: int, end: int) -> Pairing:
    """Pair the quotation `marks` of the paragraph `text[start:end]`.

    The pairs nest or are disjoint, save that an unclosed one may cut across others.
    """
    stack = _MarkStack(text, marks, start, end)
    for mark in marks:
        stack.take(mark)
    stack.abandon_all(end)
    return Pairing(stack.pairs, stack.strays)


class _MarkStack:
    """The stack while it goes over the marks of one paragraph."""

    def __init__(self, text: str, marks: Sequence[Mark], start: int, end: int) -> None:
        self.pairs: list[Pair] = []
        self.strays: list[Mark] = []
        self._text = text
        self._start = start
        self._end = start + len(text[start:end].rstrip())
        self._stack: list[_Open] = []
        self._open_count: dict[str, int] = defaultdict(int)
        self._ahead: dict[str, deque[Mark]] = defaultdict(deque)
        for mark in marks:
            self._ahead[mark.type.family].append(mark)

    def take(self, mark: Mark) -> None:
        """Let `mark` open, close, or pass as a stray."""
        self._ahead[mark.type.family].popleft()
        if mark.type.role == "open":
            self._take_opening(mark)
        elif mark.type.role == "close":
            self._take_closing(mark)
        else:
            self._take_toggle(mark)

    def abandon_all(self, end: int) -> None:
        """Give up the marks that are still open at `end`."""
        while self._stack:
            self._abandon(end)

    def _take_opening(self, mark: Mark) -> None:
        if self._is_open(mark.type.family) and self._looks_closing(mark):
            self._close(mark.type.family, mark.at)
        else:
            self._open(mark)

    def _take_closing(self, mark: Mark) -> None:
        if self._is_open(mark.type.family):
            self._close(mark.type.family, mark.at)
        elif (partner := self._partner_without_close(mark)) is not None:
            self._close(partner, mark.at)
        elif self._looks_opening(mark):
            self._open(mark)
        else:
            self.strays.append(mark)

    def _take_toggle(self, mark: Mark) -> None:
        family = mark.type.family
        if self._is_open(family) and self._before(mark.at) not in INTRODUCERS:
            self._close(family, mark.at)
        elif self._is_open(family):
            self._abandon_through(family, mark.at)
            self._open(mark)
        elif (partner := self._partner_without_close(mark)) is not None:
            self._close(partner, mark.at)
        elif self._toggle_opens(mark):
            self._open(mark)
        elif not self._before(mark.at).isdigit():
            self.strays.append(mark)

    def _open(self, mark: Mark) -> None:
        self._stack.append(_Open(mark.type, mark.at))
        self._open_count[mark.type.family] += 1

    def _close(self, family: str, at: int) -> None:
        while self._stack[-1].type.family != family:
            self._abandon(at)
        opened = self._pop()
        pair = Pair(opened.type.kind, opened.start, at + 1, closed=True)
        self.pairs.append(pair)
        self._note_speech(family, pair)

    def _abandon_through(self, family: str, at: int) -> None:
        while self._stack[-1].type.family != family:
            self._abandon(at)
        self._abandon(at)

    def _abandon(self, at: int) -> None:
        """Pop the innermost open mark as unclosed: it ends at `at`, or before the next speech."""
        opened = self._pop()
        end = at if opened.next_speech is None else opened.next_speech
        pair = Pair(opened.type.kind, opened.start, end, closed=False)
        self.pairs.append(pair)
        self._note_speech(opened.type.family, pair)

    def _pop(self) -> _Open:
        opened = self._stack.pop()
        self._open_count[opened.type.family] -= 1
        return opened

    def _note_speech(self, family: str, pair: Pair) -> None:
        """Tell the mark around `pair` that another speech begins there, unless it is a term."""
        if not self._stack or self._stack[-1].type.family != family:
            return
        outer = self._stack[-1]
        if outer.next_speech is None and not self._is_term(pair):
            outer.next_speech = pair.start

    def _is_term(self, pair: Pair) -> bool:
        if not pair.closed or pair.end - pair.start > LONGEST_TERM:
            return False
        inside = RE_ENDS_CLAUSE.search(self._text, pair.start + 1, pair.end - 1)
        return inside is None and self._before(pair.start) not in INTRODUCERS

    def _is_open(self, family: str) -> bool:
        return self._open_count[family] > 0

    def _partner_without_close(self, mark: Mark) -> str | None:
        """Return the family of the innermost open mark if only `mark` can close it."""
        if not self._stack:
            return None
        opened = self._stack[-1].type
        if opened.kind != mark.type.kind or opened.family == mark.type.family:
            return None
        return None if self._has_close_ahead(opened.family) else opened.family

    def _has_close_ahead(self, family: str) -> bool:
        ahead = self._ahead[family]
        if not ahead or ahead[0].type.role == "open":
            return False
        # Toggles pair off among themselves: only an odd one is left for the mark that is open.
        return ahead[0].type.role == "close" or len(ahead) % 2 == 1

    def _looks_closing(self, mark: Mark) -> bool:
        """Whether an opening mark, met while its family is open, stands for a closing one."""
        before, after = self._before(mark.at), self._after(mark.at)
        if before in INTRODUCERS or before in "（(《「『‘“":
            return False
        if after in FOLLOWERS or mark.at + 1 == self._end:
            return True
        ahead = self._ahead[mark.type.family]
        return not ahead or ahead[0].type.role == "open"

    def _looks_opening(self, mark: Mark) -> bool:
        """Whether a closing mark, met while its family is not open, stands for an opening one."""
        ahead = self._ahead[mark.type.family]
        if not ahead or ahead[0].type.role != "close":
            return False
        return self._after(mark.at) not in FOLLOWERS and self._before(mark.at) not in SENTENCE_ENDS

    def _toggle_opens(self, mark: Mark) -> bool:
        """Whether a straight mark, met while none is open, opens: not at an end, not after 55."""
        after = self._after(mark.at)
        if after in FOLLOWERS or mark.at + 1 == self._end:
            return False
        return not (self._before(mark.at).isdigit() and self._next_is_inch_or_none(mark))

    def _next_is_inch_or_none(self, mark: Mark) -> bool:
        ahead = self._ahead[mark.type.family]
        return not ahead or self._before(ahead[0].at).isdigit()

    def _before(self, at: int) -> str:
        """The character before `at`, spaces skipped; a line break at the paragraph's start."""
        at -= 1
        while at >= self._start and self._text[at] in " \u3000":
            at -= 1
        return self._text[at] if at >= self._start else "\n"

    def _after(self, at: int) -> str:
        return self._text[at + 1] if at + 1 < self._end else "\n"
