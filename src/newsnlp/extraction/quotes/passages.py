"""A passage: one paragraph on the carrier text, with what its quotation marks hold."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, cached_property

from newsnlp.extraction.candidates import Offsets
from newsnlp.extraction.quotes.carrier import CLOSE, OPEN, Carrier
from newsnlp.extraction.quotes.grammar import one_of
from newsnlp.segmentation import Enclosure, Paragraph

_FINAL = ("。", "！", "？", "!", "?")
_LONGEST_LEFT_OVER = 12
_ENDING = "，,。；;：:、"
_LONGEST_SEPARATOR = 3
LONGEST_SENTENCE = 3_000  # far beyond any of the press; what keeps a page of one sentence linear
_FRAGMENT = 6
_ITEM = re.compile(r"[\s：；]\d[)）]")
_NEXT_ITEM = re.compile(rf"{_ITEM.pattern}$")
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
        self._quote_starts = [quote.start for quote in self.quotes]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [m.start() for m in _SENTENCE_END.finditer(self.masked, self.start, self.end)]

    def sentence_end(self, at: int) -> int:
        """Return the offset of the mark that ends the sentence around `at`, or the end.

        No sentence reaches farther than `LONGEST_SENTENCE`, whatever the text.
        """
        number = bisect_left(self._sentence_ends, at)
        end = self._sentence_ends[number] if number < len(self._sentence_ends) else self.end
        return min(end, at + LONGEST_SENTENCE)

    def item_end(self, clause: int, end: int) -> int:
        """Return where the next item of a list in a line begins (1)…… 2)……), else `end`.

        Only for a `clause` within an item: a speaker's own list is one content.
        """
        if not _ITEM.search(self.masked, self.sentence_start(clause), clause):
            return end
        item = _ITEM.search(self.masked, clause, end)
        return item.start() if item else end

    def sentence_start(self, at: int) -> int:
        """Return where the sentence around `at` begins, not farther than `LONGEST_SENTENCE`."""
        number = bisect_left(self._sentence_ends, at)
        start = self._sentence_ends[number - 1] + 1 if number else self.start
        return max(start, at - LONGEST_SENTENCE)

    def quote_at(self, start: int) -> Enclosure | None:
        """Return the quotation that begins at `start`."""
        number = bisect_left(self._quote_starts, start)
        quote = self.quotes[number] if number < len(self.quotes) else None
        return quote if quote and quote.start == start else None

    def quote_before(self, at: int) -> Enclosure | None:
        """Return the last quotation that ends at or before `at`."""
        number = bisect_left(self._quote_starts, at)
        quote = self.quotes[number - 1] if number else None
        return quote if quote and quote.end <= at else None

    def mark_before(self, at: int, start: int | None = None) -> str:
        """Return the last character before `at` that is no space, or "" where there is none."""
        start = self.start if start is None else start
        while at > start and self.masked[at - 1].isspace():
            at -= 1
        return self.masked[at - 1] if at > start else ""

    def begins_sentence(self, quote: Enclosure) -> bool:
        """Whether a quotation stands where a sentence may begin."""
        before = self.mark_before(quote.start)
        return not before or before in "。！？!?：:）)" + CLOSE

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
        number = bisect_left(self._quote_starts, quote.end)
        while number < len(self.quotes):
            between = self.masked[found[-1].end : self.quotes[number].start]
            if len(between) > _LONGEST_SEPARATOR or between.strip() not in ("、", "；", "，"):
                break
            found.append(self.quotes[number])
            number += 1
        return found

    def has_fragment(self, start: int, end: int) -> bool:
        return any(
            q.inner_end - q.inner_start >= 6 for q in self.carrier.quotes_between(start, end)
        )

    def is_utterance(self, quote: Enclosure) -> bool:
        return quote.end in self.carrier.utterances

    def inner(self, quote: Enclosure) -> Offsets | None:
        return trimmed(self.text, quote.inner_start, quote.inner_end)

    def _without_marks(self, start: int, end: int) -> int:
        while end > start and (self.masked[end - 1] in _ENDING or self.masked[end - 1].isspace()):
            end -= 1
        return end

    def trim_content(self, start: int, end: int) -> Offsets | None:
        end = self._without_marks(start, end)
        if item := _NEXT_ITEM.search(self.masked, max(start, end - _LONGEST_LEFT_OVER), end):
            end = self._without_marks(start, item.start())
        left_over = _left_over().search(self.masked, max(start, end - _LONGEST_LEFT_OVER), end)
        if left_over:  # ，但另一方面|，他警告……: it leads to the clause behind
            end = self._without_marks(start, left_over.start())
        span = trimmed(self.text, start, end)
        return span if span and span[1] - span[0] >= 2 else None


@cache
def _left_over() -> re.Pattern[str]:
    """Return the pattern of a clause at an end that holds nothing but what leads to the next."""
    return re.compile(rf"[，；,;](?:而|但|不过)?(?:{one_of('connective')})$")


def trimmed(text: str, start: int, end: int) -> Offsets | None:
    """Return `start:end` without blank edges, or None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
