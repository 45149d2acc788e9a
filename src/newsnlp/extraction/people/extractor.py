"""The extractor of people: sightings, decision, spread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsnlp.extraction.candidates import Found, Mention
from newsnlp.extraction.people.chinese import ChineseNames
from newsnlp.extraction.people.credits import iter_credits
from newsnlp.extraction.people.decision import Known, decide
from newsnlp.extraction.people.foreign import ForeignNames
from newsnlp.extraction.people.latin import LatinNames
from newsnlp.extraction.people.lexicon import load_names
from newsnlp.extraction.people.sighting import Sighting
from newsnlp.extraction.people.spread import iter_places
from newsnlp.extraction.people.view import NameView, view_of
from newsnlp.segmentation import SegmentedText
from newsnlp.settings import Settings

CREDITED = 3.0


class PersonExtractor:
    """Finds people by their names: surely where words anchor them, then everywhere else."""

    def __init__(self, settings: Settings) -> None:
        names = load_names()
        self._enabled = settings.rules
        self._patterns = (ChineseNames(names), ForeignNames(names), LatinNames(names))

    def __call__(self, segmented: SegmentedText, found: Found) -> Iterator[Mention]:
        """Yield the mentions of people in `segmented`, in order of place."""
        if not self._enabled:
            return
        view = view_of(segmented)
        sightings = [s for pattern in self._patterns for s in pattern.sightings(view.text)]
        credited = _credit(view.text, sightings)
        known = decide(sightings)
        yield from _mentions(view, known, credited)


def _credit(text: str, sightings: Iterable[Sighting]) -> list[tuple[int, int]]:
    places = sorted(iter_credits(text))
    starts = {}
    for start, end in places:
        for at in range(start, end):
            starts[at] = end
    for sighting in sightings:
        if sighting.start in starts and sighting.end <= starts[sighting.start]:
            sighting.bonus += CREDITED
            sighting.by = "name-in-byline"
    return places


def _mentions(
    view: NameView, known: dict[str, Known], credited: list[tuple[int, int]]
) -> Iterator[Mention]:
    inside = {at for start, end in credited for at in range(start, end)}
    for start, end, name in iter_places(view.text, known):
        entry = known[name]
        source_start, source_end = view.to_source(start, end)
        yield Mention(
            "person",
            source_start,
            source_end,
            view.written(start, end),
            entry.rule,
            entry.score,
            byline=start in inside,
        )
