"""People, found by a character-level grammar of names and the words around them."""

from newsnlp.extraction.people.extractor import PersonExtractor

__all__ = ["PersonExtractor"]
