"""Endings: where the narrator takes over from what is reported without marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newsnlp.extraction.quotes.attributions import Attribution
from newsnlp.extraction.quotes.carrier import PERSON
from newsnlp.extraction.quotes.grammar import one_of

_TURN = "(?:但是?|不过|惟|却|而|然而|可)?"
_SAME = "(?:他|她|其|发言人)?"
_TOPIC = re.compile("，(?:但|而|不过)?(?:对(?!方)于?|至于|关于|针对|就)[^，。；：]{2,40}，$")
_OBJECT = r"[^，。；：！？\n]{0,10}?"


def find_narration(masked: str, start: int, end: int, *, contrasted: bool) -> int | None:
    """Return where in `start:end` a clause begins that is the narrator's, or None.

    Args:
        masked: the carrier text.
        start, end: the content as far as it may reach.
        contrasted: whether 但其 sets the narrator's words against those of the source.
    """
    match = _narration(contrasted=contrasted).search(masked, start, end)
    return match.start() if match else None


def find_borders(masked: str, attributions: Iterable[Attribution]) -> list[int]:
    """Return where clauses begin, behind a semicolon, in which somebody else does the talking.

    It need not be a report that counts: ；他要求…… ends what somebody said before all the same.
    """
    return [
        a.clause
        for a in attributions
        if a.own
        and a.source is not None
        and a.source.kind in ("person", "pronoun")
        and masked[a.clause - 1 : a.clause] in ("；", ";")
        and PERSON not in masked[a.clause : a.source.start]
    ]


def find_lead_in(masked: str, start: int, following: Attribution) -> int:
    """Return where in the content from `start` the words begin that lead to the report behind it.

    They follow a semicolon (；再问物业，〈物业〉说……), tell what one who is named then does
    (，〈秦朗山〉否认了此事，称……), or name a topic (，对于传闻，他说……).
    """
    source, clause = following.source, following.clause
    if source and source.start > start:
        acts = source.kind == "person" and source.start < clause
        marks, before = ("；;，", source.start) if acts else ("；;", clause)
        begun = max(masked.rfind(mark, start, before) for mark in marks)
        if start <= begun < source.start:
            return begun
    topic = _TOPIC.search(masked, start, clause)
    return topic.start() if topic else clause


@cache
def _narration(*, contrasted: bool) -> re.Pattern[str]:
    """Return the pattern of a clause in which the narrator takes over (，这意味着……)."""
    adverbs = f"(?:{one_of('adverb')}){{0,2}}"
    silence = f"{_TURN}{_SAME}{adverbs}{one_of('unsaid')}{_OBJECT}{one_of('disclosing')}"
    question = f"{_TURN}{one_of('questioned')}"
    clauses = [f"，{one_of('narrated')}", f"[，；]{silence}", f"；{question}"]
    if contrasted:
        clauses.append("，但其")
    return re.compile("|".join(clauses))
