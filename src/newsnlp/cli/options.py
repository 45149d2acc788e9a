"""Options that commands share, and how their values are read."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from newsnlp.cli.versions import describe_versions
from newsnlp.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


def input_format_option(*more: str) -> Callable[[Command], Command]:
    """Return what adds `--input-format`, with `more` formats than those of a page."""
    of_rows = " jsonl: a row of JSON a line, standard input too." if more else ""
    return click.option(
        "--input-format",
        type=click.Choice(["auto", "text", "html", "markdown", *more]),
        default="auto",
        show_default=True,
        help=f"How to read what comes in; auto looks at the content and the name.{of_rows}",
    )


def many_options(command: Command) -> Command:
    """Add the options of work on many articles: `--out`, `--workers` and their kin."""
    options = (
        click.option(
            "--out",
            metavar="FILE.jsonl|FILE.parquet",
            type=click.Path(dir_okay=False, path_type=Path),
            callback=check_out,
            help="Write to this file, whole or not at all, instead of standard output.",
        ),
        click.option(
            "--workers",
            metavar="N",
            type=click.IntRange(min=1),
            default=1,
            show_default=True,
            help="How many processes share the work; the records and their order are the same.",
        ),
        click.option(
            "--timeout",
            metavar="SECONDS",
            type=click.FloatRange(min=0, min_open=True),
            help="The longest that one article may take; beyond it the article fails and its "
            "process is replaced. With --out 900, else any time.",
        ),
        click.option(
            "--text-field",
            metavar="NAME",
            help="The field of a table's rows that holds the article.",
        ),
        click.option(
            "--restart",
            is_flag=True,
            help="Throw away what an earlier run of --out has done, and begin anew.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def settings_options(command: Command) -> Command:
    """Add `--settings` and `--settings-file`."""
    from_words = click.option(
        "--settings",
        metavar="JSON",
        default="{}",
        callback=_parse_json_object,
        help="Settings as a JSON object, as '{\"model\": null}'; they win over the environment "
        "(NEWSNLP_MODEL=…) and the file.",
    )
    from_file = click.option(
        "--settings-file",
        metavar="TOML",
        type=click.Path(path_type=Path),
        help="Settings as a TOML file.",
    )
    return from_file(from_words(command))


def verbose_option(command: Command) -> Command:
    """Add `--verbose`, which turns on the library's log."""
    return click.option(
        "-v",
        "--verbose",
        is_flag=True,
        expose_value=False,
        callback=_start_log,
        help="Log to standard error what happens, errors with their tracebacks.",
    )(command)


def version_option(command: Command) -> Command:
    """Add `--version`, which prints what a bug report needs."""
    return click.option(
        "--version",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_print_versions,
        help="Show the versions in use, as a bug report needs them, and exit.",
    )(command)


def gather_settings(file: Path | None, values: dict[str, Any]) -> Settings:
    """Return the settings of file, environment and command line, later ones winning."""
    return Settings.load(file, os.environ, **values)


def check_out(ctx: click.Context, param: click.Parameter, path: Path | None) -> Path | None:
    """Return `path`, or say what `--out` can write."""
    if path is None or path.suffix in (".jsonl", ".parquet"):
        return path
    raise click.BadParameter(f"'{path}' ends neither in .jsonl nor in .parquet.")


def _parse_json_object(ctx: click.Context, param: click.Parameter, words: str) -> dict[str, Any]:
    try:
        parsed = json.loads(words)
    except ValueError as error:
        raise click.BadParameter(f"not JSON ({error}): {words}") from error
    if not isinstance(parsed, dict):
        raise click.BadParameter(f"not a JSON object: {words}")
    return parsed


def _print_versions(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(describe_versions())
        ctx.exit()


def _start_log(ctx: click.Context, param: click.Parameter, verbose: bool) -> None:
    if verbose:
        logging.basicConfig(level=logging.DEBUG, format="%(name)s: %(message)s")


def records_argument(command: Command) -> Command:
    """Add RECORDS, a file that `extract --out` wrote."""
    return click.argument(
        "records",
        metavar="RECORDS",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
    )(command)


def table_format_option(about: str = "") -> Callable[[Command], Command]:
    """Return what adds `--format` of tables; `about` begins its help."""
    return click.option(
        "--format",
        "table_format",
        type=click.Choice(["csv", "parquet"]),
        default="csv",
        show_default=True,
        help=f"{about}csv: UTF-8 with a header; parquet: typed columns (needs newsnlp[parquet]).",
    )


def csv_options(command: Command) -> Command:
    """Add `--neutralize` and `--bom`."""
    neutralize = click.option(
        "--neutralize",
        is_flag=True,
        help="In CSV, put an apostrophe before text that a spreadsheet would run (= + - @ tab).",
    )
    bom = click.option(
        "--bom", is_flag=True, help="Begin CSV with a mark by which Excel knows UTF-8."
    )
    return neutralize(bom(command))


def check_csv_options(table_format: str, *, neutralize: bool, bom: bool) -> None:
    """Refuse what is for CSV where another form is wanted."""
    if table_format != "csv" and (neutralize or bom):
        raise click.UsageError("--neutralize and --bom are for --format csv.")
