"""`newsnlp join`: a file of records in, a folder of what is the same out."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsnlp.writing import write_jsonl
from tests.cli.conftest import Newsnlp
from tests.corpus.labelled import load_people


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Return a file of records in which one person is in three articles."""
    path = tmp_path / "records.jsonl"
    write_jsonl(load_people()[0].records, path)
    return path


def test_it_says_what_it_wrote(newsnlp: Newsnlp, records: Path, tmp_path: Path) -> None:
    out = tmp_path / "joined"
    result = newsnlp("join", str(records), "--out", str(out))
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[:2] == ["3 articles", f"1 people: {out / 'people'}.jsonl"]
    assert (out / "person_roles.csv").exists()


def test_tables_may_be_parquet(newsnlp: Newsnlp, records: Path, tmp_path: Path) -> None:
    out = tmp_path / "joined"
    assert newsnlp("join", str(records), "--out", str(out), "--format", "parquet").code == 0
    assert (out / "person_roles.parquet").exists()
    assert not list(out.glob("*.csv"))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--format", "parquet", "--bom"], "--neutralize and --bom are for --format csv"),
        (["--format", "xlsx"], "'xlsx' is not one of"),
    ],
)
def test_wrong_commands(
    newsnlp: Newsnlp, records: Path, tmp_path: Path, words: list[str], message: str
) -> None:
    result = newsnlp("join", str(records), "--out", str(tmp_path / "joined"), *words)
    assert result.code == 2
    assert message in result.err


def test_a_file_of_something_else(newsnlp: Newsnlp, tmp_path: Path) -> None:
    page = tmp_path / "page.jsonl"
    page.write_text("何立诚说，订单增加了。\n", encoding="utf-8")
    result = newsnlp("join", str(page), "--out", str(tmp_path / "joined"))
    assert result.code == 1
    assert "line 1" in result.err
