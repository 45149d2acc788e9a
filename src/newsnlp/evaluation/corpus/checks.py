"""The validator: everything that an article of the corpus must hold to, and where it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Final

from newsnlp.evaluation.corpus.compiler import CorpusArticle, compile_source
from newsnlp.evaluation.corpus.declarations import check_declarations
from newsnlp.evaluation.corpus.edges import check_edges
from newsnlp.evaluation.corpus.header import NO_QUOTATION_GENRES
from newsnlp.evaluation.corpus.marks import MENTION_TAGS
from newsnlp.evaluation.corpus.names import DeclaredNames
from newsnlp.evaluation.corpus.numbering import check_numbers
from newsnlp.evaluation.corpus.problems import Problem
from newsnlp.evaluation.corpus.source import ArticleSource, Paragraph, read_source
from newsnlp.segmentation.folding import fold

SHORTEST: Final = 150
LONGEST: Final = 3000
MOST_TRADITIONAL: Final = 0.02  # of a simplified text: 乾, 著 and names stand in any text
LEAST_TRADITIONAL: Final = 0.08  # of a traditional text
RE_FILE_NAME = re.compile(r"\d{3}")
Finding = tuple[int, str]


def check_file(path: Path) -> tuple[CorpusArticle, list[Problem]]:
    """Compile the article at `path`, and say all that is wrong with it, in order of lines."""
    source = read_source(path)
    article, problems = compile_source(source)
    return article, sorted({*source.problems, *problems, *check_source(source, article)})


def check_source(source: ArticleSource, article: CorpusArticle) -> Iterator[Problem]:
    """Yield what is wrong with an article that has been read and compiled."""
    for line, message in _iter_findings(source, article):
        yield Problem(source.path, line, message)


def _iter_findings(source: ArticleSource, article: CorpusArticle) -> Iterator[Finding]:
    yield from _check_whole(source, article)
    yield from check_declarations(source, article)
    yield from check_numbers(source)
    names = DeclaredNames(source.header)
    for paragraph in source.paragraphs:
        yield from _check_mentions(paragraph, names)
        yield from _check_nesting(paragraph)
        yield from check_edges(paragraph)


def _check_whole(source: ArticleSource, article: CorpusArticle) -> Iterator[Finding]:
    if not RE_FILE_NAME.fullmatch(source.id):
        yield 0, "a file is called by three digits"
    length = len(article.text.strip())
    if not SHORTEST <= length <= LONGEST:
        yield 0, f"text has {length} characters; {SHORTEST} to {LONGEST} are allowed"
    share = _traditional_share(article.text)
    if source.header.script == "hans" and share > MOST_TRADITIONAL:
        yield 1, f"script is hans, but {share:.0%} of the characters are traditional"
    if source.header.script != "hans" and share < LEAST_TRADITIONAL:
        yield 1, f"script is {source.header.script}, but only {share:.0%} are traditional"
    if source.header.genre in NO_QUOTATION_GENRES and any(
        not quote.optional for quote in article.annotation.quotes
    ):
        yield 1, f"genre {source.header.genre} has no firm quotation"


def _traditional_share(text: str) -> float:
    """The share of the characters that have another, simplified form."""
    ideographs = [character for character in text if "一" <= character <= "鿿"]
    changed = sum(a != b for a, b in zip(ideographs, fold("".join(ideographs)), strict=True))
    return changed / max(1, len(ideographs))


def _check_mentions(paragraph: Paragraph, names: DeclaredNames) -> Iterator[Finding]:
    for start, end in names.iter_unmarked(paragraph):
        form = paragraph.text[start:end]
        if len(names.referents(form)) > 1:
            yield paragraph.line, f"more than one is called so; mark it {{P=name|{form}}}"
    for mark in paragraph.marks:
        form = paragraph.text[mark.start : mark.end]
        if mark.tag != "P":
            continue
        called = {name for label, name in names.referents(form) if label == "person"}
        if not called:
            yield mark.line, f"marked as a person, but no name in people: {form}"
        elif mark.name is None and len(called) > 1:
            yield mark.line, f"more than one is called so; mark it {{P=name|{form}}}"
        elif mark.name is not None and mark.name not in called:
            yield mark.line, f"{mark.name} is not declared with the form {form}"


def _check_nesting(paragraph: Paragraph) -> Iterator[Finding]:
    """Yield the overlaps that the guideline forbids: of two pieces, one must be optional."""
    for outer, inner in combinations(paragraph.marks, 2):
        if not (outer.start <= inner.start and inner.end <= outer.end):
            continue
        if outer.is_piece and inner.is_piece and not (outer.optional or inner.optional):
            yield inner.line, "a piece inside a piece: one of them is optional"
        if outer.is_piece and inner.tag in "CS" and outer.number == inner.number:
            yield inner.line, f"{inner.tag}{inner.number} inside its own piece"
        if outer.tag in MENTION_TAGS and inner.is_piece and outer.depth < inner.depth:
            yield inner.line, f"a piece inside a {MENTION_TAGS[outer.tag]}"
