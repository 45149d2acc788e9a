"""One pure function from articles to records, columns in and columns out: what engines run.

An engine that cuts a table into batches, wherever they are, gives each to `extract_batch` and puts
the results together. A row's record depends on the row and the settings alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from newsnlp.batch.rows import METADATA_FIELDS, TEXT_FIELDS, Intake, job_of_row
from newsnlp.errors import SourceError
from newsnlp.pipeline import Job, pipeline_for
from newsnlp.records import FailedRecord
from newsnlp.settings import Settings
from newsnlp.writing.arrow import RecordBatch, iter_batches, one_batch

METADATA = "metadata"
COLUMNS = ("id", *TEXT_FIELDS, *METADATA_FIELDS, METADATA)
"""The columns that are read; a batch may have others, and needs one of the article."""

ADVICE = "give text in another encoding as binary"
ROWS_AT_ONCE = 64
"""So many rows are read at a time; an engine may give larger batches."""


def extract_batch(batch: RecordBatch, settings: Settings | None = None) -> RecordBatch:
    """Return the record of each row of `batch`, in order, in the columns of `record_schema()`.

    The pipeline is loaded once a process and settings.

    Args:
        batch: articles. Of the columns `text`, `html` and `content` (a page or text, or bytes of
            one), the first that is not null in a row is read. `id` becomes the record's id.
            `title`, `outlet`, `published`, `url` and `authors`, or a struct or map `metadata` of
            them, are what the caller knows.
        settings: how to read and what to look for.

    Raises:
        SettingsError: for wrong settings, ModelError for a model that is not there. What is wrong
            with an article is a row with `error_type` and `error_message`.
        SourceError: for a column `metadata` of another kind.
        MissingExtraError: if pyarrow is not installed.

    >>> import pyarrow as pa
    >>> news = pa.RecordBatch.from_pylist([{"id": "1", "text": "海川市长吴岱表示，桥已修好。"}])
    >>> extract_batch(news).column("quotes").to_pylist()[0][0]["text"]
    '桥已修好'
    """
    extract = pipeline_for(settings or Settings()).extract_job
    slices = (batch.slice(start, ROWS_AT_ONCE) for start in range(0, batch.num_rows, ROWS_AT_ONCE))
    jobs = chain.from_iterable(map(_iter_jobs, slices))
    return one_batch(iter_batches(map(extract, jobs)))


def _iter_jobs(batch: RecordBatch) -> Iterator[Job | FailedRecord]:
    columns = [name for name in batch.schema.names if name in COLUMNS]
    for row in _iter_rows(batch.select(columns)):
        if isinstance(row, FailedRecord):
            yield row
            continue
        more = _metadata_of(row.pop(METADATA, None))
        lacking = {name: value for name, value in more.items() if row.get(name) is None}
        yield job_of_row(row | lacking, _name(row), Intake())


def _iter_rows(batch: RecordBatch) -> Iterator[dict[str, Any] | FailedRecord]:
    """Yield the rows of `batch`; one with a string that is not UTF-8 has failed.

    Arrow does not look at the bytes of strings, and what engines cast to strings may be anything.
    """
    try:
        yield from batch.to_pylist()
    except UnicodeDecodeError as error:
        if batch.num_rows == 1:
            yield FailedRecord.of(_readable_id(batch), "SourceError", f"{error}; {ADVICE}")
            return
        for number in range(batch.num_rows):
            yield from _iter_rows(batch.slice(number, 1))


def _readable_id(batch: RecordBatch) -> str:
    """Return the id of the one row of `batch`, or no words where it is not UTF-8 or not there."""
    try:
        (row,) = batch.select([name for name in batch.schema.names if name == "id"]).to_pylist()
    except UnicodeDecodeError:
        return ""
    return str(row.get("id") or "")


def _metadata_of(value: Any) -> dict[str, Any]:
    """Return the fields of a cell of `metadata`: a struct, a map (pairs, in Arrow), or null."""
    try:
        fields = dict(value or ())
    except (TypeError, ValueError) as error:
        raise SourceError(f"the column {METADATA!r} is no struct and no map: {value!r}") from error
    return {name: fields[name] for name in METADATA_FIELDS if name in fields}


def _name(row: Mapping[str, Any]) -> str:
    """Return the id that a row without one goes by: as a record's, wherever the row stands."""
    content = next((row[field] for field in TEXT_FIELDS if row.get(field) is not None), b"")
    data = content if isinstance(content, bytes) else str(content).encode("utf-8", "replace")
    return hashlib.sha256(data).hexdigest()[:16]
