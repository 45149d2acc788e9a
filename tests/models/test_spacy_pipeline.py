"""Mentions from a spaCy pipeline: exact spans, mapped labels, and what is no mention."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from newsnlp import ModelError, Pipeline, Settings
from newsnlp.models.mention_model import ModelMention
from newsnlp.models.spacy_pipeline import PROBABILITIES, SpacyModel, align, trim
from tests.clock import cpu_seconds
from tests.extraction.segmenting import segment_text
from tests.marked import parse_marked
from tests.models.pipelines import LESSONS, rule_pipeline

CODES = {"person": "PERSON", "organization": "ORG", "title": "TITLE"}
WORDS = {
    "吴岱": "PERSON",
    "陆衡": "PER",
    "海川市": "GPE",
    "海川大学": "ORG",
    "校长": "TITLE",
    "《吴岱文集》": "WORK_OF_ART",
    "《海川大学章程》": "LAW",
    "三月五日": "DATE",
    "“远帆”公司）": "ORG",
    "《海川报》": "ORG",
    "林 知秋，": "PERSON",
    "——": "PERSON",
    "腾海（上海）": "ORG",
    "「": "ORG",
}
CASES = {
    "labels of OntoNotes": "⟦ORG|海川大学⟧⟦TITLE|校长⟧⟦PERSON|吴岱⟧说",
    "another word for people": "⟦PERSON|陆衡⟧说",
    "a place is no mention": "海川市市长⟦PERSON|吴岱⟧",
    "a date is none": "三月五日，⟦PERSON|陆衡⟧出海",
    "nor is a work": "书名叫《吴岱文集》",
    "nor is a law": "他读了《海川大学章程》",
    "a mark at the end": "（⟦ORG|“远帆”公司⟧）招人",
    "marks around": "《⟦ORG|海川报⟧》报道",
    "a space within": "是⟦PERSON|林 知秋⟧，",
    "marks alone": "完了——",
    "a mark alone": "他说「好",
    "a pair of marks at the end": "⟦ORG|腾海（上海）⟧公司",
    "two lines": "⟦PERSON|吴岱⟧来了。\n\n　　⟦PERSON|陆衡⟧走了。",
    "beyond the basic plane": "𠮷田见到⟦PERSON|吴岱⟧𠮷",
    "traditional script": "⟦ORG|海川大學⟧⟦TITLE|校長⟧⟦PERSON|吳岱⟧說，⟦PERSON|陸衡⟧也在",
    "nothing": "今天下雨。",
}


@pytest.fixture(scope="module")
def ruled() -> SpacyModel:
    return SpacyModel(rule_pipeline(WORDS))


def marks_of(mentions: Iterable[ModelMention]) -> list[tuple[str, int, int]]:
    return [(CODES[m.label], m.start, m.end) for m in mentions]


@pytest.mark.parametrize("case", CASES)
def test_mentions(case: str, ruled: SpacyModel) -> None:
    text, spans = parse_marked(CASES[case])
    mentions = ruled(segment_text(text))
    assert marks_of(mentions) == [(span.label, span.start, span.end) for span in spans]


def test_tokens_of_any_segmenter() -> None:
    text, spans = parse_marked("大桥旁的⟦ORG|海川大学⟧　今年招生，⟦ORG|海川大学⟧扩建")
    mentions = SpacyModel(rule_pipeline(WORDS, "jieba"))(segment_text(text))
    assert marks_of(mentions) == [(span.label, span.start, span.end) for span in spans]


@pytest.mark.parametrize("lesson", LESSONS)
def test_what_a_recognizer_has_learnt_is_found(trained: Any, lesson: str) -> None:
    text, spans = parse_marked(lesson)
    mentions = SpacyModel(trained)(segment_text(text))
    wanted = [(s.label, s.start, s.end) for s in spans if s.label in CODES.values()]
    assert marks_of(mentions) == wanted
    assert [m.probability for m in mentions] == [PROBABILITIES[m.label] for m in mentions]


def test_names_that_only_the_pipeline_knows_reach_the_record() -> None:
    text = "蓝杉董事长阿不思表示，船来了。"
    knowing = Settings(model=rule_pipeline({"阿不思": "PERSON", "蓝杉": "ORG"}))
    for settings, people in ((Settings(model=None), []), (knowing, ["阿不思"])):
        record = Pipeline(settings).extract(text, format="text")
        assert [person.name for person in record.people] == people


def test_records_say_which_pipeline_it_was() -> None:
    nlp = rule_pipeline({"吴岱": "PERSON"})
    nlp.meta["name"], nlp.meta["version"] = "names", "1.2.0"
    provenance = Pipeline(Settings(model=nlp)).extract("吴岱说好。", format="text").provenance
    assert (provenance.model, provenance.model_version) == ("zh_names", "1.2.0")
    assert provenance.settings["model"] == "zh_names"


WRONG: dict[str, tuple[Any, str]] = {
    "another language": (lambda: spacy.blank("en"), "reads the language 'en'"),
    "no component": (lambda: spacy.blank("zh"), "its entities are none at all"),
    "other labels": (lambda: rule_pipeline({"海川市": "GPE"}), "its entities are GPE"),
}


@pytest.mark.parametrize("case", WRONG)
def test_pipelines_that_cannot_serve(case: str) -> None:
    make, message = WRONG[case]
    with pytest.raises(ModelError, match=message):
        SpacyModel(make())


@pytest.mark.parametrize(
    ("range_of_spacy", "fits"),
    [(">=3.8.0,<3.9.0", True), (">=3.7.0,<3.8.0", False), (">=4.0", False), ("nonsense", False)],
)
def test_the_version_of_spacy_is_checked(range_of_spacy: str, fits: bool) -> None:
    nlp = rule_pipeline({"吴岱": "PERSON"})
    nlp.meta["spacy_version"] = range_of_spacy
    if fits:
        SpacyModel(nlp)
        return
    with pytest.raises(ModelError, match=f"was made for spaCy {range_of_spacy}"):
        SpacyModel(nlp)


@Language.component("tests_of_newsnlp_fall", assigns=["doc.ents"])
def _fall(doc: Doc) -> Doc:
    if "倒" in doc.text:
        raise ValueError("this component cannot read 倒")
    doc.ents = [Span(doc, 0, 2, label="PERSON")]
    return doc


def test_a_line_that_a_component_cannot_read_costs_no_other(
    caplog: pytest.LogCaptureFixture,
) -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("tests_of_newsnlp_fall")
    with caplog.at_level(logging.WARNING, "newsnlp"):
        mentions = SpacyModel(nlp)(segment_text("吴岱来了。\n陆衡倒了。\n林秋走了。"))
    assert marks_of(mentions) == [("PERSON", 0, 2), ("PERSON", 12, 14)]
    assert "failed on a line of 5 characters: this component cannot read 倒" in caplog.text


class SplittingTokenizer:
    """A tokenizer that takes words from between spaces, and keeps one space for several."""

    def __init__(self, vocab: Any) -> None:
        self._vocab = vocab

    def __call__(self, text: str) -> Doc:
        return Doc(self._vocab, words=text.split())


def test_a_tokenizer_that_does_not_keep_the_text() -> None:
    nlp = rule_pipeline({"吴岱": "PERSON"}, tokenizer=SplittingTokenizer)
    text, spans = parse_marked("  市长   ⟦PERSON|吴岱⟧ 　说  ")
    assert marks_of(SpacyModel(nlp)(segment_text(text))) == [
        (span.label, span.start, span.end) for span in spans
    ]


ALPHABET = st.text(alphabet="吴岱说 　\n\t，“”（）《》A𠮷\u200b", max_size=40)


@given(text=ALPHABET)
def test_whatever_spaces_are_lost_characters_keep_their_places(text: str) -> None:
    for written in (text, " ".join(text.split()), "".join(text.split()), f" {text} "):
        places = align(written, text)
        assert places is not None
        pairs = zip(written, places, strict=True)
        assert all(text[at] == c for c, at in pairs if not c.isspace())
    assert align(text + "水", text) is None


@given(text=ALPHABET, start=st.integers(0, 40), length=st.integers(0, 40))
def test_trimming_takes_marks_alone(text: str, start: int, length: int) -> None:
    start, end = min(start, len(text)), min(start + length, len(text))
    first, last = trim(text, start, end)
    assert start <= first <= last <= end
    assert not any(c.isalnum() for c in text[start:first] + text[last:end])


@given(text=ALPHABET)
def test_mentions_are_in_order_disjoint_and_without_spaces_at_the_edges(
    ruled: SpacyModel, text: str
) -> None:
    segmented = segment_text(text)
    mentions = ruled(segmented)
    borders = [at for mention in mentions for at in (mention.start, mention.end)]
    assert borders == sorted(borders)
    names = [segmented.text[mention.start : mention.end] for mention in mentions]
    assert all(name == name.strip() != "" for name in names)
    assert list(ruled(segmented)) == list(mentions)


def test_a_long_line_is_cut_where_a_sentence_ends(ruled: SpacyModel) -> None:
    line, spans = parse_marked("⟦PERSON|吴岱⟧来到海边看船。" * 700)
    mentions = ruled(segment_text(line))
    assert marks_of(mentions) == [(span.label, span.start, span.end) for span in spans]


def test_time_is_linear_in_one_line(ruled: SpacyModel) -> None:
    seconds = []
    for length in (5_000, 20_000):
        segmented = segment_text("吴岱（「——" * (length // 6))
        assert len(ruled(segmented)) > length // 8
        seconds.append(cpu_seconds(lambda segmented=segmented: ruled(segmented)))
    assert seconds[1] < 8 * seconds[0] + 0.1
