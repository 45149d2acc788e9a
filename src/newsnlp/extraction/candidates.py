"""What extractors yield: candidates that resolution turns into records.

Offsets are code points into the article's text. `by` names the rule or model that decided;
`score` is how sure it is, from 0 to 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from newsnlp.models.mention_model import MentionLabel
from newsnlp.records import DocumentKind, QuoteKind
from newsnlp.segmentation import SegmentedText
from newsnlp.settings import Settings

Offsets = tuple[int, int]
MentionKind = MentionLabel
C = TypeVar("C")
# a space between two Latin words is part of a name; all others are padding (王　强) and line breaks
RE_BETWEEN_LATIN = re.compile(r"(?<=[0-9A-Za-z.,&\u00c0-\u024f])\s+(?=[0-9A-Za-z&\u00c0-\u024f])")


def written_name(text: str, start: int, end: int) -> str:
    """Return the name at these offsets of `text` as it is cited: without padding or line breaks.

    >>> written_name("王　强和Björn Lund都在", 0, 3)
    '王强'
    >>> written_name("王　强和Björn Lund都在", 4, 14)
    'Björn Lund'
    """
    name = text[start:end]
    if name.isalnum():
        return name
    return " ".join("".join(part.split()) for part in RE_BETWEEN_LATIN.split(name))


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a person, a title or an organization.

    Attributes:
        name: the words as `written_name` gives them.
        full: for a short form (王院士, 浪潮), the fullest form that it stands for; else "".
        byline: for a person, whether this mention credits the maker of the article.
    """

    kind: MentionKind
    start: int
    end: int
    name: str
    by: str
    score: float
    full: str = ""
    byline: bool = False


@dataclass(frozen=True, slots=True)
class RoleCandidate:
    """A title, an organization, or both, stated of the person at `person`.

    Attributes:
        organization: the body as it is written here (海霖|总经理).
        in_full: where the article has the fullest form of that body (海霖风能), if elsewhere.
    """

    person: Offsets
    title: Offsets | None
    organization: Offsets | None
    former: bool
    by: str
    score: float
    in_full: Offsets | None = None


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """A title in 《》, or an anaphor (该报告) that stands for one.

    Attributes:
        start, end: the words, title marks included.
        title: the text within the marks; "" for an anaphor.
        issuers: the words that name who issued it here.
        full: for a short form or an anaphor, the title that it stands for; else "".
    """

    start: int
    end: int
    title: str
    kind: DocumentKind
    by: str
    score: float
    issuers: tuple[Offsets, ...] = ()
    number: str | None = None
    status: str | None = None
    full: str = ""


@dataclass(frozen=True, slots=True)
class QuoteCandidate:
    """Content with the words around it that attribute it.

    Attributes:
        pieces: the content, one stretch for each paragraph or part, marks excluded.
        source: the words that name who speaks (a pronoun included), titles excluded; None where
            the quotation has no source of its own.
        position: where the cue stands: before, after, middle, none, turn.
    """

    kind: QuoteKind
    pieces: tuple[Offsets, ...]
    closed: bool
    cue: Offsets | None
    source: Offsets | None
    position: str
    by: str
    score: float
    addressee: Offsets | None = None
    occasion: Offsets | None = None
    via: str | None = None
    clause: Offsets | None = None


class Found:
    """The candidates that have been found so far, by their type."""

    def __init__(self) -> None:
        self._by_type: dict[type[Any], list[Any]] = {}

    def add(self, candidates: Iterable[Any]) -> None:
        """Add `candidates` to those of their types."""
        for candidate in candidates:
            self._by_type.setdefault(type(candidate), []).append(candidate)

    def of(self, kind: type[C]) -> tuple[C, ...]:
        """Return the candidates of type `kind`, in the order in which they were added."""
        return tuple(self._by_type.get(kind, ()))

    def mentions(self, kind: MentionKind) -> tuple[Mention, ...]:
        """Return the mentions of `kind`, sorted by place."""
        found = (m for m in self.of(Mention) if m.kind == kind)
        return tuple(sorted(found, key=lambda m: (m.start, m.end)))


class Extractor(Protocol):
    """Finds one kind of thing. Built once from `Settings`, it keeps no state between articles."""

    def __init__(self, settings: Settings) -> None: ...

    def __call__(self, segmented: SegmentedText, found: Found) -> Iterable[Any]:
        """Yield candidates in `segmented`, given what earlier extractors have found."""
        ...


def find_all(extractors: Iterable[Extractor], segmented: SegmentedText) -> Found:
    """Return what `extractors` find in `segmented`, each seeing what those before it found."""
    found = Found()
    for extractor in extractors:
        found.add(extractor(segmented, found))
    return found
