"""What a mention at a place refers to: the records of the article, by offset."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsnlp.extraction.candidates import Offsets
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
        self._set(Placed(m.start, m.end, record) for record in records for m in record.mentions)

    def _set(self, placed: Iterable[Placed]) -> None:
        self._placed = sorted(placed, key=lambda p: (p.start, p.end))
        self._starts = [p.start for p in self._placed]

    def without(self, spans: Sequence[Offsets]) -> MentionIndex:
        """Return the mentions that begin in none of `spans`, which are sorted."""
        index = MentionIndex(())
        starts = [start for start, _ in spans]
        index._set(p for p in self._placed if not _inside(p.start, spans, starts))
        return index

    def within(self, start: int, end: int) -> Sequence[Placed]:
        """Return the mentions that lie within `start:end`, in order."""
        first, last = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return [placed for placed in self._placed[first:last] if placed.end <= end]

    def before(self, at: int, *, limit: int = 12) -> Sequence[Placed]:
        """Return the last mentions that begin before `at`, the nearest first."""
        last = bisect_right(self._starts, at - 1)
        return self._placed[max(0, last - limit) : last][::-1]

    def following(self, start: int, end: int, *, limit: int) -> Sequence[Placed]:
        """Return the first mentions that begin in `start:end`."""
        first = bisect_right(self._starts, start - 1)
        return [p for p in self._placed[first : first + limit] if p.start < end]

    def after(self, at: int) -> Placed | None:
        """Return the first mention that begins at or behind `at`."""
        first = bisect_right(self._starts, at - 1)
        return self._placed[first] if first < len(self._placed) else None


def _inside(at: int, spans: Sequence[Offsets], starts: Sequence[int]) -> bool:
    nearest = bisect_right(starts, at) - 1
    return nearest >= 0 and at < spans[nearest][1]
