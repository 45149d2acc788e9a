"""Every article of the corpus compiles, and keeps to the guideline's form."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsnlp.evaluation.corpus.checks import check_file

ARTICLES = sorted((Path(__file__).parents[2] / "corpora" / "articles").glob("*.news"))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_article(path: Path) -> None:
    _, problems = check_file(path)
    assert [str(problem) for problem in problems] == []
