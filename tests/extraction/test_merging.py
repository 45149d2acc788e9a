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


BODIES = [
    # the model's words, those of a rule, what stands
    ("[远川董事会]主席何立诚", "", "远川"),  # of the post: 董事会主席
    ("[远川绣庄第二代]传人何立诚", "", "远川绣庄"),
    ("[远川第二代]", "", "远川第二代"),  # nothing follows that it could belong to
    ("[远川董事会]通过了决议", "", "远川董事会"),
    ("[董事会]秘书何立诚", "", "董事会"),
    ("[远川集团]采购部部长何立诚", "远川集团采购部", "远川集团采购部"),  # the head repeats its unit
    ("[文献研究院]研究馆员何立诚", "文献研究院研究馆", "文献研究院"),
]


@pytest.mark.parametrize(("marked", "rule", "stands"), BODIES)
def test_right_edge_of_a_body(marked: str, rule: str, stands: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    found = Found()
    found.add([ModelMention("organization", 0, marked.index("]") - 1, 0.99)])
    rules = [Mention("organization", 0, len(rule), rule, "rule", 0.8)] if rule else []
    merged = merge_spans(segment_text(text), "organization", rules, found)
    assert [mention.name for mention in merged] == [stands]


@pytest.mark.parametrize(
    ("title", "titles"),
    [("采购部部长", ["部长"]), ("部长", ["部长"]), ("集团采购部部长", ["部长"])],
)
def test_a_title_begins_after_its_body(title: str, titles: list[str]) -> None:
    segmented = segment_text("远川集团采购部部长何立诚")
    end = segmented.folded.index("何立诚")
    found = Found()
    found.add([Mention("organization", 0, 7, "远川集团采购部", "rule", 0.8)])
    found.add([ModelMention("title", end - len(title), end, 0.97)])
    rules = [Mention("title", end - 2, end, "部长", "rule", 0.9)]
    assert [m.name for m in merge_spans(segmented, "title", rules, found)] == titles


def test_bodies_that_touch_are_one() -> None:
    segmented = segment_text("远川大学附属医院、临江大学")
    found = Found()
    spans = ((0, 4, 0.9), (4, 8, 0.7), (9, 13, 0.8))
    found.add(ModelMention("organization", *span) for span in spans)
    merged = merge_spans(segmented, "organization", [], found)
    assert [(m.name, m.score) for m in merged] == [("远川大学附属医院", 0.7), ("临江大学", 0.8)]


def _merged(
    kind: MentionKind, text: str, rule: str, by: str, spans: list[tuple[str, str, float]]
) -> list[str]:
    """Return what stands of one span of the rules and of the model's, given by their words."""
    found = Found()
    found.add(
        ModelMention(label, text.index(words), text.index(words) + len(words), probability)  # type: ignore[arg-type]
        for label, words, probability in spans
    )
    rules = [Mention(kind, text.index(rule), text.index(rule) + len(rule), rule, by, 0.8)]
    return [m.name for m in merge_spans(segment_text(text), kind, rules, found)]


FILLED = [
    ("远川大学政治与行政学系讲师何立诚", "远川大学", "讲师", 0.99, "远川大学政治与行政学系"),
    ("远川大学社工系何立诚教授", "远川大学", "社工", 0.6, "远川大学社工系"),
    ("远川大学社工系何立诚教授", "远川大学", "社工", 0.99, "远川大学"),
    ("远川大学政治与行政学系开学", "远川大学", "开学", 0.1, "远川大学政治与行政学系"),
]


@pytest.mark.parametrize(("text", "body", "post", "probability", "stands"), FILLED)
def test_rules_fill_what_stands_between_body_and_post(
    text: str, body: str, post: str, probability: float, stands: str
) -> None:
    rule = text[: text.index("系") + 1]
    spans = [("organization", body, 0.99), ("title", post, probability)]
    assert _merged("organization", text, rule, "organizations.suffix", spans) == [stands]


TITLES = [
    ("欧洲集邮家何立诚", "集邮家", "titles.profession", "欧洲集邮家", ["集邮家"]),
    ("欧洲区总经理何立诚", "总经理", "titles.post", "欧洲区总经理", ["欧洲区总经理"]),
    ("远川大学何立诚教授，何立诚说", "教授", "titles.academic", "何立诚教授", ["教授"]),
]


@pytest.mark.parametrize(("text", "rule", "by", "title", "stand"), TITLES)
def test_titles_take_in_no_place_and_no_name(
    text: str, rule: str, by: str, title: str, stand: list[str]
) -> None:
    spans = [("title", title, 0.99), ("person", "何立诚", 0.99)]
    assert _merged("title", text, rule, by, spans) == stand


def test_no_body_holds_a_clause() -> None:
    spans = [("organization", "云是体中", 0.7), ("organization", "是德科技", 0.7)]
    text = "小云是体中健将，是德科技与青岚学校合作"
    merged = _merged("organization", text, "青岚学校", "organizations.suffix", spans)
    assert merged == ["是德科技", "青岚学校"]


def test_a_title_begins_after_the_unit_that_its_head_repeats() -> None:
    spans = [("title", "科研处处长", 0.99)]
    merged = _merged("title", "科研处处长何立诚，秘书", "秘书", "titles.post", spans)
    assert merged == ["处长", "秘书"]
