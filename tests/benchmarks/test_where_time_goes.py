"""The benchmark of docs/performance.md runs, and its table holds together."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from newsnlp.registry import EXTRACTORS

ROOT = Path(__file__).parents[2]
SCRIPT = "benchmarks/where_time_goes.py"
TEXT = "远川集团董事长何立诚表示，订单增加了。\n他说，“船要出海。”\n" * 40
RE_ROW = re.compile(r"^ *(\S.*?)  +(\d+\.\d\d)  +([\d,]+|-)  +(\d+\.\d)% *$", re.MULTILINE)


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, SCRIPT, "--rounds", "1", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": "src", "COLUMNS": "120"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_two_articles_give_a_table() -> None:
    result = run("--articles", "2")
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("2 texts, ")
    shares = {name: float(share) for name, _, _, share in RE_ROW.findall(result.stdout)}
    assert {"jieba.cut", "jieba.posseg.cut", "extract, rules alone"} <= shares.keys()
    assert shares.pop("extract, whole") == 100
    stages = {"reading", "segmentation", "model: features", "model: tagging", "resolution"}
    stages |= EXTRACTORS.keys() - {"model"}
    assert stages <= shares.keys()
    assert sum(shares[stage] for stage in stages) == pytest.approx(100, abs=1)


def test_a_folder_of_texts_is_measured(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    assert run(str(tmp_path)).stdout.startswith(f"1 texts, {len(TEXT):,} characters")


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    result = run(str(tmp_path))
    assert result.returncode == 2
    assert "no *.txt" in result.stderr
