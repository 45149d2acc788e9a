"""How much a name alone says: a rare name needs less evidence than a common one.

The bits of a name are the binary logarithm of one over the share of people who bear it. A name of
as many bits as there are people in the news is borne by one of them.
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache

from newsnlp.lexicons import load_lexicon
from newsnlp.segmentation.folding import fold

NEWS_PEOPLE_BITS = 22.0
"""Four million people are in the news."""
MOST_PRIOR = 6.0
LEAST_PRIOR = -8.0
"""A name and a body that are alike are enough for the commonest of names."""
FIGURE_PRIOR = 5.0
"""A name that all know; whoever else bears it is seldom in the news."""
RARE_SURNAME = 11.5
GIVEN_BITS = {"frequent": 8.0, "possible": 10.5, "medial": 10.5, "nonfinal": 11.5}
UNUSUAL_GIVEN = 12.0
FOREIGN_BITS = 4.5
"""Of each character of a transliteration: about as many bits as two Latin letters."""
KNOWN_PART_BITS = 11.0
"""Of a foreign name or surname that the lexicons list (约翰, 史密斯)."""
LONGEST_SURNAME = 2
HONORIFICS = ("总", "工", "先生", "女士", "老师", "氏")
RE_WITHHELD = re.compile(r"[某×✕ＸXx*＊○〇]")
RE_ADDRESSED = re.compile(r"^[小老阿大]\w$")


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Return `name` in one script, with one kind of dot and no space.

    >>> name_key("馬克‧韋伯")
    '马克·韦伯'
    """
    return "".join(fold(name).replace("．", "·").split())


@lru_cache(maxsize=65536)
def is_nameable(key: str) -> bool:
    """Whether `key` can name one person in several articles: 何立诚, and not 何某 or 老何.

    >>> is_nameable("何立诚"), is_nameable("何某"), is_nameable("老何"), is_nameable("何院士")
    (True, False, False, False)
    """
    if len(key) < 2 or RE_WITHHELD.search(key) or RE_ADDRESSED.match(key):
        return False
    return not _is_surname_with_title(key)


def _is_surname_with_title(key: str) -> bool:
    surname = surname_of(key)
    return surname is not None and key[len(surname) :] in _addresses()


@cache
def _addresses() -> frozenset[str]:
    return frozenset((*load_lexicon("title_heads").terms(), *HONORIFICS))


def prior_bits(key: str) -> float:
    """Return the evidence that two articles mean one person, given that both name `key`.

    >>> prior_bits("张伟") < prior_bits("张建国") < prior_bits("郜怀远")
    True
    """
    if _is_figure(key):
        return FIGURE_PRIOR
    return max(LEAST_PRIOR, min(MOST_PRIOR, _name_bits(key) - NEWS_PEOPLE_BITS))


def surname_of(key: str) -> str | None:
    """Return the surname with which a Chinese name begins, or None."""
    surnames = load_lexicon("name_surnames")
    for length in range(min(LONGEST_SURNAME, len(key) - 1), 0, -1):
        if key[:length] in surnames:
            return key[:length]
    return None


def is_foreign(key: str) -> bool:
    """Whether `key` is written as foreign names are: with a dot, or no Chinese name by form."""
    if "·" in key or any(c.isascii() for c in key):
        return True
    surname = surname_of(key)
    if surname is None:
        return True
    if len(key) - len(surname) > 2:
        return True
    return _is_listed_foreign(key)


@lru_cache(maxsize=65536)
def _name_bits(key: str) -> float:
    if is_foreign(key):
        return sum(_part_bits(part) for part in key.split("·"))
    surname = surname_of(key) or key[0]
    return _surname_bits(surname) + sum(map(_given_bits, key[len(surname) :]))


def _part_bits(part: str) -> float:
    known = _is_listed_foreign(part)
    return min(KNOWN_PART_BITS, FOREIGN_BITS * len(part)) if known else FOREIGN_BITS * len(part)


def _surname_bits(surname: str) -> float:
    share = load_lexicon("name_surname_shares").get(surname)
    return _bits_of_share(share.columns["per_10000"]) if share else RARE_SURNAME


def _given_bits(character: str) -> float:
    share = load_lexicon("name_given_shares").get(character)
    if share is not None:
        return _bits_of_share(share.columns["per_10000"])
    entry = load_lexicon("name_given").get(character)
    return GIVEN_BITS.get(entry.kind, UNUSUAL_GIVEN) if entry else UNUSUAL_GIVEN


def _bits_of_share(per_10000: str) -> float:
    return math.log2(10000 / float(per_10000))


def _is_figure(key: str) -> bool:
    entry = load_lexicon("name_foreign").get(key)
    return key in load_lexicon("name_known") or (entry is not None and entry.kind == "figure")


def _is_listed_foreign(part: str) -> bool:
    entry = load_lexicon("name_foreign").get(part)
    return entry is not None and entry.kind in ("given", "surname")
