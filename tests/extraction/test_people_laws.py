"""Laws of the people found in any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.extraction.candidates import Found, Mention
from newsnlp.extraction.people import PersonExtractor
from newsnlp.extraction.people.lexicon import load_names
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.finding import TermFinder
from newsnlp.segmentation.segmenter import Segmenter
from newsnlp.settings import Settings

SETTINGS = Settings(model=None)
SEGMENTER = Segmenter(SETTINGS)
EXTRACTOR = PersonExtractor(SETTINGS)

PIECES = [
    "记者",
    "研究员",
    "唐远舟",
    "欧阳知微",
    "爱德华·莫雷尔",
    "Tim Marlow",
    "王某",
    "王",
    "小",
    "某",
    "说，",
    "（",
    "）",
    "《",
    "》",
    "、",
    "和",
    "·",
    " ",
    "　",
    "\n",
    "表示",
    "女士",
    "摄",
    "：",
    "劉",
    "安倍晋三",
    "。",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)


def mentions_of(text: str) -> list[Mention]:
    return list(EXTRACTOR(SEGMENTER(text, ()), Found()))


@given(TEXTS)
def test_mentions_are_ordered_disjoint_and_within_the_text(text: str) -> None:
    end = 0
    for mention in mentions_of(text):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end


@given(TEXTS)
def test_a_name_is_its_words_without_padding(text: str) -> None:
    for mention in mentions_of(text):
        words = text[mention.start : mention.end]
        assert "".join(mention.name.split()) == "".join(words.split())
        assert 0 < mention.score <= 1
        assert mention.by


@given(TEXTS)
def test_the_same_text_gives_the_same_people(text: str) -> None:
    assert mentions_of(text) == mentions_of(text)


@given(st.text("甲乙丙丁", max_size=40), st.lists(st.text("甲乙丙丁", max_size=4), max_size=6))
def test_terms_are_found_where_they_stand(text: str, terms: list[str]) -> None:
    end = 0
    for start, stop, term in TermFinder(terms)(text):
        assert start >= end
        assert text[start:stop] == term
        assert term in terms
        assert not any(
            text.startswith(longer, start) for longer in terms if len(longer) > len(term)
        )
        end = stop


def test_rules_can_be_switched_off() -> None:
    extractor = PersonExtractor(Settings(rules=False))
    assert list(extractor(SEGMENTER("唐远舟说，好。", ()), Found())) == []


def test_lexicons_do_not_contradict_each_other() -> None:
    names = load_names()
    assert not names.known & names.words
    assert not names.latin_given & names.latin_other
    assert not names.never & set(names.given)
    figures = set(load_lexicon("name_foreign").terms("figure"))
    assert not figures & names.places


@pytest.mark.parametrize("surname", ["欧阳", "司马", "王", "李", "张", "禤", "覃"])
def test_surnames_are_known(surname: str) -> None:
    assert surname in load_names().surnames
