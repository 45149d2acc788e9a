"""People: mentions of one person joined, roles attached."""

from __future__ import annotations

from newsnlp.extraction.candidates import Found
from newsnlp.records import Person
from newsnlp.segmentation import SegmentedText


def resolve_people(segmented: SegmentedText, found: Found) -> tuple[Person, ...]:
    """Join the mentions of each person of the article and attach the roles stated of them."""
    return ()
