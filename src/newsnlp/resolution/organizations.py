"""Organizations: forms of one name joined."""

from __future__ import annotations

from newsnlp.extraction.candidates import Found
from newsnlp.records import Organization
from newsnlp.segmentation import SegmentedText


def resolve_organizations(segmented: SegmentedText, found: Found) -> tuple[Organization, ...]:
    """Join the mentions of each organization of the article under its fullest form."""
    return ()
