"""What the titles and organizations that were found say of the names beside them."""

from __future__ import annotations

from collections.abc import Iterable

from newsnlp.extraction.candidates import Found
from newsnlp.extraction.people.context import Evidence
from newsnlp.extraction.people.sighting import Sighting
from newsnlp.extraction.people.view import NameView

TITLE_BEFORE = Evidence("title", 3.5)
TITLE_AFTER = Evidence("verb", 0.5, 2)
ORGANIZATION_BEFORE = Evidence("organization", 0.5)
WITHIN_ORGANIZATION = -2.5
SURE = 0.5
WEAK_LEFT = frozenset({"plain", "suffix", "organization", "preposition"})


def anchor(sightings: Iterable[Sighting], view: NameView, found: Found) -> None:
    """Take what was found into the evidence of `sightings`."""
    titles = [m for m in found.mentions("title") if m.score >= SURE]
    title_ends = {view.from_source(m.end) for m in titles}
    title_starts = {view.from_source(m.start) for m in titles}
    organizations = [
        (view.from_source(m.start), view.from_source(m.end))
        for m in found.mentions("organization")
        if m.score >= SURE
    ]
    organization_ends = {end for _, end in organizations}
    inside = {at for start, end in organizations for at in range(start, end - 1)}
    for sighting in sightings:
        if sighting.start in title_ends and sighting.left.kind in WEAK_LEFT:
            sighting.left = TITLE_BEFORE
        elif sighting.start in organization_ends and sighting.left.kind == "plain":
            sighting.left = ORGANIZATION_BEFORE
        if sighting.end in title_starts and sighting.right.kind == "plain":
            sighting.right = TITLE_AFTER
        if sighting.start in inside and sighting.end - 1 in inside:
            sighting.bonus += WITHIN_ORGANIZATION
