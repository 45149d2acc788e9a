"""Organizations of roles compared: one body, a part of it, another one elsewhere."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from newsnlp.extraction.organizations.abbreviations import spelled_out
from newsnlp.lexicons import load_lexicon
from newsnlp.segmentation.folding import fold

Relation = Literal["same", "part", "local", "apart"]
UNITS = "省市县区州盟旗镇乡村"
OWN_PREFIXES = ("本", "我", "该", "此", "其", "某", "全")
LONGEST_PLACE_BEFORE = 6
SHORTEST_PART = 3
RE_LOCAL = re.compile(rf"^[{UNITS}](?:委|政府|人民|公安|教育|[^\W\d_]{{1,8}}(?:局|委|厅|院|办|会))")
RE_PLACE = re.compile(rf"^[^\W\d_]{{2,3}}?[{UNITS}](?![场民域化居])")
RE_COMPANY_END = re.compile(
    r"(?:控股|集团|股份)?(?:有限责任公司|股份有限公司|集团有限公司|有限公司|集团公司|集团|公司)$"
)
RE_AND = re.compile(r"(?<=[^\W\d_]{2})[和与](?=[^\W\d_]{2})")
RE_GOVERNMENT = re.compile(r"(?:人民政府|政府|市委|县委|省委|区委)$")


@lru_cache(maxsize=65536)
def body_key(name: str) -> str:
    """Return the form in which the names of one body meet; "" where it names none.

    >>> body_key("远川集团有限公司") == body_key("远川集团") == body_key("远川公司")
    True
    >>> body_key("本报"), body_key("公司")
    ('', '')
    """
    folded = "".join(fold(name).split())
    if len(folded) < 2 or folded.startswith(OWN_PREFIXES) or folded in _plain_words():
        return ""
    entry = load_lexicon("org_names").get(folded)
    if entry is not None:
        return entry.columns["full"] or folded
    stem = RE_COMPANY_END.sub("", folded)
    if len(stem) >= 2 and stem != folded:
        return stem
    place = RE_GOVERNMENT.sub("", folded)
    return place if len(place) >= 2 else folded


@cache
def _plain_words() -> frozenset[str]:
    """Words that are a kind of body and name none: 公司, 学校, 市政府."""
    own = ("公司", "集团", "学校", "医院", "政府", "市政府", "县政府", "省政府", "法院", "警方")
    return frozenset((*load_lexicon("org_suffixes").terms(), *own)) - {"外交部"}


def is_local(key: str) -> bool:
    """Whether a body is named without its place (市教育局), as one of each town may be."""
    return bool(RE_LOCAL.match(key)) or (len(key) <= 3 and key in load_lexicon("org_common"))


def relate(left: str, right: str) -> Relation:
    """Return how two bodies, as keys, are related.

    >>> relate("远川大学", "远川大学计算机系"), relate("市教育局", "市教育局")
    ('part', 'local')
    """
    if left == right or _in_full(left) == _in_full(right):
        return "local" if is_local(left) else "same"
    short, long = sorted((left, right), key=lambda key: (len(key), key))
    if len(short) < SHORTEST_PART:
        return "part" if len(short) == 2 and long.startswith(short) else "apart"
    if long.startswith(short):
        return "part"
    if long.endswith(short) and len(long) - len(short) <= LONGEST_PLACE_BEFORE:
        return "local" if is_local(short) else "same"
    return "apart"


@lru_cache(maxsize=65536)
def _in_full(key: str) -> str:
    """Return `key` in the one way in which its endings are written: 中院, 发展改革委 in full."""
    return spelled_out(RE_AND.sub("", key.replace("委员会", "委")))


@lru_cache(maxsize=65536)
def place_of(key: str) -> str:
    """Return the place with which the name of a body begins, without its unit; "" if none does.

    >>> place_of("临江市教育局"), place_of("外交部")
    ('临江', '')
    """
    for length in range(min(LONGEST_PLACE_BEFORE, len(key)), 1, -1):
        entry = load_lexicon("place_names").get(key[:length])
        if entry is not None and entry.kind != "unit":
            return key[:length].rstrip(UNITS) or key[:length]
    match = RE_PLACE.match(key)
    return match[0][:-1] if match else ""


def place_rank(place: str) -> str:
    """Return the rank of a place: country, province, or city for all others."""
    entry = load_lexicon("place_names").get(place)
    return entry.kind if entry and entry.kind in ("country", "province") else "city"
