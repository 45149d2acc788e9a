"""AUTHORING.md is true: its example header is read, and its example marks too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsnlp.evaluation.corpus.header import GENRES, LAYOUTS, SCRIPTS, parse_header
from newsnlp.evaluation.corpus.marks import parse_line

CORPUS = Path(__file__).parents[2] / "corpora"
PAGE = (CORPUS / "AUTHORING.md").read_text(encoding="utf-8")
RE_CODE = re.compile(r"`([^`\n]*\{[A-Z-][^`\n]*)`")
MARKED = [code for code in RE_CODE.findall(PAGE) if "…" not in code and "|" in code]
BLOCK = [line for line in PAGE.splitlines() if re.match(r"[^|`\-#]*\{[A-Z]", line)]


def test_the_example_header_is_read() -> None:
    example = PAGE.split("```\n---\n")[1].split("\n---\n")[0]
    problems: list[str] = []
    header = parse_header(example, lambda line, message: problems.append(message))
    assert problems == []
    assert [person.name for person in header.people] == ["郜怀远", "蔺思嘉", "沙新元"]
    assert header.people[0].roles[1].former
    assert dict(header.sources) == {"丰谷证券的一份研报": "document"}


@pytest.mark.parametrize("line", MARKED + BLOCK)
def test_example_marks_are_read(line: str) -> None:
    _, marks = parse_line(line)
    assert marks


def test_there_are_examples() -> None:
    assert len(MARKED) > 8
    assert len(BLOCK) >= 4


@pytest.mark.parametrize("word", [*GENRES, *SCRIPTS, *LAYOUTS])
def test_every_choice_is_named(word: str) -> None:
    assert word in PAGE


@pytest.mark.parametrize("name", ["GUIDELINE.md", "GUIDELINE.zh.md"])
def test_the_guideline_has_its_sections(name: str) -> None:
    page = (CORPUS / name).read_text(encoding="utf-8")
    assert re.findall(r"^## (\d)\.", page, re.MULTILINE) == list("123456")
