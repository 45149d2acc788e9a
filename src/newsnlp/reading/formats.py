"""What a source is written in: plain text, HTML, XML or Markdown, by its content and its path."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal

from newsnlp.reading.tags import HTML_TAGS

Format = Literal["auto", "text", "html", "markdown"]
Markup = Literal["text", "html", "xml", "markdown"]

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".jsp", ".asp", ".aspx", ".php"})
MAX_NAME = 60
MAX_FRONT_MATTER = 65_536
FENCES = ("---", "+++")


def detect_format(text: str, path: PurePath | None = None) -> Markup:
    """Return how `text` is to be read.

    >>> detect_format("<p>算力</p>"), detect_format("<人才>之争"), detect_format("算力")
    ('html', 'text', 'text')
    """
    if has_front_matter(text):
        return "markdown"
    suffix = path.suffix.lower() if path else ""
    if suffix in MARKDOWN_SUFFIXES:
        return "markdown"
    if begins_with_tag(text) or suffix in HTML_SUFFIXES:
        return "xml" if is_xml(text) else "html"
    return "text"


def has_front_matter(text: str) -> bool:
    """Return whether `text` begins with a fence and a line `key: value` (TOML: `key = value`).

    >>> has_front_matter("---\\ntitle: 算力\\n---\\n"), has_front_matter("---\\n算力\\n")
    (True, False)
    """
    fence, _, rest = text.lstrip("\ufeff \t\r\n")[:MAX_FRONT_MATTER].partition("\n")
    if fence.rstrip() not in FENCES:
        return False
    first = next((line for line in rest.splitlines() if line.strip()), "")
    key, separator, _ = first.partition("=" if fence.startswith("+") else ":")
    return bool(separator) and key.strip(" \t\"'").replace("_", "").replace("-", "").isalnum()


def begins_with_tag(text: str) -> bool:
    """Return whether `text` begins with a tag, a doctype, a comment or server code."""
    start = text[:4096].lstrip().removeprefix("\ufeff")
    if start.startswith(("<!--", "<?xml", "<%")) or start[:9].lower() == "<!doctype":
        return True
    name = _first_tag(start)
    return name in HTML_TAGS or bool(name and f"</{name}>" in text)


def is_xml(text: str) -> bool:
    """Return whether `text` is XML that is no HTML: its first element is none of HTML's."""
    start = text[:4096].lstrip().removeprefix("\ufeff")
    declared = start.startswith("<?xml")
    while start.startswith(("<?", "<!", "<%")):
        start = start.partition(">")[2].lstrip()
    name = _first_tag(start)
    return name not in HTML_TAGS and (declared or bool(name))


def _first_tag(start: str) -> str:
    if not start.startswith("<"):
        return ""
    name = start[1:MAX_NAME].replace(">", " ").replace("/", " ").partition(" ")[0].split("\n")[0]
    return name.strip().lower() if name[:1].isascii() and name[:1].isalpha() else ""
