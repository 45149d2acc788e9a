"""From lines to an article: the text with its blocks, whatever the lines came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsnlp.reading.blocks import LineHint, classify_lines
from newsnlp.reading.facts import Facts
from newsnlp.reading.language import detect_language
from newsnlp.reading.makers import clean_authors
from newsnlp.records import Article, Block, BlockKind, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A text, and the places of its lines or wrapped paragraphs with the kind of each."""

    text: str
    places: tuple[tuple[int, int], ...]
    kinds: tuple[BlockKind, ...]
    facts: Facts


def draft_of_lines(title: str, lines: Sequence[LineHint], facts: Facts) -> Draft:
    """Write the title and `lines`, one a line; the first line is empty where there is no title."""
    kinds = classify_lines(lines, titled=False)
    places, at = [], len(title) + 1
    for line in lines:
        places.append((at, at + len(line.text)))
        at += len(line.text) + 1
    text = "\n".join([title, *(line.text for line in lines)]) if title or lines else ""
    if title:
        places, kinds = [(0, len(title)), *places], ["title", *kinds]
    return Draft(text, tuple(places), tuple(kinds), facts)


def article_of(draft: Draft, facts: Facts) -> Article:
    """Build the article that `draft` and what is known of it amount to."""
    return Article(
        title=facts.title,
        outlet=facts.outlet,
        published=facts.published,
        authors=clean_authors(facts.authors, (*facts.categories, facts.outlet or "")),
        categories=facts.categories,
        url=facts.url,
        language=detect_language(draft.text),
        blocks=tuple(_blocks(draft)),
    )


def _blocks(draft: Draft) -> Iterable[Block]:
    for (start, end), kind in zip(draft.places, draft.kinds, strict=True):
        yield Block(kind=kind, span=Span.of(draft.text, start, end))
