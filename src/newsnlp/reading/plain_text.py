"""Plain text: never altered; its lines and wrapped paragraphs are found in it by offset."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsnlp.reading.blocks import FINAL_MARKS, LineHint, classify_lines, is_meta, is_title
from newsnlp.reading.dates import find_published
from newsnlp.reading.drafts import Draft
from newsnlp.reading.facts import Facts
from newsnlp.reading.outlets import find_outlet
from newsnlp.reading.typography import display_width

RE_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
MIN_COLUMNS, MAX_COLUMNS = 30, 120
MIN_WRAPPED_LINES = 4
TOLERANCE = 5
"""Columns by which a full line may fall short: a wide mark is not parted from its word."""

MAX_WIDER = 0.05
HEAD = 8


@dataclass(frozen=True, slots=True)
class _TextLine:
    """A line that is not blank: where it stands without its padding, and how far it is indented."""

    start: int
    end: int
    indent: int
    width: int
    after_blank: bool


def draft_of_text(text: str) -> Draft:
    """Find the blocks of `text`, which stays as it is.

    >>> draft = draft_of_text("渡槽今日通水\\n\\n　　水来了。\\n")
    >>> [draft.text[start:end] for start, end in draft.places], draft.kinds
    (['渡槽今日通水', '水来了。'], ('title', 'paragraph'))
    """
    lines = list(_iter_lines(text))
    places = _joined(text, lines) if _is_wrapped(text, lines) else [(x.start, x.end) for x in lines]
    hints = [LineHint(text[start:end]) for start, end in places]
    titled = bool(hints) and is_title(hints[0].text)
    kinds = classify_lines(hints, titled=titled)
    return Draft(text, tuple(places), tuple(kinds), _facts(hints, titled=titled))


def _facts(hints: Sequence[LineHint], *, titled: bool) -> Facts:
    texts = [hint.text for hint in hints]
    times = (find_published(text) for text in texts[:HEAD] if is_meta(text))
    return Facts(
        title=" ".join(texts[0].split()) if titled else "",
        outlet=find_outlet(texts),
        published=next((time for time in times if time), None),
    )


def _iter_lines(text: str) -> Iterator[_TextLine]:
    start, blank = 0, False
    ends = [*((m.start(), m.end()) for m in RE_LINE_END.finditer(text)), (len(text), len(text))]
    for end, following in ends:
        line = text[start:end]
        bare = line.strip()
        if bare:
            indent = len(line) - len(line.lstrip())
            left = start + indent
            columns = display_width(line[:indent])
            yield _TextLine(left, left + len(bare), columns, display_width(bare), blank)
        blank = not bare
        start = following


def _is_wrapped(text: str, lines: Sequence[_TextLine]) -> bool:
    """Return whether the lines were cut at a fixed width rather than at the end of paragraphs."""
    if len(lines) < MIN_WRAPPED_LINES:
        return False
    columns, margin = _columns(lines), _margin(lines)
    wider = sum(1 for line in lines if line.width > columns + TOLERANCE)
    if not MIN_COLUMNS <= columns <= MAX_COLUMNS or wider > MAX_WIDER * len(lines):
        return False
    full = [x for x in lines if _is_full(x, columns, margin)]
    unended = [x for x in full if text[x.end - 1] not in FINAL_MARKS]
    return 2 * len(full) >= len(lines) and 5 * len(unended) >= 2 * len(full)


def _columns(lines: Sequence[_TextLine]) -> int:
    return Counter(line.width for line in lines).most_common(1)[0][0]


def _margin(lines: Sequence[_TextLine]) -> int:
    return Counter(line.indent for line in lines).most_common(1)[0][0]


def _is_full(line: _TextLine, columns: int, margin: int) -> bool:
    return line.width + max(0, line.indent - margin) >= columns - TOLERANCE


def _joined(text: str, lines: Sequence[_TextLine]) -> list[tuple[int, int]]:
    """Join the lines of each wrapped paragraph; an indented line begins a new one."""
    columns, margin = _columns(lines), _margin(lines)
    places: list[tuple[int, int]] = []
    full = False
    for line in lines:
        if full and not line.after_blank and line.indent <= margin:
            places[-1] = (places[-1][0], line.end)
        else:
            places.append((line.start, line.end))
        full = _is_full(line, columns, margin)
    return places
