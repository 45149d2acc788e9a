"""Adverbials: the words that may stand between who issues a document and the verb of issuing.

教育部〈近日〉〈联合〉〈在官网〉发布《…》: adverbs and times in any number, then at most one
prepositional phrase, which may run up to the verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newsnlp.lexicons import load_lexicon

TIME = (
    r"(?:(?:19|20)\d{2}年(?:底|初|末|度)?|\d{1,2}月(?:份|底|初|中旬|上旬|下旬|末)?|\d{1,2}[日号]|\d{1,2}[时点](?:\d{1,2}分)?"
    r"|[今去前当同本上]年|[上本下]?(?:周|星期|礼拜)[一二三四五六日天末]|[今本上]月|[一二三四五六七八九十]{1,3}月|[上下]半年|第?[一二三四1-4]季度)"
)
_JOINT = r"等[^，。；《》]{0,10}?(?:部门|单位|机构|部委|委局|厅局|国|方|家|企业|公司|人|局|会|团体)"
_SESSION = r"第[一二三四五六七八九十百\d]{1,5}次(?:全体)?会议|常务会议|全体会议|全会"
_ASIDE = r"（[^（）\n]{0,30}）|\([^()\n]{0,60}\)|[\s,，”\"’、]"
LONGEST_GAP = 60


def only_adverbials(folded: str, start: int, end: int) -> bool:
    """Whether `folded[start:end]` holds adverbials alone.

    >>> only_adverbials("近日在官网正式", 0, 7), only_adverbials("部长的", 0, 3)
    (True, False)
    """
    if end - start > LONGEST_GAP:
        return False
    return _adverbial_pattern().fullmatch(folded, start, end) is not None


def iter_ends(folded: str, start: int, end: int) -> Iterator[int]:
    """Yield `end`, and where `folded[start:end]` ends as its last adverbs are taken off."""
    pattern = _last_adverb_pattern()
    yield end
    for _ in range(8):
        found = pattern.search(folded, max(start, end - 24), end)
        if found is None or found.start() == end:
            return
        end = found.start()
        yield end


@cache
def _adverbs() -> str:
    terms = load_lexicon("document_adverbials").terms("adverb")
    return "|".join(sorted(terms, key=len, reverse=True))


@cache
def _adverbial_pattern() -> re.Pattern[str]:
    prepositions = load_lexicon("document_adverbials").terms("preposition")
    words = "|".join(sorted(prepositions, key=len, reverse=True))
    adverb = rf"(?:{TIME}|{_JOINT}|{_SESSION}|{_ASIDE}|{_adverbs()})"
    return re.compile(rf"{adverb}{{0,12}}+(?:(?:{words})[^。；\n]*)?")


@cache
def _last_adverb_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:[在于自]?(?:{TIME}){{1,4}}|{_JOINT}|{_SESSION}|{_ASIDE}|{_adverbs()})$")
