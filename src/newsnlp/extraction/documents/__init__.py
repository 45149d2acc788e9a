"""Cited documents, found by rules: titles in 《》, and the anaphors that stand for them."""

from newsnlp.extraction.documents.extractor import DocumentExtractor

__all__ = ["DocumentExtractor"]
