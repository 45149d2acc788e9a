"""Documents as articles give them, the same words taken together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from newsnlp.corpus.bodies import body_key, place_of
from newsnlp.corpus.days import day_of, ordinals_between, undated_last
from newsnlp.corpus.document_titles import TitleParts, number_key, take_apart
from newsnlp.corpus.records import Reference
from newsnlp.extraction.documents.titles import fold_title
from newsnlp.records import CitedDocument, DocumentKind, NewsRecord

MOST_NAMES = 8
LEAST_NAME_BITS = 6.0
"""A short form that says less (《办法》) means something else in each article."""
MARKS = "《》〈〉"


class Words(NamedTuple):
    """What articles that mean one document may all say of it."""

    title: str
    kind: DocumentKind
    issuers: tuple[str, ...]
    number: str
    status: str


class Cited(NamedTuple):
    """A document of one article, and by what short forms it is named there."""

    published: str
    article: str
    record: str
    names: tuple[str, ...]

    @property
    def order(self) -> tuple[str, str, str]:
        """What orders mentions: the day, undated ones last, then the article."""
        return (undated_last(self.published), self.article, self.record)

    @property
    def reference(self) -> Reference:
        """The article and the document."""
        return Reference(article=self.article, record=self.record)


@dataclass(frozen=True)
class Form:
    """A document in certain words, and the articles that use them, oldest first."""

    words: Words
    cited: tuple[Cited, ...]

    @cached_property
    def parts(self) -> TitleParts:
        """The title taken apart."""
        return take_apart(self.words.title)

    @cached_property
    def issuers(self) -> frozenset[str]:
        """The issuers as keys."""
        return frozenset(filter(None, map(body_key, self.words.issuers)))

    @cached_property
    def number(self) -> tuple[str, str]:
        """The number as a key."""
        return number_key(self.words.number)

    @cached_property
    def status(self) -> str:
        """The status, from beside the title or inside it."""
        return self.words.status or self.parts.status

    @cached_property
    def places(self) -> frozenset[str]:
        """The places of the title and the issuers."""
        return frozenset(filter(None, (self.parts.place, *map(place_of, self.issuers))))

    @cached_property
    def names(self) -> frozenset[str]:
        """The cores of the short forms that say enough to be found again."""
        parts = (take_apart(name) for cited in self.cited[:64] for name in cited.names)
        return frozenset(p.core for p in parts if p.bits >= LEAST_NAME_BITS) - {self.parts.core}

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles that use the words."""
        return frozenset(cited.article for cited in self.cited)

    @cached_property
    def days(self) -> tuple[int, int] | None:
        """The first and the last day of the articles, where any is known."""
        return ordinals_between(cited.published for cited in self.cited)

    @property
    def order(self) -> tuple[tuple[str, str, str], Words]:
        """What orders forms."""
        return (self.cited[0].order, self.words)

    def iter_keys(self) -> Iterator[tuple[str, ...]]:
        """Yield the keys under which this form may meet others of its document."""
        if self.parts.bits > 0:
            yield ("title", self.parts.core)
        for issuer in self.issuers:
            yield ("issuer", self.parts.core, issuer[:3])
        for name in self.names:
            yield ("title", name)
        if self.number[1]:
            yield ("number", self.number[1])

    def apart(self) -> Iterator[Form]:
        """Yield a form for each article, where the words are too few to mean one document."""
        return (Form(self.words, (cited,)) for cited in self.cited)


def iter_cited(record: NewsRecord) -> Iterator[tuple[Words, Cited]]:
    """Yield the documents of an article."""
    published = day_of(record.article.published)
    for document in record.documents:
        words = Words(
            title=fold_title(document.title),
            kind=document.kind,
            issuers=tuple(sorted(document.issuers)),
            number=document.number or "",
            status=document.status or "",
        )
        yield words, Cited(published, record.id, document.id, tuple(_short_forms(document)))


def first_of(cited: Iterable[Cited]) -> tuple[Cited, ...]:
    """Return mentions, oldest first, each once."""
    return tuple(sorted(set(cited), key=lambda c: (c.order, c)))


def _short_forms(document: CitedDocument) -> list[str]:
    """Return the titles of mentions in title marks that are not the full one."""
    texts = (fold_title(span.text) for span in document.mentions)
    named = dict.fromkeys(text.strip(MARKS) for text in texts if text[:1] in MARKS)
    full = fold_title(document.title)
    return [name for name in named if name and name != full][:MOST_NAMES]
