"""The bar on a terminal: how many, how fast, how long still, how many failed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.test_command import texts, write_rows
from tests.batch.troublesome import NAME

RE_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
SETTINGS = f'{{"model": null, "extractors": ["{NAME}"]}}'


def on_a_terminal(site: Path, *words: str) -> str:
    """Return what `newsnlp` shows on a terminal, a line for each state of the bar."""
    pty = pytest.importorskip("pty", reason="needs terminals of POSIX")
    owner, terminal = pty.openpty()
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(site), *sys.path]),
        "COLUMNS": "120",
        "TERM": "xterm",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "newsnlp", *words],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=terminal,
    )
    os.close(terminal)
    shown = bytearray()
    while True:
        try:
            read = os.read(owner, 65536)
        except OSError:  # the other end is closed
            break
        if not read:
            break
        shown += read
    os.close(owner)
    process.wait()
    return RE_CONTROL.sub("", shown.decode()).replace("\r", "\n")


@pytest.mark.parametrize("where", ["a file", "standard output"])
def test_the_bar_says_all_that_one_waits_for(tmp_path: Path, site: Path, where: str) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", texts(150))
    with rows.open("a", encoding="utf-8") as stream:
        stream.write("{cut\n" + '{"text": "桥已修好。"}\n' * 20)
    out = ["--out", str(tmp_path / "out.jsonl")] if where == "a file" else []
    shown = on_a_terminal(site, "extract", str(rows), *out, "--settings", SETTINGS)
    assert re.search(r"articles +\d+/171 .*\d:\d\d:\d\d left \d+\.\d/s \d:\d\d:\d\d", shown)
    assert f"newsnlp: {rows}:151: line 151 of {rows} is not JSON" in shown
    assert ("171 articles, 1 failed: " in shown) == (where == "a file")
