"""What a short script gets: the rows to which every figure is compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsnlp.evaluation.annotations import (
    Annotation,
    DocumentAnnotation,
    PersonAnnotation,
    QuoteAnnotation,
)
from newsnlp.segmentation.jieba_segmenter import tag_words

NAME_TAGS: Final = frozenset({"nr", "nrfg", "nrt"})
CUES: Final = (
    *("表示", "说", "說", "称", "稱", "指出", "认为", "認為", "介绍", "介紹", "强调", "強調"),
    *("透露", "坦言", "解释", "回应", "回應", "告诉记者", "写道"),
)
RE_TITLE = re.compile(r"《([^《》\n]+)》")
RE_MARKED = re.compile(r"“([^“”\n]+)”|「([^「」\n]+)」")
RE_REPORTED = re.compile(rf"({'|'.join(CUES)})[，：]([^“「。\n][^。\n]+)")
SHORTEST_QUOTATION: Final = 10  # what is shorter is a term or a slogan, more often than not


def tag_names(article_id: str, text: str) -> Annotation:
    """Return the people of `text` as jieba tags them, and nothing else."""
    names = dict.fromkeys(name for name, _ in _iter_names(text))
    people = tuple(PersonAnnotation(name=name) for name in names)
    return Annotation(id=article_id, people=people)


def attribute_to_nearest(article_id: str, text: str) -> Annotation:
    """Return what three patterns find in `text`, attributed to the nearest name to the left.

    A quotation is what stands in marks and is not short; reported speech runs from a cue with its
    comma or colon to the end of the sentence.
    """
    names = list(_iter_names(text))
    people = tuple(PersonAnnotation(name=name) for name in dict.fromkeys(n for n, _ in names))
    titles = dict.fromkeys(RE_TITLE.findall(text))
    return Annotation(
        id=article_id,
        people=people,
        documents=tuple(DocumentAnnotation(title=title, kind="policy") for title in titles),
        quotes=tuple(_iter_quotes(text, names)),
    )


def _iter_names(text: str) -> Iterator[tuple[str, int]]:
    at = 0
    for word, tag in tag_words(text):
        if tag in NAME_TAGS and len(word) > 1:
            yield word, at
        at += len(word)


def _iter_quotes(text: str, names: list[tuple[str, int]]) -> Iterator[QuoteAnnotation]:
    found = [(m.span(m.lastindex or 1), "direct", None) for m in RE_MARKED.finditer(text)]
    found = [piece for piece in found if piece[0][1] - piece[0][0] >= SHORTEST_QUOTATION]
    reported = [(m.span(2), "indirect", m[1]) for m in RE_REPORTED.finditer(text)]
    passed = 0
    for (start, end), kind, cue in sorted([*found, *reported], key=lambda piece: piece[0]):
        while passed < len(names) and names[passed][1] < start:
            passed += 1
        yield QuoteAnnotation(
            kind=kind,
            start=start,
            end=end,
            cue=cue,
            speaker=names[passed - 1][0] if passed else "",
            speaker_kind="person" if passed else "unknown",
        )
