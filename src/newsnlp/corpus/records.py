"""What joining a corpus gives: people, quotations and documents, each with its articles and why."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from newsnlp.records import DocumentKind, QuoteKind, SpeakerKind


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Reference(_Frozen):
    """A record of one article: the id of the article, and the id of the record inside it."""

    article: str
    record: str


class Signal(_Frozen):
    """One reason for or against a join.

    Attributes:
        by: the name of the signal (name, body, title, company, text, number …).
        bits: how much it speaks for the join, as the binary logarithm of a likelihood ratio.
        detail: the words that it is about.
    """

    by: str
    bits: float
    detail: str = ""


class Join(_Frozen):
    """Two records of different articles held to be one thing, how surely (0 to 1), and why."""

    left: Reference
    right: Reference
    score: float = Field(ge=0, le=1)
    evidence: tuple[Signal, ...]


class TimedRole(_Frozen):
    """A role of a person, and between which days articles state it.

    Attributes:
        title: the title, or None where only a body is stated.
        organization: the body in its fullest form, or None.
        first: when the first article that states it was published; "" where none is dated.
        last: when the last one was.
        articles: the ids of the articles that state it.
        former: whether the latest of these calls it past (原, 前, 时任).
    """

    title: str | None
    organization: str | None
    first: str
    last: str
    articles: tuple[str, ...]
    former: bool = False


class CorpusPerson(_Frozen):
    """A person across articles.

    Attributes:
        id: the name and the number of the person among those of that name: 何立诚#1.
        name: the fullest form.
        aliases: the other forms, those inside articles (何总) included.
        roles: the timeline, oldest first.
        mentions: the people of the articles that are this person.
        first: when the first of these articles was published; "" where none is dated.
        last: when the last one was.
        score: how sure the least sure of the joins is; 1 where there is none.
        joins: why the mentions are one person: a tree that holds them together.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[TimedRole, ...] = ()
    mentions: tuple[Reference, ...]
    first: str = ""
    last: str = ""
    score: float = Field(ge=0, le=1)
    joins: tuple[Join, ...] = ()


class Report(_Frozen):
    """A quotation as one article gives it.

    Attributes:
        quote: the article, and the quotation in it.
        outlet: who published the article, where it is known.
        published: when, "" where it is not known.
        kind: direct, indirect or mixed.
        text: the words as this article gives them.
        speaker: the speaker as this article names them.
        speaker_kind: what the speaker is.
    """

    quote: Reference
    outlet: str | None
    published: str
    kind: QuoteKind
    text: str
    speaker: str
    speaker_kind: SpeakerKind


class CorpusQuotation(_Frozen):
    """A quotation across articles: its reports, the first one first.

    Attributes:
        id: stable as long as the first report is the same.
        text: the words: those of the longest direct report, else of the longest one.
        speaker: the speaker, named where any report names one.
        speaker_kind: what the speaker is.
        reports: who reported it, oldest first, undated ones last.
        outlets: the outlets, in the order of their first report.
        score: how sure the least sure of the joins is; 1 where there is none.
        joins: for each report but the first, the earlier one that it is likest, and why.
    """

    id: str
    text: str
    speaker: str
    speaker_kind: SpeakerKind
    reports: tuple[Report, ...]
    outlets: tuple[str, ...] = ()
    score: float = Field(ge=0, le=1)
    joins: tuple[Join, ...] = ()


class CorpusDocument(_Frozen):
    """A document across articles.

    Attributes:
        id: stable as long as its first mention is the same.
        title: the fullest title.
        short_forms: the other titles and names that articles give it.
        kind: what it is in most articles.
        issuers: who issued it, over all articles.
        number: its number, where an article gives it.
        status: its status, where an article gives it.
        mentions: the documents of the articles that are this one.
        first: when the first of these articles was published; "" where none is dated.
        last: when the last one was.
        score: how sure the least sure of the joins is; 1 where there is none.
        joins: why the mentions are one document: a tree that holds them together.
    """

    id: str
    title: str
    short_forms: tuple[str, ...] = ()
    kind: DocumentKind
    issuers: tuple[str, ...] = ()
    number: str | None = None
    status: str | None = None
    mentions: tuple[Reference, ...]
    first: str = ""
    last: str = ""
    score: float = Field(ge=0, le=1)
    joins: tuple[Join, ...] = ()
