"""Records as columns: nothing is lost, files are whole or not there, bytes are the same."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given

from newsnlp import FailedRecord, MissingExtraError, NewsRecord, Pipeline, SourceError
from newsnlp.writing.arrow import (
    Record,
    from_batch,
    iter_parquet,
    join_parquet,
    record_schema,
    to_batch,
    write_parquet,
)
from tests.writing.made_records import records as made_records

FAILED = FailedRecord(id="坏页.html", error_type="SourceError", message="cannot read 坏页.html")
TEXT = "海川市长吴岱表示，第{}条线路下月开通。《海川市轨道交通规划》提出，要“建成十条线”。"


@pytest.fixture(scope="module")
def records() -> list[Record]:
    sources = [TEXT.format(n) for n in range(9)]
    found: list[Record] = list(Pipeline().extract_many(sources, format="text"))
    return [*found[:4], FAILED, *found[4:]]


@given(made_records)
def test_a_batch_gives_back_what_it_was_given(records: list[Record]) -> None:
    batch = to_batch(records)
    assert batch.schema.equals(record_schema())
    assert from_batch(batch) == records


def test_the_columns_are_the_fields_of_a_record() -> None:
    schema = record_schema()
    assert schema.names == [*NewsRecord.model_fields, "error_type", "error_message"]
    quote = schema.field("quotes").type.value_type
    assert pa.types.is_list(quote.field("pieces").type)
    assert pa.types.is_struct(quote.field("speaker").type)
    assert pa.types.is_string(schema.field("provenance").type.field("settings").type)


def test_a_failure_is_a_row_with_its_id_and_its_reason() -> None:
    (row,) = to_batch([FAILED]).to_pylist()
    assert {name: value for name, value in row.items() if value is not None} == {
        "id": FAILED.id,
        "error_type": FAILED.error_type,
        "error_message": FAILED.message,
    }


@pytest.mark.parametrize("rows", [1, 4, 1000])
def test_a_file_gives_back_its_records(records: list[Record], tmp_path: Path, rows: int) -> None:
    path = tmp_path / "news.parquet"
    write_parquet(iter(records), path, rows_per_group=rows)
    assert list(iter_parquet(path)) == records
    assert pq.ParquetFile(path).num_row_groups == -(-len(records) // rows)


def test_long_articles_make_row_groups_short(
    records: list[Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("CHARS_AT_ONCE", "BYTES_PER_GROUP"):
        monkeypatch.setattr(f"newsnlp.writing.arrow.{limit}", 1)
    write_parquet(records, tmp_path / "news.parquet")
    assert pq.ParquetFile(tmp_path / "news.parquet").num_row_groups == len(records) - 1


@pytest.mark.parametrize("at_once", [1, 3, 64])
def test_how_many_records_are_held_makes_no_other_file(
    records: list[Record], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    write_parquet(records, tmp_path / "before.parquet", rows_per_group=4)
    monkeypatch.setattr("newsnlp.writing.arrow.RECORDS_AT_ONCE", at_once)
    write_parquet(records, tmp_path / "after.parquet", rows_per_group=4)
    before, after = (tmp_path / f"{name}.parquet" for name in ("before", "after"))
    assert pq.ParquetFile(after).num_row_groups == 3
    assert after.read_bytes() == before.read_bytes()


def test_the_same_records_give_the_same_bytes(records: list[Record], tmp_path: Path) -> None:
    once, again = tmp_path / "once.parquet", tmp_path / "again.parquet"
    write_parquet(records, once)
    write_parquet(records, again)
    assert once.read_bytes() == again.read_bytes()


@pytest.mark.parametrize("cuts", [[], [4], [2, 4, 8], [0, 10]])
def test_parts_join_to_the_file_of_all(
    records: list[Record], tmp_path: Path, cuts: list[int]
) -> None:
    whole = tmp_path / "whole.parquet"
    write_parquet(records, whole, rows_per_group=2)
    parts = []
    for start, end in zip([0, *cuts], [*cuts, len(records)], strict=True):
        parts.append(tmp_path / f"{start}-{end}.parquet")
        write_parquet(records[start:end], parts[-1], rows_per_group=2)
    join_parquet(parts, tmp_path / "joined.parquet")
    assert (tmp_path / "joined.parquet").read_bytes() == whole.read_bytes()


def test_no_records_make_a_file_with_columns(tmp_path: Path) -> None:
    write_parquet([], tmp_path / "none.parquet")
    join_parquet([], tmp_path / "joined.parquet")
    assert pq.read_schema(tmp_path / "none.parquet").equals(record_schema())
    assert list(iter_parquet(tmp_path / "joined.parquet")) == []


def test_an_error_leaves_what_was_there(records: list[Record], tmp_path: Path) -> None:
    def breaking() -> Iterator[Record]:
        yield from records
        raise ValueError("cut short")

    path = tmp_path / "news.parquet"
    path.write_bytes(b"before")
    with pytest.raises(ValueError, match="cut short"):
        write_parquet(breaking(), path, rows_per_group=2)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"before"


def test_a_file_that_holds_no_records_is_said_so(tmp_path: Path) -> None:
    cut, other = tmp_path / "cut.parquet", tmp_path / "other.parquet"
    cut.write_bytes(b"PAR1")
    pq.write_table(pa.table({"id": ["1"]}), other)
    with pytest.raises(SourceError, match="not a whole Parquet file"):
        list(iter_parquet(cut))
    with pytest.raises(SourceError, match="other columns"):
        join_parquet([other], tmp_path / "joined.parquet")
    with pytest.raises(FileNotFoundError):
        list(iter_parquet(tmp_path / "missing.parquet"))


def test_without_pyarrow_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'newsnlp\[parquet\]'"):
        to_batch([FAILED])
