"""Sentences: where they end, and where they must not."""

from __future__ import annotations

import pytest

from tests.clock import cpu_seconds
from tests.segmentation.cuts import segment_lines


def cut(text: str) -> list[str]:
    segmented = segment_lines(text)
    return [text[s.start : s.end] for s in segmented.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "天晴了。|船出港了！|谁在码头？|没有人",
        "什么？！|他没有回答。",
        "他们到了。”|天黑了。",
        "“下雨了。”|此后三天，他没有露面。",
        "“下雨了。”|他说：“快走。”",
        "“下雨了。”|“快走。”他说。",
        "“下雨了。”|说完，他离开了码头。",
        "“下雨了。”|报告还介绍了三项工艺。",
        "他说：“下雨了。”|码头空无一人。",
        "「下雨了。」|三天後，他沒有露面。",
        "船出港了。|（完）",
        "（笑声。）|他接着讲。",
        "“下雨了。”他说。|“快走。”",
        "他说：“下雨了。”|船员林远表示，“船不出港。”",
        "他说，“下雨了。”|船员林远表示，船不出港。",
        "“下雨了。”|他并不知道，船已经出港。",
        "“下雨了吗？”|的确，天色暗了。",
        "“下雨了。”|三天后，港务处表示，船可以出港。",
    ],
)
def test_sentences_end(text: str) -> None:
    assert cut(text.replace("|", "")) == text.split("|")


@pytest.mark.parametrize(
    "text",
    [
        "他说：“今天下雨。明天晴。”",
        "“下雨了。快走。”老船长说。",
        "“下雨了！”老船长笑着喊道。",
        "“下雨了。”一位不愿具名的船员告诉《渔港日报》记者。",
        "“下雨了。”她说，“快走。”",
        "“下雨了。”他表示，自己早有准备。",
        "「下雨了。」老船長說。",
        "“下雨了。”在港口住了四十年、见过三次大风的老船长林远对《渔港日报》记者说，这样的雨多年未见。",
        "“下雨了。”说到那天的情形，老船长这样回忆道。",
        "说到“下雨了。”这句话，他笑了。",
        "“下雨了。”，他这样回答。",
        "面对“怎么办？”的疑问，他没有回答。",
        "他高喊“加油！”向前跑去。",
        "《为什么？》讲述了一座渔港。",
        "船（今年下水。去年开工。）出港了。",
        "一要修堤；二要清淤；三要植树。",
        "他想……后来还是走了。",
        "水深1.5米，见No.1航道，e.g.西侧，网址http://port.example/?id=1&x=2。",
        "“甲。\u3000\u3000乙。",
    ],
)
def test_sentences_go_on(text: str) -> None:
    assert cut(text) == [text]


def test_sentences_stay_in_their_paragraphs_and_leave_out_outer_spaces() -> None:
    assert cut("　　标题\n\n  甲。 乙 \n“丙。\n“丁。”") == ["标题", "甲。", "乙", "“丙。", "“丁。”"]


@pytest.mark.parametrize(
    "unit", ["甲“好！”", "…", "!?", "“好。”", "（。）", "。", "“好。”他说，", "）”"]
)
def test_time_is_linear_in_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        return cpu_seconds(lambda: segment_lines(text))

    assert seconds(200_000) < 40 * max(seconds(20_000), 0.005)
