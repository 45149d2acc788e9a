"""When a page says it was published, with the page's own precision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from newsnlp.records import Precision, PublishedTime

YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)"
DAY = (
    rf"{YEAR}(?:[-/.年] ?(?P<month>[01]?\d)(?:[-/.月] ?(?P<day>[0-3]?\d)(?!\d)日?|月|(?![\d-]))|年)"
)
NOON = r"(?P<noon>上午|下午|晚上|凌晨|早上|中午|[AaPp][Mm])?"
SECOND = r"(?P<second>[0-5]\d)(?:[.,]\d{1,9})?秒?"
CLOCK = rf"(?P<hour>[0-2]?\d)[:：时](?P<minute>[0-5]\d)(?:分?[:：]?{SECOND})?"
ZONE = r"(?P<zone> ?Z|(?: ?(?:UTC|GMT))? ?[+-][01]\d:?[0-5]\d)?"
RE_TIME = re.compile(
    rf"{DAY}(?:[T\s,，|]{{0,3}}(?:(?:星期|周)[一二三四五六日天]\s?)?{NOON}\s?{CLOCK}{ZONE})?"
)
RE_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
RE_YEAR = re.compile(r"\s*((?:19|20)\d\d)\s*")
DIGITS = str.maketrans("０１２３４５６７８９：", "0123456789:")
MAX_LENGTH = 200


def parse_published(words: object) -> PublishedTime | None:
    """Return the time that `words` (a string, date or datetime) gives, or None.

    >>> parse_published("2021-10-30 12:35:13")
    PublishedTime(value='2021-10-30T12:35:13', precision='second')
    >>> parse_published("2021年10月").value, parse_published("Invalid Date")
    ('2021-10', None)
    """
    if isinstance(words, PublishedTime):
        return words
    if isinstance(words, datetime):
        return PublishedTime(value=words.isoformat(timespec="seconds"), precision="second")
    if isinstance(words, date):
        return PublishedTime(value=words.isoformat(), precision="day")
    text = str(words or "")[:MAX_LENGTH].translate(DIGITS)
    return find_published(text) or _parse_mail_date(text) or _parse_bare(text)


def find_published(text: str) -> PublishedTime | None:
    """Return the first time of a full date or month that `text` states, or None."""
    return next(iter_published(text), None)


def iter_published(text: str) -> Iterator[PublishedTime]:
    """Yield the times that `text` states, in order; days that no calendar has are passed over."""
    for match in RE_TIME.finditer(text.translate(DIGITS)):
        if found := _from_match(match):
            yield found


def _from_match(match: re.Match[str]) -> PublishedTime | None:
    year, month, day = (int(match[name] or 0) for name in ("year", "month", "day"))
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    if match["noon"] in ("下午", "晚上", "PM", "pm", "Pm") and hour < 12:
        hour += 12
    try:
        moment = datetime(year, month or 1, day or 1, hour, minute, second)
    except ValueError:
        return None
    precision = _precision(match)
    lengths: dict[Precision, int] = {"year": 4, "month": 7, "day": 10, "minute": 16, "second": 19}
    return PublishedTime(
        value=moment.isoformat()[: lengths[precision]] + _zone(match["zone"]), precision=precision
    )


def _precision(match: re.Match[str]) -> Precision:
    names: tuple[Precision, ...] = ("second", "minute", "day", "month")
    return next((name for name in names if match[name]), "year")


def _zone(words: str | None) -> str:
    if not words:
        return ""
    offset = words.replace("UTC", "").replace("GMT", "").replace(":", "").strip()
    return offset if offset == "Z" else f"{offset[:3]}:{offset[3:]}"


def _parse_mail_date(text: str) -> PublishedTime | None:
    """Read the date form of mail and feeds: Sun, 21 Mar 2021 20:27:21 GMT."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return PublishedTime(value=moment.isoformat(timespec="seconds"), precision="second")


def _parse_bare(text: str) -> PublishedTime | None:
    """Read a date without marks (20211030), or a year by itself."""
    if match := RE_COMPACT.search(text):
        return find_published("-".join(match.groups()))
    if match := RE_YEAR.fullmatch(text):
        return PublishedTime(value=match[1], precision="year")
    return None
