"""The commands, one function each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsnlp.cli.articles import Extraction, open_source
from newsnlp.cli.evaluations import print_evaluation
from newsnlp.cli.files import extract_into
from newsnlp.cli.group import ForgivingGroup
from newsnlp.cli.joins import join
from newsnlp.cli.options import (
    gather_settings,
    input_format_option,
    many_options,
    settings_options,
    verbose_option,
    version_option,
)
from newsnlp.cli.outputs import print_jsonl, print_views, print_words
from newsnlp.cli.tables import tables
from newsnlp.records import NewsRecord

if TYPE_CHECKING:
    from newsnlp.batch.rows import InputFormat
    from newsnlp.reading.reader import Format

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(cls=ForgivingGroup, context_settings={"help_option_names": ["-h", "--help"]})
@version_option
def newsnlp() -> None:
    """Read Chinese news: who said what, in which role, about which document."""


newsnlp.add_command(tables)
newsnlp.add_command(join)


@newsnlp.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["json", "text"]),
    default="json",
    show_default=True,
    help="json: one record a line; text: a view for people, in colour where NO_COLOR is not set.",
)
@many_options
@input_format_option("jsonl")
@settings_options
@verbose_option
def extract(
    sources: tuple[str, ...],
    *,
    output_format: str,
    out: Path | None,
    workers: int,
    timeout: float | None,
    text_field: str | None,
    restart: bool,
    input_format: InputFormat,
    settings: dict[str, Any],
    settings_file: Path | None,
) -> int:
    """Print the records of articles: people, documents and attributed quotations.

    SOURCE is a page (HTML, Markdown, plain text), a folder of pages, a pattern
    ('news/**/*.html'), a table (*.jsonl, *.parquet: a row an article, in the field text, html or
    content), or - for standard input. Failures are named on standard error, and leave exit code
    1; with JSON, a failed record stands in their place.

    With --out, what is done is kept beside the file: after a kill or Ctrl-C the same command goes
    on where it was.
    """
    if out and output_format == "text":
        raise click.UsageError("--out writes records as data; leave out --format text.")
    if restart and not out:
        raise click.UsageError("--restart begins the file of --out anew; there is none.")
    from newsnlp.batch.rows import Intake
    from newsnlp.pipeline import Pipeline

    chosen = gather_settings(settings_file, settings)
    intake = Intake(input_format, text_field)
    if out:
        return extract_into(
            out, sources, chosen, intake, workers=workers, timeout=timeout, restart=restart
        )
    extraction = Extraction(sources, Pipeline(chosen), intake, workers, timeout)
    if output_format == "text":
        print_views(extraction)
    else:
        print_jsonl(extraction)
    return extraction.exit_code


@newsnlp.command()
@click.argument("file")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text: 词/tag, a paragraph a line; json: one token a line, with its offsets.",
)
@input_format_option()
@settings_options
@verbose_option
def segment(
    file: str,
    *,
    output_format: str,
    input_format: Format,
    settings: dict[str, Any],
    settings_file: Path | None,
) -> None:
    """Cut an article into words with parts of speech.

    FILE is an HTML page, Markdown or plain text; - is standard input.
    """
    chosen = gather_settings(settings_file, settings)
    from newsnlp.pipeline import Pipeline
    from newsnlp.reading import read

    reading = read(open_source(file), format=input_format, settings=chosen)
    tokens = Pipeline(chosen).segment(reading.text)
    if output_format == "json":
        print_jsonl(tokens)
    else:
        print_words(reading.text, tokens)


@newsnlp.command()
@click.argument("gold", type=FOLDER, metavar="GOLD_DIR")
@click.argument("texts", type=FOLDER, metavar="TEXT_DIR")
@click.option(
    "--predictions",
    type=FOLDER,
    metavar="DIR",
    help="Score these files (ID.json, in the form of gold) instead of what newsnlp finds.",
)
@click.option(
    "--errors",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.tsv",
    help="Write the errors to this file, one a line, each with its phenomena.",
)
@click.option(
    "--baselines/--no-baselines",
    default=True,
    show_default=True,
    help="What a short script gets, as rows of the table.",
)
@settings_options
@verbose_option
def evaluate(
    gold: Path,
    texts: Path,
    *,
    predictions: Path | None,
    errors: Path | None,
    baselines: bool,
    settings: dict[str, Any],
    settings_file: Path | None,
) -> None:
    """Score newsnlp, or another system, against gold annotation.

    GOLD_DIR holds an annotation for each article (ID.json), TEXT_DIR its plain text (ID.txt).
    The table gives F1 by layer with 95 % intervals, scores at other overlaps, the accuracy of
    speakers by kind and by place of the cue, and how well confidence tells right from wrong.
    """
    chosen = gather_settings(settings_file, settings)
    print_evaluation(gold, texts, predictions, chosen, errors, with_baselines=baselines)


@newsnlp.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    shape = NewsRecord.model_json_schema(mode="serialization")
    click.echo(json.dumps(shape, ensure_ascii=False, indent=2))


@newsnlp.command()
def extractors() -> None:
    """List the extractors, in the order in which they run."""
    from newsnlp.registry import describe_extractors

    for name, summary in describe_extractors():
        click.echo(f"{name:<16}{summary}")


@newsnlp.command()
def models() -> None:
    """List the models of names, titles and organizations, and how to choose one.

    The model that ships is used unless another is chosen. Besides those listed, any folder that
    holds a spaCy pipeline for Chinese may be named, with a slash in it (./model-best).
    """
    from newsnlp.models.listing import describe_models

    for model in describe_models():
        click.echo(f"{model.name:<16}{model.state:<12}{model.about}")
    click.echo(f"{'none':<16}{'ready':<12}rules alone")
    click.echo('\nChoose with NEWSNLP_MODEL=NAME, --settings \'{"model": "NAME"}\', or in Python')
    click.echo('Settings(model="NAME").')
