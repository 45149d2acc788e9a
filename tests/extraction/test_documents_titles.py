"""Titles in 《》 and 〈〉: which are found, and their words, with broken marks mended."""

from __future__ import annotations

import pytest

from newsnlp import Settings, extract

RULES = Settings(model=None, extractors=("documents",))


def titles_of(text: str) -> list[str]:
    return [document.title for document in extract(text, format="text", settings=RULES).documents]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("他带来《河湾旧事》。", ["河湾旧事"]),
        ("她读《河湾》《云渡》《石桥》。", ["河湾", "云渡", "石桥"]),
        ("她读《河湾》、《云渡》和《石桥》。", ["河湾", "云渡", "石桥"]),
        ("会议讨论《关于废止〈夜市条例〉的决定》。", ["关于废止〈夜市条例〉的决定"]),
        ("市里转发《关于印发《停车办法》的通知》。", ["关于印发《停车办法》的通知", "停车办法"]),
        ("臺灣讀者說，這篇〈離島來信〉寫得動人。", ["離島來信"]),
        ("他在《河灣文學》發表〈離島來信〉，讀者說寫得動人。", ["河灣文學", "離島來信"]),
        ("委员会公布《夜间照明\n管理办法》全文。", ["夜间照明管理办法"]),
        ("她订了《The River\nTimes》一年。", ["The River Times"]),
        ("他读《 河湾旧事 》。", ["河湾旧事"]),
        ("《人民日报记者沈望舒来到河湾。", ["人民日报"]),
        ("他读《河湾旧事〉。", ["河湾旧事"]),
        ("她说：“我读过《河湾旧事》。”", ["河湾旧事"]),
        ("《为什么“河湾”不见了？》一文", ["为什么“河湾”不见了？"]),
    ],
)
def test_titles_are_found(text: str, titles: list[str]) -> None:
    assert titles_of(text) == titles


@pytest.mark.parametrize(
    "text",
    [
        "",
        "他读过这本书。",
        "《》",
        "《 》空的。",
        "x〈3〉y，这是式子。",
        "河湾〈上〉，他说完就走了。",
        "“河湾旧事”是他的书。",
        "《他话没说完就走了，再没有回来。",
        "》《",
        "【河湾旧事】（上）",
    ],
)
def test_nothing_is_found(text: str) -> None:
    assert titles_of(text) == []
