"""How the lines of an article file become the text: as they are, or hard-wrapped."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

COLUMNS: Final = 68  # as the wires of the 1990s sent it: 34 Chinese characters
HANGING: Final = frozenset("，。、；：？！”’」』》）…,.;:?!)")


def wrap(paragraph: str, columns: int = COLUMNS) -> tuple[str, list[int]]:
    """Return `paragraph` broken at `columns`, and where each of its characters now stands.

    Closing punctuation hangs beyond the margin rather than begin a line.

    >>> wrap("今天下雨，明天晴。", columns=8)
    ('今天下雨，\\n明天晴。', [0, 1, 2, 3, 4, 6, 7, 8, 9])
    """
    characters: list[str] = []
    places: list[int] = []
    filled = 0
    for character in paragraph:
        width = 2 if unicodedata.east_asian_width(character) in "WFA" else 1
        if filled + width > columns and character not in HANGING:
            characters.append("\n")
            filled = 0
        places.append(len(characters))
        characters.append(character)
        filled += width
    return "".join(characters), places


def lay_out(paragraphs: list[str], layout: str) -> tuple[str, list[list[int]]]:
    """Return the text of `paragraphs`, and where in it each character of each one stands."""
    lines: list[str] = []
    places: list[list[int]] = []
    start = 0
    for line, offsets in _iter_lines(paragraphs, layout):
        lines.append(line)
        places.append([start + offset for offset in offsets])
        start += len(line) + 1
    return "\n".join(lines) + "\n" * bool(lines), places


def _iter_lines(paragraphs: list[str], layout: str) -> Iterator[tuple[str, list[int]]]:
    for paragraph in paragraphs:
        if layout == "wrapped":
            yield wrap(paragraph)
        else:
            yield paragraph, list(range(len(paragraph)))
