"""Titles: what stands in 《》, and in traditional text in 〈〉, with broken marks mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsnlp.lexicons import load_lexicon
from newsnlp.segmentation import Enclosure, SegmentedText

RE_LINE_BREAK = re.compile(r"[^\S\n]*\n\s*")
RE_BETWEEN_LATIN = re.compile(r"(?<=[A-Za-z0-9,;:])[^\S\n]*\n\s*(?=[A-Za-z0-9])")
# A title that a line end cuts goes on to its 》; one that ends in the wrong mark ends there.
RE_NEXT_LINES = re.compile(r"[^《》〈〉。！？\n]{0,60}(?:\n[^《》〈〉。！？\n]{0,60}){1,2}》")
RE_WRONG_CLOSE = re.compile(r"[^《》〈〉「」『』“”＞>\n]{1,60}[〉＞>」』]")
INNER_OPEN = "〈︿"
TRADITIONAL_SHARE = 0.04  # of the characters; a simplified text has hardly any
SAMPLE = 4000
LONGEST_TITLE = 400  # what is longer has lost its closing mark
DEEPEST = 3  # titles within titles


@dataclass(frozen=True, slots=True)
class Title:
    """A title at its place: marks included in `start:end`, excluded in `inner_start:inner_end`.

    Attributes:
        text: the words within the marks, without line breaks and padding.
        key: the same, folded for comparison.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    text: str
    key: str


def find_titles(segmented: SegmentedText) -> tuple[Title, ...]:
    """Return the titles of `segmented`, sorted by their start.

    A title inside another's marks is found too; 〈〉 inside 《》 is part of the title around it.
    """
    return tuple(_iter_titles(segmented))


def fold_title(text: str) -> str:
    """Return `text` without white space, for comparison.

    >>> fold_title("河湾 旧事")
    '河湾旧事'
    """
    return "".join(text.split())


def _iter_titles(segmented: SegmentedText) -> Iterator[Title]:
    inner_marks_count = is_traditional(segmented)
    covered: list[int] = []
    for enclosure in segmented.enclosures:
        if enclosure.kind != "title":
            continue
        while covered and covered[-1] <= enclosure.start:
            covered.pop()
        inner = segmented.text[enclosure.start] in INNER_OPEN
        if (inner and (covered or not inner_marks_count)) or len(covered) >= DEEPEST:
            continue
        title = _read(segmented, enclosure)
        if title is not None and title.key:
            covered.append(title.end)
            yield title


def is_traditional(segmented: SegmentedText) -> bool:
    """Whether the article is written in traditional characters."""
    text, folded = segmented.text[:SAMPLE], segmented.folded[:SAMPLE]
    changed = sum(a != b and a > "㐀" and a < "豈" for a, b in zip(text, folded, strict=True))
    return changed > TRADITIONAL_SHARE * len(text)


def _read(segmented: SegmentedText, enclosure: Enclosure) -> Title | None:
    start, inner_start = enclosure.start, enclosure.inner_start
    if enclosure.end - start > LONGEST_TITLE:
        return None
    if enclosure.closed:
        return _title(segmented, start, enclosure.end, enclosure.inner_end)
    if wrapped := RE_NEXT_LINES.match(segmented.text, inner_start):
        return _title(segmented, start, wrapped.end(), wrapped.end() - 1)
    if wrong := RE_WRONG_CLOSE.match(segmented.text, inner_start):
        return _title(segmented, start, wrong.end(), wrong.end() - 1)
    end = _known_end(segmented.folded, inner_start)
    return _title(segmented, start, end, end) if end else None


def _known_end(folded: str, start: int) -> int:
    """Where the longest name known to the lexicons ends that begins at `start`; else 0."""
    media = load_lexicon("document_media")
    for length in range(min(12, len(folded) - start), 1, -1):
        if folded[start : start + length] in media:
            return start + length
    return 0


def _title(segmented: SegmentedText, start: int, end: int, inner_end: int) -> Title:
    text = _unwrap(segmented.text[start + 1 : inner_end])
    key = fold_title(_unwrap(segmented.folded[start + 1 : inner_end]))
    return Title(start, end, start + 1, inner_end, text, key)


def _unwrap(text: str) -> str:
    return RE_LINE_BREAK.sub("", RE_BETWEEN_LATIN.sub(" ", text)).strip()
