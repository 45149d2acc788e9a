"""From parts, which are JSON Lines, to the file that was asked for."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from newsnlp.errors import BatchError
from newsnlp.pool import Failure, OrderedPool
from newsnlp.writing import replacing
from newsnlp.writing.arrow import join_parquet, load_pyarrow, write_parquet
from newsnlp.writing.stored import iter_records

PARTS_PER_FILE = 5
OUTPUT_SUFFIXES = (".jsonl", ".parquet")


def check_output(out: Path) -> None:
    """Make sure that a file of the kind of `out` can be written.

    Raises:
        BatchError: for a name that says of no such kind.
        MissingExtraError: for Parquet, where pyarrow is not installed.
    """
    if out.suffix not in OUTPUT_SUFFIXES:
        raise BatchError(f"{out} ends in none of {', '.join(OUTPUT_SUFFIXES)}: that is its format")
    if out.suffix == ".parquet":
        load_pyarrow()


def join(parts: Sequence[Path], out: Path, workers: int = 1) -> None:
    """Put the records of `parts` in place at `out`, whole or not at all.

    Args:
        parts: files of JSON Lines.
        out: FILE.jsonl or FILE.parquet.
        workers: how many processes turn parts into columns.
    """
    if out.suffix == ".parquet":
        join_parquet(list(_iter_columns(parts, workers)), out)
        return
    with replacing(out) as stream:
        for part in parts:
            with part.open("rb") as lines:
                shutil.copyfileobj(lines, stream, 1 << 20)


def _iter_columns(parts: Sequence[Path], workers: int) -> Iterator[Path]:
    """Yield `parts` as Parquet, several in one file, because small row groups cost room."""
    starts = range(0, len(parts), PARTS_PER_FILE)
    groups = (parts[start : start + PARTS_PER_FILE] for start in starts)
    if workers == 1:
        return map(write_columns, groups)
    return OrderedPool(_make_writer, _fail, workers=workers).map(groups)


def write_columns(parts: Sequence[Path]) -> Path:
    """Write the records of `parts` as Parquet beside the first of them, and return where."""
    columns = parts[0].with_suffix(".parquet")
    write_parquet(chain.from_iterable(map(iter_records, parts)), columns)
    return columns


def _make_writer() -> Callable[[Sequence[Path]], Path]:
    return write_columns


def _fail(parts: Sequence[Path], reason: Failure) -> Path:
    raise BatchError(f"the process that wrote {parts[0]} as columns died; run the same again")
