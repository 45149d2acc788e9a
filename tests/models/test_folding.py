"""What folding makes one for the model, so that training needs no variants of it."""

from __future__ import annotations

from collections.abc import Callable

import opencc
import pytest

from newsnlp import extract
from newsnlp.models.crf import shipped_model
from newsnlp.records import Block, Span
from newsnlp.segmentation.segmenter import Segmenter
from newsnlp.settings import Settings

TEXTS = (
    "远川集团董事长何立诚2024年3月15日表示，订单比去年增加了12%。",
    "海川市水利局副局长陆衡在会后说：“大坝A3段已经修好，国务院很重视。”",
    "芬兰经济学家马蒂·林德曼与青禾农业公司总经理林知秋谈了5G农业。",
    "今天下了2场雨，没有人来。",
)
WIDE = {code: code + ord("Ａ") - ord("A") for code in map(ord, "0123456789ABCDEFGHIJKabcdefg")}


def traditional(text: str) -> str:
    return str(opencc.OpenCC("s2t").convert(text))


WAYS: dict[str, Callable[[str], str]] = {
    "traditional": traditional,
    "wide": lambda text: text.translate(WIDE),
    "dot": lambda text: text.replace("·", "‧"),
    "katakana dot": lambda text: text.replace("·", "・"),
    "bullet": lambda text: text.replace("·", "•"),
    "all": lambda text: traditional(text).translate(WIDE).replace("·", "・"),
}


def find(text: str) -> list[tuple[str, int, int, float]]:
    blocks = (Block(kind="paragraph", span=Span.of(text, 0, len(text))),)
    mentions = shipped_model()(Segmenter(Settings())(text, blocks))
    return [(m.label, m.start, m.end, m.probability) for m in mentions]


def people(text: str) -> list[list[tuple[int, int]]]:
    record = extract(text, format="text")
    return [[(span.start, span.end) for span in person.mentions] for person in record.people]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("way", WAYS)
def test_script_width_and_dots_change_no_mention(text: str, way: str) -> None:
    other = WAYS[way](text)
    assert len(other) == len(text)
    assert find(other) == find(text)
    assert people(other) == people(text)


def test_these_texts_have_mentions_of_each_kind_and_none() -> None:
    assert [bool(find(text)) for text in TEXTS] == [True, True, True, False]
    assert {label for text in TEXTS for label, *_ in find(text)} == {
        "person",
        "title",
        "organization",
    }


@pytest.mark.parametrize(
    ("text", "other"), [("他说：“行。”", "他说：「行。」"), ("何立诚", "何 立诚")]
)
def test_marks_and_spaces_are_left_to_training(text: str, other: str) -> None:
    """They stay as they are: training/typesetting.py varies them."""
    blocks = (Block(kind="paragraph", span=Span.of(other, 0, len(other))),)
    assert Segmenter(Settings())(other, blocks).folded == other != text
