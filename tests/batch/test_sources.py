"""From the words that name articles to articles, rows with what is wrong with them included."""

from __future__ import annotations

import io
import json
import os
import sys
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsnlp import FailedRecord, Pipeline, Settings
from newsnlp.batch.rows import Intake
from newsnlp.batch.sources import count_jobs, iter_jobs
from newsnlp.pipeline import Job

TEXT = "海川市市长吴岱表示，桥已修好。"


def write_rows(path: Path, *rows: object) -> Path:
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def only(path: Path, intake: Intake | None = None) -> Job | FailedRecord:
    (job,) = iter_jobs([path], intake or Intake())
    return job


ROWS = {
    "text": ({"text": TEXT}, ("text", None)),
    "html": ({"html": f"<p>{TEXT}</p>"}, ("html", None)),
    "content": ({"content": TEXT}, ("auto", None)),
    "text before html": ({"html": f"<p>{TEXT}</p>", "text": TEXT}, ("text", None)),
    "a text that is null": ({"text": None, "html": f"<p>{TEXT}</p>"}, ("html", None)),
    "a text that is not there": ({"text": float("nan"), "content": TEXT}, ("auto", None)),
    "an id": ({"text": TEXT, "id": "甲-1"}, ("text", "甲-1")),
    "an id that is a number": ({"text": TEXT, "id": 0}, ("text", "0")),
    "no text at all": ({"text": ""}, ("text", None)),
}


@pytest.mark.parametrize("case", ROWS)
def test_a_row_is_an_article(tmp_path: Path, case: str) -> None:
    row, (format, id) = ROWS[case]
    job = only(write_rows(tmp_path / "x.jsonl", row))
    assert isinstance(job, Job)
    assert (job.format, job.id, job.name) == (format, id, f"{tmp_path / 'x.jsonl'}:1")


