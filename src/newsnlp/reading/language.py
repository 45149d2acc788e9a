"""Which script a text is written in."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

MIN_HAN = 0.2
MAX_KANA = 0.05
SAMPLE = 20_000


def detect_language(text: str) -> str:
    """Return zh-Hans or zh-Hant by the characters that only one of the scripts has; else "".

    >>> detect_language("算力就是生产力"), detect_language("算力就是生產力"), detect_language("AI")
    ('zh-Hans', 'zh-Hant', '')
    """
    kinds = Counter(map(_kind, text[:SAMPLE]))
    han = kinds["hans"] + kinds["hant"] + kinds["han"]
    if han < MIN_HAN * (han + kinds["letter"]) or kinds["kana"] > MAX_KANA * han:
        return ""
    if kinds["hans"] == kinds["hant"]:
        return ""
    return "zh-Hans" if kinds["hans"] > kinds["hant"] else "zh-Hant"


@lru_cache(maxsize=65_536)
def _kind(character: str) -> str:
    """Tell the scripts apart by the standards of each: GB 2312 and Big5."""
    if "\u4e00" <= character <= "\u9fff":
        simplified, traditional = _has(character, "gb2312"), _has(character, "big5")
        if simplified == traditional:
            return "han"
        return "hans" if simplified else "hant"
    if "\u3041" <= character <= "\u30ff":
        return "kana"
    return "letter" if character.isalpha() else ""


def _has(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
