"""`newsnlp tables`: files of records become tables; whatever is wrong is one clear line."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import get_args

import pyarrow.parquet as pq
import pytest

from newsnlp import FailedRecord
from newsnlp.cli.tables import NAMES
from newsnlp.writing import write_jsonl
from newsnlp.writing.arrow import write_parquet
from newsnlp.writing.tables import TableName, quotes_table
from tests.cli.conftest import Newsnlp
from tests.rendering.sample import RECORD

FAILED = FailedRecord(id="=坏页", error_type="SourceError", message="读不了")


@pytest.fixture
def stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file of records, in the folder where the commands run."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "records.jsonl"
    write_jsonl([RECORD, FAILED], path)
    return path


def test_the_command_knows_every_table() -> None:
    assert get_args(TableName) == NAMES


def test_all_tables_are_written_and_named(newsnlp: Newsnlp, stored: Path, tmp_path: Path) -> None:
    result = newsnlp("tables", str(stored), "--out", str(tmp_path / "tables"))
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [str(tmp_path / "tables" / f"{name}.csv") for name in NAMES]
    with (tmp_path / "tables" / "quotes.csv").open(encoding="utf-8", newline="") as stream:
        assert [row["speaker"] for row in csv.DictReader(stream)] == ["顾怀川", "行动方案", ""]


def test_parquet_in_and_out(newsnlp: Newsnlp, tmp_path: Path) -> None:
    write_parquet([RECORD], tmp_path / "records.parquet")
    words = ("--out", str(tmp_path), "--format", "parquet", "--table", "quotes")
    assert newsnlp("tables", str(tmp_path / "records.parquet"), *words).code == 0
    assert pq.read_table(tmp_path / "quotes.parquet").equals(quotes_table(RECORD))


def test_for_spreadsheets(newsnlp: Newsnlp, stored: Path, tmp_path: Path) -> None:
    words = ("--out", str(tmp_path), "--table", "articles", "--neutralize", "--bom")
    assert newsnlp("tables", str(stored), *words).code == 0
    lines = (tmp_path / "articles.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("\ufeffarticle_id")
    assert lines[2].startswith("'=坏页")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["records.jsonl"], 2, "Missing option '--out'"),
        (["missing.jsonl", "--out", "."], 2, "'missing.jsonl' does not exist"),
        (["records.jsonl", "--out", ".", "--format", "parquet", "--bom"], 2, "for --format csv"),
        (["notes.jsonl", "--out", "."], 1, "notes.jsonl, line 1 is no record of newsnlp"),
        (["records.jsonl", "--out", "notes.jsonl"], 2, "is a file"),
    ],
)
@pytest.mark.usefixtures("stored")
def test_mistakes_are_one_line(newsnlp: Newsnlp, words: list[str], code: int, says: str) -> None:
    Path("notes.jsonl").write_text('{"text": "桥已修好。"}\n', encoding="utf-8")
    result = newsnlp("tables", *words)
    assert (result.code, result.out) == (code, "")
    assert says in result.err
