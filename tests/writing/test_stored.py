"""Files that newsnlp wrote give back their records; others are said to be none."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsnlp import FailedRecord, SourceError
from newsnlp.writing import write_jsonl
from newsnlp.writing.arrow import write_parquet
from newsnlp.writing.stored import iter_records
from tests.rendering.sample import RECORD

FAILED = FailedRecord(id="坏页.html", error_type="SourceError", message="读不了")


@pytest.mark.parametrize(
    ("name", "write"),
    [("a.jsonl", write_jsonl), ("a.parquet", write_parquet), ("A.PARQUET", write_parquet)],
)
def test_what_was_written_comes_back(tmp_path: Path, name: str, write: object) -> None:
    assert callable(write)
    write([RECORD, FAILED, RECORD], tmp_path / name)
    assert list(iter_records(tmp_path / name)) == [RECORD, FAILED, RECORD]


def test_order_of_fields_and_empty_lines_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('\n{"message": "读不了", "error_type": "E", "id": "1"}\n\n', encoding="utf-8")
    assert list(iter_records(path)) == [FailedRecord(id="1", error_type="E", message="读不了")]


@pytest.mark.parametrize("line", ["{", '{"text": "桥已修好。"}', "[]", '{"id": 7}'])
def test_a_line_that_is_no_record_is_said_so(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(RECORD.model_dump_json() + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"a\.jsonl, line 2 is no record of newsnlp"):
        list(iter_records(path))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(iter_records(tmp_path / "a.jsonl"))
