"""The console view: everything in it, nothing interpreted."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from newsnlp import Article, NewsRecord, Provenance
from newsnlp.rendering.console import console_view, plain_view
from tests.rendering.sample import RECORD


def draw(record: NewsRecord, *, width: int = 100, colour: bool = False) -> str:
    """Return what a terminal of `width` cells would be sent."""
    stream = io.StringIO()
    system = "truecolor" if colour else None
    console = Console(file=stream, width=width, force_terminal=colour, color_system=system)
    console.print(console_view(record))
    return stream.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        "澜江晚报 · 2025-03-18 09:26 · by 周以宁 · zh-Hans",
        "People 2",
        "顾怀川（顾教授）",
        "澜江大学 · 教授",
        "former 储能学会 · 会长",
        "byline",
        "Documents 1",
        "《行动方案》",
        "《方案》",
        "policy · 试行",
        "by 能源局; also 《方案》",
        "to 储能 · via 新华社 · a mark is missing",
        "Quotations 3",
        "“急不得，也等不得。”",
        "0.97",
        "表示",
        "要建500万千瓦",
        "(nobody named)",
    ],
)
def test_everything_is_shown(words: str) -> None:
    assert words in draw(RECORD)


@pytest.mark.parametrize("words", ["储能[red]提速[/]", "[bold]这是标记[/bold]"])
def test_words_are_not_markup(words: str) -> None:
    assert words in draw(RECORD)
    assert words in draw(RECORD, colour=True)


def test_words_do_not_drive_the_terminal() -> None:
    assert "\x1b" not in draw(RECORD)
    assert "�[31m和控制符" in draw(RECORD)


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_lines_fit_the_terminal(width: int) -> None:
    assert max(cell_len(line) for line in draw(RECORD, width=width).split("\n")) <= width


def test_there_is_colour_on_a_terminal() -> None:
    assert "\x1b[" in draw(RECORD, colour=True)


def test_plain_view_has_no_blanks_at_line_ends() -> None:
    lines = plain_view(RECORD).split("\n")
    assert [line for line in lines if line != line.rstrip()] == []


def test_an_empty_record_has_no_sections() -> None:
    record = NewsRecord(
        id="x", article=Article(), text="", provenance=Provenance(library_version="0")
    )
    view = draw(record)
    assert view.split() == ["(no", "title)", "0", "characters"]
