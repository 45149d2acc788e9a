"""Names of a surname and one to three given characters: every place where one may stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from newsnlp.extraction.people.context import (
    LONGEST_LEFT,
    Evidence,
    left_evidence,
    right_evidence,
    softened,
)
from newsnlp.extraction.people.lexicon import NameLexicon, surname_alternatives, unlisted_weight
from newsnlp.extraction.people.sighting import HAN, Sighting
from newsnlp.lexicons.finding import TermFinder
from newsnlp.lexicons.trie import scanning

DOUBT_AFTER = {"title": 0.0, "kin": 0.0, "naming": 0.0, "label": 0.0, "list": 0.4, "edge": 0.7}
ANCHORS = frozenset({"title", "kin", "naming", "label", "list", "edge", "epithet"})
WELL_KNOWN = 4.9
WITHHELD = 4.0
ONCE_LONGER = -2.0  # 王某|发: elsewhere he is 王某
WORD_ITSELF = -4.0
LONGER_WORD = -4.5
INTRODUCING = frozenset({"title", "kin", "naming", "label"})
SURNAME_AGAIN = -4.0  # two people: 林生林太
TRIED_VERB = -6.0  # 先想一|想
SHORT_AND_SELDOM = -1.0
SELDOM_SURNAME = -1.0
NAMESAKE = 0.2
DOUBT_IF_INTRODUCED = 0.7
WORD_BEFORE_TITLE = -1.5
INSIDE_WORD = -5.0
FILLS_BRACKET = 1.0
NOT_GIVEN = -9.0
HOPELESS = -4.5
COMMON_SURNAME = 0.5
RARELY_A_WORD = 1.0
DOUBT_OF_A_WORD = 0.4
MARRIED = -1.5
MARRIED_AFTER = frozenset({"title", "kin", "naming", "label", "list", "epithet"})
LEADS_TO_SURNAME = -4.0
BREAKS_WORD = -1.5
GIVEN_IS_VERB = -4.0
GIVEN_IS_WORD = -2.0
GIVEN_IS_USUAL_WORD = -0.3
OPENS_WITH_WORD = -2.5
ONE_CHARACTER_GIVEN = -0.2
LONGEST_WORD = 4
"""Longer words that open with a surname are not held against it."""
RE_MODIFIER = re.compile("[^，。；：！？\n]{2,14}的")  # 何立诚和|来自临江的吴岱
RE_HAN = re.compile(rf"[{HAN}]+")


def surname_pattern(names: NameLexicon) -> re.Pattern[str]:
    """Return the pattern of a surname that a character fit for a given name follows."""
    never = "".join(names.never)
    surname = rf"{surname_alternatives(names)}(?=[{HAN}])(?![{never}])"
    return re.compile(scanning(surname, names.surnames))


class ChineseNames:
    """Finds where names of the Chinese pattern may stand."""

    def __init__(self, names: NameLexicon) -> None:
        self._names = names
        self._surname = surname_pattern(names)
        self._known = TermFinder(names.known)
        self._words_as_names = TermFinder(names.namesakes)
        single = "".join(s for s in names.surnames if len(s) == 1)
        self._padded_name = re.compile(rf"([{single}])[ 　]{{1,2}}([{HAN}])")
        self._withheld_name = re.compile(rf"[{single}]某(?:某|(?=([{HAN}]))|)(?!些|个|种|地|月|日)")

    def sightings(self, text: str) -> Iterator[Sighting]:
        """Yield the sightings in `text` that anything speaks for."""
        yield from self._withheld(text)
        yield from self._well_known(text)
        yield from self._namesakes(text)
        yield from self._padded(text)
        at = 0
        while match := self._surname.search(text, at):
            at = match.start() + 1
            yield from self._at(text, match.start(), match.group())
            yield from self._married(text, match.start())
            if len(match.group()) > 1 and match.group()[0] in self._names.surnames:
                yield from self._at(text, match.start(), match.group()[0])

    def _withheld(self, text: str) -> Iterator[Sighting]:
        """Yield names of which a part is kept back: 王某, 李某某, 张某强."""
        matches = list(self._withheld_name.finditer(text))
        every = Counter(match.group()[:2] for match in matches)
        longer_ones = Counter(match.group()[:2] + (match.group(1) or "") for match in matches)
        for match in matches:
            start, end = match.span()
            left = self._left(text, start)
            weight = WITHHELD + 2 * min(0.5, self._names.surnames[match.group()[0]])
            for longer in (0, 1) if match.group(1) else (0,):
                right = right_evidence(text, end + longer, self._names)
                name = text[start : end + longer]
                given = self._given(name[-1]) - 1.0 if longer else 0.0
                once = longer and longer_ones[name] == 1 < every[name[:2]]
                given += ONCE_LONGER * (bool(once) and left.kind not in INTRODUCING)
                yield Sighting(start, end + longer, name, weight + given, left, right, "withheld")

    def _padded(self, text: str) -> Iterator[Sighting]:
        """Yield names of two characters set apart to the width of three: 张 三."""
        for match in self._padded_name.finditer(text):
            surname, given = match.groups()
            if given in self._names.never_last or surname + given in self._names.words:
                continue
            start, end = match.span()
            internal = self._names.surnames[surname] + self._given(given)
            left = left_evidence(text, start, self._names)
            right = right_evidence(text, end, self._names)
            if left.kind in ANCHORS and right.kind not in ("plain", "noun", "forbid"):
                yield Sighting(start, end, surname + given, internal, left, right)

    def _well_known(self, text: str) -> Iterator[Sighting]:
        """Yield the names that every newspaper reader knows."""
        for start, end, name in self._known(text):
            if self._goes_on(text, end, name):
                continue
            left = softened(left_evidence(text, start, self._names))
            right = softened(right_evidence(text, end, self._names))
            yield Sighting(start, end, name, WELL_KNOWN, left, right, "known")

    def _namesakes(self, text: str) -> Iterator[Sighting]:
        """Yield the words that people are called as well, where a title leads to them."""
        for start, end, name in self._words_as_names(text):
            left = left_evidence(text, start, self._names)
            if left.kind in INTRODUCING:
                right = right_evidence(text, end, self._names)
                yield Sighting(start, end, name, NAMESAKE, left, right)

    def _goes_on(self, text: str, end: int, name: str) -> bool:
        """Return whether the name is the head of a longer one: 柴静 in 柴静宜认为."""
        names = self._names
        if len(name) != 2 or names.given.get(text[end : end + 1], 0.0) <= 0:
            return False
        if right_evidence(text, end, names).kind != "plain":
            return False
        right = right_evidence(text, end + 1, names)
        return right.kind == "edge" or (right.size > 1 and right.kind in ("cue", "verb"))

    def _at(self, text: str, start: int, surname: str) -> Iterator[Sighting]:
        """Yield the sightings of `surname` at `start` with given names of every length."""
        given_start = start + len(surname)
        if self._is_addressed(text, given_start):
            return
        longest = self._longest_word(text, start)
        left: Evidence | None = None
        broken = 0.0
        for end, given in self._givens(text, given_start):
            internal = self._names.surnames[surname] + given
            left = left or self._left(text, start)
            doubt = _word_penalty(end - start, longest)
            introduced = left.kind in INTRODUCING and longest < end - start
            if introduced and self._names.surnames[surname] > SELDOM_SURNAME:
                doubt *= DOUBT_IF_INTRODUCED
            internal += doubt
            if internal < HOPELESS:
                continue
            right = right_evidence(text, end, self._names)
            sighting = Sighting(start, end, text[start:end], internal + broken, left, right)
            sighting.internal += self._fit(text, sighting, surname)
            yield sighting
            if right.size > 1 and right.kind != "forbid":
                broken = BREAKS_WORD

    def _fit(self, text: str, sighting: Sighting, surname: str) -> float:
        """Return what else speaks for or against a name in its place."""
        start, end = sighting.start, sighting.end
        if end - start > 2 and text[end - 1] == surname:
            return SURNAME_AGAIN
        if text[end - 1] == "一" and text[end : end + 1] == text[end - 2]:
            return TRIED_VERB
        weight = self._given_word(sighting.name[len(surname) :], surname, sighting.left)
        if sighting.right.kind == "honorific" and self._leads(surname, text[end - 1]):
            weight += LEADS_TO_SURNAME
        if sighting.right.kind == "honorific" and sighting.name in self._names.words:
            weight += WORD_BEFORE_TITLE
        if end - start == 2 and self._names.surnames[surname] < SELDOM_SURNAME - 0.5:
            weight += SHORT_AND_SELDOM
        if start and text[start - 1] in "（(" and text[end : end + 1] in ("）", ")"):
            weight += FILLS_BRACKET
        return weight

    def _married(self, text: str, start: int) -> Iterator[Sighting]:
        """Yield a name of two surnames and two more characters: 范徐丽泰."""
        names = self._names
        surnames = [names.surnames.get(c, 0.0) for c in text[start : start + 2]]
        if min(surnames) < COMMON_SURNAME:
            return
        given = text[start + 2 : start + 4]
        end = start + 4
        if len(given) < 2 or not RE_HAN.fullmatch(given):
            return
        if any(c in names.never for c in given) or given[1] in names.never_last:
            return
        if self._longest_word(text, start) or self._longest_word(text, start + 1):
            return
        internal = MARRIED + sum(surnames) + sum(map(self._given, given))
        left = self._left(text, start)
        if left.kind in MARRIED_AFTER:
            right = right_evidence(text, end, names)
            yield Sighting(start, end, text[start:end], internal, left, right)

    def _is_addressed(self, text: str, at: int) -> bool:
        """Return whether an honorific, not a given name, follows the surname: 王女士, 冯执行长."""
        right = self._names.right
        return (
            text[at : at + 3] in self._names.offices
            or right.get(text[at : at + 3]) == "honorific"
            or right.get(text[at : at + 2]) == "honorific"
        )

    def _leads(self, surname: str, given: str) -> bool:
        """Return whether the “name” is a preposition and a surname: 向林小姐."""
        surnames = self._names.surnames
        return surnames[surname] < 0 and surnames.get(given, 0.0) >= 1.0

    def _left(self, text: str, start: int) -> Evidence:
        left = left_evidence(text, start, self._names)
        if left.kind in ("title", "kin") and self._extends_title(text, start):
            return Evidence("word", INSIDE_WORD)
        if left.kind not in ANCHORS and self._inside_word(text, start):
            return Evidence("word", INSIDE_WORD)
        return left

    def _inside_word(self, text: str, start: int) -> bool:
        closings = self._names.closings
        return (start >= 1 and text[start - 1 : start + 1] in closings) or (
            start >= 2 and text[start - 2 : start + 1] in closings
        )

    def _extends_title(self, text: str, start: int) -> bool:
        """Return whether the title before goes on with the “surname”: 主教 in 主教练."""
        left = self._names.left
        for size in range(min(LONGEST_LEFT, start), 1, -1):
            if text[start - size : start] in left:
                word = text[start - size : start + 1]
                return left.get(word) == "title" or word in self._names.closings
        return False

    def _givens(self, text: str, at: int) -> Iterator[tuple[int, float]]:
        names = self._names
        total = 0.0
        for size in (1, 2):
            character = text[at + size - 1 : at + size]
            if character in names.never or not (
                character in names.given or RE_HAN.fullmatch(character)
            ):
                return
            total += self._given(character)
            if character in names.never_last and not self._ends_name(text, at + size):
                continue
            yield at + size, total * 1.3 + ONE_CHARACTER_GIVEN if size == 1 else total

    def _given(self, character: str) -> float:
        weight = self._names.given.get(character)
        if weight is None:
            return NOT_GIVEN if character in self._names.never else unlisted_weight(character)
        return weight

    def _ends_name(self, text: str, end: int) -> bool:
        """Return whether a character that mostly joins words (和) ends a name here."""
        if text[end - 1] != "和":
            return False
        if text[end : end + 1] in ("的", "是"):
            return True
        right = right_evidence(text, end, self._names)
        verb = right.kind == "verb" and right.size > 1
        return right.kind in ("cue", "gloss") or (verb and not RE_MODIFIER.match(text, end))

    def _given_word(self, given: str, surname: str, left: Evidence) -> float:
        """Return what it says against a name that its given part is an everyday word."""
        names = self._names
        if len(given) < 2 or (given not in names.right and given not in names.words):
            return 0.0
        if names.right.get(given) in ("cue", "verb"):
            return GIVEN_IS_VERB
        usual = names.surnames[surname] >= RARELY_A_WORD
        usual = usual and all(names.given.get(c, 0.0) == 1.0 for c in given)
        doubt = (GIVEN_IS_USUAL_WORD if usual else GIVEN_IS_WORD) - (
            names.surnames[surname] < COMMON_SURNAME
        )
        least = 0.0 if names.surnames[surname] >= RARELY_A_WORD else DOUBT_OF_A_WORD
        return doubt * max(least, DOUBT_AFTER.get(left.kind, 1.0))

    def _longest_word(self, text: str, start: int) -> int:
        words = self._names.words
        for size in self._names.word_sizes.get(text[start : start + 2], ()):
            if size <= LONGEST_WORD and text[start : start + size] in words:
                return min(size, len(text) - start)
        return 0


def _word_penalty(size: int, longest: int) -> float:
    """Return what an everyday word of `longest` characters says against a name of `size`."""
    if not longest:
        return 0.0
    if longest > size:
        return LONGER_WORD
    return WORD_ITSELF if longest == size else OPENS_WITH_WORD
