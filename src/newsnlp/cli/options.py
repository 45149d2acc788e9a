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


def input_format_option(command: Command) -> Command:
    """Add `--input-format`."""
    return click.option(
        "--input-format",
        type=click.Choice(["auto", "text", "html", "markdown"]),
        default="auto",
        show_default=True,
        help="How to read the files; auto looks at the content and the name.",
    )(command)


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
    if path is None or path.suffix == ".jsonl":
        return path
    if path.suffix == ".parquet":
        raise click.BadParameter("Parquet comes with the batch layer; write FILE.jsonl for now.")
    raise click.BadParameter(f"'{path}' does not end in .jsonl, the one kind that is written.")


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
