"""The benchmark of docs/capacity.md runs, and its plan follows from what it measured."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ARTICLES = 36_000_000
RE_TIME = re.compile(r"^([^\d\n]+?) +([\d.,]+) +([\d,]+)$", re.MULTILINE)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the script as its documentation says."""
    return subprocess.run(
        [sys.executable, "benchmarks/capacity.py", "--rounds", "1", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_plan_follows_from_what_was_measured() -> None:
    result = run("--articles", "3", "--plan", str(ARTICLES))
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("3 articles of ")
    milliseconds = {name: float(time) for name, time, _ in RE_TIME.findall(result.stdout)}
    cost = milliseconds["extract, columns to columns"] + milliseconds["write Parquet"]
    (hours,) = re.findall(r"written: ([\d,]+) core-hours", result.stdout)
    assert int(hours.replace(",", "")) == pytest.approx(cost * ARTICLES / 3.6e6, rel=0.02, abs=1)
    assert re.search(r"^Parquet \(zstd\) +[\d,]+ GiB$", result.stdout, re.MULTILINE)


def test_a_length_that_no_article_has_is_an_error() -> None:
    result = run("--characters", "1000000")
    assert result.returncode == 2
    assert "no article" in result.stderr
