"""Short forms of the organizations that an article has named in full."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsnlp.extraction.candidates import Mention
from newsnlp.extraction.organizations import words
from newsnlp.lexicons.endings import WordsByEnd
from newsnlp.segmentation import SegmentedText

SHORT_SCORE = 0.75
STATED_SCORE = 0.9
SURE_SCORE = 0.5
LONGEST_STEM = 6
LONGEST_PLACE = 12

COMPANY_SUFFIX = re.compile(
    r"(?:(?:控股|集团|科技|股份|实业|投资|技术|网络|信息|传媒|文化|电子|汽车|国际){0,3}"
    r"(?:集团|有限责任公司|股份有限公司|有限公司|公司|控股集团|控股))$"
)
# 浪潮集团（以下简称“浪潮”）
RE_STATED = re.compile(
    r"[（(](?:以下|下文|下称|以下统)?(?:简称|合称|统称|下称)[为:：]?[“「\"《]?"
    r"(?P<short>[^“”「」\"《》（）()，,。、]{1,12})[”」\"》]?[）)]"
)


def iter_short_forms(segmented: SegmentedText, names: list[Mention]) -> Iterator[Mention]:
    """Yield the mentions of short forms of `names` that no name in full covers."""
    full_by_short = _stated_forms(segmented, names)
    stated = frozenset(full_by_short)
    for mention in names:
        folded_name = segmented.folded[mention.start : mention.end]
        clear = mention.score >= SURE_SCORE and _begins_clearly(segmented.folded, mention)
        stem = company_stem(folded_name) if clear else None
        if stem:
            full_by_short.setdefault(stem, mention.name)
    if not full_by_short:
        return
    covered = iter(names)
    current = next(covered, None)
    for start, end in WordsByEnd(full_by_short).iter_longest(segmented.folded):
        while current is not None and current.end <= start:
            current = next(covered, None)
        if current is not None and current.start < end:
            continue
        short = segmented.folded[start:end]
        score = STATED_SCORE if short in stated else SHORT_SCORE
        name, full = segmented.text[start:end], full_by_short[short]
        yield Mention("organization", start, end, name, "organizations.short", score, full)


def _stated_forms(segmented: SegmentedText, names: list[Mention]) -> dict[str, str]:
    by_end = {mention.end: mention.name for mention in names if mention.score >= SURE_SCORE}
    stated: dict[str, str] = {}
    for match in RE_STATED.finditer(segmented.folded):
        full = by_end.get(match.start())
        if full:
            stated.setdefault(match["short"], full)
    return stated


def _begins_clearly(folded: str, mention: Mention) -> bool:
    """Whether the name is surely not cut out of a longer phrase: a place or a mark begins it."""
    start = mention.start
    if start == 0 or not folded[start - 1].isalnum():
        return True
    place = words.places().begins(folded, start, mention.end)
    return place or words.stops().longest(folded, start, max(0, start - 4)) is not None


def company_stem(folded_name: str) -> str | None:
    """Return what names a company when its suffix and its place are left out, or None.

    >>> company_stem("上海飞鹭集团有限公司")
    '飞鹭'
    """
    suffix = COMPANY_SUFFIX.search(folded_name)
    end = suffix.start() if suffix else _trade_start(folded_name)
    if end is None:
        return None
    stem = folded_name[:end]
    for place_end in range(min(len(stem), LONGEST_PLACE), 1, -1):
        if words.place_start(stem, place_end, 0) == 0:
            stem = stem[place_end:]
            break
    return stem if _is_distinct(stem) else None


def _trade_start(name: str) -> int | None:
    """Where the trade begins with which a firm's name ends: 凌江|汽车; None where none does."""
    trade = words.trades().longest(name, len(name))
    if trade is None or name[: -len(trade)] in words.known_names():  # 欧盟|玩具, no firm's stem
        return None
    return len(name) - len(trade)


def _is_distinct(stem: str) -> bool:
    if not 2 <= len(stem) <= LONGEST_STEM or not stem.isalnum():
        return False
    taken = (words.kept_words(), words.stops(), words.titles(), words.suffixes())
    return not any(stem in lexicon for lexicon in taken) or stem in words.known_names()
