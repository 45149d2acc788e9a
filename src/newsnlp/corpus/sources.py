"""Records to join: from memory, or from a file that newsnlp wrote, read as it streams by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from newsnlp.records import FailedRecord, NewsRecord
from newsnlp.writing import stored

Records = Iterable[NewsRecord | FailedRecord] | Path


def iter_articles(records: Records) -> Iterator[NewsRecord]:
    """Yield the records of the articles that were read; those that failed are left out.

    Args:
        records: records, or the path of a file that newsnlp wrote: JSON Lines, or Parquet where
            its name ends in .parquet.

    Raises:
        SourceError: for a line or a file that is no record of this version.
        MissingExtraError: for Parquet, if pyarrow is not installed.
        OSError: for a file that cannot be read.
    """
    rows = stored.iter_records(records) if isinstance(records, Path) else records
    return (row for row in rows if isinstance(row, NewsRecord))
