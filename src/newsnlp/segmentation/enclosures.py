"""From marks to enclosures: quotation marks first, then brackets inside them, then depths."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsnlp.segmentation.marks import MARKS, Mark, find_brackets, find_quotation_marks
from newsnlp.segmentation.quotation_marks import Pair, pair_quotation_marks
from newsnlp.segmentation.segmented import Enclosure, EnclosureKind, Paragraph

# An unclosed bracket or title mark ends with its clause: it must not swallow what follows.
RE_CLAUSE_END = re.compile('[。！？；!?;“”‘’「」『』"＂\\n]')
LONGEST_UNCLOSED_BRACKET = 60
# How many paragraphs without marks may stand between those that open and close one speech.
LONGEST_SPEECH = 8


def find_enclosures(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Enclosure, ...]:
    """Find the quotations, titles and brackets of `text`, sorted by their start.

    They nest or are disjoint and stay inside their paragraph; a mark that is never closed is
    mended inside it. Runs in time linear in the text.

    >>> text = "他说：“我读过《红楼梦》。”"
    >>> [(e.kind, text[e.start:e.end], e.depth)
    ...  for e in find_enclosures(text, [Paragraph(0, len(text), "paragraph")])]
    [('double', '“我读过《红楼梦》。”', 0), ('title', '《红楼梦》', 1)]
    """
    found = [
        _ParagraphMarks(text, paragraph.start, paragraph.end)
        for paragraph in paragraphs
        if text[paragraph.start : paragraph.end].strip()
    ]
    _join_speeches(text, found)
    return tuple(enclosure for marks in found for enclosure in marks.enclosures)


class _ParagraphMarks:
    """The marks of one paragraph, and what they enclose."""

    def __init__(self, text: str, start: int, end: int) -> None:
        stretch = text[start:end]
        self.first = start + len(stretch) - len(stretch.lstrip())
        self.end = end
        self._text = text
        self._marks = find_quotation_marks(text, start, end)
        self._brackets = find_brackets(text, start, end)
        self._strays: list[Mark] = []
        self.enclosures: list[Enclosure] = []
        if self._marks or self._brackets:
            self._enclose(None)

    def _enclose(self, unopened: Pair | None) -> None:
        pairing = pair_quotation_marks(self._text, self._marks, self.first, self.end)
        quotations = pairing.pairs if unopened is None else [unopened, *pairing.pairs]
        pairs = quotations + _pair_brackets(self._text, self._brackets, quotations, self.end)
        pairs.sort(key=lambda pair: pair.start)
        self._strays = pairing.strays
        self.enclosures = _nest(pairs)

    def left_open(self) -> Enclosure | None:
        """Return the outermost quotation that stays open to the paragraph's end."""
        for enclosure in self.enclosures:
            if enclosure.depth == 0 and enclosure.end == self.end and not enclosure.closed:
                return enclosure if enclosure.kind in ("double", "single") else None
        return None

    def reopen(self, opening: str) -> bool:
        """Let a quotation that begins the paragraph with the mark `opening` go on; say if so."""
        if self._text[self.first : self.first + 1] != opening or not self.enclosures:
            return False
        if self.enclosures[0].start == self.first:
            self.enclosures[0] = replace(self.enclosures[0], continues=True)
            return True
        return False

    def first_of(self, family: str) -> Mark | None:
        """Return the first quotation mark of `family`."""
        return next((mark for mark in self._marks if mark.type.family == family), None)

    def stray_close(self, family: str) -> Mark | None:
        """Return the closing mark of `family` if it is the first of these marks and a stray."""
        mark = self.first_of(family)
        if mark is None or mark not in self._strays[:1]:
            return None
        inside = any(e.start < mark.at < e.end for e in self.enclosures if e.closed)
        return None if inside else mark

    def go_on(self, kind: EnclosureKind, close: Mark | None) -> None:
        """Enclose the paragraph to `close`, or all of it, in a speech that it does not open."""
        end = self.end if close is None else close.at + 1
        self._enclose(Pair(kind, self.first, end, closed=close is not None, opened=False))


