"""From the words that name articles to articles: folders, patterns, files, tables, a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsnlp.batch.folders import is_pattern, iter_matches, iter_pages
from newsnlp.batch.rows import ROW_SUFFIXES, Intake, count_rows, iter_json_rows, iter_table
from newsnlp.pipeline import Job
from newsnlp.records import FailedRecord

STANDARD_INPUT = "-"


def iter_jobs(
    sources: Iterable[str | Path], intake: Intake, leave_out: Path | None = None
) -> Iterator[Job | FailedRecord]:
    """Yield the articles that `sources` name, as they come, in an order that is always the same.

    Args:
        sources: each a folder (the pages under it), a pattern (news/**/*.html), a page, a table
            (*.jsonl, *.parquet, a row an article), or "-" for standard input. A `Path` is no
            pattern.
        intake: how they are to be taken.
        leave_out: a file that is none of them, as the one that is written to.
    """
    for source in sources:
        if source == STANDARD_INPUT:
            yield from _iter_standard_input(intake)
            continue
        for path in iter_paths(source):
            if leave_out is None or path.name != leave_out.name or path.resolve() != leave_out:
                yield from _iter_file(path, intake)


def iter_paths(source: str | Path) -> Iterator[Path]:
    """Yield the files that `source` names: itself, those of a folder, or those of a pattern."""
    path = Path(source)
    if path.is_dir():
        yield from iter_pages(path)
    elif isinstance(source, str) and is_pattern(source) and not path.exists():
        yield from _or_itself(iter_matches(source), path)
    else:
        yield path


def _or_itself(matches: Iterator[Path], path: Path) -> Iterator[Path]:
    """Yield `matches`, or where there are none, what was typed: it is missing, and will say so."""
    yield next(matches, path)
    yield from matches


def _iter_file(path: Path, intake: Intake) -> Iterator[Job | FailedRecord]:
    if is_table(path, intake):
        yield from iter_table(path, intake)
    else:
        yield Job(path, str(path), intake.page_format)


def is_table(path: Path, intake: Intake) -> bool:
    """Return whether the file at `path` has many articles, one in each row."""
    return intake.format == "jsonl" or path.suffix.lower() in ROW_SUFFIXES


def _iter_standard_input(intake: Intake) -> Iterator[Job | FailedRecord]:
    stream = sys.stdin.buffer
    if intake.format == "jsonl":
        yield from iter_json_rows(stream, STANDARD_INPUT, intake)
    else:
        yield Job(stream.read(), STANDARD_INPUT, intake.page_format)


def count_jobs(sources: Iterable[str | Path], intake: Intake) -> int | None:
    """Return how many articles `sources` name, as far as that is quick to see; None where not."""
    total = 0
    for source in sources:
        if source == STANDARD_INPUT:
            return None
        for path in iter_paths(source):
            count = count_rows(path) if is_table(path, intake) else 1
            if count is None:
                return None
            total += count
    return total
