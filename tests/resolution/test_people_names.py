"""Who is who: mentions joined, roles attached."""

from __future__ import annotations

import pytest

from newsnlp.extraction.candidates import Found, Mention, RoleCandidate
from newsnlp.pipeline import Pipeline
from newsnlp.records import Person
from newsnlp.resolution.people import resolve_people
from newsnlp.segmentation.segmenter import Segmenter
from newsnlp.settings import Settings

PIPELINE = Pipeline(Settings(model=None, extractors=("people",)))


def people_of(text: str) -> tuple[Person, ...]:
    return PIPELINE.extract(text, format="text").people


NAMES = [
    ("唐远舟院士到了，唐院士说，天气很好。", [("唐远舟", ("唐院士",))]),
    ("演员沈一舟和导演沈默言到了。沈导演说，开拍了。", [("沈一舟", ()), ("沈默言", ("沈导演",))]),
    ("爱德华·莫雷尔到了北京。莫雷尔说，他很累。", [("爱德华·莫雷尔", ("莫雷尔",))]),
    ("厨师拉普塞特（Adrian Lapset）说，汤好了。", [("拉普塞特", ("Adrian Lapset",))]),
    ("行政長官陳方小娥說，明日停課。陳方小娥又說，後日復課。", [("陳方小娥", ())]),
    ("导演侯志贤（原名侯大海）说，片子拍完了。", [("侯志贤", ("侯大海",))]),
    ("司机张师傅把车停下。乘客张琼说，谢谢。", [("张师傅", ()), ("张琼", ())]),
    ("王女士说，她等了三天。王女士还说，她不走。", [("王女士", ())]),
    (
        "东海中学校长陈立行到了。学生陈水珠说，陈校长很忙。陈水珠还说，陈校长不来。",
        [("陈立行", ("陈校长",)), ("陈水珠", ())],
    ),
    (
        "里克·莫雷尔和莫雷尔·罗西到了北京。莫雷尔说，罗西很累。",
        [("里克·莫雷尔", ("莫雷尔",)), ("莫雷尔·罗西", ("罗西",))],
    ),
    (
        "里克·莫雷尔和莫雷尔·罗西到了北京。莫雷尔说，他很累。",
        [("里克·莫雷尔", ()), ("莫雷尔·罗西", ()), ("莫雷尔", ())],
    ),
    (
        "里克·莫雷尔和妻子安娜·莫雷尔到了北京。莫雷尔说，他很累。",
        [("里克·莫雷尔", ("莫雷尔",)), ("安娜·莫雷尔", ())],
    ),
    ("科学家陈宥仁到了。陈首席强调，不难。", [("陈宥仁", ("陈首席",))]),
    ("科学家李宥仁到了。陈首席强调，不难。", [("李宥仁", ()), ("陈首席", ())]),
    ("原告姚某芸到庭。姚女士说，很累。", [("姚某芸", ("姚女士",))]),
    ("高峰期、黄河、于是、金融，都不是人名。", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_names_and_aliases(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(person.name, person.aliases) for person in people_of(text)] == expected


BYLINES = [
    ("本报记者 林小禾 摄影报道\n市民孟庆山说，路通了。", {"林小禾": True, "孟庆山": False}),
    ("新星社东海4月1日电（记者林小禾、通讯员周大同）路通了。", {"林小禾": True, "周大同": True}),
    ("市长孟庆山说，路通了。\n责任编辑：柳如意", {"孟庆山": False, "柳如意": True}),
    ("路通了。（林小禾摄）", {"林小禾": True}),
    (
        "早上路通了\n林小禾 周大同\n今天，市长孟庆山说，路通了。",
        {"林小禾": True, "周大同": True, "孟庆山": False},
    ),
    ("东海日报全媒体记者林小禾通讯员周大同\n路通了。", {"林小禾": True, "周大同": True}),
    ("嫌疑人孟庆山曾是一名记者。", {"孟庆山": False}),
    ("（中央社記者陳俊華台北3日電）路通了。", {"陳俊華": True}),
    ("〔記者王冠仁／台北報導〕路通了。", {"王冠仁": True}),
    ("（李晓东 马丽娜）", {"李晓东": True, "马丽娜": True}),
]


@pytest.mark.parametrize(("text", "expected"), BYLINES)
def test_makers_are_told_from_the_people_of_the_story(text: str, expected: dict[str, bool]) -> None:
    assert {person.name: person.byline for person in people_of(text)} == expected


def test_a_name_broken_over_lines_is_whole() -> None:
    line = "东海市今年的春天来得比往年都要早一些，河边的柳树已经绿了，研究员唐远"
    other = "这一天上午，来自全市各区的三百多名代表在人民广场旁边的大礼堂里开会。"
    text = f"{line}\n舟表示，气温还会上升，请大家注意随时增减衣物，也要注意按时去休息好\n"
    text += f"{other}\n{other}\n唐远舟随后离开。"
    (person,) = people_of(text)
    assert person.name == "唐远舟"
    assert [span.text for span in person.mentions] == ["唐远\n舟", "唐远舟"]


@pytest.mark.parametrize("padding", [" ", "　", "  "])
def test_a_padded_name_is_whole(padding: str) -> None:
    (person,) = people_of(f"研究员 唐{padding}远表示，天气很好。唐远还说，不错。")
    assert person.name == "唐远"
    assert person.aliases == ()
    assert [span.text for span in person.mentions] == [f"唐{padding}远", "唐远"]


@pytest.mark.parametrize("text", ["单 位：万元", "时 间：五月", "金 额 合 计", "高 温 天 气"])
def test_padded_words_are_no_names(text: str) -> None:
    assert people_of(text) == ()


def test_roles_are_attached_once_and_in_order() -> None:
    text = "远山集团董事长沈若兰到场。董事长沈若兰、原校长沈若兰"
    first, second, third = (place for place in range(len(text)) if text.startswith("沈若兰", place))
    found = Found()
    found.add(Mention("person", at, at + 3, "沈若兰", "test", 0.9) for at in (first, second, third))
    found.add(
        [
            RoleCandidate((third, third + 3), (third - 2, third), None, True, "test", 0.9),
            RoleCandidate((first, first + 3), (4, 7), (0, 4), False, "test", 0.9),
            RoleCandidate((second, second + 3), (second - 3, second), (0, 4), False, "test", 0.9),
            RoleCandidate((0, 2), (4, 7), None, False, "nobody there", 0.9),
        ]
    )
    segmented = Segmenter(Settings())(text, ())
    (person,) = resolve_people(segmented, found)
    assert [(r.organization, r.title, r.former) for r in person.roles] == [
        ("远山集团", "董事长", False),
        (None, "校长", True),
    ]
    assert all(text[r.span.start : r.span.end] == r.span.text for r in person.roles)
    assert person.roles[0].span.text == "远山集团董事长"


def test_ids_follow_the_text() -> None:
    people = people_of("研究员唐远舟表示，会长石大川介绍了情况。")
    assert [(person.id, person.name) for person in people] == [("p1", "唐远舟"), ("p2", "石大川")]
    assert all(person.evidence for person in people)
