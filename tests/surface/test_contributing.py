"""CONTRIBUTING is true: a new extractor takes the four edits that it shows, and no more."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RE_EDIT = re.compile(r"^\d\. `([^`]+)`[^\n]*\n\n   ```\w+\n(.*?)^   ```$", re.MULTILINE | re.DOTALL)
REGISTRY = "src/newsnlp/registry.py"
TABLE_END = re.compile(r"^}$", re.MULTILINE)


def _edits() -> dict[str, str]:
    """Return the file of each edit and what is written into it."""
    content = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return {path: textwrap.dedent(_outdent(body)) for path, body in RE_EDIT.findall(content)}


def _outdent(body: str) -> str:
    return "".join(line.removeprefix("   ") for line in body.splitlines(keepends=True))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project in which the four edits are made."""
    root = tmp_path_factory.mktemp("copy")
    leave_out = shutil.ignore_patterns("__pycache__")
    for name in ("src", "tests", "examples"):
        shutil.copytree(ROOT / name, root / name, ignore=leave_out)
    for path, body in _edits().items():
        _edit(root / path, body)
    return root


def _edit(path: Path, body: str) -> None:
    if path.exists():  # the registry: a line at the end of its table
        content = path.read_text(encoding="utf-8")
        line = textwrap.indent(body, "    ")
        path.write_text(TABLE_END.sub(line + "}", content, count=1), encoding="utf-8")
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")


def _run(copy: Path, *words: str) -> str:
    environment = {**os.environ, "PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}"}
    process = subprocess.run(
        [sys.executable, *words],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.returncode == 0, process.stdout + process.stderr
    return process.stdout


def test_there_are_four_edits() -> None:
    assert len(_edits()) == 4
    assert REGISTRY in _edits()


def test_the_new_extractor_is_listed(copy: Path) -> None:
    out = _run(copy, "-m", "newsnlp", "extractors")
    assert out.splitlines()[-1].split(maxsplit=1) == [
        "teams",
        "Finds sports teams, as organizations.",
    ]


def test_its_tests_and_the_contracts_pass(copy: Path) -> None:
    suites = [path for path in _edits() if path.startswith("tests/")]
    suites += ["tests/lexicons", "tests/contract/test_extractors.py"]
    out = _run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", *suites)
    assert "passed" in out
    assert "failed" not in out
