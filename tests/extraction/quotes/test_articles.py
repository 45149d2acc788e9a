"""Whole short articles, from plain text to resolved quotations, through the front door."""

from __future__ import annotations

import pytest

from newsnlp import Settings, extract
from tests.extraction.quotes.casebook import Case, Piece, load_cases
from tests.laws import check_record
from tests.resolution.resolving import pieces_of

RULES = Settings(model=None)


def quote_article(case: Case) -> list[Piece]:
    """Return the quotations that `extract` finds in the text of `case`."""
    record = extract(case.text, format="text", settings=RULES)
    check_record(record)
    return pieces_of(record.quotes)


@pytest.mark.parametrize("marked", load_cases("articles"))
def test_articles(marked: str) -> None:
    case = Case.parse(marked)
    assert case.firm(quote_article(case)) == case.expected()
