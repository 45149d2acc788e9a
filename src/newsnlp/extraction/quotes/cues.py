"""Cues: the words that report, found on the carrier text and freed of their look-alikes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from newsnlp.extraction.quotes.carrier import BRACKETED, OPEN, ORGANIZATION, PERSON
from newsnlp.extraction.quotes.grammar import PRONOUN, STOPS, giving, one_of, words
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.trie import scanning, trie_pattern

Right = Literal["quote", "comma", "bare", "end"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word and what follows it.

    Attributes:
        start, end: the word alone (表示, 补充道).
        kind: its class in the lexicon (say, think, find, show, ask, write, wish, act …).
        frames: what it may govern: q marks after it, a content before it, c content after a
            comma or colon, b content at once, p the frame 据…介绍.
        right: what follows: a quotation, a comma or colon, text at once, or an end.
        content: the offset where content may begin after it.
        word: where a noun or verb before it begins that may be part of it (分析|称), or -1.
        addressee: the words between cue and content (告诉〈记者〉), or None.
    """

    start: int
    end: int
    kind: str
    frames: str
    right: Right
    content: int
    addressee: tuple[int, int] | None = None
    word: int = -1


_SUFFIX = "(?:说道|说|道|称|表示|指出|写道|指(?=[，,]))?"
_ASPECT = re.compile("[着著过了到]")
_ADDRESSED = re.compile(rf"[^{STOPS}]{{1,18}}?(?=\s*(?:[，,：:]|{OPEN}|[。！？\n]|$))")
_LISTENER = re.compile(
    rf"(?:本报|本刊|本台|晚报|日报|在场|{ORGANIZATION}+|《[^》]{{1,20}}》)?(?:的)?"
    rf"(?:记者们?|媒体|笔者|{PRONOUN}|{PERSON}+|大家|自己|学生们?|村民|法庭|警方|民警|邻居|观众|外界)"
)
_FOLLOWING = re.compile(
    rf"\s*(?:（{BRACKETED}*）\s*)?(?:[：:]\s*{OPEN}|[，,]?\s*{OPEN}|[，,：:]|(?=[。！？!?；;…\n])|$)"
)
_UNDONE = "(?:未(?![来必经免尝])|(?<!不)无(?![奈不论疑偿意锡线人机形声锋极限]))"
_RELATIVE = "(?<![究易出务诊守待场会厕公])所"  # 所称, and not 派出所|称
_FACED = re.compile(f"(?:面对|针对|对于|回应|就)[^{STOPS}]{{0,6}}$")
_OBJECT_WITHIN = re.compile("[了过]?一?(?:句|笔账)$")
_WHEN = "(?<![当届同及暂临小那这此一])时|的时候|[着著]"  # 谈到此事时|说, 哽咽着|说
_THEN = "(?:又|还|也|则|曾|再次|如此|这样)?"
_SO_SAID = re.compile("[能可][这那]么$")
_DISBELIEF = re.compile("(?<![得莫无])(?:并|也|都|可|却)?不$")
_SETTING_BEFORE = re.compile("[在当于]$")
_SETTING_AFTER = re.compile(rf"[^{STOPS}]{{1,20}}时")
_OBJECT_THEN_COLON = re.compile(rf"[^，。；：！？“”\n]{{1,18}}[：:]\s*(?P<quote>{OPEN})?")
_VERBAL = frozenset({"say", "think", "tell"})
_LONGEST_WORD = 8
_NAMES = (PERSON, ORGANIZATION)
_DOING = ("都", "也", "还", "又", "曾", "均", "已")
_LONGEST_DOER = 24
_LONGEST_OBJECT = 8  # of a cue that may take a clause at once


@dataclass(frozen=True)
class _CueContext:
    """What around a word shows that it does not report."""

    denied: re.Pattern[str]
    passive: re.Pattern[str]
    nominal: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    after_noun: re.Pattern[str]
    thanks: re.Pattern[str]


@cache
def _load_context() -> _CueContext:
    gap = f"[^{STOPS}的{PERSON}{ORGANIZATION}]{{0,6}}"
    between = "(?:再|曾|有|多|细|明|对此|对外|进一步|透露|作出|正面|公开|点名|当众|通报)?"
    names = f"[{PERSON}{ORGANIZATION}]+"
    given = f"(?:{giving()}|[一这][份个项则次封]|各?种(?![植类子粮地田菜])|了)[^{STOPS}]{{0,6}}"
    return _CueContext(
        denied=re.compile(f"(?:{_UNDONE}|没有){gap}$"),
        passive=re.compile(
            rf"(?:被(?:{names}|{one_of('passive_doer')})"
            rf"|(?:获得?|得到|取得)了?(?:{names}|[^{STOPS}的]{{1,6}}))的?$"
        ),
        nominal=re.compile(f"(?:{given}|的|现行|有关|相关|[该这]项)$"),
        before=re.compile(f"(?:{one_of('negation')}|{_RELATIVE}){between}$"),
        after=re.compile(
            rf"\s*(?:的(?!是)|得(?!知)|(?!{one_of('content_opening')}){one_of('after_cue')})"
        ),
        after_noun=re.compile(rf"\s*{one_of('after_noun')}"),
        thanks=re.compile(
            rf"[了过]?(?:{one_of('degree')})?的?{one_of('thanks')}(?:[，。；、！？\n]|和|与|$)"
        ),
    )


