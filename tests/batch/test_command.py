"""`newsnlp extract … --out FILE` as it is run: killed, interrupted, and on odd sources."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from newsnlp import NewsRecord
from newsnlp.batch.parts import PartsFolder
from newsnlp.writing.stored import iter_records
from tests.batch.troublesome import DEADLY, ENDLESS, NAME, SLOW

COUNT, SIZE = 90, 20
STUCK = 3 * SIZE + 5
"""Where the article stands at which a run hangs, so that it cannot be over before it is killed."""
IN_TIME = ("--timeout", "1")
"""With these words it goes on after all, and the article is a failure."""
SETTINGS = json.dumps({"model": None, "extractors": [NAME]})
SMALL_PARTS = (
    f"from newsnlp.batch import run; run.ARTICLES_PER_PART = {SIZE}; "
    "from newsnlp.cli import main; main()"
)


def texts(count: int = COUNT) -> list[str]:
    return [f"{SLOW}：第{n}条线路下月开通。" for n in range(count)]


def texts_and_trap() -> list[str]:
    return [*texts()[:STUCK], ENDLESS, *texts()[STUCK:]]


def write_rows(path: Path, rows: list[str]) -> Path:
    lines = (json.dumps({"text": row}, ensure_ascii=False) + "\n" for row in rows)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def command(rows: Path, out: Path, *words: str) -> list[str]:
    start = [sys.executable, "-c", SMALL_PARTS, "extract", str(rows), "--out", str(out)]
    return [*start, "--settings", SETTINGS, *words]


@pytest.fixture
def environment(site: Path) -> dict[str, str]:
    """Return an environment in which other processes find newsnlp and the troublesome."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), *sys.path])}


