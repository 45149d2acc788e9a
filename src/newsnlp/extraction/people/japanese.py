"""Japanese names in Chinese characters: a Japanese surname and one to three characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsnlp.extraction.people.context import left_evidence, right_evidence
from newsnlp.extraction.people.lexicon import NameLexicon
from newsnlp.extraction.people.sighting import HAN, Sighting
from newsnlp.lexicons.finding import TermFinder

SURNAME = 1.2
GIVEN_BY_SIZE = {1: 0.0, 2: 0.6, 3: -0.6}
TYPICAL_ENDING = 0.8
TYPICAL = frozenset("郎夫子雄男介美树太之司彦治佑辅也哉香奈惠里衣纪实人史弘孝吾志希织菜乃代")
NUMERALS = frozenset("次一二三四五六七八九十")
GIVEN_ALL_THE_SAME = NUMERALS | TYPICAL | frozenset("省之")
"""Characters that no Chinese given name has, but a Japanese one may: 智也, 省吾."""
VERB_INSIDE = -2.0
RE_HAN = re.compile(rf"[{HAN}]")


class JapaneseNames:
    """Finds where Japanese names may stand."""

    def __init__(self, names: NameLexicon) -> None:
        self._names = names
        self._surnames = TermFinder(s for s in names.japanese if len(s) > 1)

    def sightings(self, text: str) -> Iterator[Sighting]:
        """Yield the sightings in `text`, in order."""
        names = self._names
        for start, middle, _ in self._surnames(text):
            left = left_evidence(text, start, names)
            for size, weight in GIVEN_BY_SIZE.items():
                end = middle + size
                last = text[end - 1 : end]
                if not RE_HAN.match(last) or (
                    last in names.never and last not in GIVEN_ALL_THE_SAME
                ):
                    break
                internal = SURNAME + weight + (TYPICAL_ENDING if last in TYPICAL else 0.0)
                right = right_evidence(text, end, names)
                if size > 1 and self._takes_in_a_word(text[middle:end]):
                    internal += VERB_INSIDE
                yield Sighting(start, end, text[start:end], internal, left, right, "japanese")

    def _takes_in_a_word(self, given: str) -> bool:
        """Return whether the given name is or ends as a word that goes with people: 则, 透过."""
        right = self._names.right
        if right.get(given[-2:]) or given in self._names.words:
            return True
        return right.get(given[-1]) in ("verb", "word") and given[-1] not in TYPICAL | NUMERALS
