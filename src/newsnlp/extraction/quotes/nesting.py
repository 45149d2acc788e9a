"""Nesting: reports inside what another reports, of which one alone is the quotation."""

from __future__ import annotations

import re
from dataclasses import replace

from newsnlp.extraction.quotes.attributions import Attribution
from newsnlp.extraction.quotes.passages import Passage

_SETTING = re.compile(
    r"[，\s]*(?:在|当|随着|自|从)[^，。；：！？]{2,40}(?:期间|时|之?后|之?前|中|下|以来|之际|之时)，"
)
_SHORTEST = 3
_REPORTERS = ("记者", "笔者")
_CALLED = ("person", "pronoun", "organization", "document")
_REPORTS = ("报道", "报导")


def drop_nested(passage: Passage, attributions: list[Attribution]) -> list[Attribution]:
    """Drop reports inside reported content: X表示，Y曾说…… keeps X alone.

    A medium or a document that only relays gives way: 据海川晚报报道，X表示…… keeps X.
    """
    kept: list[Attribution] = []
    for a in attributions:
        outer = kept[-1] if kept else None
        if outer and _is_within(passage, outer, a):
            continue
        if outer and a.own and _begins_content(passage, outer, a):
            if _is_reporters(passage, outer):
                kept[-1] = a
            elif outer.framed or _only_relays(passage, outer):
                kept[-1] = replace(a, via=outer.source)
            continue
        kept.append(a)
    return kept


def _is_within(passage: Passage, outer: Attribution, inner: Attribution) -> bool:
    """Whether `inner` is part of what `outer` reports."""
    tests = (_estimates, _told_within, _ends_content)
    return any(test(passage, outer, inner) for test in tests)


def _only_relays(passage: Passage, a: Attribution) -> bool:
    """Whether a medium's report or a finding holds what somebody else says."""
    if a.cue.kind in ("report", "show", "find"):
        return True
    source = a.source
    return source is not None and passage.masked.endswith(_REPORTS, source.start, source.end)


def _is_reporters(passage: Passage, a: Attribution) -> bool:
    """Whether the reporter is the source, whose words only lead to an answer."""
    source = a.source
    return (
        source is not None
        and not a.framed
        and passage.masked.endswith(_REPORTERS, source.start, source.end)
    )


def _estimates(passage: Passage, outer: Attribution, inner: Attribution) -> bool:
    """Whether a clause without a subject goes on with what is reported (……，预计年底完工)."""
    if inner.cue.kind != "think" or "a" in inner.cue.frames:
        return False
    if inner.own and inner.source and inner.source.kind == "organization":
        return False
    reports = outer.cue.right == "comma" and outer.cue.content <= inner.cue.start
    return reports and inner.cue.start <= passage.sentence_end(outer.cue.content)


def _ends_content(passage: Passage, outer: Attribution, inner: Attribution) -> bool:
    """Whether a cue with nothing behind it ends reported content: 〈吴岱〉说，家属应当如实告知。"""
    if inner.cue.right != "end" or outer.cue.right not in ("comma", "bare"):
        return False
    if inner.chained or (inner.own and inner.source and inner.source.kind in _CALLED):
        return False  # ……，他解释说: that is a report of its own
    content = outer.cue.content
    return content <= inner.clause <= passage.sentence_end(content)


def _told_within(passage: Passage, outer: Attribution, inner: Attribution) -> bool:
    """Whether somebody in a story that is told speaks: 〈吴岱〉说，老人起先不肯走，说水上不来。

    One who is named there does not: ……，〈秦朗山〉否认此事，称…… is a report of its own.
    """
    if inner.own or inner.chained or inner.source is None or inner.source.kind == "person":
        return False
    if outer.framed or outer.cue.kind == "ask" or _only_relays(passage, outer):
        return False
    content = outer.cue.content
    if outer.cue.right not in ("comma", "bare") or inner.source.start < content:
        return False
    if inner.clause > passage.sentence_end(content):
        return False
    return all(passage.masked.find(mark, content, inner.clause) < 0 for mark in "；;")


def _begins_content(passage: Passage, outer: Attribution, inner: Attribution) -> bool:
    if outer.cue.right not in ("comma", "bare"):
        return False
    between = outer.cue.content, inner.clause
    near = between[1] - between[0] < _SHORTEST
    return near or _SETTING.fullmatch(passage.masked, *between) is not None