@pytest.fixture
def finish(environment: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return what runs a command to its end."""

    def run(*words: Any, **options: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command(*words), env=environment, capture_output=True, text=True, check=False, **options
        )

    return run


def start_until(ready: Callable[[], bool], words: list[str], environment: dict[str, str]) -> Any:
    """Start a command in a process group of its own, and return it when `ready` says so."""
    process = subprocess.Popen(
        words, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    for _ in range(3_000):
        if ready() or process.poll() is not None:
            break
        time.sleep(0.01)
    assert process.poll() is None, process.communicate()
    return process


def parts_of(out: Path) -> int:
    folder = PartsFolder(out)
    return len(folder.parts()) if folder.path.exists() else 0


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_running(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_killed_and_run_again_is_one_run(
    tmp_path: Path, environment: dict[str, str], finish: Any, workers: str
) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", texts_and_trap())
    whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
    assert finish(rows, whole, "--workers", "2", *IN_TIME).returncode == 1
    for parts in (1, 3):
        words = command(rows, out, "--workers", workers)
        process = start_until(lambda n=parts: parts_of(out) >= n, words, environment)
        process.kill()
        _, said = process.communicate()
        assert said == ""
        assert not out.exists()
    again = finish(rows, out, "--workers", workers, *IN_TIME)
    assert (again.returncode, again.stderr.count("\n")) == (1, 1)
    assert out.read_bytes() == whole.read_bytes()
    assert len(out.read_text(encoding="utf-8").splitlines()) == COUNT + 1
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "out.jsonl",
        "rows.jsonl",
        "site",
        "whole.jsonl",
    ]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's /proc")
def test_workers_do_not_outlive_their_owner_even_where_they_hang(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", [*texts(SIZE), ENDLESS])
    out = tmp_path / "out.jsonl"
    words = command(rows, out, "--workers", "2")
    process = start_until(lambda: parts_of(out) >= 1, words, environment)
    workers = children_of(process.pid)
    assert len(workers) >= 2
    process.kill()
    process.communicate()
    for _ in range(500):
        if not any(map(is_running, workers)):
            break
        time.sleep(0.01)
    assert [pid for pid in workers if is_running(pid)] == []


def test_ctrl_c_leaves_a_valid_file(
    tmp_path: Path, environment: dict[str, str], finish: Any
) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", texts_and_trap())
    out = tmp_path / "out.jsonl"
    words = command(rows, out, "--workers", "2")
    process = start_until(lambda: parts_of(out) >= 2, words, environment)
    os.killpg(process.pid, signal.SIGINT)  # a terminal tells all of them
    _, said = process.communicate()
    assert process.returncode == 130
    assert f"{out} holds them. The same command goes on" in said
    assert said.count("\n") == 1
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [record["text"] for record in records] == texts()[: len(records)]
    assert len(records) >= 2 * SIZE
    assert finish(rows, out, *IN_TIME).returncode == 1
    lines = out.read_text(encoding="utf-8").splitlines()
    read = [json.loads(line).get("text") for line in lines]
    assert read == [*texts()[:STUCK], None, *texts()[STUCK:]]


def test_poison_costs_itself_alone(tmp_path: Path, finish: Any) -> None:
    healthy = texts(10)
    rows = write_rows(tmp_path / "rows.jsonl", [*healthy[:4], DEADLY, *healthy[4:], ENDLESS])
    out = tmp_path / "out.jsonl"
    result = finish(rows, out, "--workers", "2", "--timeout", "1")
    assert result.returncode == 1
    assert result.stderr.splitlines()[0].startswith(f"newsnlp: {rows}:5: the process that read")
    assert result.stderr.splitlines()[1].startswith(f"newsnlp: {rows}:12: this article took longer")
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    failed = {n: r["error_type"] for n, r in enumerate(records) if "error_type" in r}
    assert failed == {4: "WorkerDied", 11: "TimedOut"}
    assert [r["text"] for r in records if "text" in r] == healthy


def test_poison_costs_itself_alone_on_standard_output_too(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", ["桥已修好。", ENDLESS, "水来了。"])
    words = ["extract", str(rows), "--settings", SETTINGS, "--timeout", "1"]
    result = subprocess.run(
        [sys.executable, "-m", "newsnlp", *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [r.get("error_type") for r in records] == [None, "TimedOut", None]


def test_failures_before_a_kill_are_not_forgotten(
    tmp_path: Path, environment: dict[str, str], finish: Any
) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", texts_and_trap())
    broken = rows.read_bytes().replace(b'{"text"', b'{"txet"', 1)
    rows.write_bytes(broken)
    out = tmp_path / "out.jsonl"
    process = start_until(lambda: parts_of(out) >= 1, command(rows, out), environment)
    process.kill()
    process.communicate()
    result = finish(rows, out, *IN_TIME)
    assert result.returncode == 1
    assert result.stderr.endswith("newsnlp: articles that had failed before: 1\n")


def test_another_run_is_refused_with_what_to_do(
    tmp_path: Path, environment: dict[str, str], finish: Any
) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", texts_and_trap())
    out = tmp_path / "out.jsonl"
    process = start_until(lambda: parts_of(out) >= 1, command(rows, out), environment)
    process.kill()
    process.communicate()
    other = ("--text-field", "text")
    refused = finish(rows, out, *other)
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert "--restart" in refused.stderr
    assert finish(rows, out, "--restart", *other, *IN_TIME).returncode == 1
    assert len(out.read_text(encoding="utf-8").splitlines()) == COUNT + 1


@pytest.mark.parametrize("workers", ["1", "2"])
def test_parquet_is_the_same_records(tmp_path: Path, finish: Any, workers: str) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", [*texts(6 * SIZE), DEADLY])
    lines, columns = tmp_path / "out.jsonl", tmp_path / f"out.{workers}.parquet"
    for out in (lines, columns):
        assert finish(rows, out, "--workers", workers).returncode == 1
    assert list(iter_records(columns)) == list(iter_records(lines))
    alone = tmp_path / "alone.parquet"
    finish(rows, alone)
    assert columns.read_bytes() == alone.read_bytes()
    assert pq.ParquetFile(columns).num_row_groups == 2


def test_ctrl_c_leaves_valid_parquet(
    tmp_path: Path, environment: dict[str, str], finish: Any
) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", texts_and_trap())
    out = tmp_path / "out.parquet"
    for parts in (1, 3):
        words = command(rows, out, "--workers", "2")
        process = start_until(lambda n=parts: parts_of(out) >= n, words, environment)
        os.killpg(process.pid, signal.SIGINT)
        process.communicate()
        read = [record.text for record in iter_records(out) if isinstance(record, NewsRecord)]
        assert read == texts()[: len(read)]
        assert len(read) >= parts * SIZE
    assert finish(rows, out, *IN_TIME).returncode == 1
    assert len(list(iter_records(out))) == COUNT + 1


def test_nothing_gives_an_empty_file(tmp_path: Path, finish: Any) -> None:
    (tmp_path / "news").mkdir()
    for out in (tmp_path / "out.jsonl", tmp_path / "out.parquet"):
        result = finish(tmp_path / "news", out)
        assert (result.returncode, result.stderr) == (0, "newsnlp: no articles there\n")
        assert list(iter_records(out)) == []


def test_pages_and_tables_in_one_run(tmp_path: Path, finish: Any) -> None:
    news = tmp_path / "news"
    news.mkdir()
    for name in ("b", "a"):
        (news / f"{name}.txt").write_text(f"{name}桥已修好。", encoding="utf-8")
    (news / "out.jsonl").write_text("{}\n", encoding="utf-8")
    write_rows(news / "rows.jsonl", ["桥已修好。"])
    out = news / "out.jsonl"
    words = (str(news / "*.jsonl"), str(news / "gone.html"))
    result = finish(news, out, *words, stdin=subprocess.DEVNULL)
    assert result.returncode == 1
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [r.get("text") for r in records] == ["a桥已修好。", "b桥已修好。", "桥已修好。", None]
