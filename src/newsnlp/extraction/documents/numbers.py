"""Document numbers (国发〔2021〕23号) and states (试行, 征求意见稿)."""

from __future__ import annotations

import re
from functools import cache

from newsnlp.lexicons import load_lexicon

_YEAR = r"[〔\[［【(（]\s?(?:19|20)\d{2}\s?(?:年)?[〕\]］】)）]"
_ISSUED = rf"[一-鿿A-Za-z]{{0,14}}{_YEAR}\s?第?\s?\d{{1,5}}(?:-\d{{1,3}})?\s?号"
_ORDER = r"[一-鿿]{0,16}令?(?:(?:19|20)\d{2}年)?第\s?\d{1,5}\s?号(?:令|公告|决议)?"
_STANDARD = r"(?:GB|GB/T|GB/Z|YD/T|JR/T|DB\d{2}/T|ISO|IEC|NY/T|HJ)\s?\d{2,6}(?:[-—]\d{4})?"
RE_NUMBER_BEHIND = re.compile(
    rf"\s?[（(]\s?(?:文号[为：:]?|以下简称[^）)\n]{{1,20}}[，,])?({_ISSUED}|{_ORDER}|{_STANDARD})\s?[）)，,;；]"
    rf"|\s?({_YEAR}\s?第?\s?\d{{1,5}}\s?号)"
)
RE_NUMBER_BEFORE = re.compile(rf"({_ISSUED})(?:文件?|的)?[（(]?$")
RE_NUMBER_INSIDE = re.compile(rf"({_ISSUED})")
NUMBER_REACH = 40
STATUS_REACH = 24


def find_number(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the number stands of the document whose title is `folded[start:end]`.

    >>> text = "《夜间照明办法》（青政发〔2021〕7号）"
    >>> text[slice(*find_number(text, 0, 8))]
    '青政发〔2021〕7号'
    """
    behind = RE_NUMBER_BEHIND.match(folded, end, end + NUMBER_REACH)
    if behind:
        return behind.span(1 if behind[1] else 2)
    before = RE_NUMBER_BEFORE.search(folded, max(0, start - NUMBER_REACH), start)
    inside = before or RE_NUMBER_INSIDE.search(folded, start, end)
    return inside.span(1) if inside else None


def find_status(title: str, behind: str) -> str | None:
    """Return the state that `title` names at its end, or that stands right `behind` its marks.

    >>> find_status("夜间照明办法（试行）", "")
    '试行'
    >>> find_status("夜间照明暂行办法", "已经施行")
    '暂行'
    """
    inside, after = _status_patterns()
    if found := inside.search(title):
        return found[1] or found[2] or found[3]
    if found := after.match(behind[:STATUS_REACH]):
        return found[1] or found[2]
    return None


@cache
def _status_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    terms = sorted(load_lexicon("document_statuses").terms(), key=len, reverse=True)
    status = "|".join(map(re.escape, terms))
    aside = rf"[（(]\s?({status})(?:[，,；;第][^）)\n]{{0,12}})?\s?[）)]"
    inside = (
        rf"{aside}|({status})$|(暂行|试行)(?:办法|规定|条例|规则|标准|制度|规范|细则|方案|意见)$"
    )
    after = rf"\s?[“\"]?{aside}|[（(]?({status})(?=[）)，,。；、的公征向已经》\s]|$)"
    return re.compile(inside), re.compile(after)
