"""Names from abroad: joined by a hyphen, Vietnamese, Japanese; and withheld ones. Half are none."""

from __future__ import annotations

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.settings import Settings
from tests.marked import parse_marked

PIPELINE = Pipeline(Settings(model=None, extractors=("people",)))

HYPHENS = [
    "秘书长⟦玛丽-路易丝·贝尔蒂埃⟧表示，会议延期。",
    "总裁⟦让-马克·杜瓦尔⟧透露，工厂将扩建。",
    "队长⟦安杰莉·桑托斯-林⟧说，比赛很难。",
    "会长⟦阿辛托·莫拉莱斯-特略⟧认为，渔业很难。",
    "发言人⟦保罗·德萨利纳-蓬皮⟧说，疫苗已到。⟦蓬皮⟧强调，没有中断。",
    "导演⟦罗德里戈·马格努斯⟧因航班取消没有到场。",
    "总监⟦安德烈·马尔科维奇⟧以视频方式出席。",
    "作家⟦卡尔·施泰因⟧说，书卖完了。",
]
NO_HYPHENS = [
    "让-马克是他的外号。",
    "京-沪·杭线全线停运。",
    "莫拉莱斯-特略公司昨日停产。",
    "杜瓦尔-林大街昨日封闭。",
]
VIETNAMESE = [
    "场长⟦黎氏芳桃⟧认为，水不够。",
    "副局长⟦丁氏海燕⟧表示，已经修好。",
    "总经理⟦阮文庆德⟧说，工厂投产。",
]
NO_VIETNAMESE = [
    "黎氏家族昨日分家。",
    "陈氏太极拳传到了海外。",
    "范氏兄弟昨日到场。",
]
JAPANESE = [
    "所长⟦岸谷洋二⟧说，价格涨了。",
    "会长⟦丰永健介⟧表示，产量下降。",
    "棋手⟦花冈早纪⟧四段赢了一盘。",
]
NO_JAPANESE = ["岩波书店昨日重开。", "鹤岛灯塔昨日停用。", "涩谷街头下了雪。"]
WITHHELD = [
    "法院判决后，⟦臧某⟧未表示是否上诉。此前⟦臧某⟧服判。",
    "⟦郭某⟧发的微信，被当庭出示。⟦郭某⟧否认。",
    "被告人⟦张某强⟧到案。⟦张某强⟧认罪。",
]
NO_WITHHELD = ["某发电厂昨日停产。", "有某未成年人到场。", "某诉讼昨日开庭。"]
ADDRESSED = [
    "首席科学家⟦燕渡舟⟧昨日到港。⟦燕首席⟧强调，还不是预警。",
    "巴士司机⟦陈伯聪⟧来了。⟦陈伯⟧去年退休。",
]
ALL = [
    *HYPHENS,
    *NO_HYPHENS,
    *VIETNAMESE,
    *NO_VIETNAMESE,
    *JAPANESE,
    *NO_JAPANESE,
    *WITHHELD,
    *NO_WITHHELD,
    *ADDRESSED,
]


@pytest.mark.parametrize("case", ALL)
def test_people_from_abroad_are_marked(case: str) -> None:
    """The people found are the people marked."""
    text, spans = parse_marked(case.replace("⟦", "⟦PER|"))
    record = PIPELINE.extract(text, format="text")
    found = sorted((m.start, m.end) for person in record.people for m in person.mentions)
    assert [text[s:e] for s, e in found] == [span.text for span in spans]
    assert found == [(span.start, span.end) for span in spans]
