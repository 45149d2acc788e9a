"""Runs `QuoteExtractor` on a case with exactly the names that its marks give."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.extraction.candidates import Found, Mention, MentionKind, QuoteCandidate
from newsnlp.extraction.quotes import QuoteExtractor
from newsnlp.records import Block, Span
from newsnlp.segmentation import SegmentedText
from newsnlp.segmentation.segmenter import Segmenter
from newsnlp.settings import Settings
from tests.extraction.quotes.casebook import BLOCKS, Case, Piece

SEGMENTER = Segmenter(Settings())
EXTRACTOR = QuoteExtractor(Settings())
MENTIONS: dict[str, MentionKind] = {"PER": "person", "ORG": "organization", "TITLE": "title"}


def segment_case(case: Case) -> SegmentedText:
    """Return the text of `case` segmented, its lines paragraphs unless marked as other."""
    marked = {span.start: BLOCKS[span.label] for span in case.spans if span.label in BLOCKS}
    blocks, at = [], 0
    for line in case.text.split("\n"):
        span = Span.of(case.text, at, at + len(line))
        blocks.append(Block(kind=marked.get(at, "paragraph"), span=span))
        at += len(line) + 1
    return SEGMENTER(case.text, tuple(blocks))


def mentions_of(case: Case) -> Iterator[Mention]:
    """Yield the names and titles that `case` marks."""
    for label, kind in MENTIONS.items():
        for span in case.marks(label):
            full = span.label.partition("=")[2]
            yield Mention(kind, span.start, span.end, span.text, "marked", 1.0, full=full)


def quote_case(case: Case) -> list[Piece]:
    """Return the pieces that the extractor finds in `case`."""
    found = Found()
    found.add(mentions_of(case))
    pieces = []
    for candidate in EXTRACTOR(segment_case(case), found):
        pieces.extend(_pieces(case.text, candidate))
    return pieces


def _pieces(text: str, candidate: QuoteCandidate) -> Iterator[Piece]:
    cue = text[slice(*candidate.cue)] if candidate.cue else None
    source = text[slice(*candidate.source)] if candidate.source else ""
    for start, end in candidate.pieces:
        yield Piece(candidate.kind, start, text[start:end], cue, source)
