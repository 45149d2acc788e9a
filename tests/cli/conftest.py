"""What the tests of the command line share."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from newsnlp.cli.entry import run


@dataclass(frozen=True)
class Result:
    """What a command left: its exit code and its two streams."""

    code: int
    out: str
    err: str


Newsnlp = Callable[..., Result]


@pytest.fixture
def newsnlp(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Newsnlp:
    """Run `newsnlp` in this process, away from the settings of whoever runs the tests."""
    for name in [n for n in os.environ if n.startswith("NEWSNLP_")]:
        monkeypatch.delenv(name)

    def call(*words: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run(words)
        out, err = capsysbinary.readouterr()
        return Result(code, out.decode(), err.decode())

    return call
