"""Wrapped lines are joined for reading on, and every span is moved back onto the text as given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp import extract
from newsnlp.reading.unwrapping import unwrap
from newsnlp.records import Block, Span

WRAPPED = """\
  新华社云岭三月五日电  据云岭县水利局
局长吴岱介绍，今年入春以来全县旱情有所缓
解，但仍有四个乡镇的人畜饮水要靠车送，水
利部门已经调集十二台水车日夜运送，确保每
一户群众都能吃上水。

  吴岱说，《云岭县抗旱应急预
案》已经启动，各乡镇要做好打持久战的准备，
“一滴水也不能白白流走”，请群众放心，工
作组还将在四月中旬再去山里看一遍水窖。
"""


def _paragraph(text: str) -> tuple[Block, ...]:
    return (Block(kind="paragraph", span=Span.of(text, 0, len(text))),)


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("吴岱表\n示，水来了。", "吴岱表示，水来了。"),
        ("吴岱表\r\n示，水来了。", "吴岱表示，水来了。"),
        ("吴岱表\n  示，水来了。", "吴岱表示，水来了。"),
        ("他叫 John\nSmith，住在山里。", "他叫 John Smith，住在山里。"),
        ("吴岱表示，水来了。", "吴岱表示，水来了。"),
        ("吴岱 表示，水来了。", "吴岱 表示，水来了。"),
    ],
)
def test_lines_are_joined(text: str, joined: str) -> None:
    assert unwrap(text, _paragraph(text)).text == joined


def test_lines_between_blocks_stay() -> None:
    text = "渡槽通水\n水来了。"
    blocks = tuple(
        Block(kind="paragraph", span=Span.of(text, start, end)) for start, end in [(0, 4), (5, 9)]
    )
    assert unwrap(text, blocks).text == text


@given(st.text(alphabet="吴岱说，。 \n\r\tAb1“”", max_size=60), st.data())
def test_spans_move_onto_the_text(text: str, data: st.DataObject) -> None:
    unwrapped = unwrap(text, _paragraph(text))
    start = data.draw(st.integers(0, len(unwrapped.text)))
    end = data.draw(st.integers(start, len(unwrapped.text)))
    moved = unwrapped.place_back(Span.of(unwrapped.text, start, end))
    assert moved.text == text[moved.start : moved.end]
    assert "".join(moved.text.split()) == "".join(unwrapped.text[start:end].split())


def test_a_wrapped_dispatch() -> None:
    record = extract(WRAPPED, format="text")
    assert record.text == WRAPPED
    assert [p.name for p in record.people] == ["吴岱"]
    assert {q.speaker.name for q in record.quotes} == {"吴岱"}
    assert [d.title for d in record.documents] == ["云岭县抗旱应急预案"]
    for span in (p for q in record.quotes for p in q.pieces):
        assert WRAPPED[span.start : span.end] == span.text
    assert any("\n" in piece.text for quote in record.quotes for piece in quote.pieces)
