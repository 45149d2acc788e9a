"""Folders and patterns: which files they name, in which order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.batch.folders import _fits, iter_matches, iter_pages

FILES = (
    ".hidden/a.html",
    ".news.jsonl.parts/0.txt",
    "a.html",
    "b/1.md",
    "b/10.HTM",
    "b/2.txt",
    "b/c/3.html",
    "b/notes.pdf",
    "b.txt",
    "news.jsonl",
    "新闻/一.html",
)
PAGES = ["a.html", "b/1.md", "b/10.HTM", "b/2.txt", "b/c/3.html", "b.txt", "新闻/一.html"]


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_its_pages(tree: Path) -> None:
    assert [p.relative_to(tree).as_posix() for p in iter_pages(tree)] == PAGES
    assert [p.as_posix() for p in iter_pages(Path("b"))] == [p for p in PAGES if p[:2] == "b/"]


PATTERNS = {
    "*.html": ["a.html"],
    "*/*.html": ["新闻/一.html"],
    "**/*.html": ["a.html", "b/c/3.html", "新闻/一.html"],
    "b/**/*.html": ["b/c/3.html"],
    "b/**": ["b/1.md", "b/10.HTM", "b/2.txt", "b/c/3.html", "b/notes.pdf"],
    "**/**/3.html": ["b/c/3.html"],
    "b/[12].*": ["b/1.md", "b/2.txt"],
    "?/1?.HTM": ["b/10.HTM"],
    "*.jsonl": ["news.jsonl"],
    "c/*.html": [],
    ".hidden/*.html": [".hidden/a.html"],
}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_is_the_files_that_fit(tree: Path, pattern: str) -> None:
    found = [path.as_posix() for path in iter_matches(pattern)]
    assert found == PATTERNS[pattern]
    assert [p.as_posix() for p in iter_matches(str(tree / pattern))] == [
        (tree / name).as_posix() for name in found
    ]


def test_links_to_folders_are_not_followed(tree: Path) -> None:
    (tree / "b" / "round").symlink_to(tree)
    (tree / "一.html").symlink_to(tree / "a.html")
    found = [path.relative_to(tree).as_posix() for path in iter_pages(tree)]
    assert found == sorted([*PAGES, "一.html"], key=lambda name: name.split("/"))


def test_a_folder_that_cannot_be_read_is_there_to_say_so(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refuse(folder: Path) -> object:
        if Path(folder).name == "c":
            raise PermissionError
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [p.as_posix() for p in iter_pages(Path("b"))][-1] == "b/c"


names = st.lists(st.sampled_from(["a", "b", "c"]), max_size=4)
wanted = st.lists(st.sampled_from(["a", "*", "**", "[ab]"]), max_size=4)


@given(names, wanted)
def test_more_freedom_fits_more(parts: list[str], wanted: list[str]) -> None:
    if _fits(parts, wanted) and parts:
        assert _fits(parts, ["**", *wanted])
        assert _fits(parts, ["**"])
