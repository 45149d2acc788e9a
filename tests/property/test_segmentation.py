"""Laws of the segmentation layer, over random text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newsnlp.segmentation import Enclosure, SegmentedText
from newsnlp.segmentation.folding import fold
from tests.segmentation.cuts import SEGMENTER, segment_lines

MARKS = "·，。！？：；…、“”‘’「」『』《》〈〉（）()【】\"＂'′″"
OTHERS = "著看王恩东说表示他甲乙aＡ1１é𠮷\u0301\u200b\u3000 \r\n"
texts = st.text(st.sampled_from(MARKS + OTHERS), max_size=80)
any_texts = st.text(max_size=80)
# The first case loads tables and dictionaries.
settings.register_profile("loads_first", deadline=None)
settings.load_profile("loads_first")


@given(any_texts | texts)
def test_folding_keeps_the_length_and_is_local(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert all(f == fold(c) or c == "著" for f, c in zip(folded, text, strict=True))
    assert fold(folded) == folded


@given(any_texts | texts)
def test_enclosures_stand_in_their_paragraph_and_nest_or_are_disjoint(text: str) -> None:
    segmented = segment_lines(text)
    around: list[Enclosure] = []
    for enclosure in segmented.enclosures:
        while around and around[-1].end <= enclosure.start:
            around.pop()
        assert enclosure.inner_start == enclosure.start + enclosure.opened
        assert enclosure.inner_end == enclosure.end - enclosure.closed
        assert enclosure.inner_start <= enclosure.inner_end
        assert all(enclosure.end <= outer.inner_end for outer in around)
        assert enclosure.depth == len(around)
        assert "\n" not in text[enclosure.start : enclosure.end]
        around.append(enclosure)
    assert list(segmented.enclosures) == sorted(segmented.enclosures, key=lambda e: e.start)


@given(any_texts | texts)
def test_sentences_cover_every_character_that_is_no_space_once(text: str) -> None:
    segmented = segment_lines(text)
    last = 0
    for sentence in segmented.sentences:
        assert last <= sentence.start < sentence.end
        assert not text[last : sentence.start].strip()
        assert not text[sentence.start].isspace()
        assert not text[sentence.end - 1].isspace()
        last = sentence.end
    assert not text[last:].strip()


@given(any_texts | texts)
def test_no_sentence_begins_or_ends_inside_an_enclosure(text: str) -> None:
    segmented = segment_lines(text)
    for sentence in segmented.sentences:
        for enclosure in segmented.enclosures:
            for edge in (sentence.start, sentence.end):
                inside = enclosure.start < edge < enclosure.end
                assert not inside or not text[edge : enclosure.end].strip()


def _without_continues(segmented: SegmentedText) -> list[Enclosure]:
    return [replace(enclosure, continues=False) for enclosure in segmented.enclosures]


@given(texts, texts)
def test_paragraphs_are_independent_save_that_one_continues_another(one: str, two: str) -> None:
    both = segment_lines(f"{one}\n{two}")
    assume(all(enclosure.opened for enclosure in both.enclosures))
    first, second = segment_lines(one), segment_lines(two)
    shift = len(one) + 1
    moved = [
        replace(enclosure, start=enclosure.start + shift, end=enclosure.end + shift)
        for enclosure in _without_continues(second)
    ]
    assert _without_continues(both) == _without_continues(first) + moved
    assert len(both.sentences) == len(first.sentences) + len(second.sentences)


words = st.lists(
    st.tuples(st.text(st.sampled_from(OTHERS), max_size=4), st.sampled_from(("nr", ""))), max_size=4
)


@given(any_texts | texts, words)
def test_tokens_rebuild_the_text(text: str, words: list[tuple[str, str]]) -> None:
    tokens = SEGMENTER.tokenize(text, words)
    assert "".join(token.text for token in tokens) == text
    assert [token.start for token in tokens[1:]] == [token.end for token in tokens[:-1]]
    assert all(token.text == text[token.start : token.end] and token.pos for token in tokens)
