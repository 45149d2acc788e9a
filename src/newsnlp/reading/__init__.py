"""Bytes, HTML, Markdown and plain text -> an article's text and what the page says of it."""

from newsnlp.reading.reader import Reading, read

__all__ = ["Reading", "read"]
