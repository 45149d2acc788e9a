"""The words that names are made of and anchored by, loaded once and never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.finding import sizes_by
from newsnlp.lexicons.trie import scanning

SURNAME_WEIGHT = {"1": 1.5, "2": 1.0, "3": 0.3, "4": -1.4, "5": 0.8, "6": -1.8, "7": -2.4}
"""How much each frequency class speaks for a name; 4 to 7 are everyday characters as well."""
GIVEN_WEIGHT = {"frequent": 1.0, "possible": 0.3, "medial": 0.2, "nonfinal": -0.3}
"""How much each kind of character speaks for a given name; no name ends with the last two."""
UNUSUAL_GIVEN = -1.2
LEARNED_GIVEN = 0.3
"""A character outside the 3,755 commonest (竑, 湶) is seldom met but in names."""
ADDRESSES = (2, 3)
"""How many characters the posts have that someone is addressed by."""


def unlisted_weight(character: str) -> float:
    """Return the weight of a character that the lexicon of given names does not list."""
    encoded = character.encode("gb2312", "ignore")
    return UNUSUAL_GIVEN if encoded and encoded[0] < 0xD8 else LEARNED_GIVEN


@dataclass(frozen=True)
class NameLexicon:
    """What a name may be made of, what stands beside names, and what only looks like one.

    Attributes:
        surnames: weight of each surname, single and compound.
        given: weight of each character as part of a given name; the others are rare.
        never: characters that no given name has.
        never_last: those and the ones that no given name ends with.
        words: everyday words and fictional characters that open with a surname.
        namesakes: those of the words that people are called as well (高峰, 谷雨).
        closings: everyday words whose last character is a surname (提高, 由于).
        places: places and brands that read like transliterated names.
        left: the kind of each word that may stand right before a name.
        right: the kind of each word that may stand right after one.
        transliteration: the sounds of transliterated names, the strong ones among them.
        left_sizes: how long the words of `left` are, longest first, by their last two characters;
            those of one character are not among them. A place of a text is quickly done with
            where no word ends so.
        right_sizes, word_sizes: likewise those of `right` and `words`, by their first two.
        offices: posts that someone is addressed by after the surname (司长, 支书).
        rare_sounds: sounds that only a name with a dot is trusted with (热连科娃).
    """

    surnames: Mapping[str, float]
    given: Mapping[str, float]
    never: frozenset[str]
    never_last: frozenset[str]
    words: frozenset[str]
    namesakes: frozenset[str]
    closings: frozenset[str]
    places: frozenset[str]
    left: Mapping[str, str]
    right: Mapping[str, str]
    transliteration: frozenset[str]
    strong_sounds: frozenset[str]
    rare_sounds: frozenset[str]
    foreign: Mapping[str, str]
    japanese: frozenset[str]
    known: frozenset[str]
    latin_given: frozenset[str]
    latin_other: frozenset[str]
    offices: frozenset[str]
    left_sizes: Mapping[str, tuple[int, ...]]
    right_sizes: Mapping[str, tuple[int, ...]]
    word_sizes: Mapping[str, tuple[int, ...]]


def surname_alternatives(names: NameLexicon) -> str:
    """Return the pattern of a surname, the long ones first and tried only where they begin.

    A search for it is behind a check of the first character, like `scanning`.
    """
    compound = sorted((s for s in names.surnames if len(s) > 1), key=len, reverse=True)
    single = "".join(s for s in names.surnames if len(s) == 1)
    return f"(?:{scanning('|'.join(compound), compound)}|[{single}])"


@cache
def load_names() -> NameLexicon:
    """Load the lexicons of names; the result is immutable and shared."""
    given = load_lexicon("name_given")
    latin = load_lexicon("name_latin")
    heads = load_lexicon("title_heads")
    words = frozenset(load_lexicon("name_words").terms())
    left, right = load_lexicon("name_left").kinds, load_lexicon("name_right").kinds
    return NameLexicon(
        surnames=MappingProxyType(
            {e.term: SURNAME_WEIGHT[e.columns["frequency"]] for e in load_lexicon("name_surnames")}
        ),
        given=MappingProxyType({e.term: GIVEN_WEIGHT[e.kind] for e in given if e.kind != "never"}),
        never=frozenset(given.terms("never")),
        never_last=frozenset(given.terms("never", "medial", "nonfinal")),
        words=words,
        namesakes=frozenset(load_lexicon("name_words").terms("namesake")),
        closings=frozenset(load_lexicon("name_closings").terms()),
        places=frozenset(load_lexicon("name_places").terms()),
        left=left,
        right=right,
        transliteration=frozenset(load_lexicon("name_transliteration").terms("strong", "weak")),
        strong_sounds=frozenset(load_lexicon("name_transliteration").terms("strong")),
        rare_sounds=frozenset(load_lexicon("name_transliteration").terms("rare")),
        foreign=load_lexicon("name_foreign").kinds,
        japanese=frozenset(load_lexicon("name_japanese").terms()),
        known=frozenset(load_lexicon("name_known").terms()),
        latin_given=frozenset(latin.terms("given")),
        latin_other=frozenset(latin.terms("other")),
        offices=frozenset(t for t in heads.terms("office", "post") if len(t) in ADDRESSES),
        left_sizes=sizes_by((word[-2:], word) for word in left if word[1:]),
        right_sizes=sizes_by((word[:2], word) for word in right if word[1:]),
        word_sizes=sizes_by((word[:2], word) for word in words if word[1:]),
    )
