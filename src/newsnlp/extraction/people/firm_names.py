"""Names of firms and projects that end like a person's: 公司药明|康德, “奥库斯”(AUKUS)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsnlp.extraction.candidates import Found
from newsnlp.extraction.people.sighting import HAN, Sighting
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.finding import TermFinder
from newsnlp.lexicons.trie import trie_pattern

NO_PERSON = -5.0
LONGEST_BEFORE = 6
LONGEST_NOUN = 4
BEFORE_ACRONYM = frozenset("”」』’（(")
RE_ACRONYM = re.compile("[”」』’]?[（(][A-Z]{3,}[0-9]*[)）]")


def lower_in_firms(text: str, sightings: Sequence[Sighting], found: Found) -> None:
    """Lower the sightings that end the name of a firm, at all its places, and before an acronym.

    The name of a firm is what stands between a noun such as 公司 and the end of the sighting,
    where no title and no known word parts them.
    """
    title_ends = {title.end for title in found.mentions("title")}
    firms: set[str] = set()
    for sighting in sightings:
        after = text[sighting.end : sighting.end + 1]
        if after in BEFORE_ACRONYM and RE_ACRONYM.match(text, sighting.end):
            firms.add(sighting.name)
        if sighting.left.kind != "plain" or sighting.pattern == "latin":
            continue
        floor = max(0, sighting.start - LONGEST_BEFORE - LONGEST_NOUN)
        before = _firm_before().search(text, floor, sighting.start)
        if before is None:
            continue
        start = sighting.start - len(before["name"])
        if title_ends.isdisjoint(range(start, sighting.start + 1)):
            firms.add(before["name"] + sighting.name)
    if not firms:
        return
    inside = {at for start, end, _ in TermFinder(firms)(text) for at in range(start, end)}
    for sighting in sightings:
        if sighting.start in inside and sighting.end - 1 in inside:
            sighting.bonus += NO_PERSON


@cache
def _firm_before() -> re.Pattern[str]:
    nouns = trie_pattern(load_lexicon("org_firm_acts").terms("noun"))
    return re.compile(f"(?:{nouns})(?P<name>[{HAN}]{{1,{LONGEST_BEFORE}}})$")
