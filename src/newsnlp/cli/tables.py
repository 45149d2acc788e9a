"""`newsnlp tables`: from a file of records to flat tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsnlp.cli.options import (
    check_csv_options,
    csv_options,
    records_argument,
    table_format_option,
    verbose_option,
)

if TYPE_CHECKING:
    from newsnlp.writing.tables import TableFormat

NAMES = ("articles", "people", "roles", "organizations", "documents", "quotes")


@click.command()
@records_argument
@click.option(
    "--out",
    metavar="DIR",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the tables, a file each; it is made where it is not there.",
)
@table_format_option()
@click.option(
    "--table",
    "wanted",
    type=click.Choice(NAMES),
    multiple=True,
    help="This table, and no other than those named so; all of them by default.",
)
@csv_options
@verbose_option
def tables(
    records: Path,
    *,
    out: Path,
    table_format: TableFormat,
    wanted: tuple[Any, ...],
    neutralize: bool,
    bom: bool,
) -> None:
    """Write flat tables: a row an article, a role, a document, a quotation.

    RECORDS is what 'newsnlp extract … --out' wrote: JSON Lines, or Parquet.
    """
    check_csv_options(table_format, neutralize=neutralize, bom=bom)
    from newsnlp.writing.stored import iter_records
    from newsnlp.writing.tables import write_tables

    paths = write_tables(
        iter_records(records),
        out,
        format=table_format,
        tables=wanted or NAMES,
        neutralize=neutralize,
        bom=bom,
    )
    for path in paths:
        click.echo(path)
