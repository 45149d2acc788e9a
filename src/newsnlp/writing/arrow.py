"""Records as columns: Arrow batches, and Parquet files that are whole or not there at all.

The schema is derived from the records, so that a field added there is a column here. Lists stay
lists and records structs; `provenance.settings`, which has no fixed shape, is a JSON string. An
article that failed is a row whose `error_type` and `error_message` say why, and which has its id
and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType, UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

from newsnlp.errors import MissingExtraError, SourceError
from newsnlp.records import FailedRecord, NewsRecord
from newsnlp.writing.atomic import replacing

if TYPE_CHECKING:
    import pyarrow as pa

DataType: TypeAlias = "pa.DataType"
RecordBatch: TypeAlias = "pa.RecordBatch"
Schema: TypeAlias = "pa.Schema"
Table: TypeAlias = "pa.Table"
ROWS_PER_GROUP = 1000
BYTES_PER_GROUP = 64 << 20
"""A row group ends early at so many bytes in columns: memory is bounded whatever the articles."""
RECORDS_AT_ONCE = 64
CHARS_AT_ONCE, BYTES_AT_ONCE = 100_000, 1 << 20
"""So many, or of so much text, are in memory as records; in columns they are far smaller."""

NEEDS_PYARROW = "Arrow and Parquet need pyarrow: pip install 'newsnlp[parquet]'"
_COMPRESSION = {"compression": "zstd", "compression_level": 6}
"""A fifth smaller than level 1, for a tenth of a millisecond an article."""

Record = NewsRecord | FailedRecord


def record_schema() -> Schema:
    """Return the columns of a batch: the fields of `NewsRecord`, then those of a failure.

    Raises:
        MissingExtraError: if pyarrow is not installed.

    >>> record_schema().names[:4]
    ['schema_version', 'id', 'article', 'text']
    """
    return _record_schema()


def to_batch(records: Sequence[Record]) -> RecordBatch:
    """Return `records` as the rows of a batch, in order.

    Raises:
        MissingExtraError: if pyarrow is not installed.

    >>> failed = FailedRecord(id="7", error_type="SourceError", message="没有这一页")
    >>> to_batch([failed]).column("error_message").to_pylist()
    ['没有这一页']
    """
    rows = [_to_row(record) for record in records]
    return rows_to_batch(rows, record_schema())


def iter_batches(records: Iterable[Record]) -> Iterator[RecordBatch]:
    """Yield `records` as batches, as they come: a few in each, and fewer of long articles.

    Raises:
        MissingExtraError: if pyarrow is not installed.

    >>> failed = FailedRecord(id="7", error_type="SourceError", message="没有这一页")
    >>> [batch.num_rows for batch in iter_batches([failed] * 100)]
    [64, 36]
    """
    few: list[Record] = []
    chars = 0
    for record in records:
        few.append(record)
        chars += len(record.text) if isinstance(record, NewsRecord) else 0
        if len(few) == RECORDS_AT_ONCE or chars >= CHARS_AT_ONCE:
            yield to_batch(few)
            few, chars = [], 0
    if few:
        yield to_batch(few)


def from_batch(batch: RecordBatch) -> list[Record]:
    """Return the records that the rows of `batch` hold, in order: what `to_batch` was given.

    >>> failed = FailedRecord(id="7", error_type="SourceError", message="没有这一页")
    >>> from_batch(to_batch([failed])) == [failed]
    True
    """
    return [_from_row(row) for row in batch.to_pylist()]


def write_parquet(
    records: Iterable[Record], path: Path, *, rows_per_group: int = ROWS_PER_GROUP
) -> None:
    """Write `records` to `path` as they come, and put the file in place when it is whole.

    The same records give the same bytes (with one version of pyarrow). Memory holds one row group.

    Args:
        records: what to write; an error in them leaves what stood at `path` as it was.
        path: the file.
        rows_per_group: how many rows a row group holds; long articles make it fewer.

    Raises:
        MissingExtraError: if pyarrow is not installed.
        OSError: where `path` cannot be written, or is something else than a file.
    """
    with open_parquet(path, record_schema()) as write:
        for group in _iter_groups(iter_batches(records), rows_per_group):
            write(group)


def join_parquet(parts: Sequence[Path], out: Path) -> None:
    """Write the rows of `parts`, in order, to `out`, which is put in place when it is whole.

    Row groups stay as they are, one in memory at a time: parts of whole row groups join to the
    bytes that `write_parquet` writes of all their records.

    Raises:
        MissingExtraError: if pyarrow is not installed.
        SourceError: for a part that holds no records of this version.
        OSError: where a part is not there, or `out` cannot be written.
    """
    with open_parquet(out, record_schema()) as write:
        for part in parts:
            for group in _iter_row_groups(part):
                write(group)


def iter_parquet(path: Path) -> Iterator[Record]:
    """Yield the records of a file that `write_parquet` wrote, one row group in memory at a time.

    Raises:
        MissingExtraError: if pyarrow is not installed.
        SourceError: for a file that holds no records of this version.
        OSError: where `path` is not there.
    """
    for group in _iter_row_groups(path):
        few = max(1, min(RECORDS_AT_ONCE, BYTES_AT_ONCE * group.num_rows // group.nbytes))
        for start in range(0, group.num_rows, few):
            yield from from_batch(group.slice(start, few))


def schema_of(fields: Mapping[str, Any]) -> Schema:
    """Return a schema of columns, each named, and typed as Python types a field of a record.

    >>> schema_of({"name": str, "aliases": tuple[str, ...]}).names
    ['name', 'aliases']
    """
    pa = load_pyarrow()
    return pa.schema([pa.field(name, _arrow_type(type)) for name, type in fields.items()])


def rows_to_batch(rows: Sequence[Mapping[str, Any]], schema: Schema) -> RecordBatch:
    """Return `rows` as a batch; a column that a row lacks is null."""
    return load_pyarrow().RecordBatch.from_pylist(rows, schema=schema)


def one_batch(batches: Iterable[RecordBatch]) -> RecordBatch:
    """Return the rows of `batches`, which are records in columns, as one batch."""
    chunks = join_batches(batches, record_schema()).combine_chunks().to_batches()
    (batch,) = chunks or [to_batch([])]
    return batch


def join_batches(batches: Iterable[RecordBatch], schema: Schema) -> Table:
    """Return the rows of `batches` as one table."""
    return load_pyarrow().Table.from_batches(batches, schema=schema)


@contextmanager
def open_parquet(path: Path, schema: Schema) -> Iterator[Callable[[RecordBatch], None]]:
    """Give a function that writes a batch as a row group; the file is in place at the end.

    Raises:
        MissingExtraError: if pyarrow is not installed.
        OSError: where `path` cannot be written, or is something else than a file.
    """
    parquet = load_pyarrow().parquet

    def write(batch: RecordBatch) -> None:
        writer.write_batch(batch, row_group_size=max(1, batch.num_rows))

    with (
        replacing(path) as stream,
        parquet.ParquetWriter(stream, schema, **_COMPRESSION) as writer,
    ):
        yield write


def load_pyarrow() -> ModuleType:
    """Return pyarrow, its Parquet module loaded.

    Raises:
        MissingExtraError: if it is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError(NEEDS_PYARROW) from error
    module: ModuleType = pyarrow
    return module


