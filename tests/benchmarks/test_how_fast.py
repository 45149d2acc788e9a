"""The benchmark of speeds runs, and so does the check that two versions give the same records."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, f"benchmarks/{script}", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "src", "COLUMNS": "120"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_two_articles_give_all_tables() -> None:
    result = run("how_fast.py", "--articles", "2", "--rounds", "1", "--longest", "0.02")
    assert result.returncode == 0, result.stderr
    for row in ("jieba.cut", "extract, rules alone", "extract, whole", "newsnlp extract"):
        assert row in result.stdout
    assert "peak memory" in result.stdout


def test_records_that_changed_are_named(tmp_path: Path) -> None:
    checksums = tmp_path / "before.tsv"
    assert run("same_records.py", "write", str(checksums), "--articles", "1").returncode == 0
    same = run("same_records.py", "check", str(checksums), "--articles", "1")
    assert (same.returncode, same.stdout) == (0, "3 records, 0 changed\n")
    rows = checksums.read_text(encoding="utf-8").splitlines()
    checksums.write_text("\n".join(rows[1:]) + "\n", encoding="utf-8")
    changed = run("same_records.py", "check", str(checksums), "--articles", "1")
    assert changed.returncode == 1
    assert changed.stdout.splitlines()[1] == rows[0].rpartition("\t")[0]
