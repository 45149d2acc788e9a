"""What the words right before and right after a name say for or against it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from newsnlp.extraction.people.lexicon import NameLexicon

LEFT_WEIGHT = {
    "naming": 3.0,
    "kin": 3.0,
    "title": 3.5,
    "epithet": 2.5,
    "organization": 0.5,
    "preposition": 0.5,
    "aspect": 0.0,
    "word": -0.8,
    "suffix": 1.5,
    "character": -3.5,
}
RIGHT_WEIGHT = {
    "honorific": 3.5,
    "cue": 3.0,
    "verb": 1.3,
    "word": 0.5,
    "noun": -0.7,
    "forbid": -4.0,
}
SHORT_WEIGHT = {
    "honorific": 1.0,
    "cue": 1.5,
    "verb": 0.5,
    "word": 0.0,
    "noun": -0.7,
    "forbid": -3.0,
}
"""Weights of words of one character, which may as well begin another word."""
LONGEST_LEFT = 7
LONGEST_RIGHT = 4
LABEL = 3.0
EDGE = 0.8
LISTED = 0.6
NUMBER = 0.5
PLAIN_LEFT = -2.0
PLAIN_RIGHT = -1.5
SOFT = -0.3
GLOSS = 3.0
AGE = 3.8
WORK = 1.6
AND_OTHERS = 2.2

RE_GLOSS = re.compile(
    r"[（(，,]\s?(?:化名|女|男|(?:现年|时年|今年|年仅)?\d{1,3}岁|右|左|中|图|前|后|"
    r"姓|原名|本名|又名|笔名|生于|\d{4}[-—－年])"
)
RE_AGE = re.compile(
    r"[，, ]?(?:现年|时年|今年|当年|年仅)?(?:\d{1,3}|[一二三四五六七八九十百零两]{1,4})岁"
    r"|今年(?:\d{1,3}|[一二三四五六七八九十百零两]{1,4})[，。]"
)
RE_COLUMN = re.compile(r"[ 　\t]{1,3}[男女](?![\w])")
MAY_GLOSS = frozenset("，, 　\t现时今当年0123456789一二三四五六七八九十百零两")
"""What an age or a column may begin with: elsewhere neither pattern need be tried."""
EDGES = frozenset(
    "，。；！？…“”‘’「」『』《》〈〉（）()【】[]〔〕—-,.;!?:：\"'|/\n\r\t 　※●■▲◆★☆～~_□→"
)
SPACES = " 　\t"
STOPS = ("，", "。", "、", "；", "\n")
CUE_MARKS = ("，", "：", "。", "“", "「", ",", ":", "道")
LABEL_MARKS = ":：|/丨︱｜"


class Evidence(NamedTuple):
    """One side of a name: what stands there, and how much that speaks for the name."""

    kind: str
    weight: float
    size: int = 0


def left_evidence(text: str, start: int, names: NameLexicon) -> Evidence:
    """Judge what stands right before `start`."""
    before = text[start - 1] if start else "\n"
    if before in SPACES:
        return _after_space(text, start, names)
    if before in LABEL_MARKS and _left_word(text, start - 1, names) in ("title", "naming"):
        return Evidence("label", LABEL)
    if before == "、":
        return Evidence("list", LISTED)
    if before in EDGES:
        return Evidence("edge", EDGE)
    word = _left_word(text, start, names)
    return Evidence(word, LEFT_WEIGHT[word]) if word else Evidence("plain", PLAIN_LEFT)


def softened(evidence: Evidence) -> Evidence:
    """Return `evidence` for a name that needs no anchor: plain words are no argument."""
    if evidence.kind in ("plain", "word", "noun") and evidence.weight < SOFT:
        return Evidence(evidence.kind, SOFT)
    return evidence


def _after_space(text: str, start: int, names: NameLexicon) -> Evidence:
    at = start - 1
    while at > 0 and start - at < 4 and text[at - 1] in SPACES:
        at -= 1
    word = _left_word(text, at, names)
    if word in ("title", "naming", "kin"):
        return Evidence(word, LEFT_WEIGHT[word])
    if at > 0 and text[at - 1] in LABEL_MARKS and _left_word(text, at - 1, names) == "title":
        return Evidence("label", LABEL)
    return Evidence("edge", EDGE)


def _left_word(text: str, end: int, names: NameLexicon) -> str:
    left = names.left
    for size in names.left_sizes.get(text[max(0, end - 2) : end], ()):
        if size <= min(LONGEST_LEFT, end):
            kind = left.get(text[end - size : end])
            if kind:
                return kind
    return left.get(text[max(0, end - 1) : end], "")


def right_evidence(text: str, end: int, names: NameLexicon) -> Evidence:
    """Judge what stands right after `end`."""
    after = text[end] if end < len(text) else "\n"
    if after == "、":
        return Evidence("list", LISTED)
    may_gloss = after in MAY_GLOSS or after.isdigit()
    if may_gloss and (RE_AGE.match(text, end) or RE_COLUMN.match(text, end)):
        return Evidence("gloss", AGE)
    if after in "·‧・•":
        return Evidence("dot", -5.0)
    if after in EDGES:
        return _mark_evidence(text, end)
    if after.isdigit():
        return Evidence("number", NUMBER)
    kind, size = _right_word(text, end, names)
    if kind:
        return _word_evidence(text, end, kind, size, names)
    if text[end : end + 2] in names.places:
        return Evidence("place", NUMBER, 2)
    return Evidence("plain", PLAIN_RIGHT)


def _right_word(text: str, end: int, names: NameLexicon) -> tuple[str, int]:
    """Return the kind of the longest word that stands at `end`, and its size; "" for none."""
    right = names.right
    if end + LONGEST_RIGHT > len(text):  # the last word of a text counts as long as it may be
        sizes: Iterable[int] = range(LONGEST_RIGHT, 1, -1)
    else:
        sizes = names.right_sizes.get(text[end : end + 2], ())
    for size in sizes:
        if size <= LONGEST_RIGHT:
            kind = right.get(text[end : end + size])
            if kind:
                return kind, size
    return right.get(text[end], ""), 1


def _left_word_starts(text: str, start: int, names: NameLexicon) -> bool:
    """Return whether a title begins at `start`: 等导演, 等专家."""
    return any(names.left.get(text[start : start + size]) == "title" for size in (4, 3, 2))


def _word_evidence(text: str, end: int, kind: str, size: int, names: NameLexicon) -> Evidence:
    """Weigh the word of `size` characters that stands after a name."""
    if text[end] == "等" and _left_word_starts(text, end + 1, names):
        return Evidence("others", AND_OTHERS, size)
    if size > 1 or (kind == "cue" and text[end + 1 : end + 2] in CUE_MARKS):
        return Evidence(kind, RIGHT_WEIGHT[kind], size)
    if kind in ("verb", "word") and text[end] != "等" and text[end + 1 : end + 2] in STOPS:
        return Evidence("plain", PLAIN_RIGHT)  # a verb has something after it: 马大为、
    return Evidence(kind, SHORT_WEIGHT[kind], size)


def _mark_evidence(text: str, end: int) -> Evidence:
    if end >= len(text):
        return Evidence("edge", EDGE)
    if RE_GLOSS.match(text, end):
        return Evidence("gloss", GLOSS)
    if text[end] in "《〈":
        return Evidence("work", WORK)
    if text[end] in ":：":
        return Evidence("turn", 1.5)
    if text[end] in SPACES and text[end + 1 : end + 2] in ("摄", "绘", "/"):
        return Evidence("cue", RIGHT_WEIGHT["cue"])
    return Evidence("edge", EDGE)
