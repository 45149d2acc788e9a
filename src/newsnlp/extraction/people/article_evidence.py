"""What the rest of the article says of each sighting: titles, places, bylines, brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsnlp.extraction.candidates import Found
from newsnlp.extraction.people.context import EDGE, Evidence
from newsnlp.extraction.people.credits import Credit
from newsnlp.extraction.people.gloss import Gloss
from newsnlp.extraction.people.lexicon import NameLexicon
from newsnlp.extraction.people.sighting import HAN, Sighting
from newsnlp.lexicons.finding import TermFinder

TITLE_BEFORE = Evidence("title", 3.5)
TITLE_AFTER = Evidence("verb", 0.5, 2)
ORGANIZATION_BEFORE = Evidence("organization", 0.5)
WITHIN_ORGANIZATION = -2.5
SURE = 0.5
WEAK_LEFT = frozenset({"plain", "suffix", "organization", "preposition"})
ACROSS_CREDITS = -6.0
CREDITED_ALONE = 2.0
PLACE = -7.0
OPENS_TITLE = -1.0
INTRODUCING = frozenset({"title", "kin", "naming", "label", "epithet"})
INTRODUCED = {"plain": 1.2, "cue": 2.0, "noun": 0.3, "forbid": 0.0, "dot": 0.0, "place": 0.3}
INTRODUCED_OTHERWISE = 1.0
RE_ROSTER = re.compile(rf"^([{HAN}·]{{2,14}})[ 　\t]{{1,4}}(?=[{HAN}]{{3}})", re.M)
LEAST_ROSTER = 3
IN_ROSTER = 2.4
USUAL = 2.0
SELDOM = -0.6
SUBJECT = 0.5
TITLE_MARKS = ("《", "〈")


def add_anchors(sightings: Iterable[Sighting], found: Found) -> None:
    """Take the titles and organizations that were found as evidence beside names."""
    titles = [m for m in found.mentions("title") if m.score >= SURE]
    title_ends = {m.end for m in titles}
    title_starts = {m.start for m in titles}
    organizations = [(m.start, m.end) for m in found.mentions("organization") if m.score >= SURE]
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


def add_rosters(text: str, sightings: Iterable[Sighting]) -> None:
    """Raise the sightings that fill the first column of a list of people, a line for each."""
    columns = {match.span(1) for match in RE_ROSTER.finditer(text)}
    listed = [s for s in sightings if (s.start, s.end) in columns]
    likely = {s.start for s in listed if s.internal > 0}
    if len(columns) < LEAST_ROSTER or 2 * len(likely) <= len(columns):
        return
    for sighting in listed:
        sighting.bonus += IN_ROSTER


def add_introductions(sightings: Iterable[Sighting], names: NameLexicon) -> None:
    """Raise whole names (surname and two characters) right after a title: 队长党卫国替他说话."""
    for sighting in sightings:
        if (
            sighting.pattern == "chinese"
            and len(sighting.name) in (3, 4)
            and sighting.left.kind in INTRODUCING
            and names.right.get(sighting.name[-2:]) not in ("cue", "verb")
            and (
                sighting.right.kind == "cue"
                or _is_given(sighting.name[-2:], sighting.right.kind == "plain", names)
            )
        ):
            sighting.bonus += INTRODUCED.get(sighting.right.kind, INTRODUCED_OTHERWISE)


def add_subjects(text: str, sightings: Iterable[Sighting], names: NameLexicon) -> None:
    """Raise usual whole names that open a clause or follow 的, with a predicate after them."""
    for sighting in sightings:
        opens = sighting.left.kind == "edge" or text[sighting.start - 1 : sighting.start] == "的"
        if (
            opens
            and sighting.pattern == "chinese"
            and len(sighting.name) == 3
            and sighting.internal >= (SELDOM if sighting.right.kind == "cue" else USUAL)
            and sighting.right.kind in ("verb", "cue")
            and _is_given(sighting.name[1:], True, names)
        ):
            sighting.bonus += SUBJECT


def _is_given(given: str, usual: bool, names: NameLexicon) -> bool:
    """Return whether `given` is no everyday word, and of characters that names have."""
    if given in names.right or given in names.words or given in names.places:
        return False
    return given[0] not in names.never_last and (not usual or all(c in names.given for c in given))


def rule_out_places(text: str, sightings: Iterable[Sighting], places: TermFinder) -> None:
    """Lower the sightings that are a place or a brand, or begin or end inside of one."""
    inside: dict[int, tuple[int, int]] = {}
    for start, end, _ in places(text):
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


def lower_in_titles(text: str, sightings: Iterable[Sighting]) -> None:
    """Lower the sightings with which the title of a work opens: 《王海生评传》."""
    for sighting in sightings:
        before = text[sighting.start - 1 : sighting.start]
        if before in TITLE_MARKS and text[sighting.end : sighting.end + 1] not in ("》", "〉"):
            sighting.bonus += OPENS_TITLE


def add_glosses(sightings: Iterable[Sighting], glosses: Iterable[Gloss]) -> None:
    """Raise the sightings after which a bracket gives a Latin form."""
    by_bracket = {gloss.bracket: gloss for gloss in glosses}
    for sighting in sightings:
        gloss = by_bracket.get(sighting.end)
        if gloss and sighting.pattern != "latin":
            sighting.bonus += gloss.weight


def add_credits(
    text: str, sightings: Iterable[Sighting], credits: Iterable[Credit]
) -> Iterator[Sighting]:
    """Raise the sightings in bylines; yield new ones where no pattern saw a name."""
    places = {(credit.start, credit.end): credit for credit in credits}
    inside = {at for start, end in places for at in range(start, end)}
    seen: set[tuple[int, int]] = set()
    for sighting in sightings:
        place = (sighting.start, sighting.end)
        if place in places:
            seen.add(place)
            sighting.left = Evidence("credit", places[place].weight)
            sighting.right = Evidence("credit", EDGE)
        elif sighting.start in inside or sighting.end - 1 in inside:
            sighting.bonus += ACROSS_CREDITS
    for start, end in places.keys() - seen:
        left = Evidence("credit", places[start, end].weight)
        name = text[start:end]
        yield Sighting(start, end, name, CREDITED_ALONE, left, Evidence("credit", EDGE), "credited")
