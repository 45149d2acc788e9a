"""Who said what, in which role, about which document: typed records from Chinese news."""

from typing import TYPE_CHECKING, Any

from newsnlp._version import __version__
from newsnlp.errors import (
    BatchError,
    LexiconError,
    MissingExtraError,
    ModelError,
    NewsNLPError,
    RegistryError,
    SettingsError,
    SourceError,
)
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

if TYPE_CHECKING:
    from newsnlp.pipeline import Pipeline, extract, segment

__all__ = [
    "Article",
    "BatchError",
    "Block",
    "CitedDocument",
    "Evidence",
    "FailedRecord",
    "LexiconError",
    "MissingExtraError",
    "ModelError",
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

_IN_PIPELINE = ("Pipeline", "extract", "segment")


def __getattr__(name: str) -> Any:
    """Load the pipeline with its first use, so that `import newsnlp` stays quick."""
    if name not in _IN_PIPELINE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from newsnlp import pipeline

    return getattr(pipeline, name)


def __dir__() -> list[str]:
    return __all__
