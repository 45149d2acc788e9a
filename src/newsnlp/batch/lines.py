"""What a worker gives back: a line to be written, made where the record is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsnlp.pipeline import Job, fail, make_extractor
from newsnlp.pool import Failure
from newsnlp.records import FailedRecord, NewsRecord
from newsnlp.writing import dump_line


@dataclass(frozen=True, slots=True)
class Line:
    """A record as a line of JSON, in UTF-8; `failure` is the record where the article failed."""

    content: bytes
    failure: FailedRecord | None = None

    @classmethod
    def of(cls, record: NewsRecord | FailedRecord) -> Line:
        """Return the line of `record`."""
        failure = record if isinstance(record, FailedRecord) else None
        return cls(dump_line(record).encode(), failure)


def make_line_extractor(settings: bytes) -> Callable[[Job | FailedRecord], Line]:
    """Return the function of a worker: from an article to its line."""
    extract = make_extractor(settings)
    return lambda job: Line.of(extract(job))


def fail_line(job: Job | FailedRecord, reason: Failure) -> Line:
    """Return the line of an article whose worker died or ran out of time."""
    return Line.of(fail(job, reason))


def has_failed(line: Line) -> bool:
    """Return whether the article of `line` failed."""
    return line.failure is not None
