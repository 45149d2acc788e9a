"""Records read back from the files that newsnlp wrote, as they stream by."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from newsnlp.errors import SourceError
from newsnlp.records import FailedRecord, NewsRecord

_ANY: TypeAdapter[NewsRecord | FailedRecord] = TypeAdapter(NewsRecord | FailedRecord)


def iter_records(path: Path) -> Iterator[NewsRecord | FailedRecord]:
    """Yield the records of a file: Parquet where its name ends in .parquet, else JSON Lines.

    Raises:
        SourceError: for a line or a file that is no record of this version; it says which.
        MissingExtraError: for Parquet, where pyarrow is not installed.
        OSError: for a file that cannot be read.
    """
    if path.suffix.lower() == ".parquet":
        from newsnlp.writing.arrow import iter_parquet

        return iter_parquet(path)
    return _iter_jsonl(path)


def _iter_jsonl(path: Path) -> Iterator[NewsRecord | FailedRecord]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _read_line(line, f"{path}, line {number}")


def _read_line(line: bytes, place: str) -> NewsRecord | FailedRecord:
    # how a failed record begins; an article's does not, and need not be tried as two things
    record = FailedRecord if line.startswith(b'{"id":') else NewsRecord
    try:
        return record.model_validate_json(line)
    except ValidationError as error:
        problem = error.errors()[0]
    try:
        return _ANY.validate_json(line)  # fields may stand in another order than we write them
    except ValidationError:
        where = ".".join(map(str, problem["loc"])) or "line"
        raise SourceError(f"{place} is no record of newsnlp ({where}: {problem['msg']})") from None
