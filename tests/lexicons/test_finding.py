"""Terms found by pairs of characters that many finders share are those found one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsnlp.lexicons.endings import WordsByEnd
from newsnlp.lexicons.finding import TermFinder, pairs_of

TEXTS = st.text(alphabet="甲乙丙1", max_size=30)
TERMS = st.lists(st.text(alphabet="甲乙丙", max_size=5), max_size=12)


@given(TEXTS, TERMS)
def test_terms_are_the_same_either_way(text: str, terms: list[str]) -> None:
    finder = TermFinder(terms)
    assert list(finder.among(text, pairs_of(text))) == list(finder(text))


@given(TEXTS, TERMS)
def test_words_by_end_are_the_same_either_way(text: str, terms: list[str]) -> None:
    words = WordsByEnd(terms)
    assert list(words.among(text, pairs_of(text))) == list(words.iter_longest(text))
