"""The counts and the agreement of the data card, between comments of the corpus's README."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from newsnlp.evaluation.annotations import QuoteAnnotation
from newsnlp.evaluation.corpus.agreement import Agreement
from newsnlp.evaluation.corpus.collection import Split
from newsnlp.evaluation.corpus.compiler import CorpusArticle
from newsnlp.evaluation.phenomena import PieceReader

RE_COUNTS = re.compile(r"(<!-- counts -->\n).*?(<!-- /counts -->)", re.DOTALL)
RE_AGREEMENT = re.compile(r"(<!-- agreement -->\n).*?(<!-- /agreement -->)", re.DOTALL)
COMMONEST: Final = 40


def write_counts(card: str, articles: Sequence[CorpusArticle], splits: Mapping[str, Split]) -> str:
    """Return `card` with the counts of `articles` between its comments."""
    counts = "\n".join(_iter_sections(articles, splits))
    return RE_COUNTS.sub(lambda match: f"{match[1]}\n{counts}\n{match[2]}", card)


def write_agreement(card: str, agreement: Agreement) -> str:
    """Return `card` with the figures of `agreement` between its comments."""
    lines = "\n".join(_iter_agreement(agreement))
    return RE_AGREEMENT.sub(lambda match: f"{match[1]}\n{lines}\n{match[2]}", card)


def _iter_agreement(agreement: Agreement) -> Iterator[str]:
    yield f"| {len(agreement.scores)} articles | F1 | first | second |"
    yield "| --- | ---: | ---: | ---: |"
    for name, figures in agreement.layers().items():
        yield f"| {name} | {figures.f1:.3f} | {figures.gold:,} | {figures.predicted:,} |"
    yield ""
    yield "| on what both have | agreement | judged |"
    yield "| --- | ---: | ---: |"
    for name, accuracy in agreement.accuracies().items():
        yield f"| {name} | {accuracy.share:.3f} | {accuracy.judged:,} |"
    yield ""


def _iter_sections(articles: Sequence[CorpusArticle], splits: Mapping[str, Split]) -> Iterator[str]:
    yield from _table("", "articles", _iter_totals(articles))
    split_counts = Counter(splits.get(article.id, "(none yet)") for article in articles)
    yield from _table("split", "articles", sorted(split_counts.items()))
    for field in ("genre", "script", "layout"):
        values = Counter(getattr(article.header, field) for article in articles)
        yield from _table(field, "articles", values.most_common())
    yield from _iter_quote_tables(articles)


def _iter_totals(articles: Sequence[CorpusArticle]) -> Iterator[tuple[str, int]]:
    annotations = [article.annotation for article in articles]
    people = [person for annotation in annotations for person in annotation.people]
    quotes = [quote for annotation in annotations for quote in annotation.quotes]
    yield "articles", len(articles)
    yield "characters", sum(len(article.text) for article in articles)
    yield "articles without a quotation", sum(not a.quotes for a in annotations)
    yield "people", len(people)
    yield "different names", len({person.name for person in people})
    yield "roles", sum(len(person.roles) for person in people)
    yield "documents", sum(len(annotation.documents) for annotation in annotations)
    yield "firm pieces", sum(not quote.optional for quote in quotes)
    yield "optional pieces", sum(quote.optional for quote in quotes)
    mentions = Counter(m.label for annotation in annotations for m in annotation.mentions)
    for label, count in sorted(mentions.items()):
        yield f"mentions: {label}", count


def _iter_quote_tables(articles: Sequence[CorpusArticle]) -> Iterator[str]:
    firm: list[QuoteAnnotation] = []
    positions: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    for article in articles:
        reader = PieceReader(article.annotation, article.text)
        for quote in article.annotation.quotes:
            if quote.optional:
                continue
            firm.append(quote)
            phenomena = reader.read(quote)
            positions[f"{quote.family}, {phenomena.cue_position}"] += 1
            mentions[phenomena.source_mention] += 1
    tables = {
        "kind": Counter(quote.kind for quote in firm),
        "kind of speaker": Counter(quote.speaker_kind for quote in firm),
        "cue position": positions,
        "mention of the source": mentions,
        f"cue (the {COMMONEST} commonest)": Counter(quote.cue for quote in firm if quote.cue),
    }
    for name, counts in tables.items():
        yield from _table(name, "firm pieces", counts.most_common(COMMONEST))


def _table(
    name: str, unit: str, rows: Iterator[tuple[str, int]] | Sequence[tuple[str, int]]
) -> Iterator[str]:
    yield f"| {name} | {unit} |" if name else "| | count |"
    yield "| --- | ---: |"
    for label, count in rows:
        yield f"| {label} | {count:,} |"
    yield ""
