"""Documents: full titles, short forms and anaphors joined."""

from __future__ import annotations

from newsnlp.extraction.candidates import Found
from newsnlp.records import CitedDocument
from newsnlp.segmentation import SegmentedText


def resolve_documents(segmented: SegmentedText, found: Found) -> tuple[CitedDocument, ...]:
    """Join the mentions of each document of the article."""
    return ()
