"""Latin forms in brackets after a Chinese name: 爱德华·斯诺登（Edward Snowden）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsnlp.extraction.people.context import EDGES, left_evidence, right_evidence
from newsnlp.extraction.people.latin import NAME, LatinNames
from newsnlp.extraction.people.lexicon import NameLexicon
from newsnlp.extraction.people.sighting import HAN, Sighting

RE_GLOSS = re.compile(rf"(?<=[{HAN}])[ \u00a0]?[（(]\s?(?:{NAME}(?:[,，、]\s?)?)[）)]")
RE_NAME = re.compile(NAME)
SEVERAL_WORDS = 3.5
KNOWN_WORD = 1.5
LONGEST = 7


class Gloss(NamedTuple):
    """A Latin form in brackets: where it and the bracket begin, and how much it looks a name."""

    bracket: int
    start: int
    end: int
    name: str
    weight: float


def find_glosses(text: str, latin: LatinNames) -> list[Gloss]:
    """Return the Latin forms in brackets that may be those of people."""
    found = []
    for match in RE_GLOSS.finditer(text):
        inner = RE_NAME.search(match.group())
        if inner is None:
            continue
        weight = latin.internal(inner.group())
        if weight < -2:
            continue
        several = " " in inner.group() or "." in inner.group()
        found.append(
            Gloss(
                match.start(),
                match.start() + inner.start(),
                match.start() + inner.end(),
                inner.group(),
                SEVERAL_WORDS + (weight > 1) if several else KNOWN_WORD * (weight > 0),
            )
        )
    return found


def glossed_sightings(
    text: str, glosses: Sequence[Gloss], names: NameLexicon
) -> Iterator[Sighting]:
    """Yield the run of sounds right before each gloss, cut where a title or an edge is."""
    for gloss in glosses:
        start = gloss.bracket
        while (
            start > 0
            and gloss.bracket - start < LONGEST
            and text[start - 1] in names.transliteration
            and left_evidence(text, start, names).kind not in ("title", "kin", "naming")
        ):
            start -= 1
        if gloss.bracket - start < 2 or (start and text[start - 1] in "·‧・•"):
            continue
        left = left_evidence(text, start, names)
        if text[start : gloss.bracket] in names.places:
            continue
        right = right_evidence(text, gloss.bracket, names)
        yield Sighting(
            start, gloss.bracket, text[start : gloss.bracket], 0.5, left, right, "foreign"
        )


__all__ = ["EDGES", "Gloss", "find_glosses", "glossed_sightings"]