@cache
def _record_schema() -> Schema:
    pa = load_pyarrow()
    failure = [pa.field(name, pa.string()) for name in ("error_type", "error_message")]
    return pa.schema([*_arrow_type(NewsRecord), *failure])


def _arrow_type(annotation: Any) -> DataType:
    """Return the Arrow type of what a field of a record may hold; every type allows null."""
    pa = load_pyarrow()
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):  # records know no other union than "or None"
        (annotation,) = (a for a in arguments if a is not type(None))
        return _arrow_type(annotation)
    if origin is tuple:
        return pa.list_(_arrow_type(arguments[0]))
    if origin in (Literal, dict):
        return pa.string()
    if issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        return pa.struct([pa.field(name, _arrow_type(f.annotation)) for name, f in fields])
    scalars = {str: pa.string, int: pa.int64, float: pa.float64, bool: pa.bool_, date: pa.date32}
    return scalars[annotation]()


def _to_row(record: Record) -> dict[str, Any]:
    if isinstance(record, FailedRecord):
        return {
            "id": record.id,
            "error_type": record.error_type,
            "error_message": record.message,
        }
    row = record.model_dump()
    row["provenance"]["settings"] = json.dumps(
        row["provenance"]["settings"], ensure_ascii=False, separators=(",", ":")
    )
    return row


def _from_row(row: dict[str, Any]) -> Record:
    error_type, message = row.pop("error_type"), row.pop("error_message")
    if error_type is not None:
        return FailedRecord(id=row["id"], error_type=error_type, message=message)
    row["provenance"]["settings"] = json.loads(row["provenance"]["settings"])
    return NewsRecord.model_validate(row)


def _iter_groups(batches: Iterable[RecordBatch], rows: int) -> Iterator[RecordBatch]:
    """Yield the rows of `batches` in groups of `rows`, or of fewer where those take much room."""
    group: list[RecordBatch] = []
    room = rows
    for batch in batches:
        rest = batch
        while rest.num_rows >= room:
            yield one_batch([*group, rest.slice(0, room)])
            rest, group, room = rest.slice(room), [], rows
        group.append(rest)
        room -= rest.num_rows
        if sum(part.nbytes for part in group) >= BYTES_PER_GROUP:
            yield one_batch(group)
            group, room = [], rows
    if room < rows:
        yield one_batch(group)


def _iter_row_groups(path: Path) -> Iterator[RecordBatch]:
    pa = load_pyarrow()
    try:
        with pa.parquet.ParquetFile(path) as file:
            if not file.schema_arrow.equals(record_schema()):
                raise SourceError(f"{path} has other columns than records of this version")
            for number in range(file.num_row_groups):
                (batch,) = file.read_row_group(number).combine_chunks().to_batches()
                yield batch
    except pa.ArrowInvalid as error:
        raise SourceError(f"{path} is not a whole Parquet file: {error}") from error
