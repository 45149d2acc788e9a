"""An article and its annotation, for an author to read again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsnlp.evaluation.corpus.compiler import CorpusArticle
from newsnlp.evaluation.corpus.source import read_source

BARE_HEADER = """---
genre: {genre}
style: {style}
script: {script}
layout: {layout}
author:
people:
organizations:
documents:
---
"""


def describe_article(article: CorpusArticle) -> str:
    """Return the text of `article` and then its annotation, one thing a line."""
    return "\n".join([f"# {article.id}", article.text, *_iter_lines(article), ""])


def _iter_lines(article: CorpusArticle) -> Iterator[str]:
    annotation, text = article.annotation, article.text
    for person in annotation.people:
        names = "、".join((person.name, *person.aliases))
        roles = "；".join(
            f"{role.organization or ''} / {role.title or ''}" + " (former)" * role.former
            for role in person.roles
        )
        yield f"person    {names}{' (byline)' * person.byline}  {roles}"
    for document in annotation.documents:
        yield f"document  《{document.title}》 {document.kind}  {'、'.join(document.issuers)}"
    for quote in annotation.quotes:
        mark = "?" if quote.optional else ""
        source = _on_one_line(text, *quote.source_span) if quote.source_span else "-"
        yield (
            f"{quote.kind + mark:<9} {quote.speaker or '(unknown)'} ({quote.speaker_kind}) "
            f"[{source}][{quote.cue or '-'}] {_on_one_line(text, quote.start, quote.end)}"
        )
    for mention in annotation.mentions:
        words = _on_one_line(text, mention.start, mention.end)
        yield f"{mention.label:<12} {words} = {mention.name}"


def _on_one_line(text: str, start: int, end: int) -> str:
    """The words from `start` to `end`, without the line breaks of a wrapped article."""
    return text[start:end].replace("\n", "")


def bare_source(path: Path) -> str:
    """Return the article file at `path` without people, bodies, documents and marks."""
    source = read_source(path)
    header = source.header
    lines = [paragraph.text for paragraph in source.paragraphs]
    body = "\n".join(lines).replace("{", "\\{").replace("}", "\\}")
    about = {name: getattr(header, name) for name in ("genre", "style", "script", "layout")}
    return BARE_HEADER.format(**about) + body + "\n"
