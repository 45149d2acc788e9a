"""The validator: each thing that it says, and that it says nothing of what is right."""

from __future__ import annotations

import pytest

from tests.corpora.composing import HEADER, problems_of
from tests.corpora.test_compiler import DECLARED, PREFIX

RIGHT = [
    "步溪{C1|说}，{I1:步溪|鱼卖完了}。",
    "步溪{C1|说}：“{D1:步溪|鱼‘没了’}”，她收了摊。",
    "“{D1:步溪|‘没了’是什么话？}”容与{C1|问}。",
    "容与：{D:容与|鱼没了。}",
    "{D:容与|接着的一段也是他的话。}",
    "“{D:容与|没有关上的话。}",
    "步溪{C1|说}{M1:步溪|这是“天意”}。",
    "步溪{C1|说}，{I1:步溪|容与{C2|说过}{I2?:容与|要来}}。",
    "集合\\{甲\\}不是标记。",
]
WRONG = [
    ("步溪{C1|说}，鱼卖完了。", "no piece with the number of C1"),
    ("步溪说，{I1:步溪|鱼卖完了}。", "no cue with the number of I1"),
    ("步溪{C1|说}，{I1:步溪|没了}。容与{C1|说}，{I1:容与|好}。", "number used twice: C1"),
    ("步溪{C1|说}，{I1:步溪|没了}。{S2|她}{C2|笑}了。", "no piece with the number of"),
    ("步溪说，{I|没了}。", "a piece with no speaker; unknown is written :?"),
    ("步溪{C1|说}，{I1:步溪|没了。}", "ends before its full stop or comma"),
    ("步溪{C1|说}{I1:步溪|，没了}。", "begins with its first word"),
    ("步溪{C1|说}：{D1:步溪|“没了。”}", "leaves its quotation marks outside"),
    ("步溪{C1|说}：“{D1:步溪|没了。”}", "ends before its closing mark"),
    ("步溪{C1|说}：“{D1:步溪|没了}。”", "goes on to its closing mark"),
    ("步溪当时大声地{C1|说}了{D1:步溪|没了}。", "begins right after its opening mark"),
    ("步溪{C1|说}{M1:步溪|这是天意}。", "holds a fragment in quotation marks"),
    ("步溪{C1|说}{I1:步溪|“没了”}。", "it is direct"),
    ("步溪{C1|说}，{I1:步溪|容与{C2|说}{I2:容与|要来}}。", "one of them is optional"),
    ("步溪{I1:步溪|{C1|预计}鱼少}。", "C1 inside its own piece"),
    ("{T|大厨}来了。", "in nobody's roles: 大厨"),
    ("{P|容先生}来了。", "no name in people: 容先生"),
    ("{P=步溪|容与}来了。", "步溪 is not declared with the form 容与"),
    ("他{C1|说}，{I1:容先生|没了}。", "neither declared nor in the text: 容先生"),
    ("《鱼经》不在。", "not in documents: 《鱼经》"),
    ("{D1:步溪|没了", "never closed on its line"),
]
DECLARATIONS = [
    ("people:\n  邝野:\n", "declared, but never mentioned: 邝野"),
    ("people:\n  步溪: {aliases: [溪姐], roles: [早市 / 摊主]}\n", "never mentioned: 溪姐"),
    ("people:\n  步溪: {roles: [早市 / 摊主, / 船工]}\n", "never marked {T|…}: 船工"),
    ("people:\n  步溪: {roles: [夜市 / 摊主]}\n", "not in the text: 夜市"),
    ("people:\n  步溪: {roles: [邻居 / 摊主]}\n", "nor marked {O|…}: 邻居"),
    ("people:\n  步溪: {roles: [摊主]}\n", "a role is 'organization / title'"),
    ("people:\n  步溪: {nick: 溪}\n", "no such key: nick"),
    ("people:\n  步溪:\n  步溪:\n", "declared twice in people: 步溪"),
    ("organizations:\n  鱼行:\n", "never mentioned: 鱼行"),
    ("documents:\n  鱼经: {kind: work}\n", "not in the text: 《鱼经》"),
    ("documents:\n  早市公约: {kind: law}\n", "no such kind of document: law"),
    ("documents:\n  早市公约: {kind: other, issuers: [鱼行]}\n", "issuer not in the text: 鱼行"),
    ("sources:\n  一份告示: document\n", "not in the text: 一份告示"),
    ("persons:\n  步溪:\n", "no such key in a header: persons"),
    ("people: [步溪\n", "header is not YAML"),
]
HEADERS = [
    (HEADER.replace("local", "novel"), "no such genre: novel"),
    (HEADER.replace("hans", "hant-tw"), "script is hant-tw, but only 0%"),
    (HEADER.replace("text", "columns"), "no such layout: columns"),
    (HEADER.replace("local", "notice"), "genre notice has no firm quotation"),
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_nothing_is_said_of_what_is_right(sentence: str) -> None:
    assert problems_of(f"{PREFIX}\n{sentence}", DECLARED) == []


@pytest.mark.parametrize(("sentence", "message"), WRONG)
def test_a_wrong_mark_is_named(sentence: str, message: str) -> None:
    problems = problems_of(f"{PREFIX}\n{sentence}", DECLARED)
    assert problems
    assert all(message in problem for problem in problems)


@pytest.mark.parametrize(("declarations", "message"), DECLARATIONS)
def test_a_wrong_declaration_is_named(declarations: str, message: str) -> None:
    problems = problems_of(PREFIX, declarations)
    assert [problem for problem in problems if message in problem], problems


@pytest.mark.parametrize(("header", "message"), HEADERS)
def test_a_wrong_header_is_named(header: str, message: str) -> None:
    (problem,) = problems_of(f"{PREFIX}\n步溪{{C1|说}}，{{I1:步溪|没了}}。", DECLARED, header)
    assert message in problem


def test_a_form_that_two_share_is_marked() -> None:
    people = "people:\n  步溪: {aliases: [小步]}\n  步远: {aliases: [小步]}\n"
    body = "步溪和步远都叫{P=步溪|小步}，{P=步远|小步}先来。"
    assert problems_of(body, people) == []
    (problem,) = problems_of(body + "小步后来。", people)
    assert problem == "more than one is called so; mark it {P=name|小步}"
