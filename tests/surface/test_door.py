"""The one door: what `import newsnlp` offers, what it loads, and how long it takes."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys

import pytest

import newsnlp

EXTRAS = {"spacy", "pyarrow", "pandas", "polars", "ray", "pyspark"}
HEAVY = EXTRAS | {"jieba", "lxml", "opencc", "rich", "click", "yaml"}


def _loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*{{m.partition('.')[0] for m in sys.modules}})"
    return set(subprocess.check_output([sys.executable, "-c", code], text=True).split())


def _seconds(*command: str) -> float:
    """Return the processor's time of the quickest of several runs: others only ever add to it."""
    best = float("inf")
    for _ in range(5):
        before = os.times()
        subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
        after = os.times()
        user = after.children_user - before.children_user
        best = min(best, user + after.children_system - before.children_system)
    return best


def test_all_is_sorted_and_present() -> None:
    assert sorted(newsnlp.__all__) == newsnlp.__all__
    assert all(hasattr(newsnlp, name) for name in newsnlp.__all__)


@pytest.mark.parametrize("name", [n for n in newsnlp.__all__ if n != "__version__"])
def test_public_names_are_documented(name: str) -> None:
    documentation = inspect.getdoc(getattr(newsnlp, name)) or ""
    assert documentation.partition("\n")[0].endswith((".", ":")), documentation


def test_import_loads_nothing_heavy() -> None:
    assert _loaded_by("import newsnlp") & HEAVY == set()


def test_help_loads_no_stage() -> None:
    loaded = _loaded_by("from newsnlp.cli.entry import run; run(['--help'])")
    assert loaded & HEAVY == {"click"}


def test_import_is_quick() -> None:
    pydantic = "import pydantic; pydantic.BaseModel, pydantic.Field, pydantic.ConfigDict"
    assert _seconds("-c", "import newsnlp") - _seconds("-c", pydantic) < 0.2


def test_help_is_quick() -> None:
    assert _seconds("-m", "newsnlp", "--help") < 0.5
