"""Laws of documents: spans, order, no exception and linear time, for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsnlp.extraction.candidates import DocumentMention, Found
from newsnlp.extraction.documents.titles import find_titles
from newsnlp.resolution.documents import resolve_documents
from tests.clock import cpu_seconds
from tests.extraction.documents_cases import EXTRACTOR, documents, segment

MARKS = [*"《》〈〉“”（）()、，。：\n\u3000的由在和他Ａ１𠮷\u200bé"]
PHRASES = (
    "近日 印发 发布 拍 写道 该报告 本法 以下简称 《方案》 《夜路报告》 办法 （试行） 〔2031〕7号 "
    "教育局 沈望舒 電影 臺灣 報告 导演"
)
WORDS = st.sampled_from([*MARKS, *PHRASES.split()])
TEXTS = st.lists(WORDS, max_size=40).map("".join)


def extract(text: str) -> tuple[Found, list[DocumentMention]]:
    segmented, found = segment(text), Found()
    found.add(EXTRACTOR(segmented, found))
    return found, list(found.of(DocumentMention))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_offsets_stay_inside_the_text(text: str) -> None:
    _, found = extract(text)
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        assert 0 <= mention.score <= 1
        assert all(0 <= start < end <= len(text) for start, end in mention.issuers)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_every_title_is_a_mention_of_one_document(text: str) -> None:
    segmented = segment(text)
    found, _ = extract(text)
    resolved = resolve_documents(segmented, found)
    places = [(s.start, s.end) for document in resolved for s in document.mentions]
    assert len(places) == len(set(places))
    assert {(t.start, t.end) for t in find_titles(segmented)} <= set(places)
    for document in resolved:
        assert all(text[s.start : s.end] == s.text for s in document.mentions)
        assert [s.start for s in document.mentions] == sorted(s.start for s in document.mentions)
        assert document.title
    assert [d.id for d in resolved] == [f"d{n}" for n in range(1, len(resolved) + 1)]


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_documents(text: str) -> None:
    assert documents(text.replace("⟦", "")) == documents(text.replace("⟦", ""))


ADVERSE = {
    "opening marks": "《",
    "empty pairs": "《》",
    "pairs": "《关于甲的通知》",
    "lists": "《意见》、",
    "adverbs": "近日",
    "verbs": "印发",
    "names": "教育局、",
    "asides": "《办法》（",
    "anaphors": "《办法》该办法",
    "prose": "教育局近日印发《照明办法》，他的电影《河湾》由沈望舒执导。",
    "definitions": "《照明方案》（以下简称《方案》）",
}


@pytest.mark.parametrize("unit", ADVERSE.values(), ids=ADVERSE.keys())
def test_time_is_linear(unit: str) -> None:
    repeats = 100_000 // len(unit)
    short, long = (segment(unit * n + "印发《办法》") for n in (repeats // 4, repeats))
    small, large = (cpu_seconds(lambda s=s: list(EXTRACTOR(s, Found()))) for s in (short, long))
    assert large < 12 * small + 0.5
