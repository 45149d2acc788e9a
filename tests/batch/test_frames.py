"""Columns in, columns out: each row is read by itself, whatever stands beside it."""

from __future__ import annotations

import sys
from typing import Any

import pyarrow as pa
import pytest

from newsnlp import (
    FailedRecord,
    MissingExtraError,
    ModelError,
    NewsRecord,
    Settings,
    SourceError,
    extract,
)
from newsnlp.batch import frames
from newsnlp.batch.frames import extract_batch
from newsnlp.integrations.ray_engine import extract_dataset, extract_table
from newsnlp.integrations.spark_engine import extract_batches, extract_frame
from newsnlp.pipeline import pack_settings
from newsnlp.writing.arrow import Record, from_batch, record_schema

TEXT = "海川市长吴岱表示，桥已修好。"
PAGE = f"<h1>桥</h1><p>{TEXT}</p>"


def records_of(*rows: dict[str, Any], schema: pa.Schema | None = None) -> list[Record]:
    """Return the records of `rows`."""
    return from_batch(extract_batch(pa.RecordBatch.from_pylist(list(rows), schema=schema)))


@pytest.mark.parametrize(
    ("row", "like"),
    [
        ({"text": TEXT}, extract(TEXT, format="text")),
        ({"text": PAGE}, extract(PAGE, format="text")),
        ({"html": PAGE}, extract(PAGE, format="html")),
        ({"content": PAGE}, extract(PAGE)),
        ({"content": PAGE.encode("gb18030")}, extract(PAGE.encode("gb18030"))),
        ({"text": None, "html": PAGE}, extract(PAGE, format="html")),
        ({"text": TEXT, "html": PAGE}, extract(TEXT, format="text")),
        ({"text": TEXT, "id": 7}, extract(TEXT, format="text", id="7")),
        ({"text": TEXT, "id": None}, extract(TEXT, format="text")),
    ],
)
def test_a_row_is_read_as_its_column_says(row: dict[str, Any], like: NewsRecord) -> None:
    assert records_of(row) == [like]


KNOWN = {"outlet": "海川日报", "title": "桥", "authors": ["周以宁"]}
LIKE = extract(TEXT, format="text", metadata=KNOWN)
MAP = pa.schema({"text": pa.string(), "metadata": pa.map_(pa.string(), pa.string())})


def test_what_the_caller_knows_comes_in_columns_or_in_a_struct() -> None:
    assert records_of({"text": TEXT, **KNOWN}) == [LIKE]
    assert records_of({"text": TEXT, "metadata": KNOWN}) == [LIKE]
    assert records_of({"text": TEXT, "metadata": KNOWN | {"more": 1}}) == [LIKE]
    both = {"text": TEXT, **KNOWN, "title": None, "metadata": {"title": "桥", "outlet": "别家"}}
    assert records_of(both) == [LIKE]


def test_what_the_caller_knows_comes_in_a_map() -> None:
    row = {"text": TEXT, "metadata": [("outlet", "海川日报"), ("more", "1")]}
    like = extract(TEXT, format="text", metadata={"outlet": "海川日报"})
    assert records_of(row, schema=MAP) == [like]
    assert records_of({"text": TEXT, "metadata": None}, schema=MAP) == [
        extract(TEXT, format="text")
    ]


def test_metadata_of_another_kind_is_said_so() -> None:
    with pytest.raises(SourceError, match="'metadata' is no struct and no map: 'outlet'"):
        records_of({"text": TEXT, "metadata": "outlet"})


def test_failures_stand_in_their_places() -> None:
    found = records_of({"id": "1", "text": TEXT}, {"id": "2"}, {"id": "3", "text": TEXT})
    assert [record.id for record in found] == ["1", "2", "3"]
    assert [type(record) for record in found] == [NewsRecord, FailedRecord, NewsRecord]


def test_a_string_that_is_not_utf8_fails_alone() -> None:
    texts = pa.array([TEXT.encode(), TEXT.encode("gb18030"), TEXT.encode()]).view(pa.string())
    ids = pa.array([b"1", b"2", b"3"]).view(pa.string())
    found = from_batch(extract_batch(pa.RecordBatch.from_arrays([ids, texts], ["id", "text"])))
    assert [record.id for record in found] == ["1", "2", "3"]
    assert [isinstance(record, FailedRecord) for record in found] == [False, True, False]
    assert isinstance(found[1], FailedRecord)
    assert found[1].message.endswith("give text in another encoding as binary")
    nameless = pa.RecordBatch.from_arrays([texts.slice(1, 1), texts.slice(1, 1)], ["id", "text"])
    assert from_batch(extract_batch(nameless))[0].id == ""


def test_a_failure_without_an_id_is_named_by_its_content() -> None:
    batch = pa.RecordBatch.from_pylist([{"text": "长" * 99}])
    (failed,) = from_batch(extract_batch(batch, Settings(max_chars=9)))
    assert isinstance(failed, FailedRecord)
    assert failed.id == extract("长" * 99, format="text").id


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5])
def test_long_batches_are_read_in_slices(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(frames, "ROWS_AT_ONCE", 2)
    schema = pa.schema({"id": pa.string(), "text": pa.string()})
    rows = [{"id": str(n), "text": TEXT} for n in range(count)]
    batch = extract_batch(pa.RecordBatch.from_pylist(rows, schema=schema))
    assert batch.schema.equals(record_schema())
    assert batch.column("id").to_pylist() == [str(n) for n in range(count)]


def test_other_columns_are_not_read() -> None:
    huge = pa.array([None], pa.null())
    batch = pa.RecordBatch.from_arrays([pa.array([TEXT]), huge], ["text", "note"])
    assert from_batch(extract_batch(batch)) == [extract(TEXT, format="text")]


def test_what_the_engines_call_says_the_same() -> None:
    table = pa.Table.from_pylist([{"id": str(n), "text": TEXT} for n in range(3)])
    packed = pack_settings(Settings(model=None))
    wanted = pa.Table.from_batches(
        [extract_batch(batch, Settings(model=None)) for batch in table.to_batches()]
    )
    assert extract_table(table, packed).equals(wanted)
    batches = extract_batches(table.to_batches(max_chunksize=2), packed)
    assert pa.Table.from_batches(batches).combine_chunks().equals(wanted)


@pytest.mark.parametrize(
    ("package", "extra", "call"),
    [("ray", "ray", extract_dataset), ("pyspark", "spark", extract_frame)],
)
def test_an_engine_that_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, package: str, extra: str, call: Any
) -> None:
    loaded = [name for name in sys.modules if name.partition(".")[0] == package]
    for name in [package, *loaded]:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtraError, match=rf"pip install 'newsnlp\[{extra}\]'"):
        call(None)


def test_a_model_that_is_not_there_is_an_error_of_the_caller() -> None:
    with pytest.raises(ModelError, match="zh_core_web_xs"):
        extract_batch(
            pa.RecordBatch.from_pylist([{"text": TEXT}]), Settings(model="zh_core_web_xs")
        )
