"""The lexicon files keep their schema. `NEWSNLP_FIX_DATA=1 pytest tests/lexicons` mends their form.

Form is order, line ends and stray white space; what a row says is for its author to mend.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.loader import REQUIRED, Entry

DATA = Path(__file__).parents[2] / "src" / "newsnlp" / "lexicons" / "data"
FILES = sorted(DATA.glob("*.tsv"))
GAP = "…"  # 在…看来 stands for any words between its parts
VARIANTS = "variants"


def tidy(content: str) -> str:
    """Return `content` in the form that lexicon files have: trimmed, sorted by term, no blanks."""
    lines = [
        line for line in content.replace("\r", "").lstrip("\ufeff").split("\n") if line.strip()
    ]
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines]
    ordered = [rows[0], *sorted(rows[1:], key=lambda row: row[0])]
    return "\n".join("\t".join(row) for row in ordered) + "\n"


def has_form(words: str, example: str) -> bool:
    """Whether the parts of `words` stand in `example`, in order."""
    at = 0
    for part in words.split(GAP):
        at = example.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def _forms(entry: Entry) -> list[str]:
    return [entry.term, *filter(None, entry.columns.get(VARIANTS, "").split("、"))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_form(path: Path, fix_data: bool) -> None:
    content = path.read_bytes().decode("utf-8")
    if fix_data:
        path.write_bytes(tidy(content).encode("utf-8"))
        return
    assert content == tidy(content), "run NEWSNLP_FIX_DATA=1 pytest tests/lexicons"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_columns(path: Path) -> None:
    header = path.read_text(encoding="utf-8").partition("\n")[0].split("\t")
    assert header[0] == "term"  # the column by which rows are sorted
    assert set(REQUIRED) <= set(header)
    assert len(set(header)) == len(header)
    assert all(header)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rows(path: Path) -> None:
    lexicon = load_lexicon(path.stem)
    terms = [entry.term for entry in lexicon]
    assert [term for term, count in Counter(terms).items() if count > 1] == []
    for entry in lexicon:
        assert all((entry.term, entry.kind, entry.example, entry.source)), entry
        assert any(has_form(form, entry.example) for form in _forms(entry)), entry


TIDY = {
    "sorted": ("term\tkind\n说\ta\n称\tb\n", "term\tkind\n称\tb\n说\ta\n"),
    "trimmed": ("term\tkind\r\n 称\tb \r\n\r\n", "term\tkind\n称\tb\n"),
    "as it was": ("term\tkind\n称\t\n", "term\tkind\n称\t\n"),
}


@pytest.mark.parametrize("case", TIDY)
def test_tidy(case: str) -> None:
    before, after = TIDY[case]
    assert tidy(before) == after
    assert tidy(after) == after


@pytest.mark.parametrize(
    ("words", "example", "expected"),
    [
        ("表示", "他表示同意。", True),
        ("在…看来", "在他看来，这很难。", True),
        ("表示", "他说同意。", False),
        ("在…看来", "看来他在家。", False),
    ],
)
def test_has_form(words: str, example: str, expected: bool) -> None:
    assert has_form(words, example) is expected
