"""Flat tables as files, all of them in one pass over the records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from newsnlp.records import FailedRecord, NewsRecord
from newsnlp.writing.tables.building import columns_of, table_schema
from newsnlp.writing.tables.columns import TABLES, TableName
from newsnlp.writing.tables.opening import TableFiles, TableFormat
from newsnlp.writing.tables.rows import iter_rows


def write_tables(
    records: Iterable[NewsRecord | FailedRecord],
    folder: Path,
    *,
    format: TableFormat = "csv",
    tables: Sequence[TableName] = tuple(TABLES),
    neutralize: bool = False,
    bom: bool = False,
) -> list[Path]:
    """Write `records` to `folder` as tables, a file each (quotes.csv), and return their paths.

    Records are read once and let go. Files are put in place when all of them are whole.

    Args:
        records: what to write.
        folder: where to; it is made where it is not there.
        format: "csv" or "parquet".
        tables: which tables.
        neutralize: in CSV, put an apostrophe before text that a spreadsheet would run (= + - @
            and tab), so that no page can plant a formula.
        bom: begin CSV with a byte order mark, by which Excel knows that it is UTF-8.

    Raises:
        SettingsError: for a table or a format that there is not.
        MissingExtraError: for Parquet, if pyarrow is not installed.
        OSError: where a file cannot be written.
    """
    files = TableFiles(folder, format, neutralize=neutralize, bom=bom)
    columns = {table: [column.name for column in columns_of(table)] for table in tables}
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        writers = {
            table: stack.enter_context(files.open(table, names, partial(table_schema, table)))
            for table, names in columns.items()
        }
        for record in records:
            for table, write in writers.items():
                for cells in iter_rows(record, table):
                    write(cells)
    return [files.path(table) for table in columns]
