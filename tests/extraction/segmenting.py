"""Segmented texts for the tests of extractors."""

from __future__ import annotations

from newsnlp.reading import read
from newsnlp.segmentation import SegmentedText
from newsnlp.segmentation.segmenter import Segmenter
from newsnlp.settings import Settings


def segment_text(text: str) -> SegmentedText:
    """Return `text`, read as plain text, with its cuts."""
    settings = Settings()
    reading = read(text, format="text", metadata=None, settings=settings)
    return Segmenter(settings)(reading.text, reading.article.blocks)
