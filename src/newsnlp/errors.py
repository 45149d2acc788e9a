"""Every exception that newsnlp raises, as one tree.

NewsNLPError
├── SettingsError      a setting that does not exist, or a value that it cannot take
├── SourceError        a source that cannot be read: missing, not text, too long
├── LexiconError       a lexicon file that breaks its schema
├── ModelError         a model that is not there, or that this version cannot run
├── RegistryError      an extractor that is unknown, or registered twice
├── BatchError         many articles whose work cannot start, or cannot go on where it was
└── MissingExtraError  an optional package that is not installed (also an ImportError)

Malformed news is not an error: an unclosed mark, a cut page or a page with no article gives
records of what is there.
"""

from __future__ import annotations


class NewsNLPError(Exception):
    """The base of every error that this library raises; the message says what to do."""


class SettingsError(NewsNLPError):
    """A setting that does not exist, or a value that it cannot take."""


class SourceError(NewsNLPError):
    """A source that cannot be read as an article.

    Attributes:
        article_id: the id or path of the article, where one is known.
    """

    def __init__(self, message: str, *, article_id: str | None = None) -> None:
        super().__init__(message)
        self.article_id = article_id


class LexiconError(NewsNLPError):
    """A lexicon file that breaks its schema; the message names the file and the line."""


class ModelError(NewsNLPError):
    """A model that is not there, or that this version cannot run; the message says what to do."""


class RegistryError(NewsNLPError):
    """An extractor that is unknown, or that is registered twice."""


class BatchError(NewsNLPError):
    """Work on many articles that cannot start, or cannot go on where an earlier run ended."""


class MissingExtraError(NewsNLPError, ImportError):
    """An optional package that is not installed; the message names the command that installs it."""
