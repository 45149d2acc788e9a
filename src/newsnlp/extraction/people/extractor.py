"""The extractor of people: sightings, evidence, decision, mentions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsnlp.extraction.candidates import Found, Mention
from newsnlp.extraction.people.article_evidence import (
    add_anchors,
    add_credits,
    add_glosses,
    add_introductions,
    add_rosters,
    add_subjects,
    lower_in_titles,
    rule_out_places,
)
from newsnlp.extraction.people.chinese import ChineseNames
from newsnlp.extraction.people.credits import Credit, Credits
from newsnlp.extraction.people.decision import decide
from newsnlp.extraction.people.firm_names import lower_in_firms
from newsnlp.extraction.people.foreign import ForeignNames
from newsnlp.extraction.people.gloss import Gloss, find_glosses, glossed_sightings
from newsnlp.extraction.people.japanese import JapaneseNames
from newsnlp.extraction.people.latin import LatinNames
from newsnlp.extraction.people.lexicon import load_names
from newsnlp.extraction.people.mentions import MentionFinder
from newsnlp.extraction.people.model_evidence import add_model, names_by_model
from newsnlp.extraction.people.sighting import Sighting
from newsnlp.extraction.people.vietnamese import VietnameseNames
from newsnlp.lexicons.finding import TermFinder
from newsnlp.segmentation import SegmentedText
from newsnlp.settings import Settings


class Surroundings(NamedTuple):
    """What an article shows of its people apart from the sentences: brackets and credits."""

    glosses: list[Gloss]
    credits: list[Credit]


class PersonExtractor:
    """Finds people by their names: surely where words anchor them, then everywhere else."""

    def __init__(self, settings: Settings) -> None:
        self._names = names = load_names()
        self._enabled = settings.rules
        self._latin = LatinNames(names)
        self._patterns = (
            ChineseNames(names),
            ForeignNames(names),
            JapaneseNames(names),
            VietnameseNames(names),
            self._latin,
        )
        self._places = TermFinder(names.places)
        self._credits = Credits(names)
        self._finder = MentionFinder(names)

    def __call__(self, segmented: SegmentedText, found: Found) -> Iterator[Mention]:
        """Yield the mentions of people in `segmented`, in order of place."""
        text = segmented.folded
        around = self.surroundings(text)
        if self._enabled:
            known = decide(text, self.sightings(text, found, around))
        else:
            known = names_by_model(text, found, self._names)
        mentions = self._finder.mentions(segmented, known, around.credits, around.glosses)
        yield from sorted(mentions, key=lambda mention: (mention.start, mention.end))

    def surroundings(self, text: str) -> Surroundings:
        """Return the brackets and credits of `text`, which is folded."""
        return Surroundings(find_glosses(text, self._latin), self._credits.places(text))

    def sightings(self, text: str, found: Found, around: Surroundings) -> list[Sighting]:
        """Return where names may stand, each with all that speaks for and against it."""
        sightings = [s for pattern in self._patterns for s in pattern.sightings(text)]
        sightings.extend(glossed_sightings(text, around.glosses, self._names))
        sightings.extend(list(add_credits(text, sightings, around.credits)))
        add_glosses(sightings, around.glosses)
        add_rosters(text, sightings)
        lower_in_titles(text, sightings)
        rule_out_places(text, sightings, self._places)
        add_anchors(sightings, found)
        lower_in_firms(text, sightings, found)
        add_introductions(sightings, self._names)
        add_subjects(text, sightings, self._names)
        sightings.extend(list(add_model(text, sightings, found, self._names)))
        for sighting in sightings:
            sighting.next = text[sighting.end : sighting.end + 1]
        return sightings
