"""Hard-wrapped text: its lines joined for what reads on, and records placed back onto the text.

News wires of the 1990s cut a line after so many columns, in the middle of a word. Everything
behind the reader works on the joined text; `Unwrapped.place_back` then moves what it found onto
the text as it was given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeVar, cast

from pydantic import BaseModel

from newsnlp.records import Block, Quote, Span

_Value = TypeVar("_Value")
_BREAK = re.compile(r"[ \t\u3000]*(?:\r\n|\n|\r)[ \t\u3000]*")
_SPACED = re.compile(r"[A-Za-z0-9,.;:]")


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A text with the line breaks inside its blocks taken out, and the way back.

    Attributes:
        text: the joined text.
        blocks: the blocks, at their places in `text`.
        source: the text as it was given.
        offsets: for each character of `text` its offset in `source`; None where nothing changed.
    """

    text: str
    blocks: tuple[Block, ...]
    source: str
    offsets: tuple[int, ...] | None

    def place_back(self, value: _Value) -> _Value:
        """Return a record, or a tuple of records, with every span moved onto `source`."""
        return value if self.offsets is None else cast(_Value, self._moved(value))

    def _moved(self, value: object) -> object:
        if isinstance(value, Span):
            return self._span(value)
        if isinstance(value, tuple):
            return tuple(self._moved(item) for item in value)
        if isinstance(value, BaseModel):
            fields = {name: self._moved(getattr(value, name)) for name in type(value).model_fields}
            moved = value.model_copy(update=fields)
            return _with_text(moved) if isinstance(moved, Quote) else moved
        return value

    def _span(self, span: Span) -> Span:
        assert self.offsets is not None
        start = self.offsets[span.start] if span.start < len(self.offsets) else len(self.source)
        end = self.offsets[span.end - 1] + 1 if span.end > span.start else start
        return Span.of(self.source, start, end)


def unwrap(text: str, blocks: tuple[Block, ...]) -> Unwrapped:
    """Join the lines inside each of `blocks`, between Latin letters with a space.

    >>> from newsnlp.records import Span
    >>> text = "吴岱表\\n示，渡槽通水。"
    >>> unwrap(text, (Block(kind="paragraph", span=Span.of(text, 0, len(text))),)).text
    '吴岱表示，渡槽通水。'
    """
    breaks = [
        (block.span.start + match.start(), block.span.start + match.end())
        for block in blocks
        for match in _BREAK.finditer(block.span.text)
        if match.start() > 0 and match.end() < len(block.span.text)
    ]
    if not breaks:
        return Unwrapped(text, blocks, text, None)
    offsets = _kept(text, breaks)
    place = {offset: number for number, offset in enumerate(offsets)}
    spaces = {start for start, end in breaks if start in place}
    joined = "".join(" " if offset in spaces else text[offset] for offset in offsets)
    moved = tuple(
        Block(
            kind=block.kind,
            span=Span.of(joined, place[block.span.start], place[block.span.end - 1] + 1),
        )
        for block in blocks
        if block.span.start < block.span.end
    )
    return Unwrapped(joined, moved, text, offsets)


def _kept(text: str, breaks: list[tuple[int, int]]) -> tuple[int, ...]:
    """Return the offsets of the characters that stay: of a break between Latin words, its first."""
    kept: list[int] = []
    at = 0
    for start, end in breaks:
        kept.extend(range(at, start))
        if _SPACED.match(text, start - 1) and _SPACED.match(text, end):
            kept.append(start)
        at = end
    kept.extend(range(at, len(text)))
    return tuple(kept)


def _with_text(quote: Quote) -> Quote:
    return quote.model_copy(update={"text": "\n".join(piece.text for piece in quote.pieces)})
