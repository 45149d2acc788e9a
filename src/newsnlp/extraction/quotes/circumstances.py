"""Circumstances of a quotation: to whom it was said, and on what occasion."""

from __future__ import annotations

import re
from functools import cache

from newsnlp.extraction.candidates import Offsets
from newsnlp.extraction.quotes.attributions import Attribution
from newsnlp.extraction.quotes.carrier import ORGANIZATION, PERSON, Carrier
from newsnlp.extraction.quotes.grammar import STOPS, one_of

_ADDRESSEE = re.compile(rf"(?:对着?|向|跟)(?!此|于)(?P<who>[^{STOPS}]{{1,24}})")
_GATHERING = "大会|会议|论坛|峰会|年会|发布会|座谈会|仪式|节目"


def find_addressee(carrier: Carrier, a: Attribution) -> Offsets | None:
    """Return the words that name to whom `a` is said: 对〈本报记者〉表示, 告诉〈记者〉."""
    if a.cue.addressee or a.source is None or a.framed:
        return a.cue.addressee
    start = a.source.end if a.own else a.clause
    match = _ADDRESSEE.search(carrier.masked, start, a.cue.start)
    if match is None:
        return None
    begin, end = match.span("who")
    adverbs = _trailing_adverbs().search(carrier.masked, begin + 1, end)
    end = adverbs.start() if adverbs else end
    return None if _topic().search(carrier.masked, begin, end) else (begin, end)


def find_occasion(carrier: Carrier, a: Attribution) -> Offsets | None:
    """Return the words that name where or when `a` is said: 在发布会上, 在接受采访时."""
    match = _occasion().search(carrier.masked, a.clause, a.cue.start)
    return match.span() if match else None


@cache
def _trailing_adverbs() -> re.Pattern[str]:
    return re.compile(f"(?:{one_of('adverb', 'activity')}|地)+$")


@cache
def _topic() -> re.Pattern[str]:
    """Return the pattern of what is spoken of and not to: 对裁员一事表示."""
    return re.compile(f"{one_of('topic')}$")


@cache
def _occasion() -> re.Pattern[str]:
    """Return the pattern of a setting from which only adverbs lead on to a source or a cue."""
    setting = rf"(?:(?:{_GATHERING})(?:上|中|现场)?|采访(?:时|中)|[上中时]|期间|之际|会后|前夕)"
    onward = f"(?=(?:{one_of('adverb', 'activity')})*(?:[，对向跟{PERSON}{ORGANIZATION}]|$))"
    return re.compile(rf"(?:在|于)[^{STOPS}]{{1,40}}?{setting}{onward}")
