"""Speakers in marked cases: who is meant by a name, a pronoun, a title, a noun, or nothing."""

from __future__ import annotations

import pytest

from newsnlp.resolution.speakers import speaker_head
from tests.extraction.quotes.casebook import Case, load_cases
from tests.resolution.resolving import pieces_of, resolve_case


@pytest.mark.parametrize("marked", load_cases("speakers"))
def test_speakers(marked: str) -> None:
    case = Case.parse(marked)
    assert case.firm(pieces_of(resolve_case(case))) == case.expected()


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("一位接近谈判的人士", ("人士", "anonymous")),
        ("院方", ("院方", "organization")),
        ("这份判决书", ("判决书", "document")),
        ("家长们", ("家长", "anonymous")),
        ("三家银行", ("银行", "organization")),
        ("石桥", (None, None)),
        ("人士说", (None, None)),
        ("们", (None, None)),
        ("", (None, None)),
    ],
)
def test_heads(phrase: str, head: tuple[str | None, str | None]) -> None:
    assert speaker_head(phrase) == head
