"""Front matter, whole and broken."""

from __future__ import annotations

import pytest

from newsnlp import Settings
from newsnlp.reading import read
from newsnlp.reading.front_matter import split_front_matter

CASES = [
    ("---\ntitle: 渡槽通水\n---\n正文", {"title": "渡槽通水"}, "正文"),
    ("---\r\ntitle: 渡槽通水\r\n---\r\n正文", {"title": "渡槽通水"}, "正文"),
    (
        "---\ntitle: '渡槽：通水'\ntags: [水, 渡槽]\n---\n",
        {"title": "渡槽：通水", "tags": ["水", "渡槽"]},
        "",
    ),
    ("---\ntags:\n  - 水\n  - 渡槽\n---\n正文", {"tags": ["水", "渡槽"]}, "正文"),
    ("---\ndate: 2021-03-04 08:30:00\n---\n正文", {"date": "2021-03-04 08:30:00"}, "正文"),
    ("---\ntitle: 甲\ntitle: 乙\n---\n正文", {"title": "乙"}, "正文"),
    ("---\ntitle:\t渡槽通水\n---\n正文", {"title": "渡槽通水"}, "正文"),
    (
        '---\ntitle: "渡槽"通水"\nauthor: 林小满\n---\n正文',
        {"title": '渡槽"通水', "author": "林小满"},
        "正文",
    ),
    ("---\ntitle: 渡槽: 通水 [\n---\n正文", {"title": "渡槽: 通水 ["}, "正文"),
    (
        "---\ntitle: 渡槽通水\nauthor: 林小满\n\n正文",
        {"title": "渡槽通水", "author": "林小满"},
        "\n正文",
    ),
    ("---\ntitle: !!python/object:os.system x\n---\n正文", {"title": "x"}, "正文"),
    ("+++\ntitle = '渡槽通水'\n+++\n正文", {"title": "渡槽通水"}, "正文"),
    ("渡槽通水\n---\n正文", {}, "渡槽通水\n---\n正文"),
]


@pytest.mark.parametrize(("source", "fields", "body"), CASES)
def test_split(source: str, fields: dict[str, object], body: str) -> None:
    assert split_front_matter(source) == (fields, body)


@pytest.mark.parametrize(
    "head",
    [
        "title: " + "[" * 50_000,
        "a: &a [*a]",
        "? ? ?",
        "title: {",
        ": :",
        "\x00: \x01",
        "a: *b",
        "-",
    ],
)
def test_broken_never_raises(head: str) -> None:
    reading = read(f"---\nlayout: post\n{head}\n---\n水来了。", settings=Settings())
    assert reading.text.endswith("水来了。")


def test_facts() -> None:
    source = (
        "---\ntitle: 渡槽通水 | chen.cn\ndate: Invalid Date\nauthor: 记者林小满\n"
        "categories:\n- 民生\n- chen.cn\nurl: https://www.chen.cn/1\n"
        "source: 晨窗 – 最快的新闻\n---\n水来了。"
    )
    article = read(source, settings=Settings()).article
    assert (article.title, article.published) == ("渡槽通水", None)
    assert (article.authors, article.categories) == (("林小满",), ("民生", "chen.cn"))
    assert (article.url, article.outlet) == ("https://www.chen.cn/1", "晨窗")