class CueMatcher:
    """Finds cues; built once, from the lexicons of cues and of their look-alikes."""

    def __init__(self) -> None:
        cues, look_alikes = load_lexicon("quote_cues"), load_lexicon("quote_false_cues")
        self._frames = {e.term: (e.kind, e.columns["frames"]) for e in cues}
        self._not_after = {e.term: e.columns["not_after"] for e in cues if e.columns["not_after"]}
        false = [e.term for e in look_alikes if e.term not in self._frames]
        either = (
            f"(?P<false>{trie_pattern(false)})"
            f"|(?P<cue>{trie_pattern(self._frames)})(?P<suffix>{_SUFFIX})"
        )
        heads = load_lexicon("quote_source_heads")
        texts = {entry.term for entry in heads if entry.kind == "document"}
        self._manners = frozenset(words("adverb")) - {"回忆"}
        self._not_the_cue = texts.union(words("activity"), self._manners)
        self._setting_then_cue = re.compile(
            rf"[^{STOPS}]{{0,14}}?(?:{_WHEN}){_THEN}(?={trie_pattern(self._frames)})"
        )
        self._context = _load_context()
        border = {*(entry.term for entry in heads), *words("adverb", "time", "activity")}
        self._word_at_end = re.compile(trie_pattern(word[::-1] for word in border))
        self._pattern = re.compile(scanning(either, false, self._frames))

    def find(self, masked: str, start: int, end: int) -> list[Cue]:
        """Return the cues of `masked[start:end]`, one paragraph, in order."""
        found = []
        at = start
        while match := self._pattern.search(masked, at, end):
            at = match.end()
            if match["false"] is not None:
                at = self._cue_within(masked, match, start) or at
                continue
            if later := self._begins_later(masked, match, start):
                at = later
            elif cue := self._read(masked, match, start, end):
                found.append(cue)
        return found

    def _word_before(self, masked: str, start: int, at: int) -> int:
        """Return how long the longest known word is that ends at `at`, 0 where there is none."""
        word = self._word_at_end.match(masked[max(start, at - _LONGEST_WORD) : at][::-1])
        return word.end() if word else 0

    def _begins_later(self, masked: str, match: re.Match[str], start: int) -> int | None:
        """Return where to look on, if the first character of a cue ends the word before it."""
        at = match.start()
        if masked[at - 1 : at] in self._not_after.get(match["cue"], ()):
            return None if self._word_before(masked, start, at) > 1 else at + 1  # 民警|告诉
        if masked.startswith("告诉", match.end() - 1):
            return match.end() - 1  # 季报|告诉, not 季|报告
        if masked[at] in "所据" and len(match["cue"]) > 1:
            return at + 1 if self._word_before(masked, start, at + 1) > 1 else None  # 派出所|称
        return None

    def _cue_within(self, masked: str, match: re.Match[str], start: int) -> int | None:
        """Return where a look-alike holds a cue after all, a word before it ending within.

        同学|说 is not 学说, 后来|说 is not 来说: the longer word on the left is the better reading.
        """
        for at in range(match.start() + 1, match.end()):
            if match["false"][at - match.start() :] not in self._frames:
                continue
            if masked[at - 1] == "地" and masked[match.start() - 1 : match.start()] in _NAMES:
                return at  # 〈吴岱〉坦率地|说
            if at - self._word_before(masked, start, at) < match.start():
                return at
        return None

    def _is_denied(self, masked: str, match: re.Match[str], start: int, frames: str) -> bool:
        """Whether what stands before a cue denies it, or makes it a noun."""
        context, at = self._context, match.start()
        if match["cue"] == "认为" and _DISBELIEF.search(masked, max(start, at - 4), at):
            return False  # 他不认为会涨价: what he denies has content
        if context.before.search(masked, max(start, at - 8), at):
            return True
        if (
            _SO_SAID.search(masked, max(start, at - 3), at)
            and masked[match.end() : match.end() + 1] in "，。"
        ):
            return True  # 话不能这么说，日子还要过
        if context.denied.search(masked, max(start, at - 12), at):
            return True
        if context.passive.search(masked, max(start, at - _LONGEST_DOER), at):
            return True  # 被〈org〉认定, 获得〈org〉证实: the clause is about what was recognized
        if _SETTING_BEFORE.search(masked, max(start, at - 2), at) and _SETTING_AFTER.match(
            masked, match.end()
        ):
            return True  # 在谈到新线时: a setting, not a report
        nominal = "n" in frames and not match["suffix"] and not masked.startswith("：", match.end())
        if not nominal or self._word_before(masked, start, at) > 1:
            return False  # 一份公告|显示: the noun of 一份 is another
        return context.nominal.search(masked, max(start, at - 12), at) is not None

    def _goes_on(self, masked: str, after: int, kind: str, frames: str) -> bool:
        """Whether what follows shows a word to be none that reports: 说|完, 报告|会议."""
        if masked.startswith("地", after) or self._context.after.match(masked, after):
            return True
        verbal = kind in _VERBAL and "n" not in frames  # 称|会议已经取消
        return not verbal and self._context.after_noun.match(masked, after) is not None

    def _read(self, masked: str, match: re.Match[str], start: int, end: int) -> Cue | None:
        kind, frames = self._frames[match["cue"]]
        if self._is_denied(masked, match, start, frames):
            return None
        aspect = _ASPECT.match(masked, match.end())
        after = aspect.end() if aspect else match.end()
        if self._goes_on(masked, after, kind, frames):
            return None
        if self._context.thanks.match(masked, match.end()):
            return None
        if not match["suffix"] and self._setting_then_cue.match(masked, match.end(), end):
            return None
        start_of_cue, word = match.start(), -1
        if match["suffix"]:
            kind, frames = "say" if kind in ("act", "show", "rule") else kind, frames + "qac"
            told = masked[match.start() - 1 : match.start()] in _DOING  # 都|报告说
            if (match["cue"] in self._not_the_cue and not told) or _FACED.search(
                masked, max(start, match.start() - 8), match.start()
            ):  # 报告|指出, 发文|称, 明确|表示, 面对质疑|表示
                start_of_cue = match.start("suffix")
                word = -1 if kind == "write" or match["cue"] in self._manners else match.start()
                kind, frames = "say", "qacb"
        addressee, after = _read_addressee(masked, after, end, kind)
        lasting = aspect is not None and aspect[0] in "着著"
        right, content = _read_right(masked, after, end, frames)
        if (kind == "tell" and right == "bare" and addressee is None) or (
            lasting and right in ("comma", "bare")
        ):
            return None
        return Cue(start_of_cue, match.end(), kind, frames, right, content, addressee, word)


