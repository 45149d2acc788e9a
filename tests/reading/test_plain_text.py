"""Plain text: never altered, read by offset; wrapped lines make one paragraph."""

from __future__ import annotations

import pytest

from newsnlp import Settings
from newsnlp.reading import read

SETTINGS = Settings()
WRAPPED = """\
           渡槽今日通水
    晨窗社澜江３月４日电（记者林小满、江可）澜江渡
槽今日通水，沿岸八个村的村民一早就来到渡口，等着
看第一股水流过三十米高的槽身。这一天他们等了三十
年。
    村支书周一帆说，水来了，日子就有了盼头。她身后
的水渠里，孩子们已经脱了鞋，等着水来。“老人们说，
没有水的时候，一担水要走十里山路。”

    水到之处，掌声一片。
"""


def blocks_of(text: str) -> list[tuple[str, str]]:
    article = read(text, format="text", settings=SETTINGS).article
    return [(block.kind, block.span.text) for block in article.blocks]


@pytest.mark.parametrize(
    "text",
    [
        "渡槽通水\r\n\r\n　　水来了。\r\n",
        "渡槽通水\r水来了。\r",
        "渡槽通水\u2028水来了。",
        "\n\n渡槽通水\n",
        " \t\n",
        "<p>标签也是文字</p>",
        "---\ntitle: 也是文字\n---",
        "&ldquo;",
        WRAPPED,
        "",
    ],
)
def test_text_is_never_altered(text: str) -> None:
    assert read(text, format="text", settings=SETTINGS).text == text


def test_a_byte_order_mark_is_dropped() -> None:
    assert read("\ufeff渡槽通水", format="text", settings=SETTINGS).text == "渡槽通水"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("渡槽通水\r\n\r\n　　水来了。", ["渡槽通水", "水来了。"]),
        ("渡槽通水\u2028水来了。", ["渡槽通水", "水来了。"]),
        ("  水来了。  \n\n", ["水来了。"]),
        ("", []),
    ],
)
def test_blocks_are_lines_without_their_padding(text: str, lines: list[str]) -> None:
    assert [line for _, line in blocks_of(text)] == lines


def test_wrapped_lines_are_one_paragraph() -> None:
    assert [kind for kind, _ in blocks_of(WRAPPED)] == ["title", *["paragraph"] * 3]
    assert "澜江渡\n槽" in blocks_of(WRAPPED)[1][1]


@pytest.mark.parametrize(
    "text",
    [
        "床前\n明月\n光。\n疑是\n地上\n霜。",
        "\n".join(["白日依山尽，黄河入海流。欲穷千里目，更上一层楼。"] * 8),
        "\n".join(["渡槽今日通水，沿岸八个村的村民来到渡口，等着看水。" * 3] * 8),
    ],
)
def test_verse_and_paragraphs_are_not_joined(text: str) -> None:
    assert len(blocks_of(text)) == text.count("\n") + 1


def test_what_a_text_says_of_itself() -> None:
    text = "渡槽通水\n2021年3月4日 来源：晨窗日报\n新华社澜江3月4日电 水来了。"
    article = read(text, format="text", settings=SETTINGS).article
    assert (article.title, article.outlet) == ("渡槽通水", "晨窗日报")
    assert article.published is not None
    assert article.published.value == "2021-03-04"


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("新华社澜江3月4日电（记者林小满）水来了。", "新华社"),
        ("新京报讯（记者 林小满）水来了。", "新京报"),
        ("湖北日报全媒记者林小满", "湖北日报"),
        ("（四川日报）水来了", "四川日报"),
        ("本文来自微信公众号：晨窗（chen），作者：林小满。", "晨窗"),
        ("厂长对《证券日报》记者表示，水来了。", "证券日报"),
        ("路透社报道称，水来了。", None),
        ("他说来源不明。", None),
        ("记者从新华社获悉，水来了。", None),
    ],
)
def test_outlets(line: str, outlet: str | None) -> None:
    text = f"渡槽今日通水\n{line}"
    assert read(text, format="text", settings=SETTINGS).article.outlet == outlet
