"""Where records go: JSON Lines on standard output or in a file, or a view for people."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click
from pydantic import BaseModel

from newsnlp.records import FailedRecord, NewsRecord, Token
from newsnlp.writing import dump_line


def print_jsonl(records: Iterable[BaseModel]) -> None:
    """Print one record a line as JSON, in UTF-8 whatever the terminal's encoding."""
    for record in records:
        sys.stdout.buffer.write(dump_line(record).encode())
        sys.stdout.buffer.flush()  # whoever reads the pipe gets each record as it comes


def print_views(records: Iterable[NewsRecord | FailedRecord]) -> None:
    """Print each record as a view for people; failures have been named on standard error."""
    from rich.console import Console  # loaded here, so that --help need not wait for it

    from newsnlp.rendering.console import console_view, plain_view

    _allow_any_character()
    console = Console(highlight=False)
    for record in records:
        if isinstance(record, FailedRecord):
            continue
        if console.is_terminal:
            console.print(console_view(record))
        else:
            click.echo(plain_view(record), nl=False)


def print_words(text: str, tokens: Iterable[Token]) -> None:
    """Print the words of `text` with their tags, as `今天/t 下雨/v`, a paragraph a line."""
    _allow_any_character()
    words: list[str] = []
    end = 0
    for token in tokens:
        if "\n" in text[end : token.end] and words:
            click.echo(" ".join(words))
            words.clear()
        if token.text.strip():
            words.append(f"{token.text}/{token.pos}")
        end = token.end
    if words:
        click.echo(" ".join(words))


def _allow_any_character() -> None:
    # an old terminal's encoding must not turn a rare character into a failure
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
