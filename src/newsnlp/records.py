"""What comes out: typed, frozen records with exact character offsets.

Offsets are half-open Unicode code points into `NewsRecord.text`. The law of spans holds for every
record of every input: `record.text[span.start:span.end] == span.text`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA_VERSION = "1.0"

BlockKind = Literal[
    "title", "abstract", "heading", "paragraph", "caption", "byline", "meta", "note"
]
DocumentKind = Literal["policy", "report", "media", "work", "corporate", "other"]
Precision = Literal["year", "month", "day", "minute", "second"]
QuoteKind = Literal["direct", "indirect", "mixed"]
SpeakerKind = Literal["person", "organization", "document", "anonymous", "unknown"]


class _Frozen(BaseModel):
    """A record: immutable, and closed to fields that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Frozen):
    """A stretch of the article: `text[start:end] == span.text`, in code points.

    >>> Span.of("王恩东表示", 0, 3)
    Span(start=0, end=3, text='王恩东')
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Return the span of `text` from `start` to `end`."""
        return cls(start=start, end=end, text=text[start:end])


class Evidence(_Frozen):
    """Why a record is there: what decided, how sure it was (0 to 1), and where."""

    by: str
    score: float = Field(ge=0, le=1)
    span: Span | None = None


class Token(_Frozen):
    """One word of the segmentation layer, with its part of speech in jieba's tag set."""

    text: str
    start: int
    end: int
    pos: str


class PublishedTime(_Frozen):
    """When the page says it was published: ISO 8601, as precise as the page, no invented zone."""

    value: str
    precision: Precision


class Block(_Frozen):
    """One line of the article as a reader sees it, and what it serves as."""

    kind: BlockKind
    span: Span


class Article(_Frozen):
    """The article around the text: what the page, or the caller, says of it."""

    title: str = ""
    outlet: str | None = None
    published: PublishedTime | None = None
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    url: str | None = None
    language: str = ""
    blocks: tuple[Block, ...] = ()


class Role(_Frozen):
    """A title, an organization, or both, that the text states of a person.

    Attributes:
        title: position, rank or profession, as written; None where only a body is stated.
        organization: the body, as written, departments included; None where none is stated.
        former: True where the text marks it as past (原, 前, 时任).
        span: the words that state it.
    """

    title: str | None
    organization: str | None
    former: bool = False
    span: Span


class Person(_Frozen):
    """A real human being whom the article names."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()
    byline: bool = False
    evidence: tuple[Evidence, ...] = ()


class Organization(_Frozen):
    """A body that speaks, employs, issues, or is otherwise named; `name` is its fullest form."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class CitedDocument(_Frozen):
    """A document that the article names in title marks 《》."""

    id: str
    title: str
    kind: DocumentKind
    issuers: tuple[str, ...] = ()
    number: str | None = None
    status: str | None = None
    mentions: tuple[Span, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Speaker(_Frozen):
    """The source of a quotation; `name` is canonical, `mention` is how it is named here."""

    name: str
    kind: SpeakerKind
    ref: str | None = None
    mention: Span | None = None


class Quote(_Frozen):
    """Content that the text attributes to a source."""

    id: str
    kind: QuoteKind
    pieces: tuple[Span, ...]
    text: str
    closed: bool = True
    cue: Span | None = None
    speaker: Speaker
    co_speakers: tuple[Speaker, ...] = ()
    role: Role | None = None
    documents: tuple[str, ...] = ()
    addressee: Span | None = None
    occasion: Span | None = None
    via: str | None = None
    confidence: float = Field(ge=0, le=1)
    evidence: tuple[Evidence, ...] = ()


class Provenance(_Frozen):
    """What made the record: library, model and settings."""

    library_version: str
    model: str | None = None
    model_version: str | None = None
    settings: dict[str, object] = Field(default_factory=dict)


class NewsRecord(_Frozen):
    """All that newsnlp found in one article."""

    schema_version: str = SCHEMA_VERSION
    id: str
    article: Article
    text: str
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    documents: tuple[CitedDocument, ...] = ()
    quotes: tuple[Quote, ...] = ()
    provenance: Provenance

    def __reduce__(self) -> tuple[Callable[[str], NewsRecord], tuple[str]]:
        """Travel between processes as JSON, which takes half the time of a pickle."""
        return (NewsRecord.model_validate_json, (self.model_dump_json(),))

    @property
    def policy_documents(self) -> tuple[CitedDocument, ...]:
        """The documents of a state, party, regulator or international body."""
        return tuple(d for d in self.documents if d.kind == "policy")


class FailedRecord(_Frozen):
    """An article that could not be read, in its place among the others."""

    id: str
    error_type: str
    message: str

    @classmethod
    def of(cls, id: str, error_type: str, message: str) -> FailedRecord:
        r"""Return the failure of an article; what UTF-8 cannot hold of its name is escaped.

        >>> FailedRecord.of("\udcff.html", "SourceError", "…").id
        '\\udcff.html'
        """
        return cls(id=_escape(id), error_type=error_type, message=_escape(message))


def _escape(words: str) -> str:
    return words.encode(errors="backslashreplace").decode()
