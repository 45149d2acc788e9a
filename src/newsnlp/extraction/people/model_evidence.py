"""What the model says of each sighting, and the names that it alone sees."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from newsnlp.extraction.candidates import Found
from newsnlp.extraction.merging import article_evidence, new_name_evidence, person_evidence
from newsnlp.extraction.people.context import left_evidence, right_evidence
from newsnlp.extraction.people.decision import Known
from newsnlp.extraction.people.lexicon import NameLexicon
from newsnlp.extraction.people.short import OFFICE, PERSONAL
from newsnlp.extraction.people.sighting import BY_MODEL, Sighting
from newsnlp.lexicons.finding import iter_places
from newsnlp.models.mention_model import ModelMention

LEAST_PROBABILITY = 0.7
LEAST_OF_OTHERS = 0.8
LONGEST_PLAIN = 3
SURE_BODY = 0.5
"""The least score of an organization whose name is held against a person called so."""
LONGEST_BODY = 6
"""The most characters at the beginning of such a name that may look like a person's."""
WELL_KNOWN = "known"
"""Names that every reader knows: the model's word may raise them only."""
UNJUDGED = frozenset({"latin", "japanese", "credited"})
"""Kinds of sightings of which the model knows too little: it was trained on few of them."""

UNSEEN = person_evidence("unseen", 1.0)
OTHER_LABEL = person_evidence("other label", 1.0)

RE_SHORT = re.compile(rf".{{1,2}}(?:{PERSONAL}|{OFFICE})|[老小阿].|.[某方]|[字号].{{1,2}}")
"""Short forms and the like (字昌年), which are found by the names that they are of."""

RE_NAME = re.compile(r"[^\W\d_]+(?:[·‧・•∙⋅. \-][^\W\d_]+){0,6}")
RE_AREA = re.compile(r"[县市镇乡](?!长)")
"""What follows the name of an area."""
RE_DOT = re.compile("[·‧・•∙⋅]")


def add_model(
    text: str, sightings: Sequence[Sighting], found: Found, names: NameLexicon
) -> Iterator[Sighting]:
    """Raise or lower `sightings` by what the model found; yield those that it alone saw."""
    mentions = [m for m in found.of(ModelMention) if _is_usable(text, m, names)]
    readings = Readings(text, mentions, found)
    starts = [mention.start for mention in mentions]
    for sighting in sightings:
        if sighting.pattern in UNJUDGED:
            continue
        evidence = readings.evidence(sighting.name)
        if mentions:
            evidence += _evidence(sighting, _overlapped(mentions, starts, sighting), names)
        sighting.bonus += max(0.0, evidence) if sighting.pattern == WELL_KNOWN else evidence
    seen = {(sighting.start, sighting.end) for sighting in sightings}
    ends = {mention.end for mention in mentions if mention.label == "person"}
    for mention in mentions:
        if mention.start in ends:  # 何小姐|豪气地: no name follows upon another
            continue
        if mention.label == "person" and (mention.start, mention.end) not in seen:
            for sighting in _new_sighting(text, mention, names):
                sighting.bonus += readings.evidence(sighting.name)
                yield sighting


class Readings:
    """What the article makes of the strings that the model calls people somewhere in it."""

    def __init__(self, text: str, mentions: Sequence[ModelMention], found: Found) -> None:
        self._people = Counter(text[m.start : m.end] for m in mentions if m.label == "person")
        places = list(iter_places(text, self._people))
        self._places = Counter(name for _, _, name in places)
        bodies = (m for m in found.mentions("organization") if m.score >= SURE_BODY)
        self._bodies = {
            text[m.start : m.start + size]
            for m in bodies
            for size in range(2, min(m.end - m.start, LONGEST_BODY) + 1)
        }
        self._bodies.update(_holding(text, mentions))
        self._bodies.update(name for _, end, name in places if RE_AREA.match(text, end))

    def seen(self, name: str) -> float:
        """Return the share of the places of `name` where the model sees a person of this name."""
        return self._people[name] / self._places[name] if self._places[name] else 0.0

    def unseen(self, name: str) -> float:
        """Return the share of the places of `name` where it sees none, one slip forgiven."""
        places = self._places[name]
        return max(0.0, places - self._people[name] - 1) / places if places else 0.0

    def names_body(self, name: str) -> bool:
        """Whether a body or a place of the article is called `name`, or begins so."""
        return name in self._bodies

    def evidence(self, name: str) -> float:
        """Return what all this says for or against a person of this name."""
        return article_evidence(self.unseen(name), names_body=self.names_body(name))


