"""Quotations across articles: reports in order, the words chosen, texts that say the same."""

from __future__ import annotations

import pytest

from newsnlp import Speaker
from newsnlp.corpus import join
from newsnlp.corpus.quotation_evidence import Wording, bits_between
from newsnlp.corpus.shingles import bands, iter_units, plain_text
from newsnlp.corpus.spoken import Spoken
from tests.corpus.building import Draft

WORDS = "我们把客户放在第一位，宁可少赚，也不会降低电池的标准。"


def _spoken(text: str, kind: str = "direct", speaker: str = "郜怀璟") -> Wording:
    row = ("2024-03-01", "a", "q1", "晨报", kind, text, speaker, "person", speaker, ())
    return Wording(Spoken._make(row))


def test_reports_stand_in_order_and_the_longest_direct_one_gives_the_words() -> None:
    reports = {
        "c": (
            "2024-03-03",
            "晚报",
            "indirect",
            "公司把客户放在第一位，宁可少赚也不会降低电池的标准",
        ),
        "a": ("2024-03-02", "晨报", "direct", WORDS),
        "b": ("2024-03-01", "商报", "direct", WORDS.rstrip("。")),
    }
    records = []
    for id, (day, outlet, kind, text) in reports.items():
        draft = Draft(id, day, outlet)
        person = draft.add_person("郜怀璟", ["总裁/雷朋集团"])
        draft.add_quote(Speaker(name="郜怀璟", kind="person", ref=person.id), kind, text)
        records.append(draft.record())
    (quotation,) = join(records).quotations
    assert [report.quote.article for report in quotation.reports] == ["b", "a", "c"]
    assert quotation.outlets == ("商报", "晨报", "晚报")
    assert (quotation.text, quotation.speaker) == (WORDS, "郜怀璟")
    assert [join.right.article for join in quotation.joins] == ["a", "c"]
    assert quotation.score >= 0.8


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (WORDS, WORDS, True),
        (WORDS, WORDS.replace("宁可少赚", "宁可少赚钱"), True),
        (WORDS, "市场不会永远上涨。" + WORDS + "这是底线。", True),
        (WORDS, WORDS.replace("不会", "会"), False),
        (WORDS, WORDS.replace("第一", "第二"), False),
        (WORDS + "今年投入12亿元。", WORDS + "今年投入15亿元。", False),
        (WORDS, "我们把标准放在第一位，宁可慢一点，也要把电池做好。", False),
        ("好", "好", False),
    ],
)
def test_texts(left: str, right: str, same: bool) -> None:
    a, b = _spoken(left), _spoken(right)
    assert (bits_between(a, b) >= 2) is same
    assert bits_between(a, b) == bits_between(b, a)


def test_two_names_are_two_speakers() -> None:
    assert bits_between(_spoken(WORDS), _spoken(WORDS, speaker="何立诚")) == float("-inf")


def test_words_of_many_people_need_more() -> None:
    a, b = _spoken(WORDS[:11]), _spoken(WORDS[:11])
    assert bits_between(a, b, speakers=4) < bits_between(a, b)


def test_a_plain_text_has_no_marks_script_or_width() -> None:
    assert plain_text("「訂單，增加了１０％。」") == "订单增加了10"


def test_near_duplicates_share_a_band_and_others_do_not() -> None:
    def of(text: str) -> set[int]:
        return {band for unit in iter_units(text) for band in bands(unit)}

    assert of(WORDS) & of("这是底线。" + WORDS)
    assert not of(WORDS) & of("学生宿舍的空调这个暑假就会装完，开学的时候大家都能用上。")
