"""Quotation marks first, then sentences, then tokens."""

from newsnlp.segmentation.segmented import Enclosure, Paragraph, SegmentedText, Sentence

__all__ = ["Enclosure", "Paragraph", "SegmentedText", "Sentence"]
