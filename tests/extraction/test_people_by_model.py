"""What the article makes of a string that the model calls a person somewhere in it."""

from __future__ import annotations

import re

import pytest

from newsnlp.extraction.candidates import Found
from newsnlp.extraction.people import PersonExtractor
from newsnlp.extraction.people.model_evidence import Readings
from newsnlp.models.mention_model import MentionLabel, ModelMention
from newsnlp.settings import Settings
from tests.extraction.segmenting import segment_text

PEOPLE = PersonExtractor(Settings())
LABELS: dict[str, MentionLabel] = {"P": "person", "T": "title", "O": "organization"}
SURE = 0.96
RE_MARKED = re.compile(r"\[([PTO]) ([^\]]+)\]")


def _names(marked: str) -> list[str]:
    """Return the people of `marked`, in which [P 佴归远] is what the model takes for a person."""
    mentions: list[ModelMention] = []
    text = ""
    at = 0
    for match in RE_MARKED.finditer(marked):
        text += marked[at : match.start()]
        start = len(text)
        text += match[2]
        mentions.append(ModelMention(LABELS[match[1]], start, len(text), SURE))
        at = match.end()
    found = Found()
    found.add(mentions)
    people = PEOPLE(segment_text(text + marked[at:]), found)
    return [mention.name for mention in people]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[P 佴归远]表示，订单增加了。", ["佴归远"]),
        ("[P 昱腾][T 董事长][P 何立诚]表示，订单增加了。", ["何立诚"]),  # who holds a title for X
        ("[T 董事长][P 佴归远]、[T 经理][P 何立诚]表示，订单增加了。", ["佴归远", "何立诚"]),
        ("[P 佴归远]表示，订单增加了。可是佴归远也有担心。", ["佴归远", "佴归远"]),
        ("[P 何小姐][P 骁气]地说，生意很好。", ["何小姐"]),  # no name follows upon another
        ("[P 毛泽东]同志讲了话，[P 毛主席]的教导他记得。", ["毛泽东", "毛主席"]),
        ("边走[P 边照顾]孩子的人。", []),
        ("[P 易棠]表示，市场很好。路过易棠县，袜厂一家挨着一家。", []),
        ("[P 易棠]表示，市场很好。", ["易棠"]),
    ],
)
def test_a_string_is_what_the_whole_article_makes_of_it(marked: str, names: list[str]) -> None:
    assert _names(marked) == names


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("司长[P 鄢守田]到会。[P 鄢司长]表示，可以试行。", ["鄢守田", "鄢司长"]),
        ("[P 鄢司长]表示，可以试行。", []),  # nobody of this surname is named
        ("[P 鄢守田]表示，可以试行。", ["鄢守田"]),
    ],
)
def test_a_surname_with_a_post_is_short_for_a_name(marked: str, names: list[str]) -> None:
    assert _names(marked) == names


@pytest.mark.parametrize(
    ("text", "seen", "unseen"),
    [
        ("岑石曾经很红。", 1.0, 0.0),
        ("岑石曾经很红。岑石去年亏损。", 0.5, 0.0),  # one slip is forgiven
        ("岑石曾经很红。岑石去年亏损，岑石的客户走了，岑石不再招人。", 0.25, 0.5),
    ],
)
def test_a_string_is_weighed_by_the_share_of_its_places(
    text: str, seen: float, unseen: float
) -> None:
    readings = Readings(text, [ModelMention("person", 0, 2, SURE)], Found())
    assert (readings.seen("岑石"), readings.unseen("岑石")) == (seen, unseen)