def _holding(text: str, mentions: Sequence[ModelMention]) -> Iterator[str]:
    """Yield what stands before a title and a name, and so is no person: 昱腾|董事长|何立诚."""
    for first, title, person in zip(mentions, mentions[1:], mentions[2:], strict=False):
        labels = (first.label, title.label, person.label)
        beside = first.end == title.start and title.end == person.start
        if labels == ("person", "title", "person") and beside:
            yield text[first.start : first.end]


def names_by_model(text: str, found: Found, names: NameLexicon) -> dict[str, Known]:
    """Return the names that the model alone is sure of, for use without rules."""
    known: dict[str, Known] = {}
    for mention in found.of(ModelMention):
        name = text[mention.start : mention.end]
        if mention.label != "person" or not _is_usable(text, mention, names):
            continue
        score = round(mention.probability, 3)
        if RE_SHORT.fullmatch(name) is None and score > (known[name].score if name in known else 0):
            known[name] = Known(name, score, BY_MODEL, _pattern(name))
    return known


def _overlapped(
    mentions: Sequence[ModelMention], starts: Sequence[int], sighting: Sighting
) -> list[ModelMention]:
    first = max(bisect_right(starts, sighting.start) - 1, 0)
    last = bisect_right(starts, sighting.end - 1)
    return [mention for mention in mentions[first:last] if mention.end > sighting.start]


def _evidence(sighting: Sighting, overlapped: Sequence[ModelMention], names: NameLexicon) -> float:
    if not overlapped:
        return UNSEEN
    people = [mention for mention in overlapped if mention.label == "person"]
    if not people:
        return OTHER_LABEL
    best = max(people, key=lambda mention: mention.probability)
    same = (best.start, best.end) == (sighting.start, sighting.end)
    if same and (RE_SHORT.fullmatch(sighting.name) or _may_hold_a_word(sighting.name, names)):
        return 0.0  # where a name ends before such a word, no model of characters knows
    return person_evidence("same" if same else "other borders", best.probability)


def _may_hold_a_word(name: str, names: NameLexicon) -> bool:
    """Whether a word that follows names may be part of what looks like one: 步溪|亦, 边|照顾."""
    return name[-1] in names.right or (len(name) == LONGEST_PLAIN and name[1:] in names.right)


def _is_usable(text: str, mention: ModelMention, names: NameLexicon) -> bool:
    """Whether the model is sure enough to be heard, and what it found may be what it says."""
    if mention.label != "person":
        return mention.probability >= LEAST_OF_OTHERS
    name = text[mention.start : mention.end]
    if name[1:] in names.offices:  # 鄢司长 is short for somebody's name
        return False
    return RE_NAME.fullmatch(name) is not None and (
        len(name) <= LONGEST_PLAIN or _may_be_long(name, names)
    )


def _may_be_long(name: str, names: NameLexicon) -> bool:
    """Whether a name beyond surname and two characters is of a kind that has so many."""
    if name.isascii() or RE_DOT.search(name):
        return True
    if len(name) == LONGEST_PLAIN + 1 and name[:2] in names.surnames:
        return True
    sounds = names.transliteration | names.rare_sounds
    return name[:2] in names.japanese or all(character in sounds for character in name)


def _new_sighting(text: str, mention: ModelMention, names: NameLexicon) -> Iterator[Sighting]:
    start, end = mention.start, mention.end
    name = text[start:end]
    unlikely = mention.probability < LEAST_PROBABILITY or name[-1] in names.never_last
    if unlikely or RE_SHORT.fullmatch(name):
        return
    weight = new_name_evidence(mention.probability)
    left, right = left_evidence(text, start, names), right_evidence(text, end, names)
    yield Sighting(start, end, name, weight, left, right, _pattern(name), by=BY_MODEL)


def _pattern(name: str) -> str:
    if name.isascii():
        return "latin"
    return "foreign" if RE_DOT.search(name) else "chinese"
