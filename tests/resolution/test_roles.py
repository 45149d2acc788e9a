"""Roles of one person: the same role stated twice is one, different roles stay apart."""

from __future__ import annotations

import pytest

from newsnlp.extraction.candidates import RoleCandidate
from newsnlp.resolution.roles import join_roles

Stated = tuple[str | None, str | None]

JOINED: list[tuple[list[Stated], list[Stated]]] = [
    ([("远川大学", "教授"), (None, "教授")], [("远川大学", "教授")]),
    ([(None, "教授"), ("远川大学", "教授")], [("远川大学", "教授")]),
    ([("远川大学", None), ("远川大学", "教授")], [("远川大学", "教授")]),
    ([("远川大学", "教授"), ("远川大学", None)], [("远川大学", "教授")]),
    ([("临江税务局", "局长"), ("远川省临江税务局", "局长")], [("远川省临江税务局", "局长")]),
    ([("远川大学", "教授"), ("远川大学文学院", "教授")], [("远川大学文学院", "教授")]),
    ([("中文大學", "校長"), ("中大", "校長")], [("中文大學", "校長")]),
    ([("中科院", "院士"), ("中国科学院", "院士")], [("中国科学院", "院士")]),
    ([("远川大学", "教授"), ("远川大学", "院长")], [("远川大学", "教授"), ("远川大学", "院长")]),
    ([("远川大学", "教授"), ("临江大学", "教授")], [("远川大学", "教授"), ("临江大学", "教授")]),
    ([(None, "教授"), (None, "作家")], [(None, "教授"), (None, "作家")]),
    ([("远川大学", "教授"), (None, "院长")], [("远川大学", "教授"), (None, "院长")]),
    ([("远川大学", "教授"), ("临江大学", None)], [("远川大学", "教授"), ("临江大学", None)]),
    ([(None, None)], []),
]


def build(stated: list[Stated], former: bool = False) -> tuple[str, list[RoleCandidate]]:
    text, candidates = "", []
    for organization, title in stated:
        start = len(text)
        text += organization or ""
        middle = len(text)
        text += (title or "") + "。"
        candidates.append(
            RoleCandidate(
                (0, 1),
                (middle, len(text) - 1) if title else None,
                (start, middle) if organization else None,
                former,
                "test",
                1.0,
            )
        )
    return text, candidates


@pytest.mark.parametrize(("stated", "expected"), JOINED)
def test_roles_are_joined(stated: list[Stated], expected: list[Stated]) -> None:
    text, candidates = build(stated)
    assert [(r.organization, r.title) for r in join_roles(text, candidates)] == expected


def test_a_role_is_former_where_the_text_says_so_once() -> None:
    text, candidates = build([("远川大学", "校长"), (None, "校长")])
    former = [
        RoleCandidate((0, 1), candidates[0].title, candidates[0].organization, True, "test", 1.0)
    ]
    (role,) = join_roles(text, [*former, candidates[1]])
    assert role.former


def test_spans_are_slices_of_the_text() -> None:
    text, candidates = build([("远川大学", "教授"), (None, "作家")])
    assert all(text[r.span.start : r.span.end] == r.span.text for r in join_roles(text, candidates))


def test_a_body_that_is_named_far_off_is_no_part_of_the_words_that_state_the_role() -> None:
    text = "远川公司昨天开会。" + "会开得很长。" * 3 + "公司总裁何立诚来了。"
    title = (text.index("总裁"), text.index("总裁") + 2)
    far = RoleCandidate((0, 1), title, (0, 4), False, "test", 1.0)
    (role,) = join_roles(text, [far])
    assert (role.organization, role.title, role.span.text) == ("远川公司", "总裁", "总裁")
