"""Memory does not grow with the number of articles."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsnlp.batch.run import Run
from newsnlp.pipeline import Job
from tests.batch.test_command import SETTINGS, children_of
from tests.batch.test_run import MANIFEST, plain

MEGABYTE = 1 << 20


def iter_jobs(count: int) -> Iterator[Job]:
    return (Job("桥已修好。" * 200, str(number)) for number in range(count))


def peak_of(count: int, out: Path) -> int:
    tracemalloc.start()
    Run(out, 50)(iter_jobs(count), plain, MANIFEST)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


def test_a_run_holds_no_more_of_many_than_of_few(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    peak_of(50, out)  # what is loaded once is no matter of numbers
    assert peak_of(4_000, out) < peak_of(400, out) + MEGABYTE


def resident(pid: int) -> float:
    """Return how many megabytes the process has in memory."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs Linux's /proc")
def test_processes_are_as_large_after_fifty_thousand_as_after_a_few(
    tmp_path: Path, site: Path
) -> None:
    rows, count = tmp_path / "rows.jsonl", 50_000
    with rows.open("w", encoding="utf-8") as stream:
        for n in range(count):
            text = f"第{n}条线路下月开通，沿线居民出行更方便。" * 10
            stream.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
    out = tmp_path / "out.jsonl"
    words = ["extract", str(rows), "--out", str(out), "--workers", "2", "--settings", SETTINGS]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(site), *sys.path])}
    process = subprocess.Popen([sys.executable, "-m", "newsnlp", *words], env=environment)
    samples: list[list[float]] = []
    while process.poll() is None:
        try:
            sizes = [resident(pid) for pid in (process.pid, *children_of(process.pid))]
        except (OSError, IndexError):  # it has just ended
            continue
        samples.append(sorted(sizes))
        time.sleep(0.5)
    assert process.returncode == 0
    assert len(out.read_bytes().splitlines()) == count
    most = max(map(len, samples))
    working = [sizes for sizes in samples if len(sizes) == most]
    early, late = working[len(working) // 5], working[-2]
    assert [b - a for a, b in zip(early, late, strict=True) if b - a > 5] == []
