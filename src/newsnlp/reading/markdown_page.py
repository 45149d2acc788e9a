"""Markdown with front matter, around text or raw HTML."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt

from newsnlp.reading.drafts import Draft
from newsnlp.reading.facts import facts_from_fields
from newsnlp.reading.formats import begins_with_tag
from newsnlp.reading.front_matter import split_front_matter
from newsnlp.reading.markup import drop_between
from newsnlp.reading.web_page import draft_of_html

TEMPLATE_MARKS = (("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}"))


def draft_of_markdown(source: str) -> Draft:
    """Read a Markdown page.

    >>> draft_of_markdown("---\\ntitle: 渡槽通水\\n---\\n水**来**了。\\n\\n> 好").text
    '渡槽通水\\n水来了。\\n好'
    """
    fields, body = split_front_matter(source)
    body = _without_templates(_without_comments(body))
    html = body if _is_html(body) else _renderer().render(body).replace("**", "")
    return draft_of_html(f"<article>{html}</article>", facts_from_fields(fields))


def _is_html(body: str) -> bool:
    """Return whether the body is raw HTML from its first character to its last."""
    return begins_with_tag(body) and body.rstrip().endswith(">")


@cache
def _renderer() -> MarkdownIt:
    # Raw HTML is indented for looks: no line of a news page is code because it is indented.
    renderer = MarkdownIt("commonmark", {"html": True})
    return renderer.enable(["table", "strikethrough"]).disable("code")


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
