"""From candidates to records: people, then organizations and documents, then who said what."""

from __future__ import annotations

from dataclasses import dataclass

from newsnlp.extraction.candidates import Found
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


def resolve(segmented: SegmentedText, found: Found) -> Resolution:
    """Resolve what was `found` in `segmented` into records."""
    people = resolve_people(segmented, found)
    organizations = resolve_organizations(segmented, found)
    documents = resolve_documents(segmented, found, people, organizations)
    quotes = resolve_quotes(segmented, found, people, organizations, documents)
    return Resolution(people, organizations, documents, quotes)
