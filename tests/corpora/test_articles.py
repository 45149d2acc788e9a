"""Every article and annotation of the corpus compiles, and keeps to the guideline's form."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsnlp.evaluation.corpus.checks import check_file

CORPUS = Path(__file__).parents[2] / "corpora"
ARTICLES = sorted(CORPUS.glob("*/*.news"))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: str(path.relative_to(CORPUS)))
def test_article(path: Path) -> None:
    _, problems = check_file(path)
    assert [str(problem) for problem in problems] == []
