"""The extractor of people: sightings, decision, spread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsnlp.extraction.candidates import Found, Mention
from newsnlp.extraction.people.aliases import find_aliases
from newsnlp.extraction.people.anchors import anchor
from newsnlp.extraction.people.chinese import ChineseNames
from newsnlp.extraction.people.context import Evidence
from newsnlp.extraction.people.credits import Credit, Credits
from newsnlp.extraction.people.decision import Known, decide
from newsnlp.extraction.people.foreign import ForeignNames
from newsnlp.extraction.people.gloss import Gloss, find_glosses, glossed_sightings
from newsnlp.extraction.people.japanese import JapaneseNames
from newsnlp.extraction.people.latin import LatinNames
from newsnlp.extraction.people.lexicon import load_names
from newsnlp.extraction.people.short import Short, ShortForms
from newsnlp.extraction.people.sighting import Sighting
from newsnlp.extraction.people.spread import TermFinder, iter_places
from newsnlp.extraction.people.view import NameView, view_of
from newsnlp.segmentation import SegmentedText
from newsnlp.settings import Settings

RE_SHOT = re.compile(r"[ 　]?(?:摄(?!氏|入|取|制|像头)|摄影|绘图|制图)(?=[^\w]|$)")
PART_SCORE = 0.9
ACROSS_CREDITS = -6.0
PLACE = -7.0
OPENS_TITLE = -1.0
TITLE_MARKS = ("《", "〈")


class PersonExtractor:
    """Finds people by their names: surely where words anchor them, then everywhere else."""

    def __init__(self, settings: Settings) -> None:
        self._names = names = load_names()
        self._enabled = settings.rules
        self._latin = LatinNames(names)
        self._places = TermFinder(names.places)
        self._patterns = (
            ChineseNames(names),
            ForeignNames(names),
            JapaneseNames(names),
            self._latin,
        )
        self._credits = Credits(names)
        self._shorts = ShortForms(names)

    def __call__(self, segmented: SegmentedText, found: Found) -> Iterator[Mention]:
        """Yield the mentions of people in `segmented`, in order of place."""
        if not self._enabled:
            return
        view = view_of(segmented)
        text = view.text
        glosses = find_glosses(text, self._latin)
        sightings = [s for pattern in self._patterns for s in pattern.sightings(text)]
        sightings.extend(glossed_sightings(text, glosses, self._names))
        credits = self._credits.places(text)
        sightings.extend(_credited(text, sightings, credits))
        _add_glosses(sightings, glosses)
        for sighting in sightings:
            sighting.next = text[sighting.end : sighting.end + 1]
            if (
                text[sighting.start - 1 : sighting.start] in TITLE_MARKS
                and sighting.next not in "》〉"
            ):
                sighting.bonus += OPENS_TITLE
        self._rule_out_places(text, sightings)
        anchor(sightings, view, found)
        known = decide(text, sightings)
        mentions = self._mentions(view, known, credits, glosses)
        yield from sorted(mentions, key=lambda mention: (mention.start, mention.end))

    def _rule_out_places(self, text: str, sightings: Iterable[Sighting]) -> None:
        """Lower the sightings that are a place or a brand, or begin or end inside of one."""
        inside: dict[int, tuple[int, int]] = {}
        for start, end, _ in self._places(text):
            inside.update(dict.fromkeys(range(start, end), (start, end)))
        for sighting in sightings:
            first = inside.get(sighting.start)
            last = inside.get(sighting.end - 1)
            starts_as_place = first is not None and first[0] == sighting.start
            if (
                (starts_as_place and (last or sighting.pattern == "chinese"))
                or (first and first[0] < sighting.start)
                or (last and last[1] > sighting.end)
            ):
                sighting.bonus += PLACE

    def _mentions(
        self,
        view: NameView,
        known: dict[str, Known],
        credits: list[Credit],
        glosses: list[Gloss],
    ) -> Iterator[Mention]:
        text = view.text
        wholes = find_aliases(text, iter_places(text, known), known, glosses, self._names)
        known = {name: entry for name, entry in known.items() if name not in wholes}
        places = [
            place
            for place in iter_places(text, [*known, *wholes])
            if not _inside_latin(text, *place)
        ]
        makers = {credit.start for credit in credits}
        taken: set[int] = set()
        for start, end, name in places:
            entry = known.get(name) or Known(name, PART_SCORE, "part-of-name", "part")
            taken.update(range(start, end))
            yield _mention(
                view,
                Short(start, end, name, wholes.get(name, ""), entry.rule, entry.score),
                start in makers or RE_SHOT.match(text, end) is not None,
            )
        full_places = [place for place in places if place[2] in known]
        for short in self._shorts.shorts(text, known, full_places):
            if taken.isdisjoint(range(short.start, short.end)):
                taken.update(range(short.start, short.end))
                yield _mention(view, short, False)


def _mention(view: NameView, short: Short, byline: bool) -> Mention:
    start, end = view.to_source(short.start, short.end)
    return Mention(
        "person",
        start,
        end,
        view.written(short.start, short.end),
        short.rule,
        short.score,
        full=short.full,
        byline=byline,
    )


def _inside_latin(text: str, start: int, end: int, name: str) -> bool:
    """Return whether a Latin form stands inside a longer word or English sentence."""
    if not name.isascii():
        return False
    if text[end : end + 1].isalnum() and text[end : end + 1].isascii():
        return True
    return text[start - 1 : start].isalnum() and text[start - 1 : start].isascii()


def _credited(text: str, sightings: Iterable[Sighting], credits: list[Credit]) -> list[Sighting]:
    """Raise the sightings that are credited; return new ones where no pattern saw a name."""
    places = {(c.start, c.end): c for c in credits}
    ends = {at: c for c in credits for at in range(c.start, c.end)}
    for sighting in sightings:
        credit = places.pop((sighting.start, sighting.end), None)
        if credit:
            sighting.left = Evidence("credit", credit.weight)
            sighting.right = Evidence("credit", 0.8)
        elif sighting.start in ends or sighting.end - 1 in ends:
            sighting.bonus += ACROSS_CREDITS
    return [
        Sighting(
            c.start,
            c.end,
            text[c.start : c.end],
            2.0,
            Evidence("credit", c.weight),
            Evidence("edge", 0.8),
            "credited",
        )
        for c in places.values()
    ]


def _add_glosses(sightings: Iterable[Sighting], glosses: Iterable[Gloss]) -> None:
    by_bracket = {g.bracket: g for g in glosses}
    for sighting in sightings:
        gloss = by_bracket.get(sighting.end)
        if gloss and sighting.pattern != "latin":
            sighting.bonus += gloss.weight
