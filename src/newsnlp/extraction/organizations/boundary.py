"""Where a name of a body begins: the walk to the left from its suffix."""

from __future__ import annotations

import re

from newsnlp.extraction.organizations import words

LONGEST_NAME = 32
"""The most characters a name has before its suffix."""

LATIN_RUN = re.compile(r"[A-Za-z0-9&.\-]{1,24}(?: [A-Za-z0-9&.\-]{1,24}){0,3}$")
LIST_NUMBER = re.compile(r"\d{1,4}(?=[\u4e00-\u9fff])")
LONGEST_BRAND = 4
COUNTED = re.compile(r"[年月日号时分秒个家名位所岁人元亿万多余届次股只台辆项条件份场套间例天周]")
MEASURES = frozenset("家个名位所只条支批群种座项场间年岁处")
NUMERALS = frozenset("一二三四五六七八九十百千万两几多数各每这那哪某半余0123456789")
BYLINES = ("记者", "通讯员", "见习", "实习", "编辑", "摄影")
CONJUNCTIONS = frozenset("与和及暨")
POSTPOSITIONS = frozenset("中内")
CLOSING = {")": "(", "）": "（", "”": "“", "」": "「", "》": "《"}
LONGEST_INSET = 16
"""The most characters within marks that stand inside a name: 锦湖（中国）公司."""


def find_start(folded: str, suffix_start: int, floor: int) -> int:
    """Return where the name begins whose suffix begins at `suffix_start`.

    Args:
        folded: the text, folded.
        suffix_start: where the suffix begins; nothing right of it is looked at.
        floor: the offset that the name does not pass, such as the start of its line.

    >>> text = "记者从工业和信息化部"
    >>> text[find_start(text, 9, 0):]
    '工业和信息化部'
    """
    floor = max(floor, suffix_start - LONGEST_NAME)
    at = suffix_start
    while at > floor:
        before = _step(folded, at, suffix_start, floor)
        if before == at:
            break
        at = before
    return _without_number(folded, at, suffix_start)


def _without_number(folded: str, start: int, end: int) -> int:
    """Return where the name begins after the number of a list item: 8|临江县法院."""
    number = LIST_NUMBER.match(folded, start, end)
    if number is None or words.known_names().begins(folded, start, end):
        return start
    return number.end()


def _step(folded: str, at: int, suffix_start: int, floor: int) -> int:
    """Return the offset one word further left, or `at` where the name begins there."""
    character = folded[at - 1]
    if character in CLOSING:
        return _inset_start(folded, at, floor)
    if character.isascii():
        return _latin_start(folded, at, floor)
    return _word_start(folded, at, suffix_start, floor) if character.isalnum() else at


def _word_start(folded: str, at: int, suffix_start: int, floor: int) -> int:
    kept = len(words.kept_words().longest(folded, at, floor) or "")
    stop = len(words.stops().longest(folded, at, floor) or "")
    if _precedes_place(folded, at, suffix_start, floor):
        return at
    if kept and kept >= stop:
        return at - kept
    if stop == 1 and folded[at - 1] in POSTPOSITIONS and _opens_clause(folded, at - 1, floor):
        return at - 1
    if stop == 1 and folded[at - 1] in CONJUNCTIONS:
        return at - 1 if _joins_fields(folded, at, suffix_start, floor) else at
    before = folded[max(floor, at - 2)]
    counted = folded[at - 1] in MEASURES and before in NUMERALS
    counted = counted or (before.isdigit() and COUNTED.match(folded, at - 1) is not None)
    if stop or counted or _ends_another_name(folded, at, suffix_start, floor):
        return at
    return at - 1


def _precedes_place(folded: str, at: int, suffix_start: int, floor: int) -> bool:
    """Whether a place begins the name at `at` and what stands before is no part of it: 附上|海南….

    A place inside a name follows another place, a body (新华社北京分社), or a short brand that
    opens its clause (，鸿昌北京公司).
    """
    if at >= suffix_start or not words.places().begins(folded, at, suffix_start):
        return False
    if words.belongs_before_place(folded, at, floor):
        return False
    if words.field_before(folded, at, floor):  # 拍卖|兰州…公司
        return True
    before = folded[max(floor, at - LONGEST_BRAND - 1) : at]
    return len(before) > LONGEST_BRAND and before.isalnum()


def _opens_clause(folded: str, at: int, floor: int) -> bool:
    """Whether nothing stands before `at` that a postposition could follow: ，中|房研究所."""
    return at == floor or not folded[at - 1].isalnum()


def _joins_fields(folded: str, at: int, suffix_start: int, floor: int) -> bool:
    """Whether the conjunction before `at` joins two fields (资源配置与管理司), not two bodies."""
    field_end = at + 2 if at == suffix_start else suffix_start  # 与管理局: the suffix has the field
    if not words.is_domain_phrase(folded, at, field_end):
        return False
    return words.field_before(folded, at - 1, floor) is not None


def with_joined_field(folded: str, start: int, end: int, floor: int) -> int:
    """Return where a body begins whose name was cut at a conjunction: 公众与|环境研究中心."""
    if start <= floor + 1 or folded[start - 1] not in CONJUNCTIONS:
        return start
    before = words.field_before(folded, start - 1, floor)
    begins = words.domains().begins(folded, start, end)
    return start - 1 - len(before) if before and begins else start


def _ends_another_name(folded: str, at: int, suffix_start: int, floor: int) -> bool:
    """Whether a title, or a verb after another name, ends at `at` (教育部联合|清华大学)."""
    if at < suffix_start and words.titles().longest(folded, at, floor):
        return not words.is_domain_phrase(folded, at, suffix_start)  # 校长|培训中心
    weak = words.weak_stops().longest(folded, at, floor)
    if weak is None:
        return False
    suffix = words.suffixes().longest(folded, at - len(weak), floor)
    return suffix is not None and words.suffix_strength(suffix) == "strong"


def _latin_start(folded: str, at: int, floor: int) -> int:
    run = LATIN_RUN.search(folded, max(floor, at - LONGEST_NAME), at)
    if (
        run is None
        or not any(map(str.isalnum, run.group()))
        or (run.group()[-1].isdigit() and COUNTED.match(folded, at))
    ):
        return at
    return run.start()


def _inset_start(folded: str, at: int, floor: int) -> int:
    """Return where the marks open that close before `at`, if what they hold belongs to a name."""
    opening = folded.rfind(CLOSING[folded[at - 1]], max(floor, at - LONGEST_INSET - 2), at - 1)
    inner = folded[opening + 1 : at - 1] if opening >= 0 else ""
    if (
        not inner
        or inner.startswith(BYLINES)
        or not all(character.isalnum() for character in inner)
    ):
        return at
    return opening
