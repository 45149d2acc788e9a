"""What the tests of segmentation share: a text whose every line is a paragraph."""

from __future__ import annotations

from newsnlp.records import Block, Span
from newsnlp.segmentation import Paragraph, SegmentedText
from newsnlp.segmentation.segmenter import Segmenter
from newsnlp.settings import Settings

SEGMENTER = Segmenter(Settings())


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """Return one paragraph for each line of `text`."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(at, at + len(line), "paragraph"))
        at += len(line) + 1
    return tuple(paragraphs)


def segment_lines(text: str) -> SegmentedText:
    """Return `text` segmented, each of its lines a paragraph."""
    blocks = tuple(
        Block(kind=p.kind, span=Span.of(text, p.start, p.end)) for p in paragraphs_of(text)
    )
    return SEGMENTER(text, blocks)
