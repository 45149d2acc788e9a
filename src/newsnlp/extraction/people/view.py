"""The text as names are matched on it: folded, and with hard line breaks taken out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from newsnlp.segmentation import SegmentedText

HAN = "\u3400-\u9fff\U00020000-\U000323af"
RE_BREAK = re.compile(rf"(?<=[{HAN}])(?:\r\n|\n|\r)(?=[{HAN}])")
RE_LINE = re.compile(r"[^\r\n]+")
MIN_WRAPPED_LINE = 16
MIN_WRAPPED_LINES = 3
MAX_LONGER = 0.1


@dataclass(frozen=True)
class NameView:
    """Folded text without the line breaks of hard wrapping, and the way back.

    Attributes:
        text: what is matched on.
        dropped: for each break, its offset in `text` and how many characters were dropped so far.
    """

    text: str
    source: str
    offsets: tuple[int, ...] | None

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the article of `text[start:end]`."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1

    def from_source(self, offset: int) -> int:
        """Return the offset in `text` of the article's `offset`."""
        return offset if self.offsets is None else bisect_left(self.offsets, offset)

    def written(self, start: int, end: int) -> str:
        """Return the words of `text[start:end]` in the script of the article."""
        if self.offsets is None:
            return self.source[start:end]
        return "".join(self.source[self.offsets[i]] for i in range(start, end))


def view_of(segmented: SegmentedText) -> NameView:
    """Return `segmented` as names are matched on it."""
    breaks = _wraps(segmented.folded)
    if not breaks:
        return NameView(segmented.folded, segmented.text, None)
    kept: list[int] = []
    at = 0
    for start, end in breaks:
        kept.extend(range(at, start))
        at = end
    kept.extend(range(at, len(segmented.folded)))
    return NameView("".join(segmented.folded[i] for i in kept), segmented.text, tuple(kept))


def _wraps(text: str) -> list[tuple[int, int]]:
    """Return the breaks of hard-wrapped lines: many lines of one width, cut inside a sentence."""
    lines = list(RE_LINE.finditer(text))
    widths = Counter(len(line[0]) for line in lines)
    full = {
        width
        for width in widths
        if width >= MIN_WRAPPED_LINE
        and sum(widths[near] for near in range(width - 2, width + 3)) >= MIN_WRAPPED_LINES
        and _share_longer(widths, width + 2) <= MAX_LONGER
    }
    ends = {line.end() for line in lines if len(line[0]) in full}
    return [match.span() for match in RE_BREAK.finditer(text) if match.start() in ends]


def _share_longer(widths: Mapping[int, int], width: int) -> float:
    """Return the share of lines that are longer than `width`."""
    longer = sum(count for other, count in widths.items() if other > width)
    return longer / sum(widths.values())
