"""Where on a page the article stands: the densest stretch of text, and the box around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsnlp.reading.furniture import is_small_print
from newsnlp.reading.layout import Line
from newsnlp.reading.markup import Markup
from newsnlp.reading.typography import squeeze

LINE_COST = 15
"""What a line must have, in characters, to be worth its place: menus are many short lines."""

LINK_COST = 2
MAX_LINE = 400
"""One long line (a disclaimer) must not outweigh an article."""

HEAD_LINES = 10
MIN_TAIL_LINKS = 5
MIN_TAIL_SHARE = 0.3
"""How many of the lines after an article must be links for them to be no part of it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines from `start` up to `end`, and the smallest box that holds them all."""

    start: int
    end: int
    box: int


def find_article(lines: Sequence[Line], markup: Markup) -> Stretch:
    """Return the stretch of lines that is the article.

    It is the stretch with the greatest sum of worths: text counts for a line, links and the line
    itself against it. Lines of the same box before and after it are taken in up to the first
    that is a link.
    """
    start, end = _densest(lines)
    if start == end:
        return Stretch(0, 0, 0)
    box = _box_around(lines[start].box, lines[end - 1].box, markup)
    while start > 0 and _belongs(lines[start - 1], box, markup):
        start -= 1
    while end < len(lines) and _belongs(lines[end], box, markup):
        end += 1
    return Stretch(start, end, box)


def trim_dump(lines: Sequence[Line], title: str, markup: Markup) -> Stretch:
    """Return the stretch of lines that is the article, in a body that should be all article.

    Some archives keep the page around it: what stands before the last title above the text,
    and a tail that is mostly links, are cut.
    """
    dense = find_article(lines, markup)
    bare = squeeze(title)
    head = lines[: min(dense.start + HEAD_LINES, dense.end)]
    titles = [n for n, line in enumerate(head) if bare and squeeze(line.text) == bare]
    linked = [line for line in lines[dense.end :] if _is_linked(line)]
    tail = len(lines) - dense.end
    cut = len(linked) >= MIN_TAIL_LINKS and len(linked) > MIN_TAIL_SHARE * tail
    return Stretch(titles[-1] if titles else 0, dense.end if cut else len(lines), 0)


def _densest(lines: Sequence[Line]) -> tuple[int, int]:
    """Find the stretch of the greatest sum in one pass (Kadane)."""
    best, best_start, best_end = 0, 0, 0
    total, start = 0, 0
    for index, line in enumerate(lines):
        if total <= 0:
            total, start = 0, index
        total += _worth(line)
        if total > best:
            best, best_start, best_end = total, start, index + 1
    return best_start, best_end


def _worth(line: Line) -> int:
    if is_small_print(line.text):
        return -min(len(line.text), MAX_LINE)
    return min(len(line.text), MAX_LINE) - LINK_COST * min(line.linked, MAX_LINE) - LINE_COST


def _box_around(first: int, last: int, markup: Markup) -> int:
    box = first
    while not markup.is_inside(last, box):
        box = markup.boxes[box].parent
    return box


def _belongs(line: Line, box: int, markup: Markup) -> bool:
    return markup.is_inside(line.box, box) and not _is_linked(line)


def _is_linked(line: Line) -> bool:
    return 2 * line.linked >= len(line.text)
