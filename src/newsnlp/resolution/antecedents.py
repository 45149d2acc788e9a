"""What a mention at a place refers to: the records of the article, by offset."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsnlp.records import CitedDocument, Organization, Person

Record = Person | Organization | CitedDocument


@dataclass(frozen=True, slots=True)
class Placed:
    """A record at one of its mentions."""

    start: int
    end: int
    record: Record


class MentionIndex:
    """The mentions of some records, by place."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._placed = sorted(
            (Placed(m.start, m.end, record) for record in records for m in record.mentions),
            key=lambda placed: (placed.start, placed.end),
        )
        self._starts = [placed.start for placed in self._placed]

    def within(self, start: int, end: int) -> Sequence[Placed]:
        """Return the mentions that lie within `start:end`, in order."""
        first, last = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return [placed for placed in self._placed[first:last] if placed.end <= end]

    def before(self, at: int, *, limit: int = 12) -> Sequence[Placed]:
        """Return the last mentions that begin before `at`, the nearest first."""
        last = bisect_right(self._starts, at - 1)
        return self._placed[max(0, last - limit) : last][::-1]
