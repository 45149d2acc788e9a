"""Who said what, in which role, about which document: typed records from Chinese news."""

from newsnlp._version import __version__
from newsnlp.errors import (
    LexiconError,
    MissingExtraError,
    NewsNLPError,
    RegistryError,
    SettingsError,
    SourceError,
)
from newsnlp.pipeline import Pipeline, extract, segment
from newsnlp.records import (
    Article,
    Block,
    CitedDocument,
    Evidence,
    FailedRecord,
    NewsRecord,
    Organization,
    Person,
    Provenance,
    PublishedTime,
    Quote,
    Role,
    Span,
    Speaker,
    Token,
)
from newsnlp.settings import Settings

__all__ = [
    "Article",
    "Block",
    "CitedDocument",
    "Evidence",
    "FailedRecord",
    "LexiconError",
    "MissingExtraError",
    "NewsNLPError",
    "NewsRecord",
    "Organization",
    "Person",
    "Pipeline",
    "Provenance",
    "PublishedTime",
    "Quote",
    "RegistryError",
    "Role",
    "Settings",
    "SettingsError",
    "SourceError",
    "Span",
    "Speaker",
    "Token",
    "__version__",
    "extract",
    "segment",
]
