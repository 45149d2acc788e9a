"""What an author may have forgotten: places that look like speech, names or bodies, but are bare.

Hints are guesses from the surface, made without the library's own extractors, so that the corpus
does not come to agree with them. Most articles keep some: a slogan in marks, a false cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsnlp.evaluation.corpus.names import DeclaredNames
from newsnlp.evaluation.corpus.problems import Problem
from newsnlp.evaluation.corpus.source import ArticleSource, Paragraph
from newsnlp.segmentation.folding import fold
from newsnlp.segmentation.jieba_segmenter import tag_words

RE_QUOTATION = re.compile(
    r"“([^“”]{8,})”|「([^「」]{8,})」|“([^“”]+[。！？，])”|「([^「」]+[。！？，])」"
)
RE_CUE = re.compile(
    r"(?:表示|说|称|指出|认为|介绍|透露|强调|坦言|解释|回应|写道|显示|预计|据悉|据了解|看来|规定)"
    r"(?=[，：:“「])|告诉(?=[^，。]{0,12}[，：:“「])|据悉|据了解|据[^，。]{2,12}介绍"
)
RE_BODY = re.compile(
    r"[一-鿿]{2,10}(?:公司|集团|大学|学院|法院|检察院|委员会|协会|研究所|研究院|医院|银行|[安育政]局)"
)
NAME_TAGS = frozenset({"nr", "nrfg", "nrt"})


def iter_hints(source: ArticleSource) -> Iterator[Problem]:
    """Yield the places of `source` that an author should look at again."""
    names = DeclaredNames(source.header)
    for paragraph in source.paragraphs:
        for message in _iter_messages(paragraph, names):
            yield Problem(source.path, paragraph.line, message)


def _iter_messages(paragraph: Paragraph, names: DeclaredNames) -> Iterator[str]:
    text, folded = paragraph.text, fold(paragraph.text)
    pieces = {at for m in paragraph.marks if m.is_piece for at in range(m.start, m.end)}
    marked = {at for m in paragraph.marks for at in range(m.start, m.end)}
    named = {at for m in names.iter_mentions(paragraph) for at in range(m.start, m.end)} | marked
    for match in RE_QUOTATION.finditer(text):
        if not pieces & set(range(*match.span())):
            yield f"speech? {match[0]}"
    for match in RE_CUE.finditer(folded):
        if not marked & set(range(*match.span())):
            yield f"a cue? {text[max(0, match.start() - 8) : match.end() + 8]}"
    for match in RE_BODY.finditer(folded):
        if not named & set(range(*match.span())):
            yield f"an organization? {text[slice(*match.span())]}"
    at = 0
    for word, tag in tag_words(text):
        if tag in NAME_TAGS and len(word) > 1 and not named & set(range(at, at + len(word))):
            yield f"a person? {text[max(0, at - 4) : at + len(word) + 4]}"
        at += len(word)
