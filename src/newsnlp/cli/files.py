"""`newsnlp extract … --out FILE`: the run, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsnlp.cli.articles import is_watched, name_failure, say_that_nothing_was_there
from newsnlp.records import FailedRecord

if TYPE_CHECKING:
    from newsnlp.batch.rows import Intake
    from newsnlp.batch.run import Interrupted, Summary
    from newsnlp.settings import Settings

EXIT_INTERRUPTED = 130


def extract_into(
    out: Path,
    sources: Sequence[str],
    settings: Settings,
    intake: Intake,
    *,
    workers: int,
    timeout: float | None,
    restart: bool,
) -> int:
    """Write the records of `sources` to `out`, and return the exit code."""
    from newsnlp.batch import run

    named = 0

    def name(record: FailedRecord) -> None:
        nonlocal named
        named += 1
        name_failure(record)

    try:
        summary = run.extract_to_file(
            sources,
            out,
            settings=settings,
            workers=workers,
            timeout=run.TIMEOUT if timeout is None else timeout,
            input_format=intake.format,
            text_field=intake.text_field,
            restart=restart,
            progress=is_watched(),
            on_failure=name,
        )
    except run.Interrupted as interrupted:
        _say_where_it_ended(interrupted, out)
        return EXIT_INTERRUPTED
    _say_what_was_done(summary, out, named)
    return int(summary.failed > 0)


def _say_where_it_ended(interrupted: Interrupted, out: Path) -> None:
    where = f"{out} holds them" if interrupted.is_written else f"{out} is as it was"
    click.echo(
        f"newsnlp: ended after {interrupted.articles:,} articles; {where}. "
        "The same command goes on from there.",
        err=True,
    )


def _say_what_was_done(summary: Summary, out: Path, named: int) -> None:
    if not summary.articles:
        say_that_nothing_was_there()
    elif summary.failed > named:
        click.echo(
            f"newsnlp: articles that had failed before: {summary.failed - named:,}", err=True
        )
    if is_watched() and summary.articles:
        words = f"newsnlp: {summary.articles:,} articles, {summary.failed:,} failed: {out}"
        click.echo(words, err=True)