def verb_of(masked: str, cue: Cue) -> tuple[int, int]:
    """Return where the word alone stands, without what it has for an object (补|了一句).

    >>> cue = Cue(1, 5, "say", "qa", "quote", 6)
    >>> verb_of("他补了一句：", cue)
    (1, 2)
    """
    within = _OBJECT_WITHIN.search(masked, cue.start + 1, cue.end)
    return cue.start, within.start() if within else cue.end


def _read_addressee(
    masked: str, at: int, end: int, kind: str
) -> tuple[tuple[int, int] | None, int]:
    """Return who is told (告诉〈记者〉，…) and where that ends."""
    if kind not in ("tell", "ask"):
        return None, at
    match = _LISTENER.match(masked, at, end)
    if match is None and kind == "tell":
        match = _ADDRESSED.match(masked, at, end)
    return ((at, match.end()), match.end()) if match else (None, at)


def _read_right(masked: str, at: int, end: int, frames: str) -> tuple[Right, int]:
    match = _FOLLOWING.match(masked, at, end)
    if match is None:
        return _read_object(masked, at, end, frames)
    matched = match[0]
    if matched.endswith(OPEN):
        return "quote", match.end() - 1
    if matched.strip() in ("，", ",", "：", ":"):
        content = match.end()
        while content < end and masked[content].isspace():
            content += 1
        return "comma", content
    return "end", match.end()


def _read_object(masked: str, at: int, end: int, frames: str) -> tuple[Right, int]:
    """Read 忆述初到南方的日子：“…”, where the cue's object stands before the colon."""
    match = _OBJECT_THEN_COLON.match(masked, at, end)
    if match is None or ("b" in frames and match.end() - at > _LONGEST_OBJECT):
        return "bare", at
    if match["quote"]:
        return "quote", match.end() - 1
    return ("comma", match.end()) if match.end() < end else ("bare", at)


@cache
def load_cue_matcher() -> CueMatcher:
    """Return the matcher of the package's own cues; immutable and shared."""
    return CueMatcher()
