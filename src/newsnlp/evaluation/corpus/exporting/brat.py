"""Export to brat standoff: ID.txt and ID.ann, and the configuration that names the types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from newsnlp.evaluation.annotations import QuoteAnnotation, SpanPair
from newsnlp.evaluation.corpus.compiler import CorpusArticle

CONFIGURATION = """[entities]
Person
Organization
Title
Cue
Source
Direct
Indirect
Mixed

[relations]
CuedBy	Arg1:Direct|Indirect|Mixed, Arg2:Cue
SaidBy	Arg1:Direct|Indirect|Mixed, Arg2:Source

[events]

[attributes]
Optional	Arg:Direct|Indirect|Mixed
"""


def to_brat(article: CorpusArticle) -> str:
    """Return the annotation of `article` as the lines of its .ann file."""
    return "".join(f"{line}\n" for line in _BratWriter(article).iter_lines())


def export_brat(articles: Iterable[CorpusArticle], out: Path) -> None:
    """Write each of `articles` to ID.txt and ID.ann in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "annotation.conf").write_text(CONFIGURATION, encoding="utf-8")
    for article in articles:
        (out / f"{article.id}.txt").write_text(article.text, encoding="utf-8")
        (out / f"{article.id}.ann").write_text(to_brat(article), encoding="utf-8")


class _BratWriter:
    """Numbers the annotations of one article as brat wants them: T, R, A and # lines."""

    def __init__(self, article: CorpusArticle) -> None:
        self._article = article
        self._numbers = dict.fromkeys("TRA#", 0)
        self._known: dict[tuple[str, SpanPair], str] = {}

    def iter_lines(self) -> Iterator[str]:
        for mention in self._article.annotation.mentions:
            name, line = self._text_bound(mention.label.capitalize(), (mention.start, mention.end))
            yield line
            yield self._note(name, mention.name)
        for quote in self._article.annotation.quotes:
            yield from self._iter_quote(quote)

    def _iter_quote(self, quote: QuoteAnnotation) -> Iterator[str]:
        name, line = self._text_bound(quote.kind.capitalize(), (quote.start, quote.end))
        yield line
        yield self._note(name, f"{quote.speaker_kind}: {quote.speaker}")
        if quote.optional:
            yield f"{self._next('A')}\tOptional {name}"
        links = (("CuedBy", "Cue", quote.cue_span), ("SaidBy", "Source", quote.source_span))
        for relation, label, span in links:
            if span is None:
                continue
            if (label, span) not in self._known:
                self._known[label, span], line = self._text_bound(label, span)
                yield line
            other = self._known[label, span]
            yield f"{self._next('R')}\t{relation} Arg1:{name} Arg2:{other}"

    def _text_bound(self, label: str, span: SpanPair) -> tuple[str, str]:
        name = self._next("T")
        fragments = list(self._iter_fragments(span))
        places = ";".join(f"{start} {end}" for start, end in fragments)
        words = " ".join(self._article.text[start:end] for start, end in fragments)
        return name, f"{name}\t{label} {places}\t{words}"

    def _iter_fragments(self, span: SpanPair) -> Iterator[SpanPair]:
        """Cut `span` at line ends, which no annotation of brat's may hold."""
        start = span[0]
        for part in self._article.text[slice(*span)].split("\n"):
            if part:
                yield start, start + len(part)
            start += len(part) + 1

    def _note(self, name: str, note: str) -> str:
        return f"{self._next('#')}\tAnnotatorNotes {name}\t{note}"

    def _next(self, kind: str) -> str:
        self._numbers[kind] += 1
        return f"{kind}{self._numbers[kind]}"
