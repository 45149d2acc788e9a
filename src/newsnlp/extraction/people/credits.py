"""Bylines: where the article credits the people who made it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsnlp.extraction.people.context import SPACES
from newsnlp.extraction.people.lexicon import NameLexicon, unlisted_weight
from newsnlp.extraction.people.sighting import HAN

MAX_RUN = 16
MAX_NAMES = 12
MAX_TOP_LINES = 8

ROLE = (
    r"(?:记者|编辑|责编|编审|美编|主编|编译|翻译|译者|校对|审核|通讯员|撰稿人?|撰文|作者|文字|"
    r"摄影|摄像|摄影报道|整理|采写|采访|实习生|策划|监制|制图|绘图|漫画|供图|供稿|评论员|统筹|剪辑|出品人?|"
    r"校审|审校|执笔|主播|主笔|视觉|设计|见习|签发|值班|终审|审读|监审)"
)
WRITER = r"(?:记者|编辑|责编|通讯员|撰稿人?|实习生|评论员|摄影师|研究员)"
OPENING = r"(?:^|(?<=[\n\r（(【〔\[ 　丨｜|/，,。；;□■●▲◆☐※]))"
OUTLET = (
    r"(?:本报|本刊|本网|本台|本社|新华社|中新社|中新网|人民网|新华网|新京报|每经|财新|全媒体|融媒体|"
    r"特约|实习|见习|首席|特派|晨报|晚报|日报|时报|商报|早报|都市报|快报|电视台|客户端|新闻网|周刊|央视|"
    r"[社报网刊台][电讯])"
)
OPENS_OUTLET = "本新中人每财全融特实见首晨晚日时商早都快电客周央社报网刊台"
MARK = r"[:：/／｜|丨 　\u00a0]{1,3}"
RE_LABELLED = re.compile(
    rf"{OPENING}[{HAN}]{{0,10}}?(?:{ROLE}|[文图摄]|[文图][/／&、 ]?[图文摄])员?{MARK}", re.M
)
RE_WRITER = re.compile(
    rf"(?:^|(?=[{OPENS_OUTLET}（(〔【｜|丨]))"
    rf"(?:{OUTLET}[{HAN}]{{0,8}}?|(?:^|[（(〔【｜|丨] ?)[{HAN}]{{0,10}}?){WRITER}(?=[{HAN}])",
    re.M,
)
RE_ROLE = re.compile(rf"{ROLE}[:： 　]?")
RE_MAKER = re.compile(rf"{ROLE}|报道|发自|[摄文图绘译电讯]|综合")
RE_RUN = re.compile(rf"[{HAN}]{{1,{MAX_RUN}}}")
RE_GAP = re.compile(r"[、，,/／& 　\u00a0丨|]{1,3}(?:[和及])?")
RE_AFTER = re.compile(
    rf"(?:^|(?<=[\n\r（(。！？” 　])(?![\n\r]))([{HAN}]{{2,4}})[ 　]?"
    r"(?:[摄绘]影?|[/／](?:编辑|文|图|摄))"
    r"(?=[）)\n\r。 　]|$)",
    re.M,
)
RE_CAPTION = re.compile(
    rf"(?:^|[。！？”」])[（(]([{HAN}]{{2,3}}(?:[、 　][{HAN}]{{2,3}}){{0,3}})[）)]$", re.M
)
RE_LINE = re.compile(
    rf"^[□■ 　]*((?:[{HAN}]{{2,4}}[、 　，]{{0,2}}){{1,4}})[ 　]*(?:[（(][{HAN}]{{2,14}}[）)])?$",
    re.M,
)


RE_UNLISTED = re.compile(
    rf"{OPENING}(?:{ROLE}|[文图摄]|[文图][/／][图文摄])[:：/／｜|丨] ?"
    rf"([{HAN}]{{2,3}})(?=[\n\r）) 　]|$)",
    re.M,
)


RE_CLOSED = re.compile(
    rf"(?:记者|通讯员|实习生|撰稿人?|作者|编译|整理|采写|摄影|编辑|责编)[ 　:：]{{0,2}}"
    rf"([{HAN}]{{2,3}})"
    rf"(?=[）)\n\r]|$|[ 　]{{1,3}}(?:{ROLE}|[文图摄]|实习))",
    re.M,
)
"""A maker whose name ends with its bracket or line, so that nothing else can be meant."""


class Credit(NamedTuple):
    """A name of a maker: where it stands, and how much its place speaks for a name."""

    start: int
    end: int
    weight: float


LABELLED = 3.5
LINE_OF_ITS_OWN = 2.2
LINE_UNDER_TITLE = 4.8
LINES_UNDER_TITLE = 4
UNLISTED = -2.0
CLOSED = 7.0
PREPOSITIONS = frozenset("从向对在于")
WORST_PART = -1.7


class Credits:
    """Finds the names in bylines."""

    def __init__(self, names: NameLexicon) -> None:
        self._names = names

    def places(self, text: str) -> list[Credit]:
        """Return the names of makers in `text`, in order, one for each place."""
        found: dict[int, Credit] = {}
        for credit in self._iter_places(text):
            if credit.start not in found:
                found[credit.start] = credit
        return sorted(found.values())

    def _iter_places(self, text: str) -> Iterator[Credit]:
        for match in RE_CLOSED.finditer(text):
            if self._may_be_closed(match.group(1)):
                yield Credit(match.start(1), match.end(1), CLOSED)
        for pattern in (RE_LABELLED, RE_WRITER):
            for match in pattern.finditer(text):
                yield from self._list(text, match.end())
        for match in RE_UNLISTED.finditer(text):
            if self._may_be_unlisted(match.group(1)):
                yield Credit(match.start(1), match.end(1), LABELLED + UNLISTED)
        for match in RE_AFTER.finditer(text):
            yield from self._split(text, match.start(1), match.end(1), LABELLED)
        top = _nth_line_end(text, LINES_UNDER_TITLE)
        for match in RE_CAPTION.finditer(text):
            yield from self._runs(text, match.start(1), match.end(1), LABELLED)
        for match in self._lines(text):
            weight = LINE_UNDER_TITLE if match.end() <= top else LINE_OF_ITS_OWN
            yield from self._runs(text, match.start(1), match.end(1), weight)

    def _runs(self, text: str, start: int, end: int, weight: float) -> Iterator[Credit]:
        for run in RE_RUN.finditer(text, start, end):
            yield from self._split(text, run.start(), run.end(), weight)

    def _lines(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the lines of nothing but names, at the head and the foot of the article."""
        head = _nth_line_end(text, MAX_TOP_LINES)
        foot = _last_lines_start(text, 3)
        for match in RE_LINE.finditer(text):
            if 0 < match.start() <= head or match.start() >= max(foot, 1):
                yield match

    def _list(self, text: str, at: int) -> Iterator[Credit]:
        """Yield the names of the list that begins at `at`."""
        for place in range(MAX_NAMES):
            if role := RE_ROLE.match(text, at):
                at = role.end()
            run = RE_RUN.match(text, at)
            if not run:
                return
            maker = RE_MAKER.search(text, run.start() + 2, run.end())
            if place and maker and maker.group() == "报道" and text[run.start() - 1] in SPACES:
                return  # where they report from: 记者 王海生 东海报道
            at = maker.start() if maker else self._without_place(text, run.start(), run.end())
            names = list(self._split(text, run.start(), at, LABELLED))
            yield from names
            if not names:
                return  # 记者从海关获悉，|今年前十个月……
            gap = RE_GAP.match(text, at)
            if not gap and not (maker and RE_ROLE.match(text, at)):
                return
            at = gap.end() if gap else at

    def _without_place(self, text: str, start: int, end: int) -> int:
        """Return where the names end in front of a dateline: 记者王海生东海3日电."""
        if not text[end : end + 1].isdigit():
            return end
        sizes = (size for size in (4, 3, 2) if end - size > start + 1)
        cuts = (end - size for size in sizes if text[end - size : end] in self._names.places)
        return next(cuts, end)

    def _split(self, text: str, start: int, end: int, weight: float) -> Iterator[Credit]:
        """Yield the names that `text[start:end]`, set without separators, is made of."""
        if end - start > 12 or end - start < 2:
            return
        for a, b in _best_split(text, start, end, self._weight):
            yield Credit(a, b, weight)

    def _may_be_closed(self, name: str) -> bool:
        """Return whether `name` is of a surname, and no other word that closes a byline."""
        names = self._names
        if name in names.namesakes:
            return True
        return (
            name[0] in names.surnames
            and not any(name in words for words in (names.words, names.places, names.right))
            and not any(name[1:] in words for words in (names.left, names.places))
            and not any(c in names.never for c in name[1:])
            and RE_ROLE.search(name) is None
            and name[0] not in PREPOSITIONS
            and not (len(name) > 2 and names.right.get(name[-1]) in ("verb", "cue"))  # 吴岱|摄
        )

    def _may_be_unlisted(self, name: str) -> bool:
        names = self._names
        return not (
            self._weight(name) > -2
            or any(name in words for words in (names.words, names.places, names.right, names.left))
            or any(c in names.never for c in name)
        )

    def _weight(self, name: str) -> float:
        """Return how much the characters of `name` speak for a name."""
        names = self._names
        if name in names.words or name in names.places or name in names.right:
            return -6.0
        size = 2 if name[:2] in names.surnames and len(name) > 2 else 1
        given = name[size:]
        if name[:size] not in names.surnames or not 1 <= len(given) <= 2:
            return -9.0
        if any(c in names.never for c in given) or names.right.get(given) == "cue":
            return -9.0
        return (
            names.surnames[name[:size]]
            + sum(names.given.get(c, unlisted_weight(c)) for c in given)
            - (len(given) == 1) * 0.2
        )


def _best_split(text: str, start: int, end: int, weigh: object) -> list[tuple[int, int]]:
    best: dict[int, tuple[float, list[tuple[int, int]]]] = {start: (0.0, [])}
    for at in range(start, end):
        if at not in best:
            continue
        total, parts = best[at]
        for size in (2, 3, 4):
            if at + size > end:
                break
            weight = weigh(text[at : at + size])  # type: ignore[operator]
            if weight < WORST_PART:
                continue
            if at + size not in best or best[at + size][0] < total + weight:
                best[at + size] = (total + weight, [*parts, (at, at + size)])
    return best[end][1] if end in best else []


def _nth_line_end(text: str, count: int) -> int:
    at = 0
    for _ in range(count):
        at = text.find("\n", at) + 1
        if not at:
            return len(text)
    return at


def _last_lines_start(text: str, count: int) -> int:
    at = len(text.rstrip())
    for _ in range(count):
        at = text.rfind("\n", 0, at)
        if at < 0:
            return 0
    return at
