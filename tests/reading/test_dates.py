"""Times with the page's own precision, and no zone that the page does not give."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from newsnlp.reading.dates import find_published, parse_published

CASES = [
    ("2021-10-30 12:35:13", "2021-10-30T12:35:13", "second"),
    ("2021/3/4 8:05", "2021-03-04T08:05", "minute"),
    ("2021年3月4日", "2021-03-04", "day"),
    ("2021年10月", "2021-10", "month"),
    ("2021-10", "2021-10", "month"),
    ("2021", "2021", "year"),
    ("2021年", "2021", "year"),
    ("20211030", "2021-10-30", "day"),
    ("2021.03.04", "2021-03-04", "day"),
    ("２０２１年３月４日", "2021-03-04", "day"),
    ("2021年3月4日 下午3:05", "2021-03-04T15:05", "minute"),
    ("2021年03月04日 星期四 08:30", "2021-03-04T08:30", "minute"),
    ("2021-03-04T08:30:00+08:00", "2021-03-04T08:30:00+08:00", "second"),
    ("2021-03-04T08:30:00.123Z", "2021-03-04T08:30:00Z", "second"),
    ("2021-03-04 08:30:00 +0800", "2021-03-04T08:30:00+08:00", "second"),
    ("Sun, 21 Mar 2021 20:27:21 GMT", "2021-03-21T20:27:21+00:00", "second"),
    (datetime(2021, 3, 4, 8, 30), "2021-03-04T08:30:00", "second"),
    (date(2021, 3, 4), "2021-03-04", "day"),
]


@pytest.mark.parametrize(("words", "value", "precision"), CASES)
def test_reads(words: object, value: str, precision: str) -> None:
    found = parse_published(words)
    assert found is not None
    assert (found.value, found.precision) == (value, precision)


@pytest.mark.parametrize(
    "words",
    ["Invalid Date", "", None, "昨天", "2021-13-45", "0000-00-00 00:00:00", "12:35", "共2021人", 0],
)
def test_does_not_read(words: object) -> None:
    assert parse_published(words) is None


def test_a_day_of_no_calendar_is_passed_over() -> None:
    found = find_published("2021-02-30 更新，2021-03-01 发布")
    assert found is not None
    assert found.value == "2021-03-01"
