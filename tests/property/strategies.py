"""Texts to try the laws on: what news is made of, mixed with what breaks careless code."""

from __future__ import annotations

from hypothesis import strategies as st

MARKS = "“”‘’「」『』《》〈〉（）()【】〔〕\"'＂＇"
POINTS = "，。、；：？！…—·,.;:?!"
BLANKS = " \u3000\t\n\r\u200b\ufeff\u2028\x85\xa0"
ODD = "𠮷𠀀e\u0301é１Ａａ\u202e\u202c\u2066\u2069\u200f\ue000\x00\x1b[]<>&{}%\\"
NAMES = ("王海生", "欧阳知微", "伊莎贝拉·莫罗", "陳國棟", "张 三", "顾教授", "小李", "田中太郎")
TITLES = (
    "教授",
    "董事长兼首席执行官",
    "原副局长",
    "澜江大学校长",
    "外交部发言人",
    "记者",
    "一位业内人士",
)
BODIES = ("澜江省能源局", "远帆储能", "国务院", "该公司", "本报", "中国工程院")
CUES = (
    "表示",
    "说",
    "称",
    "指出，",
    "：",
    "认为",
    "告诉记者",
    "据介绍，",
    "在他看来，",
    "他说",
    "坦言：“",
)
DOCUMENTS = (
    "《行动方案》",
    "（以下简称《方案》）",
    "《方案》提出，",
    "该报告显示，",
    "印发《",
    "〔2020〕5号",
)
CONTENT = (
    "今天下雨",
    "成本还要再降",
    "“双碳”",
    "一要快；二要好",
    "不能一哄而上",
    "\r\n",
    "。",
    "，",
    "”",
)
TAGS = (
    "<p>",
    "</p>",
    "<br>",
    "<div>",
    "</div>",
    "<h1>",
    "&ldquo;",
    "&#x4e00;",
    "<script>",
    "<!--",
    "]]>",
)

characters = st.sampled_from(MARKS + POINTS + BLANKS + ODD)
words = st.sampled_from(NAMES + TITLES + BODIES + CUES + DOCUMENTS + CONTENT)
anything = st.text(st.characters(codec="utf-8"), max_size=5)

texts = st.lists(st.one_of(words, words, characters, anything), max_size=40).map("".join)
"""Plain text: words of news, marks in any order, and characters of every kind."""

pages = st.lists(st.one_of(words, st.sampled_from(TAGS), characters), max_size=40).map("".join)
"""Pages: the same with tags that open and close where they please."""
