"""Export to the form that `newsnlp evaluate` reads: gold/ID.json and text/ID.txt."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from newsnlp.evaluation.corpus.compiler import CorpusArticle


def export_gold(articles: Iterable[CorpusArticle], out: Path) -> None:
    """Write each of `articles` into the folders gold and text in `out`."""
    for folder in ("gold", "text"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for article in articles:
        gold = article.annotation.to_json() + "\n"
        (out / "gold" / f"{article.id}.json").write_text(gold, encoding="utf-8")
        (out / "text" / f"{article.id}.txt").write_text(article.text, encoding="utf-8")
