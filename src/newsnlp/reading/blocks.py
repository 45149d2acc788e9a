"""What each line of an article serves as: title, byline, caption, heading, note and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from newsnlp.lexicons.loader import load_lexicon
from newsnlp.reading.dates import RE_TIME
from newsnlp.records import BlockKind

MAX_HEADING = 40
MAX_TITLE = 60
MAX_SERVICE = 120
"""A byline, caption, note or line of source and time is no longer than this."""

FINAL_MARKS = "。！？!?…；;，,、：:"
CLOSING_MARKS = "”’』」）)》】\"'"
NAME = r"[\u4e00-\u9fffA-Za-z·•.]{1,15}"
SEPARATOR = r"[\s:：/／|｜、，,；;&＆与和及 （）()【】\[\]]"
META_HEAD = 8
"""Lines of source and time stand among the first lines."""


@dataclass(frozen=True, slots=True)
class LineHint:
    """A line, and what the page's markup says that it is (None where it says nothing)."""

    text: str
    hint: BlockKind | None = None


def classify_lines(lines: Sequence[LineHint], *, titled: bool) -> list[BlockKind]:
    """Return the kind of each line; `titled` says that the first one is the title.

    >>> lines = ["渡槽今日通水", "来源：晨窗日报 2021-03-04", "记者 林小满", "水来了。"]
    >>> classify_lines([LineHint(line) for line in lines], titled=True)
    ['title', 'meta', 'byline', 'paragraph']
    """
    kinds: list[BlockKind] = []
    for number, line in enumerate(lines):
        if titled and number == 0:
            kinds.append("title")
        else:
            kinds.append(_kind(line, number, followed=number + 1 < len(lines)))
    return kinds


def _kind(line: LineHint, number: int, *, followed: bool) -> BlockKind:
    if line.hint in ("caption", "abstract"):
        return line.hint
    if service := _service_kind(line.text, number):
        return service
    if is_abstract(line.text):
        return "abstract"
    if line.hint == "heading" or (followed and is_heading(line.text)):
        return "heading"
    return "paragraph"


def _service_kind(text: str, number: int) -> BlockKind | None:
    """Return the kind of a short line that tells of the article rather than of the news."""
    if len(text) > MAX_SERVICE:
        return None
    tests: tuple[tuple[Callable[[str], bool], BlockKind], ...]
    tests = ((is_byline, "byline"), (is_note, "note"), (is_caption, "caption"))
    if number < META_HEAD and is_meta(text):
        return "meta"
    return next((kind for test, kind in tests if test(text)), None)


def is_title(text: str) -> bool:
    """Return whether the first line of a plain text is a title rather than a paragraph.

    >>> is_title("渡槽今日通水"), is_title("渡槽今日通水，沿岸村民来到渡口。")
    (True, False)
    """
    if len(text) > MAX_TITLE or is_meta(text) or is_byline(text):
        return False
    return not text.rstrip(CLOSING_MARKS).endswith(("。", "；", "，", "：")) and "。" not in text


def is_heading(text: str) -> bool:
    """Return whether a line is short and ends without the marks that end a sentence."""
    if len(text) > MAX_HEADING:
        return False
    return not text.rstrip(CLOSING_MARKS).endswith(tuple(FINAL_MARKS)) and "。" not in text


def is_meta(text: str) -> bool:
    """Return whether a line says where and when the article was published, and nothing else."""
    if len(text) > MAX_SERVICE or "。" in text:
        return False
    match = RE_TIME.search(text)
    if match is None:
        return text.startswith(_terms("meta_label", "：")) and len(text) < 30
    if match["day"] is None or (len(text) > 60 and not text.startswith(_terms("meta_label", ""))):
        return False
    around = text[: match.start()] + text[match.end() :]
    return len(around) <= 16 or any(label in around for label in _terms("meta_label", ""))


def is_byline(text: str) -> bool:
    """Return whether a line only credits those who made the article.

    >>> is_byline("每经记者 张蕊 每经编辑 陈旭"), is_byline("记者看到，渡槽通水了。")
    (True, False)
    """
    return len(text) <= MAX_SERVICE and _byline_pattern().fullmatch(text) is not None


def is_note(text: str) -> bool:
    """Return whether a line speaks of the page, its sources or its rights."""
    bare = text.lstrip("（([【*▲●■◆—- ")
    if bare.startswith(_terms("note_label", "：") + _terms("note_label", ":")):
        return True
    return any(phrase in text for phrase in _terms("note_phrase", "")) and len(text) < 80


def is_caption(text: str) -> bool:
    """Return whether a line describes a picture or credits who took it."""
    bare = text.rstrip("）)】] 。")
    if bare.startswith(_terms("caption_mark", "")[:0] + CAPTION_STARTS):
        return True
    return bare.endswith(CAPTION_ENDS) or any(mark in text for mark in CAPTION_INNER)


CAPTION_STARTS = (
    "图为",
    "圖為",
    "资料图",
    "資料圖",
    "图片来源",
    "圖片來源",
    "图源",
    "圖源",
    "▲",
    "△",
    "题图",
    "图：",
)
CAPTION_ENDS = (
    "摄",
    "攝",
    "供图",
    "供圖",
    "资料图",
    "資料圖",
    "資料圖片",
    "资料照片",
    "截图",
    "截圖",
    "网络图",
    "網上圖片",
)
CAPTION_INNER = (
    "图/",
    "图／",
    "圖/",
    "圖／",
    "图|",
    "图｜",
    "供图 ",
    "资料图片",
    "Photograph by",
    "Photo by",
)


def is_abstract(text: str) -> bool:
    """Return whether a line announces itself as the abstract."""
    bare = text.lstrip("【[◎ ")
    return bare.startswith(_terms("abstract_label", "：") + _terms("abstract_label", "】")) or (
        text.startswith("◎")
    )


@cache
def _terms(kind: str, ending: str) -> tuple[str, ...]:
    """Return the terms of a kind, each followed by `ending`."""
    return tuple(term + ending for term in load_lexicon("page_lines").terms(kind))


@cache
def _byline_pattern() -> re.Pattern[str]:
    """Compose: (outlet and) role, names; once or more, with nothing else on the line."""
    roles = sorted(_terms("byline_role", ""), key=len, reverse=True)
    role = rf"[\u4e00-\u9fffA-Za-z]{{0,8}}?(?:{'|'.join(map(re.escape, roles))})"
    credit = rf"{role}{SEPARATOR}{{1,4}}{NAME}(?:{SEPARATOR}{{1,3}}{NAME}){{0,6}}"
    return re.compile(rf"[（(【\[■●]?{credit}(?:{SEPARATOR}{{1,3}}{credit}){{0,4}}[）)】\]]?")
