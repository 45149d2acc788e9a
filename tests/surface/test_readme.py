"""The READMEs are true: their commands, their snippets, and each other's twin."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from newsnlp import extract
from newsnlp.cli.commands import newsnlp as group
from newsnlp.rendering.console import plain_view

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh.md")
RE_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RE_CODE_SPAN = re.compile(r"`([^`\n]+)`")
RE_LINK = re.compile(r"\]\(([^)#:]+)\)")


def _blocks(name: str, language: str) -> list[str]:
    content = (ROOT / name).read_text(encoding="utf-8")
    return [body for found, body in RE_FENCE.findall(content) if found == language]


@pytest.mark.parametrize("name", READMES)
def test_there_are_two_commands(name: str) -> None:
    run, test = _blocks(name, "sh")
    assert "newsnlp extract examples/" in run
    assert run.count("\n") == 1
    assert test.rstrip().endswith("pytest")
    assert test.count("\n") == 1


@pytest.mark.parametrize("language", ["sh", "python", "text"])
def test_twins_have_the_same_blocks(language: str) -> None:
    english, chinese = (_blocks(name, language) for name in READMES)
    assert english == chinese


def test_twins_name_the_same_code() -> None:
    english, chinese = (
        sorted(RE_CODE_SPAN.findall((ROOT / name).read_text(encoding="utf-8"))) for name in READMES
    )
    assert english == chinese


def test_twins_have_the_same_shape() -> None:
    english, chinese = (
        [line[:2] for line in (ROOT / name).read_text(encoding="utf-8").split("\n")
         if line.startswith(("#", "|"))]
        for name in READMES
    )  # fmt: skip
    assert english == chinese


@pytest.mark.parametrize("name", READMES)
def test_what_the_first_command_prints(name: str, fix_data: bool) -> None:
    """The block is the head of the real output, as long as it was made, and an ellipsis."""
    (shown,) = _blocks(name, "text")
    printed = plain_view(extract(ROOT / "examples" / "storage.md")).splitlines()
    expected = "\n".join([*printed[: shown.count("\n") - 1], "…", ""])
    if fix_data:
        path = ROOT / name
        content = path.read_text(encoding="utf-8").replace(shown, expected)
        path.write_text(content, encoding="utf-8")
        return
    assert shown == expected, "run NEWSNLP_FIX_DATA=1 pytest tests/surface/test_readme.py"


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_named(name: str) -> None:
    content = (ROOT / name).read_text(encoding="utf-8")
    assert [c for c in group.commands if f"`newsnlp {c}" not in content] == []


@pytest.mark.parametrize("name", READMES)
def test_snippets_run(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    snippets = _blocks(name, "python")
    assert snippets
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner()
    for snippet in snippets:
        runner.run(parser.get_doctest(snippet, {}, name, name, 0))
    assert runner.summarize().failed == 0


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_links_lead_somewhere(name: str) -> None:
    content = (ROOT / name).read_text(encoding="utf-8")
    assert [link for link in RE_LINK.findall(content) if not (ROOT / link).exists()] == []
