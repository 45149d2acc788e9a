"""Quotations in marked cases: the pieces, cues and sources found are the ones marked."""

from __future__ import annotations

import pytest

from tests.extraction.quotes.casebook import FOLDER, Case, load_cases
from tests.extraction.quotes.quoting import quote_case

FILES = (
    "direct",
    "turns",
    "indirect",
    "frames",
    "sources",
    "news",
    "features",
    "negatives",
    "silences",
)


def check(marked: str) -> None:
    case = Case.parse(marked)
    assert case.firm(quote_case(case)) == case.expected()


@pytest.mark.parametrize("marked", load_cases("direct"))
def test_direct(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", load_cases("turns"))
def test_turns(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", load_cases("indirect"))
def test_indirect(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", load_cases("frames"))
def test_frames(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", load_cases("sources"))
def test_sources(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", load_cases("news"))
def test_news(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", load_cases("features"))
def test_features(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize("marked", load_cases("negatives"))
def test_nothing_is_quoted(marked: str) -> None:
    case = Case.parse(marked)
    assert not case.expected()
    assert case.firm(quote_case(case)) == []


@pytest.mark.parametrize("marked", load_cases("silences"))
def test_silence(marked: str) -> None:
    case = Case.parse(marked)
    assert not case.expected()
    assert case.firm(quote_case(case)) == []


def test_every_file_is_read() -> None:
    read = set(FILES) | {"articles", "speakers"}
    assert {path.stem for path in FOLDER.glob("*.txt")} <= read
