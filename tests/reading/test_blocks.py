"""What lines serve as: each kind with lines that only look like it."""

from __future__ import annotations

import pytest

from newsnlp.reading.blocks import LineHint, classify_lines, is_caption, is_meta, is_note, is_title
from newsnlp.reading.bylines import is_byline

BYLINES = [
    "晨窗记者 林小满 晨窗编辑 江可",
    "晨窗社记者林小满",
    "本报见习记者林小满",
    "记者｜林小满 编辑｜江可 周一帆",
    "（记者 林小满 通讯员 江可）",
    "本报特约通讯员 林小满 本报特约记者 江可",
    "文字记者：林小满、江可",
    "林小满／文",
    "林小满／文 江可／图",
    "作者：林小满",
    "□晨窗日报全媒体记者 林小满 江可",
    "本报记者林小满发自上海",
    "每经记者 林小满 北京摄影报道",
    "新华社记者",
    "林小满/中国青年报",
    "編輯 林小滿 校對 江可",
]
NO_BYLINES = [
    "记者看到，渡槽通水了。",
    "记者从现场获悉",
    "记者 获悉",
    "编辑部的灯",
    "他是记者",
    "点击下图 了解详情",
    "一线采访（六）",
    "林小满：好的",
    "文化自信",
    "张一 李二",
    "图片来源：视觉库",
    "渡槽今日通水",
    "采访 主题",
    "记者节快乐",
]
META = [
    "来源：晨窗日报 2021-03-04 08:30",
    "2021年03月04日 08:30:12",
    "发布时间：2021-03-04 发布人：林小满",
    "晨窗日报 2021-03-04",
    "发表于2021-03-04 21:30 | 1164次阅读 | 0 条评论",
    "来源：晨窗日报",
]
NO_META = [
    "2021年3月4日，渡槽今日通水。",
    "2021年3月4日上午，渡槽举行了一场简单的通水仪式，沿岸八个村的村民都来了",
    "2021年渡槽通水大事记",
    "3月4日",
    "他说来源不明",
]
NOTES = [
    "责任编辑：林小满",
    "【责编：林小满】",
    "（来源：晨窗网）",
    "（原标题：渡槽今日通水）",
    "免责声明：本文仅供参考",
    "版权归晨窗所有，未经授权不得转载",
    "返回首页",
    "扫码关注我们",
    "本文来自公众号：晨窗",
]
NO_NOTES = [
    "他呼吁尊重版权。",
    "林小满说，编辑部的声明昨天就发了。",
    "来源地的村民说",
    "注意：渡口关闭",
]
CAPTIONS = [
    "晨雾中的渡口。林小满 摄",
    "渡口晨霧。林小滿攝",
    "资料图：市民在雨中骑行",
    "▲竣工后的渡槽",
    "图为竣工后的渡槽",
    "晨雾中的渡口（受访者供图）",
    "晨雾中的渡口。图/视觉库",
]
NO_CAPTIONS = [
    "他爱好摄影。",
    "电影昨天开拍",
    "他画了一张图。",
    "图书馆明天开放",
    "他在截图上签字。",
]


@pytest.mark.parametrize("line", BYLINES)
def test_bylines(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize("line", NO_BYLINES)
def test_no_bylines(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize("line", META)
def test_meta(line: str) -> None:
    assert is_meta(line)


@pytest.mark.parametrize("line", NO_META)
def test_no_meta(line: str) -> None:
    assert not is_meta(line)


@pytest.mark.parametrize("line", NOTES)
def test_notes(line: str) -> None:
    assert is_note(line)


@pytest.mark.parametrize("line", NO_NOTES)
def test_no_notes(line: str) -> None:
    assert not is_note(line)


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize("line", NO_CAPTIONS)
def test_no_captions(line: str) -> None:
    assert not is_caption(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("渡槽今日通水", True),
        ("渡槽今日通水！", True),
        ("通水了吗？", True),
        ("「水來了」", True),
        ("渡槽今日通水，沿岸村民来到渡口。", False),
        ("记者 林小满", False),
        ("2021-03-04 来源：晨窗日报", False),
        ("原标题：渡槽今日通水", False),
        ("渡" * 61, False),
    ],
)
def test_titles(line: str, expected: bool) -> None:
    assert is_title(line) is expected


PARAGRAPH = "澜江渡槽今日通水，沿岸八个村的村民一早就来到渡口，等着看第一股水流过槽身。"


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (["渡槽通水", PARAGRAPH, "盼了三十年", PARAGRAPH], "title paragraph heading paragraph"),
        (["渡槽通水", PARAGRAPH, "水来了。", PARAGRAPH], "title paragraph paragraph paragraph"),
        (["渡槽通水", PARAGRAPH, "水来了", "人笑了", "天亮了"], "title" + " paragraph" * 4),
        (["渡槽通水", "摘要：水来了。", PARAGRAPH], "title abstract paragraph"),
        (["渡槽通水", "2021-03-04 08:30", "林小满", PARAGRAPH], "title meta byline paragraph"),
        (["渡槽通水", PARAGRAPH, "责任编辑：林小满"], "title paragraph note"),
        (["渡槽通水"], "title"),
    ],
)
def test_lines_in_their_place(lines: list[str], kinds: str) -> None:
    assert classify_lines([LineHint(x) for x in lines], titled=True) == kinds.split()


def test_a_short_line_after_a_picture_is_a_caption() -> None:
    lines = [LineHint(PARAGRAPH), LineHint("竣工后的渡槽", after_image=True), LineHint(PARAGRAPH)]
    assert classify_lines(lines, titled=False) == ["paragraph", "caption", "paragraph"]
