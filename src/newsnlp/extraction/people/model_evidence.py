"""What the model says of each sighting, and the names that it alone sees."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from newsnlp.extraction.candidates import Found
from newsnlp.extraction.merging import new_name_evidence, person_evidence
from newsnlp.extraction.people.context import left_evidence, right_evidence
from newsnlp.extraction.people.decision import Known
from newsnlp.extraction.people.lexicon import NameLexicon
from newsnlp.extraction.people.short import OFFICE, PERSONAL
from newsnlp.extraction.people.sighting import BY_MODEL, Sighting
from newsnlp.models.mention_model import ModelMention

LEAST_PROBABILITY = 0.7
LEAST_OF_OTHERS = 0.8
LONGEST_PLAIN = 3
UNJUDGED = frozenset({"latin", "japanese", "known", "credited"})
"""Kinds of sightings of which the model knows too little: it was trained on few of them."""

RE_SHORT = re.compile(rf".{{1,2}}(?:{PERSONAL}|{OFFICE})|[老小阿].|.[某方]|[字号].{{1,2}}")
"""Short forms and the like (字昌年), which are found by the names that they are of."""

RE_NAME = re.compile(r"[^\W\d_]+(?:[·‧・•∙⋅. \-][^\W\d_]+){0,6}")
RE_DOT = re.compile("[·‧・•∙⋅]")


def add_model(
    text: str, sightings: Sequence[Sighting], found: Found, names: NameLexicon
) -> Iterator[Sighting]:
    """Raise or lower `sightings` by what the model found; yield those that it alone saw."""
    mentions = [m for m in found.of(ModelMention) if _is_usable(text, m, names)]
    starts = [mention.start for mention in mentions]
    for sighting in sightings:
        if sighting.pattern not in UNJUDGED:
            overlapped = _overlapped(mentions, starts, sighting)
            sighting.bonus += _evidence(sighting, overlapped, names)
    seen = {(sighting.start, sighting.end) for sighting in sightings}
    for mention in mentions:
        if mention.label == "person" and (mention.start, mention.end) not in seen:
            yield from _new_sighting(text, mention, names)


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
    people = [mention for mention in overlapped if mention.label == "person"]
    if not people:
        return person_evidence("other label" if overlapped else "unseen", 1.0)
    best = max(people, key=lambda mention: mention.probability)
    same = (best.start, best.end) == (sighting.start, sighting.end)
    if same and (RE_SHORT.fullmatch(sighting.name) or sighting.name[-1] in names.right):
        return 0.0  # 步溪亦: where a name ends before such a word, no model of characters knows
    return person_evidence("same" if same else "other borders", best.probability)


def _is_usable(text: str, mention: ModelMention, names: NameLexicon) -> bool:
    """Whether the model is sure enough to be heard, and what it found may be what it says."""
    if mention.label != "person":
        return mention.probability >= LEAST_OF_OTHERS
    name = text[mention.start : mention.end]
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
