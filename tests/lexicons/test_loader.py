"""The loader: rows out, errors that name the line, and milliseconds."""

from __future__ import annotations

import time

import pytest

from newsnlp import LexiconError
from newsnlp.lexicons.loader import load_lexicon, parse_lexicon

HEADER = "term\tkind\texample\tsource\tframe\n"
ROWS = HEADER + "称\tsay\t他称没事。\town\tV，\n说\tsay\t他说没事。\town\t\n"


def test_rows_come_in_file_order() -> None:
    lexicon = parse_lexicon("cues", ROWS)
    assert lexicon.terms() == ("称", "说")
    assert lexicon.terms("think") == ()
    assert "说" in lexicon
    assert "想" not in lexicon
    entry = lexicon.get("称")
    assert entry is not None
    assert (entry.kind, entry.columns["frame"]) == ("say", "V，")
    assert lexicon.get("想") is None


def test_a_sign_stands_for_a_space_at_the_edge() -> None:
    lexicon = parse_lexicon("lines", HEADER + "供图␣\tcaption\t王海生供图 本报\town\t\n")
    assert lexicon.terms() == ("供图 ",)


BROKEN = {
    "no such column": ("term\tkind\n", "line 1: no column 'example'"),
    "a cell short": (HEADER + "称\tsay\t他称没事。\town\n", "line 2: 4 cells for 5"),
    "a cell too many": (ROWS + "道\tsay\t他道。\town\t\t\n", "line 4: 6 cells for 5"),
    "nothing": ("", "line 1: no column 'term'"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_errors_name_the_line(case: str) -> None:
    content, message = BROKEN[case]
    with pytest.raises(LexiconError, match=message):
        parse_lexicon("cues", content)


def test_an_unknown_lexicon_is_an_error() -> None:
    with pytest.raises(LexiconError, match="no lexicon 'nonesuch'"):
        load_lexicon("nonesuch")


def test_two_thousand_rows_take_milliseconds() -> None:
    content = HEADER + "".join(f"词{n}\tk\t词{n}。\town\t\n" for n in range(2000))
    times = []
    for _ in range(5):
        began = time.perf_counter()
        assert len(parse_lexicon("large", content)) == 2000
        times.append(time.perf_counter() - began)
    assert min(times) < 0.05


def test_an_entry_is_the_same_however_it_is_asked_for() -> None:
    lexicon = parse_lexicon("cues", ROWS)
    assert [lexicon.get(term) for term in lexicon.terms()] == list(lexicon)
    assert dict(lexicon.kinds) == {entry.term: entry.kind for entry in lexicon}
