"""Tables as files: CSV that any reader takes, Parquet, all whole or none."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp import FailedRecord, NewsRecord
from newsnlp.errors import SettingsError
from newsnlp.writing.tables import TABLES, TableName, make_table, write_tables
from newsnlp.writing.tables.csv_file import RUNS, open_csv
from tests.rendering.sample import RECORD

NAMES: tuple[TableName, ...] = get_args(TableName)
FAILED = FailedRecord(id="=1+1", error_type="SourceError", message="@读不了")


def read_csv(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding=encoding, newline="") as stream:
        return list(csv.DictReader(stream))


def test_each_table_is_a_file(tmp_path: Path) -> None:
    paths = write_tables([RECORD, FAILED], tmp_path / "new" / "folder")
    assert [path.name for path in paths] == [f"{name}.csv" for name in NAMES]
    assert sorted(paths[0].parent.iterdir()) == sorted(paths)
    assert [row["article_id"] for row in read_csv(paths[0])] == ["sample", "=1+1"]


def test_csv_shows_values_as_people_write_them(tmp_path: Path) -> None:
    (path,) = write_tables([RECORD], tmp_path, tables=["quotes"])
    first, _, last = read_csv(path)
    assert list(first) == [column.name for column in TABLES["quotes"]]
    assert (first["date"], first["closed"], first["confidence"]) == ("2025-03-18", "false", "0.97")
    assert (last["speaker"], last["mention_start"]) == ("", "")
    two = RECORD.quotes[0].model_copy(update={"pieces": RECORD.quotes[0].pieces * 2})
    write_tables([RECORD.model_copy(update={"quotes": (two,)})], tmp_path, tables=["quotes"])
    start = two.pieces[0].start
    assert read_csv(path)[0]["piece_starts"] == f"{start}; {start}"


def test_parquet_files_are_the_tables(tmp_path: Path) -> None:
    for path in write_tables([RECORD, FAILED], tmp_path, format="parquet"):
        name = next(name for name in NAMES if path.name == f"{name}.parquet")
        assert pq.read_table(path).equals(make_table([RECORD, FAILED], name))


def test_long_tables_go_out_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsnlp.writing.tables.opening.ROWS_PER_BATCH", 2)
    (path,) = write_tables([RECORD] * 3, tmp_path, format="parquet", tables=["quotes"])
    assert pq.ParquetFile(path).num_row_groups == 5
    assert pq.read_table(path).equals(make_table([RECORD] * 3, "quotes"))


@pytest.mark.parametrize("begins", RUNS)
def test_cells_that_a_spreadsheet_would_run_are_neutralized(tmp_path: Path, begins: str) -> None:
    path = tmp_path / "cells.csv"
    cells = {"a": f"{begins}HYPERLINK()", "b": [f"{begins}1", "2"], "c": -1, "d": f"甲{begins}"}
    with open_csv(path, list(cells), neutralize=True) as write:
        write(cells)
    (row,) = read_csv(path)
    shown = (f"'{begins}HYPERLINK()", f"'{begins}1; 2", "-1", f"甲{begins}")
    assert tuple(row.values()) == shown


def test_cells_stay_as_they_are_unless_asked(tmp_path: Path) -> None:
    (path,) = write_tables([FAILED], tmp_path, tables=["articles"])
    assert read_csv(path)[0]["error_message"] == "@读不了"
    (path,) = write_tables([FAILED], tmp_path, tables=["articles"], neutralize=True)
    assert read_csv(path)[0]["error_message"] == "'@读不了"


def test_a_mark_for_excel(tmp_path: Path) -> None:
    (path,) = write_tables([RECORD], tmp_path, tables=["roles"], bom=True)
    assert path.read_bytes().startswith("\ufeffarticle_id,".encode())
    assert len(read_csv(path, "utf-8-sig")) == 2


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=1))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    path = tmp_path_factory.mktemp("csv") / "cells.csv"
    with open_csv(path, ["text"]) as write:
        for text in texts:
            write({"text": text})
    assert [row["text"] for row in read_csv(path)] == texts


def test_an_error_leaves_no_table(tmp_path: Path) -> None:
    def breaking() -> Iterator[NewsRecord]:
        yield RECORD
        raise RuntimeError("cut short")

    for format in ("csv", "parquet"):
        with pytest.raises(RuntimeError, match="cut short"):
            write_tables(breaking(), tmp_path, format=format)
    assert list(tmp_path.iterdir()) == []


def test_mistakes_are_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="formats are: csv, parquet"):
        write_tables([RECORD], tmp_path, format="xlsx")  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match="no table 'quote'"):
        write_tables([RECORD], tmp_path, tables=["quote"])  # type: ignore[list-item]
    assert list(tmp_path.iterdir()) == []
