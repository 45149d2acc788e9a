"""A table opened as a file, CSV or Parquet, and written a row at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from newsnlp.errors import SettingsError
from newsnlp.writing.arrow import open_parquet, rows_to_batch
from newsnlp.writing.tables.building import ROWS_PER_BATCH
from newsnlp.writing.tables.csv_file import open_csv
from newsnlp.writing.tables.rows import Cells

if TYPE_CHECKING:
    from newsnlp.writing.arrow import Schema

TableFormat = Literal["csv", "parquet"]
WriteRow = Callable[[Cells], None]


@dataclass(frozen=True)
class TableFiles:
    """A folder of tables of one form.

    Attributes:
        format: "csv" or "parquet".
        neutralize: in CSV, put an apostrophe before text that a spreadsheet would run.
        bom: begin CSV with a byte order mark, by which Excel knows that it is UTF-8.

    Raises:
        SettingsError: for a format that there is not.
    """

    folder: Path
    format: TableFormat = "csv"
    neutralize: bool = False
    bom: bool = False

    def __post_init__(self) -> None:
        if self.format not in ("csv", "parquet"):
            raise SettingsError(f"no format {self.format!r} of tables; formats are: csv, parquet")

    def path(self, name: str) -> Path:
        """Return where the table `name` stands."""
        return self.folder / f"{name}.{self.format}"

    def open(
        self, name: str, columns: Sequence[str], schema: Callable[[], Schema]
    ) -> AbstractContextManager[WriteRow]:
        """Open the table `name`: give a function that writes a row; the file is whole at the end.

        Args:
            name: what the table is called.
            columns: the names of its columns.
            schema: makes their types; asked for where the form has types.
        """
        if self.format == "csv":
            path = self.path(name)
            return open_csv(path, columns, neutralize=self.neutralize, bom=self.bom)
        return _open_parquet(self.path(name), schema())


@contextmanager
def _open_parquet(path: Path, schema: Schema) -> Iterator[WriteRow]:
    """Give a function that writes a row; rows go to the file in groups."""
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
