"""Words that are no name, and whom or what they may stand for; genders that words tell."""

from __future__ import annotations

import pytest

from newsnlp.records import CitedDocument, Organization, Person, Role, Span
from newsnlp.resolution.genders import told_gender
from newsnlp.resolution.naming import fits, fits_name
from tests.marked import parse_marked


@pytest.mark.parametrize(
    ("words", "name", "fit"),
    [
        ("植保署", "远川植物检疫与保护署", True),
        ("远川市教育局", "远川市教育局", True),
        ("仲裁委", "远川市劳动仲裁委员会", False),
        ("法院", "远川市中级人民法院", True),
        ("该公司", "雷朋集团有限公司", True),
        ("教育局", "远川市水利局", False),
        ("海关", "远川市水利局", False),
    ],
)
def test_short_forms_of_bodies(words: str, name: str, fit: bool) -> None:
    assert fits_name(words, Organization(id="o1", name=name, mentions=())) is fit


def test_a_document_fits_by_its_end_and_a_person_never() -> None:
    report = CitedDocument(id="d1", title="远川水情年度报告", kind="report", mentions=())
    assert fits_name("报告", report)
    assert not fits_name("通知", report)
    assert not fits_name("吴岱", Person(id="p1", name="吴岱", mentions=()))


@pytest.mark.parametrize(
    ("marked", "words", "ways"),
    [
        ("⟦TITLE|院长⟧⟦PER|吴岱⟧到场。", "这位院长", {"title", "epithet"}),
        ("放映师⟦PER|吴岱⟧到场。", "放映师", {"epithet"}),
        ("⟦PER|吴岱⟧到场。", "放映师", set()),
        ("⟦PER|吴岱⟧到场。", "吴教授", {"surname"}),
    ],
)
def test_ways_in_which_words_fit_a_person(marked: str, words: str, ways: set[str]) -> None:
    text, spans = parse_marked(marked)
    mention = next(s for s in spans if s.label == "PER")
    titles = [s for s in spans if s.label == "TITLE"]
    roles = tuple(
        Role(title=t.text, organization=None, span=Span.of(text, t.start, t.end)) for t in titles
    )
    span = Span.of(text, mention.start, mention.end)
    person = Person(id="p1", name="吴岱", mentions=(span,), roles=roles)
    assert set(fits(text, words, person)) == ways


@pytest.mark.parametrize(
    ("marked", "gender"),
    [
        ("妻子⟦PER|吴岱⟧在家。", "female"),
        ("他弟弟⟦PER|吴岱⟧在家。", "male"),
        ("⟦PER|吴岱⟧（女，45岁）在家。", "female"),
        ("⟦PER|吴岱⟧（45岁）在家。", None),
        ("⟦PER|吴岱⟧的妻子在家。", None),
        ("记者⟦PER|吴岱⟧到场。后来⟦PER|吴岱⟧（男）走了。", "male"),
    ],
)
def test_words_around_a_name_tell_a_gender(marked: str, gender: str | None) -> None:
    text, spans = parse_marked(marked)
    assert told_gender(text, [Span.of(text, s.start, s.end) for s in spans]) == gender
