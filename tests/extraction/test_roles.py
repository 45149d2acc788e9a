"""Roles: each case marks the person P; what is expected is written as 组织/职务, 前 for former."""

from __future__ import annotations

import pytest

from tests.extraction.linking import link

BEFORE = [
    ("远川集团副总裁⟦P|何立诚⟧", ["远川集团/副总裁"]),
    ("中国工程院院士、远川集团首席科学家⟦P|何立诚⟧", ["中国工程院/院士", "远川集团/首席科学家"]),
    ("浪潮信息副总裁、AI产品线总经理⟦P|何立诚⟧", ["浪潮信息/副总裁", "浪潮信息/AI产品线总经理"]),
    ("远川协会副会长兼秘书长⟦P|何立诚⟧", ["远川协会/副会长", "远川协会/秘书长"]),
    ("电影节评委会主席、历史学家⟦P|何立诚⟧", ["电影节/评委会主席", "/历史学家"]),
    ("福州市市长⟦P|何立诚⟧", ["福州市/市长"]),
    ("福建省委副书记、省长⟦P|何立诚⟧", ["福建省委/副书记", "福建省/省长"]),
    ("美国总统⟦P|史密斯⟧", ["美国/总统"]),
    ("法国作家⟦P|史密斯⟧", ["/作家"]),
    ("著名导演⟦P|何立诚⟧", ["/导演"]),
    ("外交部发言人⟦P|何立诚⟧", ["外交部/发言人"]),
    ("远川集团的董事长⟦P|何立诚⟧", ["远川集团/董事长"]),
    ("原临江市副市长⟦P|何立诚⟧", ["前临江市/副市长"]),
    ("远川集团原董事长⟦P|何立诚⟧", ["前远川集团/董事长"]),
    ("远川大学的⟦P|何立诚⟧", ["远川大学/"]),
    ("浙江省临江县德安镇镇长⟦P|何立诚⟧", ["浙江省临江县德安镇/镇长"]),
]
LISTS = [
    ("远川学会副理事长⟦P|薛远⟧、⟦P|刘川⟧", ["远川学会/副理事长", "远川学会/副理事长"]),
    ("本报记者 ⟦P|薛远⟧ ⟦P|刘川⟧", ["本报/记者", "本报/记者"]),
    ("远川大学校长⟦P|薛远⟧表示，⟦P|刘川⟧很好", ["远川大学/校长"]),
    ("薛远说，⟦P|刘川⟧和⟦P|薛远⟧都来了", []),
]
AFTER = [
    ("⟦P|何立诚⟧院士介绍", ["/院士"]),
    ("远川大学⟦P|何立诚⟧教授介绍", ["远川大学/教授"]),
    ("⟦P|金教授⟧介绍", ["/教授"]),
    ("⟦P|何⟧先生介绍", []),
    ("⟦P|何立诚⟧女士介绍", []),
    ("⟦P|何立诚⟧（远川公司董事长）介绍", ["远川公司/董事长"]),
    ("⟦P|何立诚⟧，远川大学教授，今年五十岁", ["远川大学/教授"]),
    ("⟦P|何立诚⟧现任远川公司董事长、总裁", ["远川公司/董事长", "远川公司/总裁"]),
    ("⟦P|何立诚⟧是远川大学教授。", ["远川大学/教授"]),
    ("⟦P|何立诚⟧是一名教师。", ["/教师"]),
    ("⟦P|何立诚⟧曾任临江市教育局局长。", ["前临江市教育局/局长"]),
    ("⟦P|何立诚⟧2019年出任远川公司总裁。", ["前远川公司/总裁"]),
    ("⟦P|何立诚⟧是教授的学生。", []),
    ("⟦P|何立诚⟧会见了临江市市长。", []),
    ("⟦P|何立诚⟧表示，董事长已经离开。", []),
    ("⟦P|何立诚⟧（右二）在会上", []),
]
CREDITS = [
    ("新华社临江4月1日电（记者⟦P|何立诚⟧）", ["新华社/记者"]),
    ("每经记者 ⟦P|何立诚⟧", ["每经/记者"]),
    ("责任编辑：⟦P|何立诚⟧", ["/责任编辑"]),
    ("⟦P|何立诚⟧ 摄", []),
]


@pytest.mark.parametrize(("marked", "expected"), BEFORE)
def test_titles_before_a_name(marked: str, expected: list[str]) -> None:
    assert link(marked) == expected


@pytest.mark.parametrize(("marked", "expected"), LISTS)
def test_one_title_before_a_list_of_names(marked: str, expected: list[str]) -> None:
    assert link(marked) == expected


@pytest.mark.parametrize(("marked", "expected"), AFTER)
def test_roles_after_a_name(marked: str, expected: list[str]) -> None:
    assert link(marked) == expected


@pytest.mark.parametrize(("marked", "expected"), CREDITS)
def test_credits(marked: str, expected: list[str]) -> None:
    assert link(marked) == expected
