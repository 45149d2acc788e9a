"""Flat tables as files, all of them in one pass over the records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Literal

from newsnlp.errors import SettingsError
from newsnlp.records import FailedRecord, NewsRecord
from newsnlp.writing.arrow import open_parquet, rows_to_batch
from newsnlp.writing.tables.building import ROWS_PER_BATCH, columns_of, table_schema
from newsnlp.writing.tables.columns import TABLES, TableName
from newsnlp.writing.tables.csv_file import open_csv
from newsnlp.writing.tables.rows import Cells, iter_rows

TableFormat = Literal["csv", "parquet"]
WriteRow = Callable[[Cells], None]


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
    if format not in ("csv", "parquet"):
        raise SettingsError(f"no format {format!r} of tables; formats are: csv, parquet")
    columns = {table: [column.name for column in columns_of(table)] for table in tables}
    folder.mkdir(parents=True, exist_ok=True)
    paths = {table: folder / f"{table}.{format}" for table in columns}

    def open_table(table: TableName) -> AbstractContextManager[WriteRow]:
        if format == "csv":
            return open_csv(paths[table], columns[table], neutralize=neutralize, bom=bom)
        return _open_parquet_table(paths[table], table)

    with ExitStack() as files:
        writers = {table: files.enter_context(open_table(table)) for table in columns}
        for record in records:
            for table, write in writers.items():
                for cells in iter_rows(record, table):
                    write(cells)
    return list(paths.values())


@contextmanager
def _open_parquet_table(path: Path, table: TableName) -> Iterator[WriteRow]:
    """Give a function that writes a row; rows go to the file in groups."""
    schema = table_schema(table)
    waiting: list[Cells] = []
    with open_parquet(path, schema) as write_group:

        def write(cells: Cells) -> None:
            waiting.append(cells)
            if len(waiting) == ROWS_PER_BATCH:
                write_group(rows_to_batch(waiting, schema))
                waiting.clear()

        yield write
        if waiting:
            write_group(rows_to_batch(waiting, schema))
