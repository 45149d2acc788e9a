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
from newsnlp.extraction.quotes.sources import UNLISTED, Source

_NOUN_PHRASE = re.compile("[^，。；]{0,30}的[^的，。；]{1,5}[，。；]?")
_FIRST_CLAUSE = re.compile("[^，。；：:！？\n]+")
_MARKED_PREDICATE = re.compile(f"[^{OPEN}]{OPEN}{QUOTED}{{5,}}")  # 称提议“既不现实也不公平”
_SHORTEST = 3
_SAID = re.compile("很多|许多|不少|几句|一[句番通遍些]|什么|[这那]些?")
_NAMING = re.compile(f"(?:{PRONOUN}|[{PERSON}]+)为?{OPEN}{QUOTED}{{1,12}}{CLOSE}(?:[，。；]|$)")
_TITLES = re.compile(f"了?《{TITLED}*》(?:、?《{TITLED}*》)*(?:（{BRACKETED}*）)?")
_OWNED = re.compile("自己|[他她我其这那本该]")
_NUMBERED = re.compile("第?[一二三四五六七八九十]+|来不及|没[有人]?|不")
_UTTERED = re.compile("(?:表示|指出|认为|强调|告诉|说|称|回忆|介绍)[^，。]{0,8}[，：]")
_INDEFINITE = re.compile("[了过]?一?[句些声]?什么[，。]")  # 问了一句什么，……
_LIST = re.compile("包括|如下|以下")


_NEEDS_SOURCE = frozenset({"find", "show", "rule", "report"})
_HALF_ACTS = frozenset({"wish", "act", "announce"})
_OF_THINGS = ("say", "rule")
_CARRIED = frozenset({"say", "think", "judge", "find", "rule", "answer"})
_SURE, _LISTED, _NAMED = 0.85, 0.84, 0.8


def may_report(passage: Passage, a: Attribution) -> bool:
    """Return whether the text behind the cue of `a`, without marks, is what it reports."""
    if not _may_report_at_all(passage, a):
        return False
    if a.cue.kind == "find" and _is_finder_personal(passage, a):
        return False
    if a.source is None:
        return a.cue.right == "comma" and a.cue.kind in ("say", "think")
    if a.cue.kind == "ask" and (a.cue.right == "bare" or "c" not in a.cue.frames):
        return _asks(passage, a, a.source)
    if a.cue.right == "bare":
        return _may_report_bare(passage, a, a.source)
    is_noun = "n" in a.cue.frames and not (a.own and _may_use_noun(a.source))
    return not is_noun and bool(set("cp") & set(a.cue.frames))


def _may_use_noun(source: Source) -> bool:
    """Whether a word that is a noun too (提醒, 统计) is the verb of `source` all the same."""
    least = _NAMED if source.kind in ("person", "pronoun", "organization") else _SURE
    return source.score >= least


def _may_report_at_all(passage: Passage, a: Attribution) -> bool:
    if a.cue.kind in _HALF_ACTS and not _states(a):
        return False
    if a.source is None and a.framed:
        return False
    if a.cue.kind not in _NEEDS_SOURCE:
        return True
    return a.source is not None and (a.own or _adjudges(passage, a, a.source))


def _adjudges(passage: Passage, a: Attribution, source: Source) -> bool:
    """Whether a body that is the subject of an earlier clause finds (作出判决，认定……)."""
    words = _adjudging().fullmatch(passage.masked, a.cue.start, a.cue.end)
    return words is not None and source.kind == "organization"


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
        return "b" in a.cue.frames and a.cue.kind in _CARRIED
    if source.score == UNLISTED:
        return _is_plain(passage, a)
    return source.score >= _LISTED and ("b" in a.cue.frames or a.cue.kind == "judge")


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
    if words[:1] in "（(的了着过于到" or _LIST.match(words) or words.endswith("的时候"):
        return False
    if _answering().fullmatch(passage.masked, a.cue.start, a.cue.end) and _told().search(words):
        return False  # 否认|美方的指控: a thing, and not what is said
    if passage.masked[a.cue.content - 1] in "了过":
        return _predicate().search(words) is not None and _SAID.match(words) is None
    if _NAMING.match(passage.masked, a.cue.content, end) or _TITLES.fullmatch(words):
        return False
    if _predicate().search(words) or _MARKED_PREDICATE.search(words):
        return True
    if _OWNED.match(words) and _NOUN_PHRASE.fullmatch(words) and _is_topic(passage, a, words, end):
        return True
    announces = passage.masked.startswith(("：", ":"), a.cue.content + len(words))
    needs_verb = a.cue.kind == "judge" or (a.cue.kind in _OF_THINGS and "n" in a.cue.frames)
    return not needs_verb and not announces and _NOUN_PHRASE.fullmatch(words) is None


def _is_topic(passage: Passage, a: Attribution, words: str, end: int) -> bool:
    """Whether a noun phrase is what the clause behind it is about (坦言自己的戏，其实没人看)."""
    behind = a.cue.content + len(words)
    return (
        _clausal().fullmatch(passage.masked, a.cue.start, a.cue.end) is not None
        and passage.masked.startswith("，", behind)
        and _predicate().search(passage.masked, behind, end) is not None
    )


def _is_plain(passage: Passage, a: Attribution) -> bool:
    """Whether a noun that no list knows speaks: the cue does nothing else, a clause follows."""
    if a.source is None or passage.masked.startswith("在", a.source.start):
        return False
    if _uttering().fullmatch(passage.masked, a.cue.start, a.cue.end) is None:
        return False
    end = passage.sentence_end(a.cue.content)
    return _predicate().search(passage.masked, a.cue.content, end) is not None


def _asks(passage: Passage, a: Attribution, source: Source) -> bool:
    """Whether a question follows (问他想不想去), put by another than the reporter."""
    words = passage.masked[source.start : source.end]
    if words.endswith(("记者", "笔者", "我", "我们")) or _NUMBERED.fullmatch(words):
        return False
    if not a.own and _UTTERED.search(passage.masked, passage.sentence_start(a.clause), a.clause):
        return False  # a question within what somebody says
    if _INDEFINITE.match(passage.masked, a.cue.content):
        return False
    end = passage.sentence_end(a.cue.content)
    if a.cue.right == "bare":
        clause = _FIRST_CLAUSE.match(passage.masked, a.cue.content, end)
        end = clause.end() if clause else a.cue.content
    return _question().search(passage.masked, a.cue.content, end) is not None


@cache
def _question() -> re.Pattern[str]:
    """Return the pattern of what makes a clause a question (问他想不想去)."""
    return re.compile(f"{one_of('question')}|(?P<verb>[\u4e00-\u9fff])[不没](?P=verb)")


@cache
def _clausal() -> re.Pattern[str]:
    """Return the pattern of cues that clauses alone follow (坦言, 认为), and no thing told."""
    return re.compile(one_of("clausal"))


@cache
def _uttering() -> re.Pattern[str]:
    return re.compile(one_of("uttering"))


@cache
def _adjudging() -> re.Pattern[str]:
    return re.compile(one_of("adjudging"))


@cache
def _answering() -> re.Pattern[str]:
    return re.compile(one_of("answering"))


@cache
def _told() -> re.Pattern[str]:
    return re.compile(f"{one_of('told_thing')}$")


@cache
def _predicate() -> re.Pattern[str]:
    return re.compile(one_of("predicate"))
