"""Quotations: each candidate gets its speaker."""

from __future__ import annotations

from newsnlp.extraction.candidates import Found
from newsnlp.records import CitedDocument, Organization, Person, Quote
from newsnlp.segmentation import SegmentedText


def resolve_quotes(
    segmented: SegmentedText,
    found: Found,
    people: tuple[Person, ...],
    organizations: tuple[Organization, ...],
    documents: tuple[CitedDocument, ...],
) -> tuple[Quote, ...]:
    """Resolve the speaker of each quotation that was `found`."""
    return ()
