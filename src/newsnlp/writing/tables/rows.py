"""The rows of the flat tables: from one record, the cells of each row by column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from newsnlp.records import (
    Article,
    CitedDocument,
    Evidence,
    FailedRecord,
    NewsRecord,
    Organization,
    Person,
    PublishedTime,
    Quote,
    Role,
    Span,
)
from newsnlp.writing.tables.columns import TableName

Cells = dict[str, Any]


def iter_rows(record: NewsRecord | FailedRecord, table: TableName) -> Iterator[Cells]:
    """Yield the rows of `record` in `table`; a column that a row lacks is null."""
    if isinstance(record, NewsRecord):
        of_article = _article_cells(record.id, record.article)
        for cells in _ROWS[table](record):
            yield of_article | cells
    elif table == "articles":
        error = {"error_type": record.error_type, "error_message": record.message}
        yield {"article_id": record.id} | error


def _article_cells(id: str, article: Article) -> Cells:
    return {
        "article_id": id,
        "article_title": article.title,
        "outlet": article.outlet,
        "published": article.published and article.published.value,
        "date": _day(article.published),
        "url": article.url,
    }


def _day(published: PublishedTime | None) -> date | None:
    if published is None or published.precision in ("year", "month"):
        return None
    try:
        return date.fromisoformat(published.value[:10])
    except ValueError:  # what a caller gave as metadata may be any words
        return None


def _iter_articles(record: NewsRecord) -> Iterator[Cells]:
    yield {
        "language": record.article.language,
        "authors": record.article.authors,
        "categories": record.article.categories,
        "characters": len(record.text),
        "people_count": len(record.people),
        "roles_count": sum(len(person.roles) for person in record.people),
        "organizations_count": len(record.organizations),
        "documents_count": len(record.documents),
        "quotes_count": len(record.quotes),
    }


def _iter_people(record: NewsRecord) -> Iterator[Cells]:
    for person in record.people:
        cells = {
            "person_id": person.id,
            "person": person.name,
            "aliases": person.aliases,
            "byline": person.byline,
            "roles_count": len(person.roles),
        }
        yield cells | _found_cells(person)


def _iter_roles(record: NewsRecord) -> Iterator[Cells]:
    for person in record.people:
        of_person = {"person_id": person.id, "person": person.name, "byline": person.byline}
        for role in person.roles:
            where = {"text": role.span.text, "start": role.span.start, "end": role.span.end}
            yield of_person | _role_cells(role) | where


def _iter_organizations(record: NewsRecord) -> Iterator[Cells]:
    for organization in record.organizations:
        cells = {
            "organization_id": organization.id,
            "organization": organization.name,
            "aliases": organization.aliases,
        }
        yield cells | _found_cells(organization)


def _iter_documents(record: NewsRecord) -> Iterator[Cells]:
    quotes = _quotes_by_document(record.quotes)
    for document in record.documents:
        cells = {
            "document_id": document.id,
            "document_title": document.title,
            "kind": document.kind,
            "issuers": document.issuers,
            "number": document.number,
            "status": document.status,
            "quote_ids": quotes[document.id],
        }
        yield cells | _found_cells(document)


def _iter_quotes(record: NewsRecord) -> Iterator[Cells]:
    titles = {document.id: document.title for document in record.documents}
    for quote in record.quotes:
        named = {"document_ids": quote.documents, "documents": [titles[d] for d in quote.documents]}
        role = _role_cells(quote.role) if quote.role else {}
        yield _content_cells(quote) | _source_cells(quote) | role | named


def _content_cells(quote: Quote) -> Cells:
    return {
        "quote_id": quote.id,
        "kind": quote.kind,
        "text": quote.text,
        "start": quote.pieces[0].start,
        "end": quote.pieces[-1].end,
        "piece_starts": [piece.start for piece in quote.pieces],
        "piece_ends": [piece.end for piece in quote.pieces],
        "closed": quote.closed,
        "confidence": quote.confidence,
        "found_by": _surest(quote.evidence).get("found_by"),
    }


def _source_cells(quote: Quote) -> Cells:
    return {
        "speaker": quote.speaker.name,
        "speaker_kind": quote.speaker.kind,
        "speaker_id": quote.speaker.ref,
        **_span_cells("mention", quote.speaker.mention),
        "co_speakers": [speaker.name for speaker in quote.co_speakers],
        **_span_cells("cue", quote.cue),
        "addressee": quote.addressee and quote.addressee.text,
        "occasion": quote.occasion and quote.occasion.text,
        "via": quote.via,
    }


def _role_cells(role: Role) -> Cells:
    return {
        "role_title": role.title,
        "role_organization": role.organization,
        "role_former": role.former,
    }


def _span_cells(name: str, span: Span | None) -> Cells:
    if span is None:
        return {}
    return {name: span.text, f"{name}_start": span.start, f"{name}_end": span.end}


def _found_cells(record: Person | Organization | CitedDocument) -> Cells:
    first = min(record.mentions, key=lambda span: span.start, default=None)
    where = {"start": first.start, "end": first.end} if first else {}
    return {"mentions_count": len(record.mentions), **where, **_surest(record.evidence)}


def _surest(evidence: Sequence[Evidence]) -> Cells:
    return {"found_by": evidence[0].by, "score": evidence[0].score} if evidence else {}


def _quotes_by_document(quotes: Sequence[Quote]) -> Mapping[str, list[str]]:
    """Return the ids of the quotations that name each document, or that it speaks."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for quote in quotes:
        spoken = [s.ref for s in (quote.speaker, *quote.co_speakers) if s.kind == "document"]
        for id in dict.fromkeys([*quote.documents, *spoken]):
            if id is not None:
                found[id].append(quote.id)
    return found


_ROWS: Final[Mapping[TableName, Callable[[NewsRecord], Iterator[Cells]]]] = MappingProxyType(
    {
        "articles": _iter_articles,
        "people": _iter_people,
        "roles": _iter_roles,
        "organizations": _iter_organizations,
        "documents": _iter_documents,
        "quotes": _iter_quotes,
    }
)
