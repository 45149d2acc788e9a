"""The rows of a Parquet file, a batch of them in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from newsnlp.errors import SourceError
from newsnlp.writing.arrow import load_pyarrow

ROWS_PER_BATCH = 64


def column_names(path: Path) -> list[str]:
    """Return the names of the columns of the file at `path`.

    Raises:
        SourceError: for a file that is no whole Parquet.
        MissingExtraError: where pyarrow is not installed.
        OSError: where it is not there.
    """
    with _opened(path) as file:
        names: list[str] = file.schema_arrow.names
        return names


def count_rows(path: Path) -> int:
    """Return how many rows the file at `path` has; raises as `column_names`."""
    with _opened(path) as file:
        rows: int = file.metadata.num_rows
        return rows


def iter_rows(path: Path, columns: list[str]) -> Iterator[dict[str, Any]]:
    """Yield the rows of the file at `path`, of which `columns` alone are read; raises as above."""
    with _opened(path) as file:
        for batch in file.iter_batches(ROWS_PER_BATCH, columns=columns):
            yield from batch.to_pylist()


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    pa = load_pyarrow()
    try:
        with pa.parquet.ParquetFile(path) as file:
            yield file
    except pa.ArrowException as error:
        raise SourceError(f"{path} is not a whole Parquet file: {error}") from error
