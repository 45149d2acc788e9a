"""Export to a spaCy DocBin, for training: mentions as entities, pieces as spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsnlp.errors import MissingExtraError
from newsnlp.evaluation.annotations import SpanPair
from newsnlp.evaluation.corpus.compiler import CorpusArticle
from newsnlp.evaluation.corpus.exporting.words import iter_words

if TYPE_CHECKING:
    from newsnlp.records import Token

LABELS = {"person": "PERSON", "organization": "ORG", "title": "TITLE"}


def export_docbin(articles: Iterable[CorpusArticle], out: Path) -> None:
    """Write `articles` to corpus.spacy in `out`.

    Entities are people (PERSON), organizations (ORG) and titles (TITLE); `doc.spans` has the
    groups "quotes" (labels direct, indirect, mixed), "cues" and "sources". The ids of a piece,
    its cue and its source are its number in the article.

    Raises:
        MissingExtraError: if spaCy is not installed.
    """
    try:
        import spacy
        from spacy.tokens import DocBin
    except ImportError as error:
        raise MissingExtraError("pip install 'newsnlp[spacy]'") from error
    vocabulary = spacy.blank("zh").vocab
    docs = DocBin(attrs=["ENT_IOB", "ENT_TYPE", "TAG", "SPACY"], store_user_data=True)
    for article in articles:
        docs.add(_make_doc(vocabulary, article))
    out.mkdir(parents=True, exist_ok=True)
    docs.to_disk(out / "corpus.spacy")


def _make_doc(vocabulary: Any, article: CorpusArticle) -> Any:
    from spacy.tokens import Doc

    words = list(_iter_all_words(article))
    doc = Doc(
        vocabulary,
        words=[word for word, _ in words],
        spaces=[False] * len(words),
        tags=[tag for _, tag in words],
    )
    doc.user_data["id"] = article.id
    mentions = [
        doc.char_span(mention.start, mention.end, label=LABELS[mention.label])
        for mention in article.annotation.mentions
    ]
    doc.ents = _longest(mentions)
    for group, spans in _iter_groups(article):
        marked: list[Any] = [
            doc.char_span(*span, label=label, span_id=str(number)) for number, label, span in spans
        ]
        doc.spans[group] = marked
    return doc


def _longest(spans: list[Any]) -> list[Any]:
    """The longest of spans that overlap, as entities must not."""
    from spacy.util import filter_spans

    return list(filter_spans(spans))


def _iter_all_words(article: CorpusArticle) -> Iterator[tuple[str, str]]:
    """Yield words and the spaces between them, so that the doc's text is the article's."""
    at = 0
    words: Iterable[Token] = iter_words(article)
    for word in words:
        if word.start > at:
            yield article.text[at : word.start], "x"
        yield word.text, word.pos
        at = word.end
    if at < len(article.text):
        yield article.text[at:], "x"


def _iter_groups(
    article: CorpusArticle,
) -> Iterator[tuple[str, list[tuple[int, str, SpanPair]]]]:
    numbered = list(enumerate(article.annotation.quotes, start=1))
    yield "quotes", [(n, quote.kind, (quote.start, quote.end)) for n, quote in numbered]
    yield "cues", [(n, "cue", quote.cue_span) for n, quote in numbered if quote.cue_span]
    yield (
        "sources",
        [(n, "source", quote.source_span) for n, quote in numbered if quote.source_span],
    )
