"""The words of the grammar of organizations, loaded once and shared."""

from __future__ import annotations

import re
from functools import cache

from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.endings import WordsByEnd

ORDINAL = re.compile(r"(?:第?[一二三四五六七八九十百]{1,4}|第?\d{1,3})$")
COUNT = re.compile(r"[一二三四五六七八九十百两几多数各每\d]+")
COUNTED_BEFORE = re.compile(r"(?<!第)[一二三四五六七八九十两几多数各每\d]$")
COUNTED_THINGS = frozenset("台处所部队")
WEEKS = frozenset(("周", "星期", "礼拜", "每周", "上周", "本周", "下周"))
BEFORE_PLACES = frozenset("驻旅原大老新东西南北中)）”—-·")
SINGLE_UNITS = frozenset("省市县区州镇乡村旗盟")


@cache
def known_names() -> WordsByEnd:
    """Return the names of well-known bodies, which need no suffix."""
    return WordsByEnd(load_lexicon("org_names").terms())


@cache
def suffixes() -> WordsByEnd:
    """Return the words that end a name: 公司, 委员会, 大学, 局."""
    return WordsByEnd(load_lexicon("org_suffixes").terms())


@cache
def domains() -> WordsByEnd:
    """Return the fields that departments are named after: 经济, 管理, 外科."""
    return WordsByEnd(load_lexicon("org_domains").terms())


@cache
def places() -> WordsByEnd:
    """Return the names of places, without the words for their units alone (市, 县)."""
    kinds = ("country", "province", "city", "foreign", "region")
    return WordsByEnd(load_lexicon("place_names").terms(*kinds))


@cache
def stops() -> WordsByEnd:
    """Return the words that a name of a body neither contains nor begins with."""
    return WordsByEnd(load_lexicon("org_boundaries").terms("stop"))


@cache
def weak_stops() -> WordsByEnd:
    """Return the words that end a name only where another name stands before them (联合)."""
    return WordsByEnd(load_lexicon("org_boundaries").terms("weak"))


@cache
def kept_words() -> WordsByEnd:
    """Return the words that may stand in a name although they hold a stop (和平, 经济)."""
    inside = load_lexicon("org_boundaries").terms("inside")
    return WordsByEnd(
        (
            *inside,
            *load_lexicon("org_domains").terms(),
            *load_lexicon("place_names").terms("country", "province", "city", "foreign", "region"),
            *load_lexicon("org_names").terms(),
            *(term for term in load_lexicon("org_suffixes").terms() if len(term) > 2),
        )
    )


@cache
def countries() -> frozenset[str]:
    """Return the names of countries."""
    return frozenset(load_lexicon("place_names").terms("country"))


@cache
def trades() -> WordsByEnd:
    """Return the trades with which the names of firms end, common nouns too: 汽车, 煤业."""
    acts = load_lexicon("org_firm_acts")
    things = set(acts.terms("thing"))
    loose = (
        entry.term
        for entry in load_lexicon("org_suffixes")
        if entry.kind == "company" and entry.columns["strength"] == "loose"
    )
    return WordsByEnd(
        (*acts.terms("trade", "brand"), *(term for term in loose if term not in things))
    )


@cache
def titles() -> WordsByEnd:
    """Return the heads of titles; a name does not reach back over one."""
    return WordsByEnd(load_lexicon("title_heads").terms("office", "post", "academic", "credit"))


@cache
def _run_ons() -> frozenset[str]:
    return frozenset(load_lexicon("org_false").terms())


@cache
def _common_words() -> WordsByEnd:
    common = load_lexicon("org_common").terms("common")
    return WordsByEnd((*common, *load_lexicon("org_domains").terms()))


def runs_on(folded: str, start: int, end: int) -> bool:
    """Return whether the suffix at these offsets begins a longer word (大学生, 院士)."""
    words = _run_ons()
    return any(
        folded[at : end + more] in words
        for at in {start, max(start, end - 2), end - 1}
        for more in (1, 2, 3)
        if end + more <= len(folded)
    )


def counts(folded: str, start: int, suffix_start: int, end: int) -> bool:
    """Return whether the words only count things or name a day: 三所, 厂房三处, 周四中."""
    if COUNT.fullmatch(folded, start, suffix_start) or folded[start:suffix_start] in WEEKS:
        return True
    counted = end - suffix_start == 1 and folded[suffix_start] in COUNTED_THINGS
    return counted and COUNTED_BEFORE.search(folded, start, suffix_start) is not None


def is_common_phrase(folded: str, start: int, end: int) -> bool:
    """Return whether `folded[start:end]` only describes a body and names none (半导体, 大型)."""
    while end > start:
        word = _common_words().longest(folded, end, start)
        if word is None:
            return False
        end -= len(word)
    return True


def belongs_before_place(folded: str, end: int, floor: int) -> bool:
    """Return whether a place, a body or a word such as 驻 ends at `end`, before another place."""
    if folded[end - 1] in BEFORE_PLACES or folded[end - 1] in SINGLE_UNITS:
        return True
    known = (places(), known_names(), suffixes())
    if any(len(lexicon.longest(folded, end, floor) or "") > 1 for lexicon in known):
        return True
    before_field = end - len(field_before(folded, end, floor) or "")
    return before_field < end and belongs_before_place(
        folded, before_field, floor
    )  # 湖北天然气|兰溪


def suffix_kind(suffix: str) -> str:
    """Return what kind of body `suffix` ends the name of: company, government, school…"""
    entry = load_lexicon("org_suffixes").get(suffix)
    return entry.kind if entry else ""


def suffix_strength(suffix: str) -> str:
    """Return how sure `suffix` makes a name: strong, loose (also a common noun) or weak."""
    entry = load_lexicon("org_suffixes").get(suffix)
    return entry.columns["strength"] if entry else ""


def is_strong_name(name: str) -> bool:
    """Return whether the well-known `name` has no other meaning in running text."""
    entry = load_lexicon("org_names").get(name)
    return entry is not None and entry.columns["strength"] == "strong"


def is_domain_phrase(folded: str, start: int, end: int) -> bool:
    """Return whether `folded[start:end]` is made of names of fields alone."""
    while end > start:
        word = field_before(folded, end, start)
        if word is None:
            return False
        end -= len(word)
    return True


def field_before(folded: str, end: int, floor: int) -> str | None:
    """Return the name of a field that ends at `end`, with or without 学: 行政, 行政学."""
    word = domains().longest(folded, end, floor)
    if word is None and end > floor and folded[end - 1] == "学":
        stem = domains().longest(folded, end - 1, floor)
        word = stem + "学" if stem else None
    return word


def place_start(folded: str, end: int, floor: int) -> int:
    """Return where the place that ends at `end` begins (浙江省兰溪市); `end` where none does."""
    start = end
    while start > floor:
        word = places().longest(folded, start, floor)
        if word is None:
            unit = folded[start - 1] in SINGLE_UNITS
            word = places().longest(folded, start - 1, floor) if unit else None
            if word is None:
                break
            start -= 1
        start -= len(word)
    return start
