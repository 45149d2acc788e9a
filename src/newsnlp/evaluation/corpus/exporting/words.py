"""The words of an article, cut so that every annotated span begins and ends with a word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from newsnlp.evaluation.annotations import SpanPair
from newsnlp.evaluation.corpus.compiler import CorpusArticle
from newsnlp.records import Token
from newsnlp.segmentation.segmenter import Segmenter
from newsnlp.settings import Settings


def iter_words(article: CorpusArticle) -> Iterator[Token]:
    """Yield the words of `article`; one that a span would cut is two, with the same tag."""
    borders = {at for span in _iter_spans(article) for at in span}
    for token in _segmenter().tokenize(article.text):
        if not token.text.strip():
            continue
        inside = (at for at in range(token.start + 1, token.end) if at in borders)
        for start, end in pairwise((token.start, *inside, token.end)):
            yield Token(text=article.text[start:end], start=start, end=end, pos=token.pos)


def _iter_spans(article: CorpusArticle) -> Iterator[SpanPair]:
    for mention in article.annotation.mentions:
        yield mention.start, mention.end
    for quote in article.annotation.quotes:
        yield quote.start, quote.end
        yield from filter(None, (quote.cue_span, quote.source_span))


@cache
def _segmenter() -> Segmenter:
    return Segmenter(Settings())
