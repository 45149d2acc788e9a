"""What the tests of many articles share."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.troublesome import register


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder of `sys.path`, also of other processes, that holds the troublesome."""
    folder = tmp_path / "site"
    folder.mkdir()
    register(folder)
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("PYTHONPATH", str(folder), prepend=":")
    yield folder
    sys.modules.pop("newsnlp_trouble", None)
