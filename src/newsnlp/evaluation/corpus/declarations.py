"""What the header declares must stand in the text, and what is marked must be declared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsnlp.evaluation.annotations import PersonAnnotation
from newsnlp.evaluation.corpus.compiler import CorpusArticle
from newsnlp.evaluation.corpus.names import RE_TITLE_MARKS, squeeze
from newsnlp.evaluation.corpus.source import ArticleSource

Finding = tuple[int, str]


def check_declarations(source: ArticleSource, article: CorpusArticle) -> Iterator[Finding]:
    """Yield the line and the message of each declaration that the text does not bear out."""
    yield from _check_people(source, article)
    yield from _check_titles(source)
    yield from _check_organizations(source, article)
    yield from _check_sources(source, article)
    yield from _check_documents(source, article)


def _check_people(source: ArticleSource, article: CorpusArticle) -> Iterator[Finding]:
    mentioned = {
        (mention.name, squeeze(article.text[mention.start : mention.end]))
        for mention in article.annotation.mentions
        if mention.label == "person"
    }
    text = squeeze(article.text)
    for person in source.header.people:
        line = source.header.line_of("people", person.name)
        for form in (person.name, *person.aliases):
            if (person.name, squeeze(form)) not in mentioned:
                yield line, f"declared, but never mentioned: {form}"
        for message in _check_roles(source, person, text):
            yield line, message


def _check_roles(source: ArticleSource, person: PersonAnnotation, text: str) -> Iterator[str]:
    titles = _marked(source, "T")
    bodies = _marked(source, "O").keys() | {
        squeeze(form)
        for organization in source.header.organizations
        for form in (organization.name, *organization.aliases)
    }
    for role in person.roles:
        if role.title and squeeze(role.title) not in titles:
            yield f"title of {person.name} never marked {{T|…}}: {role.title}"
        if not role.organization:
            continue
        if squeeze(role.organization) not in text:
            yield f"organization of {person.name} not in the text: {role.organization}"
        elif squeeze(role.organization) not in bodies:
            yield f"neither in organizations nor marked {{O|…}}: {role.organization}"


def _check_titles(source: ArticleSource) -> Iterator[Finding]:
    roles = [role for person in source.header.people for role in person.roles]
    known = {squeeze(role.title) for role in roles if role.title}
    for form, line in _marked(source, "T").items():
        if form not in known:
            yield line, f"marked as a title, but in nobody's roles: {form}"


def _check_organizations(source: ArticleSource, article: CorpusArticle) -> Iterator[Finding]:
    text = squeeze(article.text)
    mentioned = {m.name for m in article.annotation.mentions if m.label == "organization"}
    for organization in source.header.organizations:
        line = source.header.line_of("organizations", organization.name)
        if organization.name not in mentioned or squeeze(organization.name) not in text:
            yield line, f"declared, but never mentioned: {organization.name}"
        for alias in organization.aliases:
            if squeeze(alias) not in text:
                yield line, f"declared, but not in the text: {alias}"


def _check_sources(source: ArticleSource, article: CorpusArticle) -> Iterator[Finding]:
    text = squeeze(article.text)
    for name in source.header.sources:
        if squeeze(name) not in text:
            yield source.header.line_of("sources", name), f"declared, but not in the text: {name}"


def _check_documents(source: ArticleSource, article: CorpusArticle) -> Iterator[Finding]:
    header, text = source.header, squeeze(article.text)
    declared = {squeeze(document.title) for document in header.documents}
    found = {squeeze(match[0][1:-1]): line for line, match in _iter_titles(source)}
    for title in found.keys() - declared:
        yield found[title], f"not in documents: 《{title}》"
    for document in header.documents:
        line = header.line_of("documents", document.title)
        title = squeeze(document.title)
        if title not in found and f"〈{title}〉" not in text:
            yield line, f"declared, but not in the text: 《{document.title}》"
        for issuer in document.issuers:
            if squeeze(issuer) not in text:
                yield line, f"issuer not in the text: {issuer}"


def _iter_titles(source: ArticleSource) -> Iterator[tuple[int, re.Match[str]]]:
    for paragraph in source.paragraphs:
        for match in RE_TITLE_MARKS.finditer(paragraph.text):
            yield paragraph.line, match


def _marked(source: ArticleSource, tag: str) -> dict[str, int]:
    """Map what marks with `tag` stand around to the line of the last of them."""
    return {
        squeeze(paragraph.text[mark.start : mark.end]): mark.line
        for paragraph in source.paragraphs
        for mark in paragraph.marks
        if mark.tag == tag
    }