def _join_speeches(text: str, paragraphs: Sequence[_ParagraphMarks]) -> None:
    """Let a quotation that a paragraph leaves open go on in those after it.

    Either the next paragraph reopens it with the same mark; or the next few have no such mark
    until a stray closing one, so that one pair of marks stands around all of them.
    """
    speech: Enclosure | None = None
    waiting: list[_ParagraphMarks] = []
    for paragraph in paragraphs:
        if speech is not None and (waiting or not paragraph.reopen(text[speech.start])):
            family = MARKS[text[speech.start]].family
            if close := paragraph.stray_close(family):
                for between in waiting:
                    between.go_on(speech.kind, None)
                paragraph.go_on(speech.kind, close)
            elif paragraph.first_of(family) is None and len(waiting) < LONGEST_SPEECH:
                waiting.append(paragraph)
                continue
        speech = paragraph.left_open()
        waiting = []


def _pair_brackets(
    text: str, brackets: Sequence[Mark], quotations: Sequence[Pair], end: int
) -> list[Pair]:
    """Pair brackets that stand inside the same closed quotation, or outside all."""
    pairs: list[Pair] = []
    for group in _iter_groups(brackets, quotations):
        pairs.extend(_pair_group(text, group, end))
    return pairs


def _iter_groups(brackets: Sequence[Mark], quotations: Sequence[Pair]) -> Iterator[list[Mark]]:
    """Yield the brackets apart: for each closed quotation those whose innermost it is."""
    closed = sorted((pair for pair in quotations if pair.closed), key=lambda pair: pair.start)
    groups: defaultdict[int, list[Mark]] = defaultdict(list)
    around: list[int] = []  # places in `closed`
    upcoming = 0
    for bracket in brackets:
        while upcoming < len(closed) and closed[upcoming].start <= bracket.at:
            around = _still_open(closed, around, closed[upcoming].start)
            around.append(upcoming)
            upcoming += 1
        around = _still_open(closed, around, bracket.at)
        groups[around[-1] if around else -1].append(bracket)
    yield from groups.values()


def _still_open(closed: Sequence[Pair], around: list[int], at: int) -> list[int]:
    while around and closed[around[-1]].end <= at:
        around.pop()
    return around


def _pair_group(text: str, brackets: Sequence[Mark], end: int) -> Iterator[Pair]:
    stack: list[Mark] = []
    open_count: defaultdict[str, int] = defaultdict(int)
    for bracket in brackets:
        family = bracket.type.family
        if bracket.type.role == "open":
            stack.append(bracket)
            open_count[family] += 1
        elif open_count[family]:
            while (opened := stack.pop()).type.family != family:
                open_count[opened.type.family] -= 1
                yield _give_up(text, opened, bracket.at)
            open_count[family] -= 1
            yield Pair(opened.type.kind, opened.at, bracket.at + 1, closed=True)
    for opened in stack:
        yield _give_up(text, opened, end)


def _give_up(text: str, opened: Mark, end: int) -> Pair:
    """Let a bracket that is never closed end with its clause, at `end` at the latest."""
    end = min(end, opened.at + LONGEST_UNCLOSED_BRACKET)
    clause_end = RE_CLAUSE_END.search(text, opened.at + 1, end)
    return Pair(opened.type.kind, opened.at, clause_end.start() if clause_end else end, False)


def _nest(pairs: Sequence[Pair]) -> list[Enclosure]:
    """Turn `pairs`, sorted by start, into enclosures; unclosed ones give way to all others."""
    around: list[Pair] = []
    depths: list[int] = []
    for pair in pairs:
        _make_room(around, pair)
        depths.append(len(around))
        around.append(pair)
    return [
        Enclosure(
            *(pair.kind, pair.start, pair.end, pair.closed, depth),
            continues=not pair.opened,
            opened=pair.opened,
        )
        for pair, depth in zip(pairs, depths, strict=True)
        if pair.closed or pair.end - pair.start > 1
    ]


def _make_room(around: list[Pair], pair: Pair) -> None:
    """Pop from `around` what ends before `pair`, and cut short what would cross it."""
    while around:
        outer = around[-1]
        inner_end = outer.end - 1 if outer.closed else outer.end
        if outer.end <= pair.start:
            around.pop()
        elif pair.end <= inner_end:
            return
        elif pair.closed:
            outer.end = pair.start
            around.pop()
        else:
            pair.end = inner_end
            return
