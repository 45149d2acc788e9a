"""People: their roles, each stated once."""

from __future__ import annotations

import pytest

from newsnlp import extract

Stated = list[tuple[str | None, str | None]]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("中国工程院院士顾怀川表示，可行。顾院士说，不难。", "顾怀川", [("中国工程院", "院士")]),
        ("顾院士说，不难。中国工程院院士顾怀川表示，可行。", "顾怀川", [("中国工程院", "院士")]),
        ("作家顾怀川表示，可行。作家顾怀川又说，不难。", "顾怀川", [(None, "作家")]),
    ],
)
def test_a_title_alone_adds_nothing_to_the_same_with_its_body(
    text: str, name: str, expected: Stated
) -> None:
    (person,) = (p for p in extract(text, format="text").people if p.name == name)
    assert [(role.organization, role.title) for role in person.roles] == expected


def test_another_title_stays() -> None:
    record = extract("中国工程院院士顾怀川表示，可行。教授顾怀川说，不难。", format="text")
    assert [role.title for role in record.people[0].roles] == ["院士", "教授"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中国工程院院士顾怀川表示，可行。顾教授说，不难。", ["院士"]),
        ("临江市副市长顾怀川表示，可行。顾市长说，不难。", ["副市长"]),
        ("“不难。”专家顾怀川说。", ["专家"]),
    ],
)
def test_an_address_states_a_role_only_where_nothing_else_does(
    text: str, expected: list[str]
) -> None:
    record = extract(text, format="text")
    assert [role.title for role in record.people[0].roles] == expected
