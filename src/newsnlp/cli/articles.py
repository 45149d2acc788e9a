"""From the words of the command line to records: sources opened as they come, failures named."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsnlp.records import FailedRecord, NewsRecord

if TYPE_CHECKING:
    from newsnlp.pipeline import Pipeline
    from newsnlp.reading.reader import Format

STANDARD_INPUT = "-"


class Extraction:
    """The records of `files`, in order. Failures are named on standard error and counted."""

    def __init__(self, files: Sequence[str], pipeline: Pipeline, format: Format) -> None:
        self._files = files
        self._pipeline = pipeline
        self._format = format
        self._failed = 0

    def __iter__(self) -> Iterator[NewsRecord | FailedRecord]:
        sources = (open_source(file) for file in _iter_with_progress(self._files))
        records = self._pipeline.extract_many(sources, format=self._format)
        for file, record in zip(self._files, records, strict=False):
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


def _iter_with_progress(files: Sequence[str]) -> Iterable[str]:
    """Yield `files`, with a bar on standard error where a person waits for many of them."""
    if len(files) == 1 or sys.stdout.isatty() or not sys.stderr.isatty():
        yield from files
        return
    with click.progressbar(files, file=sys.stderr, label="articles") as bar:
        yield from bar
