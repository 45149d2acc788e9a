"""An article and its annotation, for an author to read again."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.evaluation.corpus.compiler import CorpusArticle


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
        source = text[slice(*quote.source_span)] if quote.source_span else "-"
        yield (
            f"{quote.kind + mark:<9} {quote.speaker or '(unknown)'} ({quote.speaker_kind}) "
            f"[{source}][{quote.cue or '-'}] {text[quote.start : quote.end]}"
        )
    for mention in annotation.mentions:
        yield f"{mention.label:<12} {text[mention.start : mention.end]} = {mention.name}"
