"""Export to JSON Lines: an article a line, with its text, its annotation and its header."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from newsnlp.evaluation.corpus.compiler import CorpusArticle

ABOUT = ("genre", "style", "script", "layout")


def to_json_line(article: CorpusArticle) -> str:
    """Return `article` as one line of JSON, without its line end."""
    about = {name: getattr(article.header, name) for name in ABOUT}
    annotation = article.annotation.model_dump(mode="json", exclude={"id"})
    content = {"id": article.id} | about | {"text": article.text} | annotation
    return json.dumps(content, ensure_ascii=False)


def export_json_lines(articles: Iterable[CorpusArticle], out: Path) -> None:
    """Write `articles` to corpus.jsonl in `out`."""
    out.mkdir(parents=True, exist_ok=True)
    lines = [to_json_line(article) + "\n" for article in articles]
    (out / "corpus.jsonl").write_text("".join(lines), encoding="utf-8")
