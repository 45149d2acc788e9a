"""Cues: the words that report, found on the carrier text and freed of their look-alikes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from newsnlp.extraction.quotes.carrier import BRACKETED, OPEN, ORGANIZATION, PERSON
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.trie import trie_pattern

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
        addressee: the words between cue and content (告诉〈记者〉), or None.
    """

    start: int
    end: int
    kind: str
    frames: str
    right: Right
    content: int
    addressee: tuple[int, int] | None = None


_SUFFIX = "(?:说道|说|道|称|表示|指出|写道|指(?=[，,]))?"
_ASPECT = "(?:着|著|过|了|到)?"
_ADDRESSED = "[^，。：；！？“”\n]{1,18}?"
_FOLLOWING = re.compile(
    rf"\s*(?:（{BRACKETED}*）\s*)?(?:[：:]\s*{OPEN}|[，,]?\s*{OPEN}|[，,：:]|(?=[。！？!?；;…\n])|$)"
)
_OBJECT_THEN_COLON = re.compile(rf"[^，。；：！？“”\n]{{1,18}}[：:]\s*(?P<quote>{OPEN})?")
_LONGEST_OBJECT = 8  # of a cue that may take a clause at once
_NOT_A_CUE_BEFORE = re.compile(
    r"(?:没有?|无|毫无|未|并未|尚未|从未|仍未|不愿|不肯|拒绝|无法|不能|不会|不便|未能|不予|不曾|不可|难以|"
    r"如何|怎么|怎样|是否|被|可以|可|应该|应当|所|不)(?:再|曾|有|对此|对外|进一步|透露|作出|正面|公开)?$"
)
_NOT_A_CUE_AFTER = re.compile(
    r"\s*(?:的(?!是)|之|人|者|员|书|会议|会上|权|性|化|力|稿|词|与否|等|、|和|及|以及|中|里|内容|对象|"
    r"一下|完|完毕|起来|清楚|明白|不清|得(?!知)|过程|情况|方式|方法|工作|活动|制度|机制|大厅)"
)
_THANKS = re.compile(
    r"(?:了|过)?(?:热烈|衷心|诚挚|深切|强烈|由衷|非常|十分|高度|最|极大|坚决|亲切|崇高|深深|一定|充分|"
    r"完全|很|最诚挚|无比)?的?"
    r"(?:祝贺|感谢|慰问|欢迎|哀悼|敬意|歉意|支持|理解|关注|担忧|同意|满意|遗憾|赞赏|肯定|不满|愤怒|"
    r"震惊|抗议|谴责|认可|认同|赞同|反对|欣慰|尊重|怀疑|质疑|关切|问候|谢意|道歉|决心|异议|惊讶|"
    r"兴趣|期待|赞成|乐观|悲观|谨慎|看好|忧虑|不解|无奈|愿意)(?:[，。；、！？\n]|和|与|$)"
)
_NOMINAL_BEFORE = re.compile(
    "(?:(?:发出?|发布|发表|作出|做出|给出|提出|进行|展开|接受|出具|下发|收到|带来|予以|一[份个项则次封]|"
    "这[份个项次]|各?种|了)[^，。；：“”\n]{0,6}|的)$"
)
_DENIED_BEFORE = re.compile(f"(?:[未无]|没有)[^，。；：“”的\n{PERSON}{ORGANIZATION}]{{0,6}}$")


class CueMatcher:
    """Finds cues; built once, from the lexicons of cues and of their look-alikes."""

    def __init__(self) -> None:
        cues, look_alikes = load_lexicon("quote_cues"), load_lexicon("quote_false_cues")
        self._frames = {e.term: (e.kind, e.columns["frames"]) for e in cues}
        self._not_after = {e.term: e.columns["not_after"] for e in cues if e.columns["not_after"]}
        false = trie_pattern(e.term for e in look_alikes if e.term not in self._frames)
        true = trie_pattern(self._frames)
        self._pattern = re.compile(f"(?P<false>{false})|(?P<cue>{true})(?P<suffix>{_SUFFIX})")

    def find(self, masked: str, start: int, end: int) -> list[Cue]:
        """Return the cues of `masked[start:end]`, one paragraph, in order."""
        found = []
        at = start
        while match := self._pattern.search(masked, at, end):
            at = match.end()
            if match["false"] is not None:
                continue
            if masked[match.start() - 1 : match.start()] in self._not_after.get(match["cue"], ()):
                at = match.start() + 1  # the word begins earlier: 民警|告诉, not 民|警告
            elif cue := self._read(masked, match, start, end):
                found.append(cue)
        return found

    def _read(self, masked: str, match: re.Match[str], start: int, end: int) -> Cue | None:
        kind, frames = self._frames[match["cue"]]
        if _NOT_A_CUE_BEFORE.search(masked, max(start, match.start() - 8), match.start()):
            return None
        before = masked[max(start, match.start() - 12) : match.start()]
        nominal = (
            "n" in frames and not match["suffix"] and masked[match.end() : match.end() + 1] != "："
        )
        if nominal and _NOMINAL_BEFORE.search(before):
            return None
        if _DENIED_BEFORE.search(before):
            return None
        aspect = _aspect_length(masked, match.end())
        after = match.end() + aspect
        if _NOT_A_CUE_AFTER.match(masked, after) or _THANKS.match(masked, match.end()):
            return None
        if match["suffix"]:
            kind, frames = ("say" if kind in ("act", "show", "rule") else kind), frames + "qac"
        addressee, after = _read_addressee(masked, after, end, kind)
        right, content = _read_right(masked, after, end, frames)
        if kind == "tell" and right == "bare":
            return None
        return Cue(match.start(), match.end(), kind, frames, right, content, addressee)


def _aspect_length(masked: str, at: int) -> int:
    match = re.compile(_ASPECT).match(masked, at)
    return len(match[0]) if match else 0


def _read_addressee(
    masked: str, at: int, end: int, kind: str
) -> tuple[tuple[int, int] | None, int]:
    """Return who is told (告诉〈记者〉，…) and where that ends."""
    if kind != "tell":
        return None, at
    match = re.compile(rf"{_ADDRESSED}(?=\s*(?:[，,：:]|{OPEN}|[。！？\n]|$))").match(
        masked, at, end
    )
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
