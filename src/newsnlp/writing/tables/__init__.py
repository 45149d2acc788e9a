"""Records -> flat tables in fixed columns: one row an article, a role, a quotation."""

from newsnlp.writing.tables.building import (
    documents_table,
    make_table,
    quotes_table,
    roles_table,
    to_pandas,
    to_polars,
)
from newsnlp.writing.tables.columns import TABLES, Column, TableName
from newsnlp.writing.tables.files import write_tables
from newsnlp.writing.tables.opening import TableFormat

__all__ = [
    "TABLES",
    "Column",
    "TableFormat",
    "TableName",
    "documents_table",
    "make_table",
    "quotes_table",
    "roles_table",
    "to_pandas",
    "to_polars",
    "write_tables",
]
