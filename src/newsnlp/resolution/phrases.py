"""Noun phrases as written: what kind of speaker one makes, and how it is cleaned."""

from __future__ import annotations

import re
from functools import cache

from newsnlp.extraction.quotes.grammar import words
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.trie import trie_pattern
from newsnlp.records import SpeakerKind

_ADVERBS_BEFORE = re.compile(
    "^(?:也|还|還|又|更|经常|經常|常常?|总是?|曾|都|就)+(?=有)(?:有(?!人|的))?"
)
_PUTTING_OUT = re.compile(
    "^[^《“「]*(?:(?:获得|獲得|取得|看到|见到|見到)的(?:这份|這份)?"
    "|(?:发布|發布|公布|披露|刊发|发表|發表|出具)的(?:这份|這份|(?=一[份项項篇则則])))"
)
_SOMEBODY = re.compile("(?<=[^没沒所])有人$")
_FIGURES = re.compile(
    "(?P<body>[^，。的]{2,20}?)(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:最新|近日|此前)?(?:发布|發布|公布|提供|披露|统计|統計|预测|調研|调研|监测|官方)*"
    "的?(?:最新|官方|相关|统计|預測|调研|监测)*(?:数据|數據|资料|資料)"
)


def speaker_head(phrase: str) -> tuple[str | None, SpeakerKind | None]:
    """Return the noun at the end of `phrase` that can speak, and what kind of speaker it makes.

    >>> speaker_head("一位接近谈判的知情人士")
    ('知情人士', 'anonymous')
    """
    pattern, kinds = _head_pattern()
    match = pattern.match(phrase.removesuffix("们")[::-1])
    if match is None:
        body = _is_country(phrase) or phrase.endswith(words("sure_body_ending"))
        return (None, "organization") if body else (None, None)
    head = match[0][::-1]
    kind = kinds[head]
    if kind == "organization":
        return head, "organization"
    return head, "document" if kind == "document" else "anonymous"


def body_of_figures(phrase: str) -> str | None:
    """Return whose figures a phrase names, or None: 东江海关发布的数据 → 东江海关.

    >>> body_of_figures("东江海关发布的数据")
    '东江海关'
    """
    match = _FIGURES.fullmatch(phrase)
    return match["body"] if match else None


def clean_phrase(phrase: str, kind: SpeakerKind | None) -> str:
    """Return a noun phrase without adverbs before it, and a text without who put it out."""
    phrase = _ADVERBS_BEFORE.sub("", phrase) or phrase
    if somebody := _SOMEBODY.search(phrase):
        return somebody[0]
    if kind == "document":
        phrase = _PUTTING_OUT.sub("", phrase) or phrase
    return phrase


@cache
def _head_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {entry.term: entry.kind for entry in load_lexicon("quote_source_heads")}
    reversed_terms = (term[::-1] for term in kinds)
    return re.compile(trie_pattern(reversed_terms)), kinds


def _is_country(phrase: str) -> bool:
    place = load_lexicon("place_names").get(phrase)
    return place is not None and place.kind in ("country", "foreign", "region")
