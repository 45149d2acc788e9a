"""Flat tables in memory: of Arrow, pandas and polars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from newsnlp.errors import MissingExtraError, SettingsError
from newsnlp.records import FailedRecord, NewsRecord
from newsnlp.writing.arrow import (
    Schema,
    Table,
    join_batches,
    load_pyarrow,
    rows_to_batch,
    schema_of,
)
from newsnlp.writing.stored import iter_records
from newsnlp.writing.tables.columns import TABLES, Column, TableName
from newsnlp.writing.tables.rows import iter_rows

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

PandasFrame: TypeAlias = "pd.DataFrame"
PolarsFrame: TypeAlias = "pl.DataFrame"
Records = Iterable[NewsRecord | FailedRecord] | NewsRecord | FailedRecord | Path | str
"""What a table is made of: records, one record, or the path of a file that newsnlp wrote."""

ROWS_PER_BATCH = 10_000


def quotes_table(records: Records) -> Table:
    """Return one row a quotation: what is said, who says it in which role, about which document.

    >>> from newsnlp import extract
    >>> record = extract("海川市长吴岱表示，桥已修好。", format="text")
    >>> quotes_table(record).select(["text", "speaker", "role_title"]).to_pylist()
    [{'text': '桥已修好', 'speaker': '吴岱', 'role_title': '市长'}]
    """
    return make_table(records, "quotes")


def roles_table(records: Records) -> Table:
    """Return one row a role that an article states of a person.

    >>> from newsnlp import extract
    >>> record = extract("海川市长吴岱表示，桥已修好。", format="text")
    >>> roles_table(record).select(["person", "role_title", "role_organization"]).to_pylist()
    [{'person': '吴岱', 'role_title': '市长', 'role_organization': '海川'}]
    """
    return make_table(records, "roles")


def documents_table(records: Records) -> Table:
    """Return one row a document that an article names.

    >>> from newsnlp import extract
    >>> record = extract("国务院印发《城市更新条例》。", format="text")
    >>> documents_table(record).select(["document_title", "kind", "issuers"]).to_pylist()
    [{'document_title': '城市更新条例', 'kind': 'policy', 'issuers': ['国务院']}]
    """
    return make_table(records, "documents")


def make_table(records: Records, table: TableName) -> Table:
    """Return `records` as one of the tables of `TABLES`, in their order.

    Raises:
        SettingsError: for a table that there is not.
        SourceError: for a file that holds no records of newsnlp.
        MissingExtraError: if pyarrow is not installed.
    """
    schema = table_schema(table)
    rows = (row for record in _iter_all(records) for row in iter_rows(record, table))
    chunks = iter(lambda: list(islice(rows, ROWS_PER_BATCH)), [])
    return join_batches((rows_to_batch(chunk, schema) for chunk in chunks), schema)


def to_pandas(records: Records, table: TableName = "quotes") -> PandasFrame:
    """Return `records` as a `pandas.DataFrame`, numbers and flags that may be missing too.

    Raises:
        SettingsError: for a table that there is not.
        SourceError: for a file that holds no records of newsnlp.
        MissingExtraError: if pandas is not installed.

    >>> from newsnlp import extract
    >>> to_pandas(extract("海川市长吴岱表示，桥已修好。", format="text")).speaker.tolist()
    ['吴岱']
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError("pandas is missing: pip install 'newsnlp[pandas]'") from error
    pa = load_pyarrow()
    # pandas has no missing integers and flags unless it is told to use the types that do
    types = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    return make_table(records, table).to_pandas(types_mapper=types.get, date_as_object=False)


def to_polars(records: Records, table: TableName = "quotes") -> PolarsFrame:
    """Return `records` as a `polars.DataFrame`.

    Raises:
        SettingsError: for a table that there is not.
        SourceError: for a file that holds no records of newsnlp.
        MissingExtraError: if polars is not installed.

    >>> from newsnlp import extract
    >>> to_polars(extract("海川市长吴岱表示，桥已修好。", format="text"))["speaker"].to_list()
    ['吴岱']
    """
    try:
        import polars as pl
    except ImportError as error:
        raise MissingExtraError("polars is missing: pip install 'newsnlp[polars]'") from error
    return pl.from_arrow(make_table(records, table))


def table_schema(table: TableName) -> Schema:
    """Return the Arrow schema of a table, the meaning of each column in its metadata.

    Raises:
        SettingsError: for a table that there is not.
        MissingExtraError: if pyarrow is not installed.
    """
    schema = schema_of({column.name: column.type for column in columns_of(table)})
    for index, column in enumerate(columns_of(table)):
        schema = schema.set(index, schema.field(index).with_metadata({"about": column.about}))
    return schema


def columns_of(table: TableName) -> tuple[Column, ...]:
    """Return the columns of a table.

    Raises:
        SettingsError: for a table that there is not.
    """
    if table not in TABLES:
        raise SettingsError(f"no table {table!r}; tables are: {', '.join(TABLES)}")
    return TABLES[table]


def _iter_all(records: Records) -> Iterator[Any]:
    if isinstance(records, str | Path):
        return iter_records(Path(records))
    return iter([records] if isinstance(records, NewsRecord | FailedRecord) else records)
