"""A flat table as CSV: UTF-8, a header, lists joined, what is missing empty."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from newsnlp.writing.atomic import replacing
from newsnlp.writing.tables.rows import Cells

SEPARATOR: Final = "; "
RUNS: Final = tuple("=+-@\t\r\n＝＋－＠")
"""A spreadsheet may take a cell that begins so for a formula, and run it."""


@contextmanager
def open_csv(
    path: Path, columns: Sequence[str], *, neutralize: bool = False, bom: bool = False
) -> Iterator[Callable[[Cells], None]]:
    """Give a function that writes a row; the file is in place at the end.

    Args:
        path: the file.
        columns: the names of the columns, for the header.
        neutralize: whether an apostrophe goes before text that a spreadsheet would run.
        bom: whether the file begins with a byte order mark, by which Excel knows UTF-8.

    Raises:
        OSError: where `path` cannot be written, or is something else than a file.
    """
    with replacing(path) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig" if bom else "utf-8", newline="")
        writer = csv.writer(text)  # lines end in \r\n: with another end it leaves \r unquoted
        show = _show_safely if neutralize else _show
        writer.writerow(columns)
        try:
            yield lambda cells: writer.writerow([show(cells.get(name)) for name in columns])
        finally:
            text.detach()  # the stream stays open: whoever opened it closes it


def _show_safely(value: Any) -> str:
    shown = _show(value)
    return f"'{shown}" if shown.startswith(RUNS) and not isinstance(value, int | float) else shown


def _show(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return SEPARATOR.join(map(str, value))
    return str(value)
