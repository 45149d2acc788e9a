"""Days of publication, as texts in ISO 8601 that may stop at the month or the year, or be empty."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from newsnlp.records import PublishedTime

DAY_LENGTH = len("2024-01-01")
UNDATED = "9"
"""Sorts behind all dates."""


def day_of(published: PublishedTime | None) -> str:
    """Return the day of a time, or the month or year where it says no more; "" for none."""
    return published.value[:DAY_LENGTH] if published else ""


def ordinal(day: str) -> int | None:
    """Return the number of a day; None where it is not known to the day."""
    if len(day) != DAY_LENGTH:
        return None
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def undated_last(day: str) -> str:
    """Return what orders days, those that are not known last."""
    return day or UNDATED


def first_and_last(days: Iterable[str]) -> tuple[str, str]:
    """Return the first and the last of `days`, "" for both where none is known."""
    known = [day for day in days if day]
    return min(known, default=""), max(known, default="")


def ordinals_between(days: Iterable[str]) -> tuple[int, int] | None:
    """Return the numbers of the first and the last of `days`; None where none is known to the day.

    >>> ordinals_between(["2024-01-03", "2024", "2024-01-01"])
    (738886, 738888)
    """
    known = [number for day in days if (number := ordinal(day)) is not None]
    return (min(known), max(known)) if known else None
