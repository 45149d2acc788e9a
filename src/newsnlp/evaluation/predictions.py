"""Predictions in the form of gold: from records, or from another system's files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsnlp.evaluation.annotations import (
    Annotation,
    DocumentAnnotation,
    OrganizationAnnotation,
    PersonAnnotation,
    QuoteAnnotation,
    RoleAnnotation,
    SpanPair,
    read_annotation,
)
from newsnlp.pipeline import Pipeline
from newsnlp.records import CitedDocument, NewsRecord, Person, Quote, Span


def annotate(article_id: str, text: str, pipeline: Pipeline) -> Annotation:
    """Return what `pipeline` finds in `text`, an article as plain text."""
    return annotation_from_record(pipeline.extract(text, format="text", id=article_id))


def read_prediction(folder: Path, article_id: str) -> Annotation:
    """Return the prediction for `article_id` in `folder`; an empty one where there is none."""
    path = folder / f"{article_id}.json"
    return read_annotation(path) if path.exists() else Annotation(id=article_id)


def annotation_from_record(record: NewsRecord) -> Annotation:
    """Return `record` as an annotation: one quote for each piece, one document for each title.

    >>> from newsnlp import extract
    >>> record = extract("本报记者 张三", format="text", id="1")
    >>> annotation_from_record(record).id
    '1'
    """
    return Annotation(
        id=record.id,
        people=tuple(_person(person) for person in record.people),
        organizations=tuple(
            OrganizationAnnotation(name=body.name, aliases=body.aliases)
            for body in record.organizations
        ),
        documents=tuple(
            annotation for document in record.documents for annotation in _documents(document)
        ),
        quotes=tuple(piece for quote in record.quotes for piece in _pieces(quote)),
    )


def _person(person: Person) -> PersonAnnotation:
    roles = tuple(
        RoleAnnotation(title=role.title, organization=role.organization, former=role.former)
        for role in person.roles
    )
    return PersonAnnotation(
        name=person.name, aliases=person.aliases, byline=person.byline, roles=roles
    )


def _documents(document: CitedDocument) -> Iterator[DocumentAnnotation]:
    """Yield the document under its title and each short form in 《》: gold lists every string."""
    marked = [m.text.strip("《》〈〉") for m in document.mentions if m.text[:1] in "《〈"]
    for title in dict.fromkeys([document.title, *marked]):
        yield DocumentAnnotation(title=title, kind=document.kind, issuers=document.issuers)


def _pieces(quote: Quote) -> Iterator[QuoteAnnotation]:
    speakers = (quote.speaker, *quote.co_speakers)
    for piece in quote.pieces:
        yield QuoteAnnotation(
            kind=quote.kind,
            start=piece.start,
            end=piece.end,
            cue=quote.cue.text if quote.cue else None,
            speaker="、".join(speaker.name for speaker in speakers),
            speaker_kind=quote.speaker.kind,
            cue_span=_pair(quote.cue),
            source_span=_pair(quote.speaker.mention),
            confidence=quote.confidence,
        )


def _pair(span: Span | None) -> SpanPair | None:
    return (span.start, span.end) if span else None
