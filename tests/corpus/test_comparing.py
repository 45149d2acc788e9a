"""Which quotations are compared: not those of two people by name, and no pair twice."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from newsnlp.corpus.compared import ComparedPairs
from newsnlp.corpus.quotation_evidence import Wording
from newsnlp.corpus.spoken import Spoken
from newsnlp.corpus.spoken_groups import WHOLE_BUCKET, SpokenGroups
from newsnlp.corpus.voices import Voices

PROMISE = "我们把客户放在第一位，宁可少赚，也不会降低电池的标准。"


def _spoken(
    key: str,
    kind: str = "person",
    day: str = "2024-03-01",
    article: str = "a",
    text: str = PROMISE,
) -> Spoken:
    return Spoken._make((day, article, "q1", "晨报", "direct", text, key, kind, key, ()))


def _voices(spoken: list[Spoken]) -> Voices:
    voices = Voices()
    for one in spoken:
        voices.add(one)
    return voices


class _Reader:
    """Reads quotations, and keeps the numbers of those that were read."""

    def __init__(self, spoken: list[Spoken]) -> None:
        self._wordings = list(map(Wording, spoken))
        self.read: list[int] = []

    def __call__(self, number: int) -> Wording:
        self.read.append(number)
        return self._wordings[number]


@pytest.mark.parametrize(
    ("left", "right", "two"),
    [
        (("郜怀璟", "person"), ("何立诚", "person"), True),
        (("诺兰", "person"), ("范登堡", "person"), True),
        (("郜怀璟", "person"), ("郜怀璟", "person"), False),
        (("诺兰", "person"), ("克里斯托弗·诺兰", "person"), False),
        (("克里斯托夫·诺兰", "person"), ("克里斯托弗·诺兰", "person"), False),
        (("何某", "person"), ("郜怀璟", "person"), False),
        (("", "unknown"), ("郜怀璟", "person"), False),
        (("远川集团", "organization"), ("临江市教育局", "organization"), False),
        (("远川集团", "organization"), ("郜怀璟", "person"), False),
    ],
)
def test_speakers_who_are_two_people_by_name(
    left: tuple[str, str], right: tuple[str, str], two: bool
) -> None:
    voices = _voices([_spoken(*left), _spoken(*right)])
    assert voices.are_two(0, 1) is two
    assert voices.are_two(1, 0) is two


def test_quotations_of_two_people_are_not_read() -> None:
    spoken = [_spoken(name) for name in ("郜怀璟", "何立诚", "陆长庚")]
    reader = _Reader(spoken)
    SpokenGroups(_voices(spoken), reader).join_near([0, 1, 2])
    assert reader.read == []


def test_a_pair_is_compared_once() -> None:
    texts = (PROMISE, "我们把标准放在第一位，宁可慢一点，也要把电池做好。")
    spoken = [_spoken("郜怀璟", text=text) for text in texts]
    reader = _Reader(spoken)
    groups = SpokenGroups(_voices(spoken), reader)
    groups.join_near([0, 1])
    assert sorted(set(reader.read)) == [0, 1]
    once = len(reader.read)
    groups.join_near([0, 1])
    assert len(reader.read) == once
    assert groups.groups.several() == {}


def test_in_a_large_bucket_one_speaker_of_near_days_is_found() -> None:
    others = [
        _spoken("", "unknown", f"20{10 + n}-01-01", f"a{n}", "现在说这个还早。")
        for n in range(2 * WHOLE_BUCKET)
    ]
    spoken = [
        _spoken("郜怀璟", day="2024-03-01"),
        *others,
        _spoken("郜怀璟", day="2024-03-02", article="b", text=PROMISE + "这是底线。"),
    ]
    groups = SpokenGroups(_voices(spoken), _Reader(spoken))
    groups.join_near(list(range(len(spoken))))
    assert groups.groups.several() == {0: [0, len(spoken) - 1]}


def test_the_order_of_voices_does_not_depend_on_numbers() -> None:
    spoken = [_spoken(name, article=id) for name in ("郜怀璟", "诺兰") for id in ("a", "b", "c")]
    shuffled = Random(7).sample(spoken, len(spoken))
    orders = [
        [one for _, one in sorted((_voices(row).order(n), one) for n, one in enumerate(row))]
        for row in (spoken, shuffled)
    ]
    assert orders[0] == orders[1]


def test_pairs_are_remembered_until_another_takes_their_place() -> None:
    compared = ComparedPairs(4096)
    pairs = list(combinations(range(60), 2))
    assert all(compared.note(*pair) for pair in pairs)
    assert sum(compared.note(*pair) for pair in pairs) < len(pairs) / 3
    assert not compared.note(*pairs[-1])