BROKEN = {
    "not JSON": ('{"text": "', "line 1 of .* is not JSON in UTF-8"),
    "no object": ("[1]", "no object"),
    "no text": ({"id": 3, "body": TEXT}, r"no text in field text or html or content.*id, body"),
    "a number": ({"text": 3}, "no text in field"),
    "nothing in it": ("{}", r"fields: none"),
    "nested without end": ("[" * 100_000, "line 1 of .* is not JSON in UTF-8"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_row_is_a_failure_in_its_place(tmp_path: Path, case: str) -> None:
    row, message = BROKEN[case]
    file = write_rows(tmp_path / "x.jsonl", row, "", {"text": TEXT})
    failed, job = iter_jobs([file], Intake())
    assert isinstance(failed, FailedRecord)
    assert failed.error_type == "SourceError"
    assert failed.id == ("3" if case == "no text" else f"{file}:1")
    with pytest.raises(AssertionError, match=message):
        raise AssertionError(failed.message)
    assert isinstance(job, Job)
    assert job.name == f"{file}:3"


def test_a_byte_that_is_no_utf_8_breaks_its_line_alone(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"text": "a"}\n{"text": "\xff"}\r\n\r\n{"text": "b"}')
    assert [type(job) for job in iter_jobs([file], Intake())] == [Job, FailedRecord, Job]


def test_what_the_row_says_of_the_article_is_kept(tmp_path: Path) -> None:
    row = {
        "text": TEXT,
        "title": "桥通了",
        "outlet": "海川日报",
        "published": "2026-03-01",
        "url": "https://example.org/1",
        "authors": ["林小满"],
        "rubric": "本地",
    }
    (record,) = Pipeline(Settings(model=None)).extract_jobs(
        [only(write_rows(tmp_path / "x.jsonl", row))]
    )
    assert not isinstance(record, FailedRecord)
    article = record.article
    assert (article.title, article.outlet, article.authors) == ("桥通了", "海川日报", ("林小满",))
    assert article.published
    assert (article.published.value, article.url) == ("2026-03-01", "https://example.org/1")


def test_the_field_and_its_format_can_be_named(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "x.jsonl", {"text": "别的", "body": TEXT})
    job = only(file, Intake("html", "body"))
    assert isinstance(job, Job)
    assert (job.source, job.format) == (TEXT, "html")


def test_standard_input_is_a_page_or_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = b'{"text": "a"}\n{"text": "b"}\n'
    for intake, count in ((Intake(), 1), (Intake("jsonl"), 2)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(rows)))
        assert len(list(iter_jobs(["-"], intake))) == count


def test_sources_come_in_the_order_in_which_they_are_named(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(TEXT, encoding="utf-8")
    rows = write_rows(tmp_path / "rows.jsonl", {"text": TEXT}, {"text": TEXT})
    sources = [rows, tmp_path, str(tmp_path / "*.txt"), str(tmp_path / "*.md"), page]
    names = [job.name for job in iter_jobs(sources, Intake()) if isinstance(job, Job)]
    assert names == [f"{rows}:1", f"{rows}:2", *[str(page)] * 2, str(tmp_path / "*.md"), str(page)]
    assert count_jobs(sources, Intake()) == len(names)
    assert count_jobs([*sources, "-"], Intake()) is None


def write_parquet(path: Path, **columns: list[object]) -> Path:
    pq.write_table(pa.table(columns), path)
    return path


def test_rows_of_parquet_are_those_of_json(tmp_path: Path) -> None:
    columns: dict[str, list[object]] = {
        "id": ["甲", None, "丙"],
        "html": [f"<p>{TEXT}</p>", None, "<p>水来了。</p>"],
        "text": [None, TEXT, None],
        "authors": [["林小满"], None, []],
        "rubric": [1, 2, 3],
    }
    rows = [
        dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]
    tables = (
        write_parquet(tmp_path / "x.parquet", **columns),
        write_rows(tmp_path / "x.jsonl", *rows),
    )
    columnar, json_rows = (list(iter_jobs([table], Intake())) for table in tables)
    for one, other in zip(columnar, json_rows, strict=True):
        assert isinstance(one, Job)
        assert isinstance(other, Job)
        assert (one.source, one.format, one.id) == (other.source, other.format, other.id)
        assert one.metadata == other.metadata
        assert one.name == other.name.replace("jsonl", "parquet")
    assert count_jobs(tables, Intake()) == 6


def test_a_page_in_parquet_may_be_bytes(tmp_path: Path) -> None:
    page = f"<meta charset='gb18030'><p>{TEXT}</p>".encode("gb18030")
    file = write_parquet(tmp_path / "x.parquet", html=[page])
    (record,) = Pipeline(Settings(model=None)).extract_jobs(iter_jobs([file], Intake()))
    assert not isinstance(record, FailedRecord)
    assert TEXT in record.text


def test_half_a_character_breaks_its_line_alone(tmp_path: Path) -> None:
    rows = [
        r'{"text": "桥已修好。", "id": "\ud800"}',
        r'{"text": "\udfff"}',
        r'{"text": "桥已修好。", "title": "\ud800"}',
        r'{"text": "\ud83c\udf09 \u6865\u5df2\u4fee\u597d"}',
    ]
    jobs = list(iter_jobs([write_rows(tmp_path / "x.jsonl", *rows)], Intake()))
    assert [type(job) for job in jobs] == [FailedRecord] * 3 + [Job]
    assert isinstance(jobs[3], Job)
    assert jobs[3].source == "🌉 桥已修好"


def test_a_name_that_utf_8_cannot_hold_is_the_name_of_a_failure() -> None:
    jobs = iter_jobs([os.fsdecode(b"/no/such/\xff.html")], Intake())
    (failed,) = Pipeline(Settings(model=None)).extract_jobs(jobs)
    assert isinstance(failed, FailedRecord)
    assert failed.id == r"/no/such/\udcff.html"
    assert failed.model_dump_json()


def test_times_of_parquet_are_read(tmp_path: Path) -> None:
    times: list[object] = [datetime(2026, 3, 1, 9, 30), None]
    file = write_parquet(tmp_path / "x.parquet", text=[TEXT, TEXT], published=times)
    dated, undated = Pipeline(Settings(model=None)).extract_jobs(iter_jobs([file], Intake()))
    assert not isinstance(dated, FailedRecord)
    assert not isinstance(undated, FailedRecord)
    assert dated.article.published
    assert dated.article.published.value == "2026-03-01T09:30:00"
    assert undated.article.published is None


def test_parquet_without_a_text_is_one_failure(tmp_path: Path) -> None:
    file = write_parquet(tmp_path / "x.parquet", body=[TEXT] * 3, id=[1, 2, 3])
    failed = only(file)
    assert isinstance(failed, FailedRecord)
    assert failed.id == str(file)
    assert "(fields: body, id)" in failed.message
    assert len(list(iter_jobs([file], Intake(text_field="body")))) == 3


def test_parquet_that_is_none_is_a_failure_in_its_place(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "x.parquet", {"text": TEXT})
    failed = only(file)
    assert isinstance(failed, FailedRecord)
    assert "not a whole Parquet file" in failed.message
    assert count_jobs([file], Intake()) is None


def test_what_is_written_is_not_read(tmp_path: Path) -> None:
    out = write_rows(tmp_path / "out.jsonl", {"text": TEXT})
    assert list(iter_jobs([str(tmp_path / "*.jsonl")], Intake(), leave_out=out)) == []


def test_articles_are_taken_as_they_are_needed(tmp_path: Path) -> None:
    file = write_rows(tmp_path / "x.jsonl", {"text": TEXT}, {"text": TEXT})
    jobs = iter_jobs([file, tmp_path / "gone.jsonl"], Intake())
    next(jobs)
    next(jobs)
    gone = next(jobs)
    assert isinstance(gone, FailedRecord)
    assert "No such file" in gone.message
