"""From candidates to records: people, then organizations and documents, then who said what."""

from __future__ import annotations

from dataclasses import dataclass

from newsnlp.extraction.candidates import Found
from newsnlp.models.attribution import SourceModel
from newsnlp.records import CitedDocument, Organization, Person, Quote
from newsnlp.resolution.documents import resolve_documents
from newsnlp.resolution.organizations import resolve_organizations
from newsnlp.resolution.people import resolve_people
from newsnlp.resolution.quotes import resolve_quotes
from newsnlp.segmentation import SegmentedText


@dataclass(frozen=True, slots=True)
class Resolution:
    """The records of one article, with their references filled in."""

    people: tuple[Person, ...]
    organizations: tuple[Organization, ...]
    documents: tuple[CitedDocument, ...]
    quotes: tuple[Quote, ...]


def resolve(segmented: SegmentedText, found: Found, model: SourceModel | None = None) -> Resolution:
    """Resolve what was `found` in `segmented` into records.

    Args:
        segmented: the article.
        found: what extractors found in it.
        model: what weighs who speaks where words leave it open; None for rules alone.
    """
    people = resolve_people(segmented, found)
    organizations = resolve_organizations(segmented, found)
    documents = resolve_documents(segmented, found, people, organizations)
    quotes = resolve_quotes(segmented, found, people, organizations, documents, model=model)
    return Resolution(people, organizations, documents, quotes)
