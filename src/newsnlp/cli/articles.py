"""From the words of the command line to records: failures named, and a bar where one waits."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsnlp.progress import show_progress
from newsnlp.records import FailedRecord, NewsRecord

if TYPE_CHECKING:
    from newsnlp.batch.rows import Intake
    from newsnlp.pipeline import Pipeline

STANDARD_INPUT = "-"


class Extraction:
    """The records of `sources`, in order. Failures are named on standard error and counted."""

    def __init__(
        self,
        sources: Sequence[str],
        pipeline: Pipeline,
        intake: Intake,
        workers: int,
        timeout: float | None,
    ) -> None:
        self._sources, self._intake = sources, intake
        self._pipeline = pipeline
        self._workers, self._timeout = workers, timeout
        self._failed = 0

    def __iter__(self) -> Iterator[NewsRecord | FailedRecord]:
        from newsnlp.batch.sources import count_jobs, iter_jobs
        from newsnlp.pipeline import is_failure

        jobs = iter_jobs(self._sources, self._intake)
        records = self._pipeline.extract_jobs(jobs, workers=self._workers, timeout=self._timeout)
        if is_watched() and not sys.stdout.isatty():
            total = count_jobs(self._sources, self._intake)
            records = show_progress(records, is_failure=is_failure, total=total)
        record = None
        for record in records:
            if isinstance(record, FailedRecord):
                self._failed += 1
                name_failure(record)
            yield record
        if record is None:
            say_that_nothing_was_there()

    @property
    def exit_code(self) -> int:
        """0, or 1 where an article failed."""
        return int(self._failed > 0)


def name_failure(record: FailedRecord) -> None:
    """Say on standard error which article failed, and why, in one line."""
    click.echo(f"newsnlp: {record.id}: {' '.join(record.message.split())}", err=True)


def say_that_nothing_was_there() -> None:
    """Say on standard error that what was named has no articles."""
    click.echo("newsnlp: no articles there", err=True)


def open_source(file: str) -> bytes | Path:
    """Return the bytes of standard input for `-`, else the path of `file`."""
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    return Path(file)


def is_watched() -> bool:
    """Return whether a person sees standard error, where the bar is shown."""
    return sys.stderr.isatty()
