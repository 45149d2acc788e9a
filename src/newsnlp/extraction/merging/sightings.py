"""What the model says of each sighting, in the currency of the rules: about log odds.

The weights were fitted by logistic regression on the dev split of corpora/, of whose articles
neither the model nor the rules know anything.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from newsnlp.extraction.candidates import Found
from newsnlp.extraction.people.context import left_evidence, right_evidence
from newsnlp.extraction.people.lexicon import NameLexicon
from newsnlp.extraction.people.short import OFFICE, PERSONAL
from newsnlp.extraction.people.sighting import Sighting
from newsnlp.models.mention_model import ModelMention

AGREES = 1.6
AGREES_BY_ODDS = 0.5
NEW = -0.6
"""For a name that the model alone sees; what stands beside it is weighed as for others."""

OTHER_BORDERS = -1.0
OTHER_BORDERS_BY_ODDS = -0.8
OTHER_LABEL = -4.0
UNSEEN = -2.1
SUREST = 0.995
UNJUDGED = frozenset({"latin", "known", "credited"})
import os
LAM=float(os.environ.get("LAM","1"))
DOTS = "·‧・•∙⋅"
RE_SHORT = re.compile(rf".{{1,2}}(?:{PERSONAL}|{OFFICE})|[老小阿].|.[某方]")
"""Short forms and the like, which are found by the names that they are of."""

RE_NAME = re.compile(r"[^\W\d_]+(?:[·‧・•∙⋅. \-][^\W\d_]+)*")


def add_model(text: str, sightings: Sequence[Sighting], found: Found, names: NameLexicon) -> Iterator[Sighting]:
    """Raise or lower `sightings` by what the model found; yield those that it alone saw."""
    mentions = found.of(ModelMention)
    if not mentions:
        return
    starts = [mention.start for mention in mentions]
    seen = {(sighting.start, sighting.end) for sighting in sightings}
    for sighting in sightings:
        if sighting.pattern in UNJUDGED:
            continue
        sighting.bonus += LAM*_weight(sighting, _overlapping(mentions, starts, sighting))
    for mention in mentions:
        if mention.label == "person" and (mention.start, mention.end) not in seen:
            name = text[mention.start : mention.end]
            if RE_NAME.fullmatch(name) and not RE_SHORT.fullmatch(name):
                yield _sighting(text, mention, name, names)


def _overlapping(mentions: Sequence[ModelMention], starts: Sequence[int], sighting: Sighting) -> list[ModelMention]:
    first = max(bisect_right(starts, sighting.start) - 1, 0)
    last = bisect_right(starts, sighting.end - 1)
    return [m for m in mentions[first:last] if m.end > sighting.start]


def _weight(sighting: Sighting, overlapping: list[ModelMention]) -> float:
    people = [m for m in overlapping if m.label == "person"]
    if not people:
        return OTHER_LABEL if overlapping else UNSEEN
    best = max(people, key=lambda m: m.probability)
    if (best.start, best.end) == (sighting.start, sighting.end):
        return AGREES + AGREES_BY_ODDS * _log_odds(best.probability)
    return OTHER_BORDERS + OTHER_BORDERS_BY_ODDS * _log_odds(best.probability)


def _sighting(text: str, mention: ModelMention, name: str, names: NameLexicon) -> Sighting:
    left = left_evidence(text, mention.start, names)
    right = right_evidence(text, mention.end, names)
    pattern = "foreign" if any(dot in name for dot in DOTS) else "latin" if name.isascii() else "chinese"
    weight = NEW + AGREES_BY_ODDS * _log_odds(mention.probability)
    return Sighting(mention.start, mention.end, name, weight, left, right, pattern, by="name-by-model")


def _log_odds(probability: float) -> float:
    p = min(max(probability, 1 - SUREST), SUREST)
    return math.log(p / (1 - p))
