"""XML of news archives: fields as elements, the text in one of them, by lines or paragraphs."""

from __future__ import annotations

import html
import re

from newsnlp.reading.drafts import Draft
from newsnlp.reading.facts import FRONT_MATTER_KEYS, facts_from_fields
from newsnlp.reading.markup import Markup, Run, parse_xml
from newsnlp.reading.typography import RE_ENTITY, tidy
from newsnlp.reading.web_page import draft_of_html, draft_of_markup

XML_ENTITIES = frozenset({"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"})
FIELD_TAGS = frozenset(key for keys in FRONT_MATTER_KEYS.values() for key in keys) | {"id", "docid"}
RE_PARAGRAPH_END = re.compile(r"[\r\n]+")


def draft_of_xml(source: str) -> Draft:
    """Read an XML page.

    >>> draft_of_xml("<doc><title>渡槽通水</title><body>水来了。\\\\n好。</body></doc>").facts.title
    '渡槽通水'
    """
    markup = parse_xml(RE_ENTITY.sub(_unescape, source))
    fields = _fields(markup)
    body = _without_fields(markup)
    text = "".join(run.text for run in body.runs)
    if "</" in text:  # a page inside the page, escaped or in CDATA
        return draft_of_html(f"<article>{text}</article>", facts_from_fields(fields))
    return draft_of_markup(body, facts_from_fields(fields), whole=False)


def _unescape(match: re.Match[str]) -> str:
    return match.group() if match.group() in XML_ENTITIES else html.unescape(match.group())


def _fields(markup: Markup) -> dict[str, str]:
    fields: dict[str, str] = {}
    for run in markup.runs:
        tag = markup.boxes[run.box].tag
        if tag in FIELD_TAGS and run.text:
            fields[tag] = fields.get(tag, "") + run.text
    return {tag: tidy(value) for tag, value in fields.items()}


def _without_fields(markup: Markup) -> Markup:
    """Leave the fields out, and make each line end of the text a break."""
    runs: list[Run] = []
    for run in markup.runs:
        if run.text and markup.boxes[run.box].tag in FIELD_TAGS:
            continue
        for number, piece in enumerate(RE_PARAGRAPH_END.split(run.text)):
            if number:
                runs.append(Run(run.box, ""))
            if piece:
                runs.append(Run(run.box, piece))
        if not run.text:
            runs.append(run)
    return Markup(markup.boxes, runs)
