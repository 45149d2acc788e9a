"""A progress bar on standard error, for the work on many articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from newsnlp.records import FailedRecord

Item = TypeVar("Item")


def show_progress(records: Iterable[Item], total: int | None = None) -> Iterator[Item]:
    """Yield `records` while a bar on standard error counts them and their failures."""
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), "{task.description}", MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("articles", total=total)
        failed = 0
        for record in records:
            failed += isinstance(record, FailedRecord)
            label = f"articles, {failed} failed" if failed else "articles"
            progress.update(task, advance=1, description=label)
            yield record
