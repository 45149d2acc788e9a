"""The quick ways to look beside a name find what the slow ones, which try every size, find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.extraction.people import context, credits, short
from newsnlp.extraction.people.chinese import ChineseNames, surname_pattern
from newsnlp.extraction.people.context import (
    LONGEST_LEFT,
    LONGEST_RIGHT,
    RE_AGE,
    RE_COLUMN,
    left_evidence,
    right_evidence,
)
from newsnlp.extraction.people.lexicon import NameLexicon, load_names
from newsnlp.extraction.people.sighting import HAN

NAMES = load_names()
CHINESE = ChineseNames(NAMES)
SIZES = range(4, 1, -1)
WORDS = st.sampled_from(
    [
        *sorted(NAMES.left)[::9],
        *sorted(NAMES.right)[::50],
        *sorted(NAMES.words)[::300],
        *"，、 \t　0٣岁的男女今年二王等说",
    ]
)
TEXTS = st.lists(WORDS | st.characters(), min_size=1, max_size=8).map("".join)


def slow_left(text: str, end: int) -> str:
    sizes = range(min(LONGEST_LEFT, end), 0, -1)
    return next((kind for n in sizes if (kind := NAMES.left.get(text[end - n : end]))), "")


def slow_right(text: str, end: int) -> tuple[str, int]:
    sizes = range(LONGEST_RIGHT, 0, -1)
    found = ((NAMES.right.get(text[end : end + n]), n) for n in sizes)
    return next(((kind, n) for kind, n in found if kind), ("", 1))


def slow_word(text: str, start: int) -> int:
    words = (text[start : start + n] for n in SIZES)
    return next((len(word) for word in words if len(word) > 1 and word in NAMES.words), 0)


@given(TEXTS)
def test_the_words_beside_a_name(text: str) -> None:
    for at in range(len(text) + 1):
        assert context._left_word(text, at, NAMES) == slow_left(text, at)
        if at < len(text):
            assert context._right_word(text, at, NAMES) == slow_right(text, at)
            assert CHINESE._longest_word(text, at) == slow_word(text, at)


@given(TEXTS)
def test_an_age_or_a_column_is_seen_wherever_its_pattern_matches(text: str) -> None:
    for at in range(1, len(text)):
        if text[at] != "、" and (RE_AGE.match(text, at) or RE_COLUMN.match(text, at)):
            assert right_evidence(text, at, NAMES).kind == "gloss"


@pytest.mark.parametrize("text", ["王", "院长", "记者王"])
def test_the_edges_of_a_text_are_edges(text: str) -> None:
    assert left_evidence(text, 0, NAMES).kind == "edge"
    assert right_evidence(text, len(text), NAMES).kind == "edge"


@given(TEXTS)
def test_surnames_are_found_as_by_the_plain_pattern(text: str) -> None:
    compound = sorted((s for s in NAMES.surnames if len(s) > 1), key=len, reverse=True)
    single = "".join(s for s in NAMES.surnames if len(s) == 1)
    never = "".join(NAMES.never)
    plain = re.compile(rf"(?:{'|'.join(compound)}|[{single}])(?=[{HAN}])(?![{never}])")
    found = [[m.span() for m in p.finditer(text)] for p in (surname_pattern(NAMES), plain)]
    assert found[0] == found[1]


def test_the_sizes_are_those_of_the_words() -> None:
    names: NameLexicon = NAMES
    assert all(len(word) in names.left_sizes[word[-2:]] for word in names.left if len(word) > 1)
    assert all(len(word) in names.right_sizes[word[:2]] for word in names.right if len(word) > 1)


def test_each_outlet_opens_with_a_character_that_the_search_stops_at() -> None:
    alternatives = re.fullmatch(r"\(\?:(.*)\)", credits.OUTLET)
    assert alternatives is not None
    opening = alternatives.group(1).replace("[社报网刊台][电讯]", "社|报|网|刊|台").split("|")
    assert {word[0] for word in opening} == set(credits.OPENS_OUTLET)


@given(st.lists(WORDS | st.sampled_from("某总老司马欧阳教授"), max_size=12).map("".join))
def test_short_forms_are_found_as_by_the_plain_pattern(text: str) -> None:
    compound = "|".join(s for s in NAMES.surnames if len(s) > 1)
    single = "".join(s for s in NAMES.surnames if len(s) == 1)
    plain = re.compile(rf"((?:{compound}|[{single}]))({short.PERSONAL}|{short.OFFICE})")
    found = [m.regs for m in short._titled_pattern(NAMES).finditer(text)]
    assert found == [m.regs for m in plain.finditer(text)]
