"""Clauses: where the clause that holds a cue begins."""

from __future__ import annotations

import re

from newsnlp.extraction.quotes.carrier import CLOSE, OPEN, Carrier
from newsnlp.extraction.quotes.grammar import CLAUSE_MARK

_LONGEST_CLAUSE = 90
_LONGEST_TERM = 24
_CLAUSE_MARK = re.compile(CLAUSE_MARK)


def clause_start(carrier: Carrier, start: int, at: int) -> int:
    """Return where the clause that holds `at` begins, not before `start`.

    A term in marks is part of its clause (“双碳”专班负责人), an utterance in marks ends one.
    """
    masked = carrier.masked
    index = at - 1
    start = max(start, at - _LONGEST_CLAUSE)
    while index >= start:
        if masked[index] == CLOSE and index + 1 not in carrier.utterances:
            opening = masked.rfind(OPEN, max(start, index - _LONGEST_TERM), index)
            if opening < 0:
                break
            index = opening - 1
            continue
        if _CLAUSE_MARK.match(masked, index):
            break
        index -= 1
    return index + 1
