"""A passage: one paragraph on the carrier text, with what its quotation marks hold."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from newsnlp.extraction.candidates import Offsets
from newsnlp.extraction.quotes.carrier import CLOSE, OPEN, Carrier
from newsnlp.segmentation import Enclosure, Paragraph

_FINAL = ("。", "！", "？", "!", "?")
_CONTENT_ENDS = re.compile(r"[\s，,。；;：:、]*$")
_FRAGMENT = 6
_SENTENCE_END = re.compile("[。！？!?\n]")


class Passage:
    """One paragraph of the carrier text.

    Attributes:
        text: the whole article, unmasked.
        masked: the whole carrier text.
        start, end: where the paragraph stands in both.
        quotes: its outermost quotations.
    """

    def __init__(self, text: str, carrier: Carrier, paragraph: Paragraph) -> None:
        self.text, self.carrier, self.masked = text, carrier, carrier.masked
        self.start, self.end, self.kind = paragraph.start, paragraph.end, paragraph.kind
        self.quotes = carrier.quotes_between(paragraph.start, paragraph.end)

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [m.start() for m in _SENTENCE_END.finditer(self.masked, self.start, self.end)]

    def sentence_end(self, at: int) -> int:
        """Return the offset of the mark that ends the sentence around `at`, or the end."""
        number = bisect_left(self._sentence_ends, at)
        return self._sentence_ends[number] if number < len(self._sentence_ends) else self.end

    def sentence_start(self, at: int) -> int:
        """Return where the sentence around `at` begins."""
        number = bisect_left(self._sentence_ends, at)
        return self._sentence_ends[number - 1] + 1 if number else self.start

    def quote_at(self, start: int) -> Enclosure | None:
        return next((q for q in self.quotes if q.start == start), None)

    def begins_sentence(self, quote: Enclosure) -> bool:
        before = self.masked[self.start : quote.start].rstrip()
        return not before or before[-1] in "。！？!?：:）)" + CLOSE

    def is_embedded(self, quote: Enclosure) -> bool:
        """Whether the sentence goes on behind the closing mark: 称“双赢”已成定局."""
        if not quote.closed or quote.end >= self.end:
            return False
        if self.masked.startswith(("、" + OPEN, "；" + OPEN), quote.end):
            return False
        if self.text[quote.inner_start : quote.inner_end].rstrip().endswith(_FINAL):
            return False
        return self.masked[quote.end] not in "，。！？；：,;!?:\n）)" + OPEN + CLOSE

    def listed(self, quote: Enclosure) -> list[Enclosure]:
        """Return `quote` and the quotations that follow it in a list: “甲”、“乙”."""
        found = [quote]
        for following in self.quotes:
            between = self.masked[found[-1].end : following.start]
            if following.start >= found[-1].end and between.strip() in ("、", "；"):
                found.append(following)
        return found

    def has_fragment(self, start: int, end: int) -> bool:
        return any(
            q.inner_end - q.inner_start >= 6 for q in self.carrier.quotes_between(start, end)
        )

    def is_utterance(self, quote: Enclosure) -> bool:
        return quote.end in self.carrier.utterances

    def inner(self, quote: Enclosure) -> Offsets | None:
        return trimmed(self.text, quote.inner_start, quote.inner_end)

    def trim_content(self, start: int, end: int) -> Offsets | None:
        match = _CONTENT_ENDS.search(self.masked, start, end)
        stop = match.start() if match else end
        span = trimmed(self.text, start, stop)
        return span if span and span[1] - span[0] >= 2 else None


def trimmed(text: str, start: int, end: int) -> Offsets | None:
    """Return `start:end` without blank edges, or None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
