"""White space, width and scripts of Chinese text: what a reader sees of a source's characters."""

from __future__ import annotations

import html
import re

import regex

# Line ends inside a paragraph of source vanish between two of these, as in print.
WIDE = r"\p{Han}\p{Hiragana}\p{Katakana}\u3000-\u303f\uff00-\uffef“”‘’…—·"
RE_WRAPPED = regex.compile(rf"(?<=[{WIDE}])[ \t\xa0]*[\r\n][ \t\xa0\r\n]*(?=[{WIDE}])")
RE_SPACES = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\xa0\u2000-\u200a\u2028\u2029\u202f\u205f]+")
RE_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+"
)
RE_ENTITY = re.compile(r"&(?:#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,30});")
EDGE = " \u3000\t\r\n\xa0"


def tidy(text: str) -> str:
    """Return `text` as one line as a reader sees it.

    White space is folded, wrapped lines are joined (without a space between Chinese characters),
    entities that were escaped twice are read, unseen characters dropped, edges trimmed.

    >>> tidy("  　算力&ldquo;就是&rdquo;\\n   生产力 AI\\n芯片 ")
    '算力“就是”生产力 AI 芯片'
    """
    if "&" in text:
        text = RE_ENTITY.sub(lambda match: html.unescape(match.group()), text)
    text = RE_UNSEEN.sub("", text)
    if "\n" in text or "\r" in text:
        text = RE_WRAPPED.sub("", text)
    return RE_SPACES.sub(" ", text).strip(EDGE)


def display_width(text: str) -> int:
    """Return the columns of `text` on a terminal: two for a wide character, one for others."""
    return len(text) + sum(1 for character in text if character >= "\u2e80")


def squeeze(text: str) -> str:
    """Return `text` without any white space, to compare titles.

    >>> squeeze("算力　就是 生产力")
    '算力就是生产力'
    """
    return "".join(text.split())
