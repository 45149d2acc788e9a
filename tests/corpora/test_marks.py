"""Inline marks: what they compile to, and what is said of the wrong ones."""

from __future__ import annotations

import pytest

from newsnlp.evaluation.corpus.marks import parse_line
from newsnlp.evaluation.corpus.problems import MarkError

READ = [
    ("无标记的一行。", []),
    ("{T|总裁}步溪", [("T", None, False, None, "总裁")]),
    ("{P=步溪|步　溪}", [("P", None, False, "步溪", "步　溪")]),
    ("{-|高峰}期", [("-", None, False, None, "高峰")]),
    ("{C12|说}", [("C", 12, False, None, "说")]),
    ("{S3|他}{C3|称}", [("S", 3, False, None, "他"), ("C", 3, False, None, "称")]),
    ("“{D1:步溪|好。}”", [("D", 1, False, "步溪", "好。")]),
    ("{I?|还要再看}。", [("I", None, True, None, "还要再看")]),
    ("{M2?:甲、乙|这是“天意”}", [("M", 2, True, "甲、乙", "这是“天意”")]),
    ("{I4?:?|合同已签}", [("I", 4, True, "?", "合同已签")]),
    (
        "{D1:步溪|外婆{C2|说}{I2?:外婆|不要}。}",
        [
            ("D", 1, False, "步溪", "外婆说不要。"),
            ("C", 2, False, None, "说"),
            ("I", 2, True, "外婆", "不要"),
        ],
    ),
    ("集合\\{1|2\\}", []),
    ("甲|乙", []),
]
WRONG = [
    ("{D1:步溪|好。", "never closed"),
    ("好。}", "closes nothing"),
    ("{X|好}", "no such mark"),
    ("{C|说}", "no such mark"),
    ("{D1步溪|好。}", "no such mark"),
    ("{T总裁}", r"no \| after the head"),
    ("{T|}", "around nothing"),
    ("{I1:步溪，好}|", r"no \| after the head"),
]


@pytest.mark.parametrize(("line", "expected"), READ)
def test_marks_are_read(line: str, expected: list[tuple[object, ...]]) -> None:
    text, marks = parse_line(line)
    read = [(m.tag, m.number, m.optional, m.name, text[m.start : m.end]) for m in marks]
    assert read == expected


@pytest.mark.parametrize(("line", "message"), WRONG)
def test_wrong_marks_are_named(line: str, message: str) -> None:
    with pytest.raises(MarkError, match=message):
        parse_line(line)
