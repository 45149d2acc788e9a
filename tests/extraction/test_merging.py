"""Rules and model: which of their spans stands."""

from __future__ import annotations

import pytest

from newsnlp.extraction.candidates import Found, Mention, MentionKind
from newsnlp.extraction.merging import merge_spans
from newsnlp.models.mention_model import ModelMention
from tests.extraction.segmenting import segment_text

TEXT = "远川集团云计算事业部总经理佴归远说"
SEGMENTED = segment_text(TEXT)
Spans = list[tuple[str, float]]


def _mention(kind: MentionKind, words: str, score: float, by: str = "rule") -> Mention:
    start = TEXT.index(words)
    return Mention(kind, start, start + len(words), words, by, score)


def _found(kind: MentionKind, spans: Spans) -> Found:
    found = Found()
    for words, probability in spans:
        start = TEXT.index(words)
        found.add([ModelMention(kind, start, start + len(words), probability)])
    return found


@pytest.mark.parametrize(
    ("kind", "rules", "model", "merged"),
    [
        ("organization", [("远川集团", 0.8)], [], ["远川集团"]),
        ("organization", [("远川集团", 0.8)], [("远川集团", 0.9)], ["远川集团"]),
        ("organization", [], [("远川集团", 0.9)], ["远川集团"]),
        ("organization", [], [("远川集团", 0.3)], []),
        (
            "organization",
            [("远川集团", 0.8)],
            [("远川集团云计算事业部", 0.95)],
            ["远川集团云计算事业部"],
        ),
        ("organization", [("远川集团", 0.8)], [("远川集团云计算事业部", 0.7)], ["远川集团"]),
        ("organization", [("集团", 0.3)], [("远川集团", 0.7)], ["远川集团"]),
        ("organization", [("远川集团", 0.8)], [("事业部", 0.9)], ["远川集团", "事业部"]),
        ("title", [("经理", 0.8)], [("总经理", 0.96)], ["总经理"]),
        ("title", [("经理", 0.8)], [("总经理", 0.9)], ["经理"]),
        ("organization", [("远川集团", 0.8)], [("集团", 0.99)], ["远川集团"]),
        ("title", [("总经理", 0.8)], [("经理", 0.6)], ["总经理"]),
        ("title", [], [("总经理", 0.7)], []),
    ],
)
def test_merged(kind: MentionKind, rules: Spans, model: Spans, merged: list[str]) -> None:
    mentions = [_mention(kind, words, score) for words, score in rules]
    found = merge_spans(SEGMENTED, kind, mentions, _found(kind, model))
    assert [mention.name for mention in found] == merged


def test_a_firm_that_acts_as_one_keeps_its_borders() -> None:
    rule = _mention("organization", "远川集团", 0.7, "organizations.firm")
    found = _found("organization", [("远川集团云计算事业部", 0.99)])
    assert merge_spans(SEGMENTED, "organization", [rule], found) == [rule]


def test_without_a_model_rules_are_untouched() -> None:
    rules = [_mention("organization", "远川集团", 0.8)]
    assert merge_spans(SEGMENTED, "organization", rules, Found()) == rules
