"""Quotation marks, titles and brackets: what pairs with what, and what recovers."""

from __future__ import annotations

import pytest

from newsnlp.segmentation import Enclosure
from newsnlp.segmentation.enclosures import find_enclosures
from tests.clock import cpu_seconds
from tests.marked import parse_marked
from tests.segmentation.cuts import paragraphs_of

# Labels: the kind's first letter (D double, S single, T title, B bracket), the depth, then
# "-" for an unclosed one, "+" for one that continues a speech, "~" for one with no opening mark.
LETTERS = {"double": "D", "single": "S", "title": "T", "bracket": "B"}


def label(enclosure: Enclosure) -> str:
    unclosed = "" if enclosure.closed else "-"
    continues = "+" if enclosure.continues else ""
    unopened = "" if enclosure.opened else "~"
    return f"{LETTERS[enclosure.kind]}{enclosure.depth}{unclosed}{continues}{unopened}"


def check(marked: str) -> None:
    text, spans = parse_marked(marked)
    found = find_enclosures(text, paragraphs_of(text))
    assert [(label(e), text[e.start : e.end]) for e in found] == [
        (span.label, span.text) for span in spans
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "老船长说：⟦D0|“今天下雨。明天晴。”⟧",
        "⟦D0|“我读过⟦T1|《海边来信》⟧，⟦S1|‘很好’⟧。”⟧她说。",
        "店主說：⟦D0|「這是⟦S1|『老字號』⟧。」⟧",
        "先出⟦S0|『外层』⟧，再出⟦S0|‘外层’⟧。",
        "⟦D0|〝豎排〞⟧和⟦D0|﹁引號﹂⟧",
        "⟦T0|《关于修订⟦T1|〈渔港章程〉⟧的通知》⟧",
        "⟦T0|《关于修订⟦T1|《渔港章程》⟧的通知》⟧",
        "⟦B0|（记者⟦B1|[实习]⟧）⟧⟦B0|【快讯】⟧⟦B0|〔2031〕⟧5号",
        '他说：⟦D0|"甲。"⟧她说：⟦D0|"乙。"⟧',
        '⟦D0|"我来，"⟧他说，⟦D0|"好。"⟧',
        "他说：⟦D0|＂甲。＂⟧",
        "这是⟦S0|'老字号'⟧招牌",
        "混用⟦B0|（half)⟧也成对",
        "⟦D0|“坚持⟦D1|“一村一品”⟧方针。”⟧他说。",
    ],
)
def test_marks_that_pair(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "他说：⟦D0|“好的。“⟧她走了。",
        "⟦D0|“甲“⟧，又说⟦D0|“乙”⟧",
        "他说：⟦D0|”好的。”⟧她走了。",
        "实施⟦D0|”双减”⟧之后",
        "⟦D0|「好的”⟧她说。⟦D0|「走」⟧",
        '⟦D0|“甲"⟧，他说，⟦D0|“乙"⟧',
        '⟦D0|"甲”⟧，他说，⟦D0|"乙"⟧',
        "⟦D0-|“甲，⟧⟦D0|“乙。”⟧她说。",
        "⟦D0-|“甲。她说：⟧⟦D0-|“乙。⟧",
        '他说：⟦D0-|"甲。她说：⟧⟦D0|"乙。"⟧',
        "⟦D0-|“我们坚持⟦D1|“一村一品”⟧方针。⟧",
        "⟦D0|“甲⟦S1-|‘乙⟧”⟧丙’丁",
        "⟦B0|（他说⟦D1-|“甲。⟧）⟧后⟦D0|“乙”⟧",
        "甲⟦B0|（⟦D1|“乙”⟧丙）⟧",
        "⟦B0-|（甲⟧⟦D0|“乙）丙”⟧丁",
        "⟦B0-|（港口开放⟧。⟦D0|“好。”⟧他说。",
        "⟦T0-|《渔港章程的通知⟧。⟦D0|“好。”⟧他说。",
        "⟦T0-|《甲⟧⟦D0|“乙”⟧",
    ],
)
def test_marks_gone_wrong_are_mended_in_their_paragraph(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "don’t stop, rock ’n’ roll"[:10],
        "90’s 金曲",
        "It's Wang's 店",
        '55"电视和65"电视',
        '一台55"电视',
        "跑了5′30″",
        "好的。”她说。",
        "1）甲 2）乙",
        "没有标记。",
        "》甲《"[:2],
        ":) :(",
        "“",
        "",
    ],
)
def test_strays_enclose_nothing(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "他说：⟦D0-|“甲。⟧\n⟦D0-+|“乙。⟧\n⟦D0+|“丙。”⟧丁",
        "他說：⟦D0-|「甲。⟧\n\n　⟦D0+|「乙。」⟧",
        "⟦D0-|“甲。⟧\n乙。\n⟦D0|“丙。”⟧",
        "⟦D0-|“甲。⟧\n⟦D0+~|乙⟦B1|（丙）⟧。”⟧他说。",
        "⟦D0-|「甲。⟧\n　⟦D0-+~|乙⟦D1|“丙”⟧。⟧\n⟦D0+~|丁。」⟧戊",
        '⟦D0-|"甲。⟧\n⟦D0+~|乙。"⟧',
        "⟦D0-|“甲。⟧\n乙⟦D0|“丙”⟧丁。”戊",
        "⟦D0-|“甲。⟧\n⟦S0|‘乙”丙’⟧",
        "⟦D0|“甲。”⟧\n乙。”他说。",
        '⟦D0-|"甲。⟧\n55"电视',
        "⟦D0-|“甲。⟧\n⟦D0|「乙。」⟧",
        "⟦D0-|“甲。⟧\n他说：⟦D0|“乙。”⟧",
        "⟦D0|“甲。”⟧\n⟦D0|“乙。”⟧",
        "⟦T0-|《甲⟧\n⟦T0|《乙》⟧",
    ],
)
def test_a_speech_goes_on_only_where_the_next_paragraph_reopens_it(marked: str) -> None:
    check(marked)


def test_a_paragraph_may_hold_line_breaks() -> None:
    text = "他说：“今天\n下雨。”"
    (found,) = find_enclosures(text, [type(paragraphs_of("")[0])(0, len(text), "paragraph")])
    assert (found.start, found.end, found.closed) == (3, len(text), True)


UNBALANCED = [
    "“",
    "”",
    "「",
    "（",
    "《",
    "“：",
    '"',
    "‘“",
    "“（",
    "”：",
    "'中",
    "（。“",
    "《“",
    '55"',
]


@pytest.mark.parametrize("unit", UNBALANCED)
def test_time_is_linear_in_unbalanced_marks(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        paragraphs = paragraphs_of(text)
        return cpu_seconds(lambda: find_enclosures(text, paragraphs))

    # Ten times the text takes ten times as long; a hundred times would be the square.
    assert seconds(200_000) < 40 * max(seconds(20_000), 0.005)
