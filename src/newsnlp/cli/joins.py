"""`newsnlp join`: from a file of records to who and what is the same across its articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsnlp.cli.options import verbose_option

if TYPE_CHECKING:
    from newsnlp.corpus.writing import TableFormat


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
    help="The folder of what is joined; it is made where it is not there.",
)
@click.option(
    "--format",
    "table_format",
    type=click.Choice(["csv", "parquet"]),
    default="csv",
    show_default=True,
    help="The form of the tables. csv: UTF-8 with a header; parquet: typed columns "
    "(needs newsnlp[parquet]).",
)
@click.option(
    "--neutralize",
    is_flag=True,
    help="In CSV, put an apostrophe before text that a spreadsheet would run (= + - @ tab).",
)
@click.option("--bom", is_flag=True, help="Begin CSV with a mark by which Excel knows UTF-8.")
@verbose_option
def join(
    records: Path, *, out: Path, table_format: TableFormat, neutralize: bool, bom: bool
) -> None:
    """Join people, quotations and documents across the articles of a corpus.

    RECORDS is what 'newsnlp extract … --out' wrote: JSON Lines, or Parquet. People, quotations
    that several articles report, and documents go to DIR as JSON Lines, each with its evidence,
    and as flat tables.
    """
    if table_format != "csv" and (neutralize or bom):
        raise click.UsageError("--neutralize and --bom are for --format csv.")
    from newsnlp.corpus import CorpusJoiner, iter_articles, write_joined

    with CorpusJoiner() as joiner:
        for record in iter_articles(records):
            joiner.add(record)
        counts = write_joined(joiner, out, format=table_format, neutralize=neutralize, bom=bom)
        click.echo(f"{joiner.articles} articles")
    for name, count in counts.items():
        click.echo(f"{count} {name}: {out / name}.jsonl")
