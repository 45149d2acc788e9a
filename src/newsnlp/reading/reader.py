"""From a source to an article: the front of the pipeline."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from newsnlp.errors import SourceError
from newsnlp.reading.decoding import decode
from newsnlp.reading.drafts import Draft, article_of
from newsnlp.reading.facts import facts_from_fields, merge_facts
from newsnlp.reading.formats import Format, detect_format
from newsnlp.records import Article
from newsnlp.settings import Settings

__all__ = ["Format", "Reading", "Source", "read"]

Source = str | bytes | Path

READERS: Mapping[str, str] = {
    "text": "newsnlp.reading.plain_text:draft_of_text",
    "html": "newsnlp.reading.web_page:draft_of_html",
    "xml": "newsnlp.reading.xml_page:draft_of_xml",
    "markdown": "newsnlp.reading.markdown_page:draft_of_markdown",
}
"""Where each format is read; a parser is loaded with the first page that needs it."""

MAX_MARKUP = 10
"""A page may be this many times as long as the longest text that is read from it."""

MAX_BYTES_PER_CHAR = 4


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: the text, the article around it, and the source's sha256."""

    text: str
    article: Article
    sha256: str


def read(
    source: Source,
    *,
    format: Format = "auto",
    metadata: Mapping[str, Any] | None = None,
    settings: Settings,
) -> Reading:
    """Read `source` as an article.

    Args:
        source: content as `str` or `bytes`, or the path of a file.
        format: how to read it; "auto" looks at the content and the path.
        metadata: what the caller knows (title, outlet, published, url, authors); it wins.
        settings: `max_chars` is obeyed here.

    Raises:
        SourceError: for a missing file, bytes that no encoding explains, a lone surrogate, or a
            text beyond `max_chars`.

    >>> read("<h1>渡槽通水</h1><p>水来了。</p>", settings=Settings()).text
    '渡槽通水\\n水来了。'
    """
    path = source if isinstance(source, Path) else None
    data = _load(source, settings)
    text = source if isinstance(source, str) else decode(data)
    text = text.removeprefix("\ufeff")
    kind = detect_format(text, path) if format == "auto" else format
    limit = settings.max_chars * (1 if kind == "text" else MAX_MARKUP)
    _check_length(len(text), limit, settings)
    draft = _reader_of(kind)(text)
    _check_length(len(draft.text), settings.max_chars, settings)
    known = facts_from_fields(metadata or {})
    article = article_of(draft, merge_facts(known, draft.facts))
    return Reading(draft.text, article, hashlib.sha256(data).hexdigest())


def _reader_of(kind: str) -> Callable[[str], Draft]:
    module, _, name = READERS[kind].partition(":")
    reader: Callable[[str], Draft] = getattr(import_module(module), name)
    return reader


def _load(source: Source, settings: Settings) -> bytes:
    """Return the bytes of `source`: of a `str`, its UTF-8."""
    if isinstance(source, bytes):
        return source
    if isinstance(source, str):
        return _encode(source)
    limit = settings.max_chars * MAX_MARKUP * MAX_BYTES_PER_CHAR
    try:
        _check_length(source.stat().st_size, limit, settings)
        return source.read_bytes()
    except (OSError, ValueError) as error:
        raise SourceError(
            f"cannot read {source}: {getattr(error, 'strerror', None) or error}. "
            "Give the path of a file, or pass the content itself as str or bytes",
            article_id=str(source),
        ) from error


def _encode(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SourceError(
            f"a lone surrogate stands at offset {error.start}: this str was decoded wrongly. "
            'Decode the bytes again with errors="replace", or pass the bytes themselves'
        ) from error


def _check_length(length: int, limit: int, settings: Settings) -> None:
    if length > limit:
        raise SourceError(
            f"the source is too long ({length:,}; max_chars is {settings.max_chars:,}). "
            "Split it into articles, or raise the limit with Settings(max_chars=…)"
        )
