"""Folding: script, width and middle dots, one character for one."""

from __future__ import annotations

import pytest

from newsnlp.segmentation.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("臺灣總統府發言人說", "台湾总统府发言人说"),
        ("為爲 眾衆 啟啓 裡裏 説說", "为为 众众 启启 里里 说说"),
        ("於是後來餘下纔開", "于是后来余下才开"),
        ("２０２４年Ａ股ｂｙｔｅ", "2024年A股byte"),
        (
            "馬克‧韋伯、艾倫・圖靈、奧本•哈默、居里･瑪麗",
            "马克·韦伯、艾伦·图灵、奥本·哈默、居里·玛丽",
        ),
        ("他說＂好＂", '他说"好"'),
        ("他笑著說，看著海，意味著豐收", "他笑着说，看着海，意味着丰收"),
        ("著手調查，著重分析", "着手调查，着重分析"),
        ("有著名學者，看著作、讀名著、所著", "有著名学者，看著作、读名著、所著"),
    ],
)
def test_script_width_and_dots_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "text",
    [
        "",
        "简体中文不变，后天见。",
        "“”‘’「」『』《》〈〉（）()【】：；，。！？…—％　",
        "马克·吐温",
        "𠮷野家 \u200b\r\n é",
        "著名作家，瞭望塔",
    ],
)
def test_what_is_simplified_or_a_mark_stays(text: str) -> None:
    assert fold(text) == text
