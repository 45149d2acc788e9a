"""From the words of the command line to records: sources opened as they come, failures named."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsnlp.progress import show_progress
from newsnlp.records import FailedRecord, NewsRecord

if TYPE_CHECKING:
    from newsnlp.pipeline import Pipeline
    from newsnlp.reading.reader import Format

STANDARD_INPUT = "-"


class Extraction:
    """The records of `files`, in order. Failures are named on standard error and counted."""

    def __init__(
        self, files: Sequence[str], pipeline: Pipeline, format: Format, workers: int
    ) -> None:
        self._files = files
        self._pipeline = pipeline
        self._format = format
        self._workers = workers
        self._failed = 0

    def __iter__(self) -> Iterator[NewsRecord | FailedRecord]:
        sources = (open_source(file) for file in self._files)
        records = self._pipeline.extract_many(sources, format=self._format, workers=self._workers)
        if _is_watched(len(self._files)):
            from newsnlp.pipeline import is_failure

            records = show_progress(records, is_failure=is_failure, total=len(self._files))
        for file, record in zip(self._files, records, strict=True):
            yield self._name_failure(file, record) if isinstance(record, FailedRecord) else record

    @property
    def exit_code(self) -> int:
        """0, or 1 where an article failed."""
        return int(self._failed > 0)

    def _name_failure(self, file: str, record: FailedRecord) -> FailedRecord:
        self._failed += 1
        click.echo(f"newsnlp: {file}: {' '.join(record.message.split())}", err=True)
        return record.model_copy(update={"id": file})


def open_source(file: str) -> bytes | Path:
    """Return the bytes of standard input for `-`, else the path of `file`."""
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    return Path(file)


def _is_watched(count: int) -> bool:
    """Whether a person waits for several records that do not pass before their eyes."""
    return count > 1 and sys.stderr.isatty() and not sys.stdout.isatty()
