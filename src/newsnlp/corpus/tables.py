"""What was joined as flat tables: one row a person, a role, a report, a mention, a join.

`article_id` and `person_id`, `quote_id` or `document_id` are those of the tables of articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Any, NamedTuple

from newsnlp.corpus.records import CorpusDocument, CorpusPerson, CorpusQuotation, Join


class PersonRow(NamedTuple):
    """A person."""

    corpus_person: str
    name: str
    aliases: tuple[str, ...]
    articles_count: int
    first: str
    last: str
    score: float


class RoleRow(NamedTuple):
    """A role of a person, with the days between which articles state it."""

    corpus_person: str
    name: str
    role_title: str | None
    role_organization: str | None
    role_former: bool
    first: str
    last: str
    articles_count: int


class PersonMentionRow(NamedTuple):
    """Which person of the corpus a person of an article is."""

    corpus_person: str
    article_id: str
    person_id: str


class QuotationRow(NamedTuple):
    """A quotation that several articles report."""

    corpus_quotation: str
    text: str
    speaker: str
    speaker_kind: str
    reports_count: int
    outlets: tuple[str, ...]
    first: str
    first_outlet: str | None
    score: float


class ReportRow(NamedTuple):
    """A quotation as one article gives it."""

    corpus_quotation: str
    article_id: str
    quote_id: str
    outlet: str | None
    published: str
    kind: str
    speaker: str
    text: str


class DocumentRow(NamedTuple):
    """A document."""

    corpus_document: str
    document_title: str
    short_forms: tuple[str, ...]
    kind: str
    issuers: tuple[str, ...]
    number: str | None
    status: str | None
    articles_count: int
    first: str
    last: str
    score: float


class DocumentMentionRow(NamedTuple):
    """Which document of the corpus a document of an article is."""

    corpus_document: str
    article_id: str
    document_id: str


class JoinRow(NamedTuple):
    """Two records of articles held to be one thing, how surely, and why."""

    corpus_id: str
    left_article_id: str
    left_id: str
    right_article_id: str
    right_id: str
    score: float
    evidence: tuple[str, ...]


Row = (
    PersonRow
    | RoleRow
    | PersonMentionRow
    | QuotationRow
    | ReportRow
    | DocumentRow
    | DocumentMentionRow
    | JoinRow
)
Rows = Iterator[tuple[str, Row]]
"""The name of a table, and a row of it."""

PERSON_TABLES: MappingProxyType[str, type[Any]] = MappingProxyType(
    {
        "people": PersonRow,
        "person_roles": RoleRow,
        "person_mentions": PersonMentionRow,
        "person_joins": JoinRow,
    }
)
QUOTATION_TABLES: MappingProxyType[str, type[Any]] = MappingProxyType(
    {"quotations": QuotationRow, "quotation_reports": ReportRow, "quotation_joins": JoinRow}
)
DOCUMENT_TABLES: MappingProxyType[str, type[Any]] = MappingProxyType(
    {"documents": DocumentRow, "document_mentions": DocumentMentionRow, "document_joins": JoinRow}
)


def rows_of_person(person: CorpusPerson) -> Rows:
    """Yield the rows of a person, each with the name of its table."""
    yield (
        "people",
        PersonRow(
            corpus_person=person.id,
            name=person.name,
            aliases=person.aliases,
            articles_count=len({mention.article for mention in person.mentions}),
            first=person.first,
            last=person.last,
            score=person.score,
        ),
    )
    for role in person.roles:
        stated = (role.title, role.organization, role.former, role.first, role.last)
        yield "person_roles", RoleRow(person.id, person.name, *stated, len(role.articles))
    for mention in person.mentions:
        yield "person_mentions", PersonMentionRow(person.id, mention.article, mention.record)
    for row in _join_rows(person.id, person.joins):
        yield "person_joins", row


def rows_of_quotation(quotation: CorpusQuotation) -> Rows:
    """Yield the rows of a quotation, each with the name of its table."""
    yield (
        "quotations",
        QuotationRow(
            corpus_quotation=quotation.id,
            text=quotation.text,
            speaker=quotation.speaker,
            speaker_kind=quotation.speaker_kind,
            reports_count=len(quotation.reports),
            outlets=quotation.outlets,
            first=quotation.reports[0].published,
            first_outlet=quotation.reports[0].outlet,
            score=quotation.score,
        ),
    )
    for report in quotation.reports:
        where = (report.quote.article, report.quote.record, report.outlet, report.published)
        said = (report.kind, report.speaker, report.text)
        yield "quotation_reports", ReportRow(quotation.id, *where, *said)
    for row in _join_rows(quotation.id, quotation.joins):
        yield "quotation_joins", row


def rows_of_document(document: CorpusDocument) -> Rows:
    """Yield the rows of a document, each with the name of its table."""
    yield (
        "documents",
        DocumentRow(
            corpus_document=document.id,
            document_title=document.title,
            short_forms=document.short_forms,
            kind=document.kind,
            issuers=document.issuers,
            number=document.number,
            status=document.status,
            articles_count=len({mention.article for mention in document.mentions}),
            first=document.first,
            last=document.last,
            score=document.score,
        ),
    )
    for mention in document.mentions:
        yield "document_mentions", DocumentMentionRow(document.id, mention.article, mention.record)
    for row in _join_rows(document.id, document.joins):
        yield "document_joins", row


def _join_rows(id: str, joins: Iterable[Join]) -> Iterator[JoinRow]:
    for join in joins:
        yield JoinRow(
            corpus_id=id,
            left_article_id=join.left.article,
            left_id=join.left.record,
            right_article_id=join.right.article,
            right_id=join.right.record,
            score=join.score,
            evidence=tuple(f"{s.by} {s.bits:+g} {s.detail}".strip() for s in join.evidence),
        )
