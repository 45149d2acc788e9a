"""Quotations, found by rules."""

from newsnlp.extraction.quotes.extractor import QuoteExtractor

__all__ = ["QuoteExtractor"]
