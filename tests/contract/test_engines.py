"""The contract of the engines: same rows, any partitioning, same records, failures in place."""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsnlp import FailedRecord, NewsRecord, Pipeline, Settings
from newsnlp.pipeline import Job
from newsnlp.writing.arrow import Record, from_batch, record_schema
from tests.contract.engines import ENGINES, Run

GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "ray-and-spark.md"
RE_SNIPPET = re.compile(r"^```py(?:thon)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGE = "<h1>海川通水</h1><p>海川市水务局局长吴岱表示：“水来了。”</p>"
SETTINGS = Settings(max_chars=2_000)
COLUMNS = pa.schema(
    {
        "id": pa.string(),
        "text": pa.string(),
        "html": pa.string(),
        "outlet": pa.string(),
        "authors": pa.list_(pa.string()),
        "note": pa.int64(),  # of whoever asks, and nothing to us
    }
)

pytestmark = pytest.mark.timeout(600)


def rows() -> list[dict[str, object]]:
    """Return articles of every kind, some of which fail."""
    made: list[dict[str, object]] = [
        {"text": f"海川市长吴岱表示，第{n}条线路下月开通。《轨道规划》提出，要建{n}条。"}
        for n in range(8)
    ]
    made += [
        {"html": PAGE, "outlet": "海川日报", "authors": ["周以宁"]},
        {"html": PAGE.replace("吴岱", "陈予安"), "note": 7},
        {"text": ""},
        {"note": 1},
        {"text": "太长" * 2_000},
        {"text": "长桥\u2028\x00𠮷\r\n野说：“好”。"},
    ]
    return [{"id": f"a{n:02}", **row} for n, row in enumerate(made)]


@pytest.fixture(scope="module")
def expected() -> list[Record]:
    """Return what the pipeline says of each row, by itself."""
    pipeline = Pipeline(SETTINGS)
    return [_record(pipeline, row) for row in rows()]


def _record(pipeline: Pipeline, row: dict[str, Any]) -> Record:
    known = {name: row[name] for name in ("outlet", "authors") if name in row}
    if "text" in row:
        return pipeline.extract_job(Job(row["text"], "", "text", row["id"], known))
    if "html" in row:
        return pipeline.extract_job(Job(row["html"], "", "html", row["id"], known))
    names = ", ".join(name for name in COLUMNS.names if name != "note")
    lack = "no text in field text or html or content"
    message = f"{lack} (fields: {names}); name the field with --text-field"
    return FailedRecord(id=row["id"], error_type="SourceError", message=message)


@pytest.fixture(
    scope="module",
    params=[
        "local",
        pytest.param("ray", marks=pytest.mark.ray),
        pytest.param("spark", marks=pytest.mark.spark),
    ],
)
def run(request: pytest.FixtureRequest) -> Iterator[Run]:
    """Return an engine."""
    with ENGINES[request.param]() as engine:
        yield engine


@pytest.mark.filterwarnings("ignore")  # those of engines are not ours
@pytest.mark.parametrize("partitions", [1, 2, 7])
def test_same_rows_same_records(run: Run, partitions: int, expected: list[Record]) -> None:
    articles = pa.Table.from_pylist(rows(), schema=COLUMNS)
    table = run(articles, partitions, SETTINGS)
    assert table.schema.names == record_schema().names
    found = [record for batch in table.to_batches() for record in from_batch(batch)]
    assert sorted(found, key=lambda record: record.id) == expected


@pytest.mark.filterwarnings("ignore")
def test_no_rows_give_no_records(run: Run) -> None:
    assert run(COLUMNS.empty_table(), 1, SETTINGS).num_rows == 0


@pytest.mark.filterwarnings("ignore")
def test_settings_reach_the_engine(run: Run) -> None:
    articles = pa.Table.from_pylist(rows()[:2], schema=COLUMNS)
    table = run(articles, 2, Settings(model=None))
    assert {row["model"] for row in table["provenance"].to_pylist()} == {None}


@pytest.mark.filterwarnings("ignore")
def test_the_guide_is_true(run: Run, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    pq.write_table(pa.Table.from_pylist(rows(), schema=COLUMNS), tmp_path / "news.parquet")
    heading = f"## {request.node.callspec.params['run'].capitalize()}\n"
    section = GUIDE.read_text(encoding="utf-8").partition(heading)[2].partition("\n## ")[0]
    snippets = "\n".join(RE_SNIPPET.findall(section))
    for name in ("news.parquet", "records"):  # an engine has a working directory of its own
        snippets = snippets.replace(f'"{name}"', f'"{tmp_path / name}"')
    runner = doctest.DocTestRunner()
    runner.run(doctest.DocTestParser().get_doctest(snippets, {}, heading, str(GUIDE), 0))
    assert runner.summarize() == doctest.TestResults(failed=0, attempted=snippets.count(">>> "))
    assert snippets


def test_the_rows_are_of_every_kind(expected: list[Record]) -> None:
    failed = [record for record in expected if isinstance(record, FailedRecord)]
    read = [record for record in expected if isinstance(record, NewsRecord)]
    assert len(failed) == 2
    assert {len(record.quotes) > 0 for record in read} == {True, False}
    assert any(record.article.outlet for record in read)
