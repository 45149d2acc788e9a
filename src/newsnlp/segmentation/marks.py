"""The marks that enclose: which character opens, closes or toggles what, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from newsnlp.segmentation.segmented import EnclosureKind

MarkRole = Literal["open", "close", "toggle"]


@dataclass(frozen=True, slots=True)
class MarkType:
    """What a character does: marks of one family close each other."""

    family: str
    kind: EnclosureKind
    role: MarkRole


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at its place in the text."""

    at: int
    type: MarkType


# family, kind, the characters that open, the characters that close
PAIRED: tuple[tuple[str, EnclosureKind, str, str], ...] = (
    ("curly double", "double", "“", "”"),
    ("curly single", "single", "‘", "’"),
    ("corner", "double", "「﹁", "」﹂"),
    ("white corner", "single", "『﹃", "』﹄"),
    ("double prime", "double", "〝", "〞〟"),
    ("title", "title", "《︽", "》︾"),
    ("inner title", "title", "〈︿", "〉﹀"),
    ("round", "bracket", "（(", "）)"),
    ("lenticular", "bracket", "【〖", "】〗"),
    ("square", "bracket", "[［", "]］"),
    ("tortoise", "bracket", "〔", "〕"),
    ("curly", "bracket", "{｛", "}｝"),
)
STRAIGHT_DOUBLE = MarkType("straight double", "double", "toggle")
STRAIGHT_SINGLE_OPEN = MarkType("straight single", "single", "open")
STRAIGHT_SINGLE_CLOSE = MarkType("straight single", "single", "close")


def _mark_table() -> dict[str, MarkType]:
    table = {character: STRAIGHT_DOUBLE for character in '"＂″'}
    for family, kind, opening, closing in PAIRED:
        table.update((character, MarkType(family, kind, "open")) for character in opening)
        table.update((character, MarkType(family, kind, "close")) for character in closing)
    return table


MARKS: Mapping[str, MarkType] = MappingProxyType(_mark_table())

_QUOTATION = [c for c, mark in MARKS.items() if mark.kind in ("double", "single")]
_BRACKET = [c for c, mark in MARKS.items() if mark.kind in ("title", "bracket")]
# ’ inside a Latin word (don’t) or after a figure (90’s) is an apostrophe.
_APOSTROPHE = r"(?<=[A-Za-z0-9])’(?=[A-Za-z])"
# A straight ' quotes only where it encloses Chinese text and leans on no Latin word.
_STRAIGHT_SINGLE = r"(?<![A-Za-z0-9])'(?=[^'\n]{0,60}[㐀-鿿])[^'\n]{1,80}'(?![A-Za-z0-9])"

RE_QUOTATION_MARK = re.compile("[" + re.escape("".join(_QUOTATION)) + "]")
RE_BRACKET = re.compile("[" + re.escape("".join(_BRACKET)) + "]")
RE_APOSTROPHE = re.compile(_APOSTROPHE)
RE_STRAIGHT_SINGLE = re.compile(_STRAIGHT_SINGLE)


def find_quotation_marks(text: str, start: int, end: int) -> list[Mark]:
    """Return the quotation marks of `text[start:end]` in order, apostrophes left out."""
    marks = [
        Mark(found.start(), MARKS[found.group()])
        for found in RE_QUOTATION_MARK.finditer(text, start, end)
        if not _is_apostrophe(text, found.start())
    ]
    if text.find("'", start, end) >= 0:
        marks.extend(_iter_straight_single(text, start, end))
        marks.sort(key=lambda mark: mark.at)
    return marks


def find_brackets(text: str, start: int, end: int) -> list[Mark]:
    """Return the brackets and title marks of `text[start:end]` in order."""
    return [
        Mark(found.start(), MARKS[found.group()]) for found in RE_BRACKET.finditer(text, start, end)
    ]


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] == "’" and RE_APOSTROPHE.match(text, at) is not None


def _iter_straight_single(text: str, start: int, end: int) -> Iterator[Mark]:
    for found in RE_STRAIGHT_SINGLE.finditer(text, start, end):
        yield Mark(found.start(), STRAIGHT_SINGLE_OPEN)
        yield Mark(found.end() - 1, STRAIGHT_SINGLE_CLOSE)
