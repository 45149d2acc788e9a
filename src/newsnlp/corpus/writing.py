"""What was joined, written to a folder: records as JSON Lines, and flat tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_type_hints

from newsnlp.corpus.joining import CorpusJoiner
from newsnlp.corpus.tables import (
    DOCUMENT_TABLES,
    PERSON_TABLES,
    QUOTATION_TABLES,
    Rows,
    rows_of_document,
    rows_of_person,
    rows_of_quotation,
)
from newsnlp.writing import write_jsonl
from newsnlp.writing.arrow import schema_of
from newsnlp.writing.tables.opening import TableFiles, TableFormat

if TYPE_CHECKING:
    from newsnlp.writing.arrow import Schema


class _Layer(NamedTuple):
    """People, quotations or documents: what they are called, and how they are written."""

    name: str
    tables: Mapping[str, type[Any]]
    things: Callable[[CorpusJoiner], Iterator[Any]]
    rows: Callable[[Any], Rows]


LAYERS = (
    _Layer("people", PERSON_TABLES, CorpusJoiner.iter_people, rows_of_person),
    _Layer("quotations", QUOTATION_TABLES, CorpusJoiner.iter_quotations, rows_of_quotation),
    _Layer("documents", DOCUMENT_TABLES, CorpusJoiner.iter_documents, rows_of_document),
)


def write_joined(
    joiner: CorpusJoiner,
    folder: Path,
    *,
    format: TableFormat = "csv",
    neutralize: bool = False,
    bom: bool = False,
) -> dict[str, int]:
    """Write what `joiner` has joined to `folder`, and return how many of each there are.

    People, quotations and documents go to NAME.jsonl each, with their evidence; the flat tables
    stand beside it. Each file is whole or not there; the same records give the same bytes.

    Args:
        joiner: what has taken in the records.
        folder: where the files go; it is made where it is not there.
        format: the form of the tables, "csv" or "parquet".
        neutralize: in CSV, put an apostrophe before text that a spreadsheet would run.
        bom: begin CSV with a byte order mark, by which Excel knows that it is UTF-8.

    Raises:
        SettingsError: for a format that there is not.
        MissingExtraError: for Parquet, if pyarrow is not installed.
        OSError: where a file cannot be written.
    """
    files = TableFiles(folder, format, neutralize=neutralize, bom=bom)
    folder.mkdir(parents=True, exist_ok=True)
    return {layer.name: _write_layer(joiner, layer, files) for layer in LAYERS}


def _write_layer(joiner: CorpusJoiner, layer: _Layer, files: TableFiles) -> int:
    """Write one layer, a thing at a time, and return how many things there are."""
    count = 0
    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(
                files.open(name, row_type._fields, partial(_schema_of_row, row_type))
            )
            for name, row_type in layer.tables.items()
        }

        def written() -> Iterator[Any]:
            nonlocal count
            for count, thing in enumerate(layer.things(joiner), start=1):  # noqa: B007
                for table, row in layer.rows(thing):
                    writers[table](row._asdict())
                yield thing

        write_jsonl(written(), files.folder / f"{layer.name}.jsonl")
    return count


def _schema_of_row(row_type: type[Any]) -> Schema:
    return schema_of(get_type_hints(row_type))
