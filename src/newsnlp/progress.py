"""A progress bar on standard error, for the work on many articles."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Task

Item = TypeVar("Item")


def show_progress(
    items: Iterable[Item],
    *,
    is_failure: Callable[[Item], bool],
    total: int | None = None,
    done: int = 0,
) -> Generator[Item, None, None]:
    """Yield `items` while a bar counts them: how many, how fast, how long still, how many failed.

    Args:
        items: what is counted.
        is_failure: whether an item is a failure.
        total: how many there are, those done before included; None where nobody knows.
        done: how many an earlier run has done.
    """
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    known = () if total is None else (BarColumn(), TimeRemainingColumn(), "left")
    columns = (
        SpinnerColumn(),
        "articles",
        MofNCompleteColumn(),
        *known,
        "{task.fields[rate]}",
        TimeElapsedColumn(),
        "{task.fields[failures]}",
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        shown = progress.add_task("", total=total, completed=done, rate="", failures="")
        failed = 0
        for item in items:
            failed += is_failure(item)
            failures = f"[red]{failed:,} failed" if failed else ""
            rate = describe_rate(progress.tasks[0])
            progress.update(shown, advance=1, rate=rate, failures=failures)
            yield item


def describe_rate(task: Task) -> str:
    """Return how many articles a second `task` gets done of late."""
    return f"{task.speed:,.1f}/s" if task.speed else ""
