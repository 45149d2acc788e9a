"""Lines that only credit those who made an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newsnlp.lexicons.loader import load_lexicon

MAX_BYLINE = 120
MAX_WORD = 24
HAN = r"[\u4e00-\u9fff]"
OUTLET = r"[\u4e00-\u9fffA-Za-z《》-]{0,12}"
RE_GAP = re.compile(r"([\s:：/／|｜丨、;；&＆（）()【】\[\]■□●○◎▲*]+)")
RE_MARK = re.compile(r"[:：/／|｜丨]")
RE_SLASH = re.compile(r"[/／]")
RE_OUTLET = re.compile(r"[\u4e00-\u9fffA-Za-z《》-]{1,18}")
RE_GLUED = re.compile(
    rf"{OUTLET}(?:记者|記者|通讯员|通訊員|编辑|編輯|特约撰稿人?|作者)(?P<names>{HAN}{{2,12}})"
)
RE_NAME = re.compile(
    rf"{HAN}{{1,4}}(?:[和与]{HAN}{{2,4}})?|{HAN}{{1,6}}[·•]{HAN}{{1,8}}|[A-Z][\w.'-]*"
)
RE_WHENCE = re.compile(rf"发自{HAN}{{2,6}}|{HAN}{{0,4}}(?:摄影)?(?:报道|報導)")
RE_NAME_LINE = re.compile(rf"{HAN}{{2,3}}|{HAN} {HAN}")
NO_NAME = tuple(
    "看从從获獲在了注采採走来來到发發就将將向问問对對还還也又已说說的们們表认認称稱部节節室站界"
)
"""What follows 记者 and 编辑 where they begin a sentence or a longer word, and begins no name."""


OWN = ("本报", "本報", "本刊", "本网", "本網", "本台", "本社")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a line, with the marks before and after it."""

    text: str
    before: str
    after: str


def is_byline(text: str) -> bool:
    """Return whether a line only credits those who made the article.

    >>> is_byline("每经记者 张蕊 每经编辑 陈旭"), is_byline("记者看到，渡槽通水了。")
    (True, False)
    """
    if len(text) > MAX_BYLINE:
        return False
    pieces = RE_GAP.split(text)
    gaps = [*pieces[1::2], ""]
    words = [
        _Word(word, before, after)
        for word, before, after in zip(pieces[::2], ["", *gaps], gaps, strict=False)
        if word
    ]
    kinds = [_kind(word) for word in words]
    return _is_name_of_outlet(text) or ("" not in kinds and _reads_as_credits(words, kinds))


def is_name_line(text: str) -> bool:
    """Return whether a line is as long as a Chinese name, and nothing else."""
    return RE_NAME_LINE.fullmatch(text) is not None


def _reads_as_credits(words: list[_Word], kinds: list[str]) -> bool:
    """Return whether roles come first and names follow, or a role follows a name and a slash."""
    if not kinds or kinds[0] == "whence":
        return False
    if kinds == ["role"]:
        return _is_nameless(words[0].text)
    turned = kinds[0] == "name" and RE_SLASH.search(words[0].after) and kinds[1:2] == ["role"]
    named = "name" in kinds or "credit" in kinds
    return named and bool(turned or kinds[0] in ("role", "credit"))


def _kind(word: _Word) -> str:
    """Return what a word of a credit is: role, name, credit (both in one), whence, or "".

    A word of work rather than of a person (文, 采访) is a role only before or after a mark, for
    it stands at the head of ordinary lines too.
    """
    if len(word.text) > MAX_WORD:
        return ""
    if _is_role(word):
        return "role"
    glued = RE_GLUED.fullmatch(word.text)
    if glued and not glued["names"].startswith(NO_NAME):
        return "credit"
    if RE_WHENCE.fullmatch(word.text):
        return "whence"
    return "name" if RE_NAME.fullmatch(word.text) and not word.text.startswith(NO_NAME) else ""


def _is_role(word: _Word) -> bool:
    if word.text in _terms("byline_work"):
        return bool(RE_MARK.search(word.before + word.after))
    if word.text in _terms("byline_turned"):
        return bool(RE_SLASH.search(word.before))
    return word.text.endswith(_terms("byline_role")) and bool(RE_OUTLET.fullmatch(word.text))


def _is_nameless(word: str) -> bool:
    """Return whether a line credits an outlet's reporters without their names: 新华社记者."""
    outlet = word.removesuffix("记者").removesuffix("記者")
    return outlet != word and (outlet in load_lexicon("page_outlets") or outlet in OWN)


def _is_name_of_outlet(text: str) -> bool:
    """Return whether a line is a name and an outlet: 林小满/晨窗日报."""
    name, _, outlet = text.replace("／", "/").partition("/")
    return is_name_line(name) and outlet in load_lexicon("page_outlets")


@cache
def _terms(kind: str) -> tuple[str, ...]:
    return load_lexicon("page_lines").terms(kind)
