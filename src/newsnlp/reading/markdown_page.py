"""Markdown with front matter, around text or raw HTML."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt

from newsnlp.reading.drafts import Draft
from newsnlp.reading.facts import facts_from_fields
from newsnlp.reading.formats import begins_with_tag
from newsnlp.reading.front_matter import split_front_matter
from newsnlp.reading.markup import drop_between
from newsnlp.reading.web_page import draft_of_html

RE_LINK_END = re.compile(r"\]\((?:https?:)?//[^\s<>()]{1,2000}\)")
MAX_LINK_TEXT = 500
TEMPLATE_MARKS = (("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"))


def draft_of_markdown(source: str) -> Draft:
    """Read a Markdown page.

    >>> draft_of_markdown("---\\ntitle: 渡槽通水\\n---\\n水**来**了。\\n\\n> 好").text
    '渡槽通水\\n水来了。\\n好'
    """
    fields, body = split_front_matter(source)
    body = _without_templates(_without_comments(body))
    html = body if _is_html(body) else _without_leftovers(_renderer().render(body))
    return draft_of_html(f"<article>{html}</article>", facts_from_fields(fields))


def _is_html(body: str) -> bool:
    """Return whether the body is raw HTML from its first character to its last."""
    return begins_with_tag(body) and body.rstrip().endswith(">")


@cache
def _renderer() -> MarkdownIt:
    # Raw HTML is indented for looks: no line of a news page is code because it is indented.
    renderer = MarkdownIt("commonmark", {"html": True})
    return renderer.enable(["table", "strikethrough"]).disable("code")


def _without_leftovers(html: str) -> str:
    """Drop the marks of Markdown that could not be read: ** beside a full-width mark, and links.

    A link whose text has an empty line in it is none by the standard, but archives write them.
    """
    kept: list[str] = []
    at = 0
    for match in RE_LINK_END.finditer(html):
        text = html[at : match.start()]
        opening = text.rfind("[", max(0, len(text) - MAX_LINK_TEXT))
        if opening >= 0:
            text = text[:opening] + text[opening + 1 :]
        kept.append(text)
        at = match.end()
    kept.append(html[at:])
    return "".join(kept).replace("**", "")


def _without_templates(body: str) -> str:
    """Drop what a site generator would fill in: {{< video … >}}, {% include … %}."""
    for opening, closing in TEMPLATE_MARKS:
        body = drop_between(body, opening, closing)
    return body


def _without_comments(body: str) -> str:
    """Drop comments (<!--more-->) with their line: they would part a paragraph in two."""
    kept: list[str] = []
    at = 0
    while (start := body.find("<!--", at)) >= 0:
        end = body.find("-->", start)
        if end < 0:
            break
        kept.append(body[at:start])
        at = end + 3
        if (not kept[-1] or kept[-1].endswith("\n")) and body[at : at + 1] == "\n":
            at += 1
    kept.append(body[at:])
    return "".join(kept)
