"""Names in Latin letters: Tim Cook, Khin Sabai Oo, J.R.R. Tolkien."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsnlp.extraction.people.context import left_evidence, right_evidence
from newsnlp.extraction.people.lexicon import NameLexicon
from newsnlp.extraction.people.sighting import Sighting

LETTER = "A-Za-zÀ-ɏ"
WORD = rf"(?:(?:[A-Z]\.){{2,3}}|[A-ZÀ-Þ][{LETTER}]*(?:['’-][{LETTER}]+)*\.?)"
PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|la|le|bin|ibn|al|el|dos|y|ten)"
NAME = rf"{WORD}(?:[ \u00a0](?:{PARTICLE}[ \u00a0])?{WORD}){{0,4}}"
RE_LATIN = re.compile(rf"(?<![{LETTER}0-9@/._-]){NAME}(?![{LETTER}0-9@/_])")
RE_CREDITED = re.compile(r"(?:[Bb]y|BY)[ :]{1,2}$")
RE_ODD = re.compile(r"^(?!(?:Mc|Mac|De|Di|La|Le|Van|Fitz)[A-Z])[A-Z][a-z]+[A-Z]|^[A-Z]{2,}$")
RE_CAMEL = re.compile(r"([A-Z][a-z]+)[A-Z][a-z]+")
RE_ACRONYM = re.compile(r"[A-Z0-9&.]+")

GIVEN_NAME = 3.0
SEVERAL_WORDS = 0.8
ONE_WORD = -1.2
CAMEL = 0.5
ONE_KNOWN_WORD = 0.6
NOT_A_PERSON = -8.0
IN_FOREIGN_TEXT = -3.0
CREDITED = 5.0


class LatinNames:
    """Finds where names in Latin letters may stand."""

    def __init__(self, names: NameLexicon) -> None:
        self._names = names

    def sightings(self, text: str) -> Iterator[Sighting]:
        """Yield the sightings in `text`, in order."""
        for match in RE_LATIN.finditer(text):
            name = match.group().rstrip(".") if match.group().count(".") == 1 else match.group()
            start, end = match.start(), match.start() + len(name)
            if name[-2:-1] == " ":
                continue  # cut off at an initial: Harry S
            internal = self.internal(name)
            if internal <= NOT_A_PERSON:
                continue
            left = left_evidence(text, start, self._names)
            right = right_evidence(text, end, self._names)
            sighting = Sighting(start, end, name, internal, left, right, "latin")
            sighting.bonus = _surroundings(text, start, end)
            yield sighting

    def internal(self, name: str) -> float:
        """Return how much the words of `name` speak for a person."""
        if camel := RE_CAMEL.fullmatch(name):
            return CAMEL if camel.group(1) in self._names.latin_given else NOT_A_PERSON
        words = name.replace("\u00a0", " ").split(" ")
        known = words[0] in self._names.latin_given
        if self._is_other(words):
            return NOT_A_PERSON
        if len(words) == 1:
            return ONE_KNOWN_WORD if known else ONE_WORD
        return GIVEN_NAME if known else SEVERAL_WORDS

    def _is_other(self, words: list[str]) -> bool:
        """Return whether the words are those of a brand, a body or an acronym."""
        after_initials = words[len(words) > 1 and len(words[0]) == 2 :]
        return (
            any(word in self._names.latin_other for word in words)
            or any(RE_ODD.search(word) for word in after_initials)
            or all(RE_ACRONYM.fullmatch(word) for word in words)
        )


def _surroundings(text: str, start: int, end: int) -> float:
    if RE_CREDITED.search(text[max(0, start - 5) : start]):
        return CREDITED
    before = text[max(0, start - 2) : start]
    after = text[end : end + 2]
    if before[:1].isascii() and before[:1].isalpha() and before[1:] == " ":
        return IN_FOREIGN_TEXT
    if after[:1] == " " and after[1:].isascii() and after[1:].isalpha():
        return IN_FOREIGN_TEXT
    return 0.0
