"""An article cut into paragraphs, enclosures, sentences and, when asked, tokens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from newsnlp.records import BlockKind, Token

EnclosureKind = Literal["double", "single", "title", "bracket"]
"""double: “” "" ＂＂ 「」 (outer quotation marks); single: ‘’ 『』 (inner ones); title: 《》 〈〉;
bracket: （） () 【】 [] 〔〕."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text, without its line end."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A pair of marks and what stands between them, marks included.

    Attributes:
        start: offset of the opening mark.
        end: offset after the closing mark; the paragraph's end where the mark is never closed.
        closed: False where the closing mark is missing.
        depth: how many enclosures, of any kind, stand around it.
        continues: True where it goes on with a speech that an earlier paragraph left open.
        opened: False where it does so without an opening mark (one pair of marks around several
            paragraphs); it then starts at the paragraph's first character.
    """

    kind: EnclosureKind
    start: int
    end: int
    closed: bool
    depth: int
    continues: bool = False
    opened: bool = True

    @property
    def inner_start(self) -> int:
        """The offset after the opening mark, or the start where there is none."""
        return self.start + 1 if self.opened else self.start

    @property
    def inner_end(self) -> int:
        """The offset of the closing mark, or the end where there is none."""
        return self.end - 1 if self.closed else self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence inside one paragraph; it never ends inside a quotation."""

    start: int
    end: int


@dataclass(frozen=True)
class SegmentedText:
    """The text of an article and its cuts.

    `folded` has the length of `text`: traditional characters made simplified and full-width
    letters and digits made half-width, one for one, so that an offset into it is an offset
    into `text`. Match on `folded`, slice from `text`.
    """

    text: str
    folded: str
    paragraphs: tuple[Paragraph, ...]
    enclosures: tuple[Enclosure, ...]
    sentences: tuple[Sentence, ...]
    tokenize: Callable[[str], list[Token]] = field(repr=False, compare=False)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the text: cut on first use only, since jieba is the dearest step."""
        return tuple(self.tokenize(self.text))
