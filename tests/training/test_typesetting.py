"""Lines set otherwise: mentions keep their borders, and all that may vary does."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lines import Line
from typesetting import Typesetter, iter_parts

TEXT = "远川集团网络总监王强说，“软件比GDP重要：‘好’（完）”！"
LINE = Line(TEXT, ((0, 4, "O"), (4, 8, "T"), (8, 10, "P")), "1")
RE_SQUEEZED = re.compile(r"[^一-鿿A-Z]")


def variants(count: int = 300) -> list[Line]:
    typesetter = Typesetter(1)
    return [typesetter.set(LINE) for _ in range(count)]


def test_mentions_keep_their_borders() -> None:
    for line in variants():
        organization, title, person = (line.text[start:end] for start, end, _ in line.spans)
        assert [kind for _, _, kind in line.spans] == ["O", "T", "P"]
        assert organization == "远川集团"
        assert title in {"网络总监", "网路总监"}
        assert "".join(person.split()) == "王强"


@pytest.mark.parametrize(
    "shows",
    [
        lambda text: "「" in text,
        lambda text: '"' in text,
        lambda text: "说," in text,
        lambda text: "说, " in text,
        lambda text: "(完)" in text,
        lambda text: " GDP " in text,
        lambda text: "软体" in text,
        lambda text: "王 强" in text,
        lambda text: "王\u3000强" in text,
        lambda text: text.endswith("”"),
        lambda text: text == TEXT,
    ],
)
def test_each_way_of_setting_happens_and_none_always(shows: Callable[[str], bool]) -> None:
    shown = [shows(line.text) for line in variants()]
    assert any(shown)
    assert not all(shown)


def test_words_change_for_those_of_another_region_alone() -> None:
    words = {RE_SQUEEZED.sub("", line.text) for line in variants()}
    ours = RE_SQUEEZED.sub("", TEXT)
    assert words <= {ours, ours.replace("网络", "网路").replace("软件", "软体")}


def test_lines_are_the_same_every_time() -> None:
    assert variants(20) == variants(20)


@pytest.mark.parametrize("text", ["", "。", "今天没有人"])
def test_a_line_without_mentions_has_none_afterwards(text: str) -> None:
    assert all(not Typesetter(seed).set(Line(text, (), "1")).spans for seed in range(20))


def test_parts_rebuild_the_line() -> None:
    parts = list(iter_parts(LINE))
    assert "".join(part for part, _ in parts) == TEXT
    assert [(part, kind) for part, kind in parts if kind] == [
        ("远川集团", "O"),
        ("网络总监", "T"),
        ("王强", "P"),
    ]
