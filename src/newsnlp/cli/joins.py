"""`newsnlp join`: from a file of records to who and what is the same across its articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

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


@click.command()
@records_argument
@click.option(
    "--out",
    metavar="DIR",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of what is joined; it is made where it is not there.",
)
@table_format_option("The form of the tables. ")
@csv_options
@verbose_option
def join(
    records: Path, *, out: Path, table_format: TableFormat, neutralize: bool, bom: bool
) -> None:
    """Join people, quotations and documents across the articles of a corpus.

    RECORDS is what 'newsnlp extract … --out' wrote: JSON Lines, or Parquet. People, quotations
    that several articles report, and documents go to DIR as JSON Lines, each with its evidence,
    and as flat tables.
    """
    check_csv_options(table_format, neutralize=neutralize, bom=bom)
    from newsnlp.corpus import CorpusJoiner, iter_articles, write_joined

    with CorpusJoiner() as joiner:
        for record in iter_articles(records):
            joiner.add(record)
        counts = write_joined(joiner, out, format=table_format, neutralize=neutralize, bom=bom)
        click.echo(f"{joiner.articles} articles")
    for name, count in counts.items():
        click.echo(f"{count} {name}: {out / name}.jsonl")
