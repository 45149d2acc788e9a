"""Reporting: whether the text behind a cue, without marks, is what the cue reports."""

from __future__ import annotations

import re
from functools import cache

from newsnlp.extraction.quotes.attributions import Attribution
from newsnlp.extraction.quotes.carrier import (
    BRACKETED,
    CLOSE,
    OPEN,
    PERSON,
    QUOTED,
    TITLED,
)
from newsnlp.extraction.quotes.grammar import PRONOUN, one_of
from newsnlp.extraction.quotes.passages import Passage
from newsnlp.extraction.quotes.sources import Source

_NOUN_PHRASE = re.compile("[^，。；]{0,30}的[^的，。；]{1,5}[，。；]?")
_FIRST_CLAUSE = re.compile("[^，。；：:！？\n]+")
_MARKED_PREDICATE = re.compile(f"[^{OPEN}]{OPEN}{QUOTED}{{5,}}")  # 称提议“既不现实也不公平”
_SHORTEST = 3
_SAID = re.compile("很多|许多|不少|几句|一[句番通遍些]|什么|[这那]些?")
_NAMING = re.compile(f"(?:{PRONOUN}|[{PERSON}]+)为?{OPEN}{QUOTED}{{1,12}}{CLOSE}(?:[，。；]|$)")
_TITLES = re.compile(f"了?《{TITLED}*》(?:、?《{TITLED}*》)*(?:（{BRACKETED}*）)?")
_LIST = re.compile("包括|如下|以下")


_NEEDS_SOURCE = frozenset({"find", "show", "rule", "report"})
_HALF_ACTS = frozenset({"wish", "act", "announce"})
_SURE = 0.85


def may_report(passage: Passage, a: Attribution) -> bool:
    """Return whether the text behind the cue of `a`, without marks, is what it reports."""
    if not _may_report_at_all(a):
        return False
    if a.cue.kind == "find" and _is_finder_personal(passage, a):
        return False
    if a.source is None:
        return a.cue.right == "comma" and a.cue.kind in ("say", "think")
    if a.cue.kind == "ask" and (a.cue.right == "bare" or "c" not in a.cue.frames):
        return a.own and a.source.score >= _SURE and _asks(passage, a, a.source)
    if a.cue.right == "bare":
        return _may_report_bare(passage, a, a.source)
    is_noun = "n" in a.cue.frames and not (a.own and a.source.score >= _SURE)
    return not is_noun and bool(set("cp") & set(a.cue.frames))


def _may_report_at_all(a: Attribution) -> bool:
    if a.cue.kind in _HALF_ACTS and not _states(a):
        return False
    if a.source is None and a.framed:
        return False
    return a.cue.kind not in _NEEDS_SOURCE or bool(a.source and a.own)


def _states(a: Attribution) -> bool:
    """Whether half an act is a statement: a document that proposes, a fact announced."""
    if a.cue.kind == "wish" or not a.own or a.source is None or a.cue.right != "comma":
        return False
    return a.source.kind == "document" or a.cue.kind == "announce"


def _is_finder_personal(passage: Passage, a: Attribution) -> bool:
    """Whether a person or a reporter finds, which is no statement (记者发现, 他发现)."""
    if a.source is None:
        return False
    words = passage.masked[a.source.start : a.source.end]
    if a.framed:
        return words.endswith(("记者", "笔者", "》"))
    return a.source.kind in ("person", "pronoun", "noun")


def _takes_clause(passage: Passage, a: Attribution, source: Source) -> bool:
    if not a.own:
        return "b" in a.cue.frames and a.cue.kind in ("say", "think")
    return source.score >= 0.84 and ("b" in a.cue.frames or a.cue.kind == "judge")


def _may_report_bare(passage: Passage, a: Attribution, source: Source) -> bool:
    """Whether a clause follows the cue at once (署方指工程已完成), and not its object."""
    if a.cue.kind == "view":
        return True
    if a.framed or not _takes_clause(passage, a, source):
        return False
    end = passage.sentence_end(a.cue.content)
    clause = _FIRST_CLAUSE.match(passage.masked, a.cue.content, end)
    words = clause[0] if clause else ""
    return end - a.cue.content >= _SHORTEST and _is_clause(passage, a, words, end)


def _is_clause(passage: Passage, a: Attribution, words: str, end: int) -> bool:
    """Whether `words`, the first behind the cue, make a clause and not a noun phrase."""
    if words[:1] in "（(的了着过于到" or _LIST.match(words):
        return False
    if _answering().fullmatch(passage.masked, a.cue.start, a.cue.end) and _told().search(words):
        return False  # 否认|美方的指控: a thing, and not what is said
    if passage.masked[a.cue.content - 1] in "了过":
        return _predicate().search(words) is not None and _SAID.match(words) is None
    if _NAMING.match(passage.masked, a.cue.content, end) or _TITLES.fullmatch(words):
        return False
    if _predicate().search(words) or _MARKED_PREDICATE.search(words):
        return True
    announces = passage.masked.startswith(("：", ":"), a.cue.content + len(words))
    return a.cue.kind != "judge" and not announces and _NOUN_PHRASE.fullmatch(words) is None


def _asks(passage: Passage, a: Attribution, source: Source) -> bool:
    """Whether a question follows (问他想不想去), put by another than the reporter."""
    if passage.masked[source.start : source.end].endswith(("记者", "笔者", "我", "我们")):
        return False
    clause = _FIRST_CLAUSE.match(passage.masked, a.cue.content)
    return clause is not None and _question().search(clause[0]) is not None


@cache
def _question() -> re.Pattern[str]:
    """Return the pattern of what makes a clause a question (问他想不想去)."""
    return re.compile(f"{one_of('question')}|(?P<verb>[\u4e00-\u9fff])[不没](?P=verb)")


@cache
def _answering() -> re.Pattern[str]:
    return re.compile(one_of("answering"))


@cache
def _told() -> re.Pattern[str]:
    return re.compile(f"{one_of('told_thing')}$")


@cache
def _predicate() -> re.Pattern[str]:
    return re.compile(one_of("predicate"))
