"""From marks to enclosures: quotation marks first, then brackets inside them, then depths."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsnlp.segmentation.marks import Mark, find_brackets, find_quotation_marks
from newsnlp.segmentation.quotation_marks import Pair, pair_quotation_marks
from newsnlp.segmentation.segmented import Enclosure, Paragraph

# An unclosed bracket or title mark ends with its clause: it must not swallow what follows.
RE_CLAUSE_END = re.compile('[。！？；!?;“”‘’「」『』"＂\\n]')
LONGEST_UNCLOSED_BRACKET = 60


def find_enclosures(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Enclosure, ...]:
    """Find the quotations, titles and brackets of `text`, sorted by their start.

    They nest or are disjoint and stay inside their paragraph; a mark that is never closed is
    mended inside it. Runs in time linear in the text.

    >>> text = "他说：“我读过《红楼梦》。”"
    >>> [(e.kind, text[e.start:e.end], e.depth)
    ...  for e in find_enclosures(text, [Paragraph(0, len(text), "paragraph")])]
    [('double', '“我读过《红楼梦》。”', 0), ('title', '《红楼梦》', 1)]
    """
    found: list[Enclosure] = []
    left_open = ""
    for paragraph in paragraphs:
        start, end = paragraph.start, paragraph.end
        enclosures = _enclose(text, start, end)
        if left_open and _reopens(text, start, enclosures, left_open):
            enclosures[0] = replace(enclosures[0], continues=True)
        if not text[start:end].isspace() and start < end:
            left_open = _mark_left_open(text, end, enclosures)
        found.extend(enclosures)
    return tuple(found)


def _enclose(text: str, start: int, end: int) -> list[Enclosure]:
    quotations = pair_quotation_marks(text, find_quotation_marks(text, start, end), start, end)
    brackets = find_brackets(text, start, end)
    if not quotations and not brackets:
        return []
    pairs = quotations + _pair_brackets(text, brackets, quotations, end)
    pairs.sort(key=lambda pair: pair.start)
    return _nest(pairs)


def _reopens(text: str, start: int, enclosures: Sequence[Enclosure], mark: str) -> bool:
    if not enclosures:
        return False
    first = enclosures[0]
    return text[first.start] == mark and not text[start : first.start].strip()


def _mark_left_open(text: str, end: int, enclosures: Sequence[Enclosure]) -> str:
    """The outermost quotation mark that the paragraph leaves open to its `end`, or ""."""
    for enclosure in enclosures:
        if enclosure.depth == 0 and enclosure.end == end and not enclosure.closed:
            return text[enclosure.start] if enclosure.kind in ("double", "single") else ""
    return ""


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
    around: list[Pair] = []
    upcoming = iter(closed)
    quotation = next(upcoming, None)
    for bracket in brackets:
        while quotation is not None and quotation.start < bracket.at:
            while around and around[-1].end <= quotation.start:
                around.pop()
            around.append(quotation)
            quotation = next(upcoming, None)
        while around and around[-1].end <= bracket.at:
            around.pop()
        groups[around[-1].start if around else -1].append(bracket)
    yield from groups.values()


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
        Enclosure(pair.kind, pair.start, pair.end, pair.closed, depth)
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
