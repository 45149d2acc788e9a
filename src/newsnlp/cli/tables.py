"""`newsnlp tables`: from a file of records to flat tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsnlp.cli.options import verbose_option

if TYPE_CHECKING:
    from newsnlp.writing.tables import TableFormat

NAMES = ("articles", "people", "roles", "organizations", "documents", "quotes")


@click.command()
@click.argument(
    "records",
    metavar="RECORDS",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option(
    "--out",
    metavar="DIR",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the tables, a file each; it is made where it is not there.",
)
@click.option(
    "--format",
    "table_format",
    type=click.Choice(["csv", "parquet"]),
    default="csv",
    show_default=True,
    help="csv: UTF-8 with a header; parquet: typed columns (needs newsnlp[parquet]).",
)
@click.option(
    "--table",
    "wanted",
    type=click.Choice(NAMES),
    multiple=True,
    help="This table, and no other than those named so; all of them by default.",
)
@click.option(
    "--neutralize",
    is_flag=True,
    help="In CSV, put an apostrophe before text that a spreadsheet would run (= + - @ tab).",
)
@click.option("--bom", is_flag=True, help="Begin CSV with a mark by which Excel knows UTF-8.")
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
    if table_format != "csv" and (neutralize or bom):
        raise click.UsageError("--neutralize and --bom are for --format csv.")
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
