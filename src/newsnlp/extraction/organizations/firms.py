"""Firms whose names end as common nouns do: 晋屏煤业, 凌鸟汽车, known by how the article uses them.

A name such as 青岚汽车 could be a thing (电动汽车). It is a firm where the article gives it a stock
code, a chairman or a firm's act at least once, or where it recurs with an ending of brands alone
(青岚乳业); it is then found at each of its places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsnlp.extraction.organizations import words
from newsnlp.extraction.organizations.boundary import find_start
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.endings import WordsByEnd

SHORTEST_STEM = 2
LONGEST_STEM = 4
MOST_FIRMS = 200
RE_STEM = re.compile(r"(?:(?!的)[一-鿿]){2,4}|[A-Za-z0-9]{2,12}")
RE_CODE = re.compile(
    r"[（(]\s?(?:股票代码|证券代码|代码)?[:：]?\s?\d[\d×*X]{2,5}(?:\.[A-Za-z]{1,3})?\s?[)）]"
)
# 海川味道（600×××）：a name without any ending, between a break and its stock code
RE_CODED = re.compile(
    rf"(?:^|(?<=[\n。；，、：！？】”\s]))(?P<name>[一-鿿]{{2,6}})(?={RE_CODE.pattern})", re.M
)


def iter_firms(folded: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the firms that the article shows to be ones, in order."""
    names = dict.fromkeys((*_iter_coded(folded), *_iter_acting(folded)))
    if names:
        yield from WordsByEnd(list(names)[:MOST_FIRMS]).iter_longest(folded)


def _iter_coded(folded: str) -> Iterator[str]:
    for match in RE_CODED.finditer(folded):
        if not _is_common(match["name"]):
            yield match["name"]


def _iter_acting(folded: str) -> Iterator[str]:
    act = _act_pattern()
    brands = frozenset(load_lexicon("org_firm_acts").terms("brand"))
    asked: dict[str, bool] = {}
    for suffix_start, end in words.trades().iter_longest(folded):
        acts = act.match(folded, end) or RE_CODE.match(folded, end)
        if not acts and folded[suffix_start:end] not in brands:
            continue
        start = find_start(folded, suffix_start, max(0, suffix_start - LONGEST_STEM - 1))
        if not acts or not _is_clear(folded, start):
            start = _recurring_start(folded, suffix_start, end, asked)
        stem = folded[start:suffix_start]
        if RE_STEM.fullmatch(stem) and not _is_common(stem):
            yield folded[start:end]


def _recurring_start(folded: str, suffix_start: int, end: int, asked: dict[str, bool]) -> int:
    """Where the longest name begins that the article has more than once: 老店|德信海味."""
    for length in range(LONGEST_STEM, SHORTEST_STEM - 1, -1):
        name = folded[max(0, suffix_start - length) : end]
        if name not in asked and len(asked) < MOST_FIRMS:
            asked[name] = folded.count(name) > 1
        if asked.get(name):
            return suffix_start - length
    return suffix_start


def _is_common(name: str) -> bool:
    return words.is_common_phrase(name, 0, len(name)) or words.COUNT.match(name) is not None


def _is_clear(folded: str, start: int) -> bool:
    """Whether the name is not cut out of a longer phrase."""
    if start == 0 or not folded[start - 1].isalnum():
        return True
    floor = max(0, start - 4)
    return (
        words.stops().longest(folded, start, floor) or words.titles().longest(folded, start, floor)
    ) is not None


@cache
def _act_pattern() -> re.Pattern[str]:
    acts = load_lexicon("org_firm_acts").terms("act")
    return re.compile("|".join(sorted(acts, key=len, reverse=True)))
