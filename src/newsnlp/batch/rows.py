"""Rows of a table as articles: JSON Lines and Parquet."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from newsnlp.batch import parquet_rows
from newsnlp.errors import SourceError
from newsnlp.pipeline import Job
from newsnlp.reading.reader import Format
from newsnlp.records import FailedRecord

InputFormat = Format | Literal["jsonl"]

TEXT_FIELDS: Mapping[str, Format] = {"text": "text", "html": "html", "content": "auto"}
"""The fields that an article is looked for in, and how each is read."""

METADATA_FIELDS = ("title", "outlet", "published", "url", "authors")
ROW_SUFFIXES = frozenset({".jsonl", ".ndjson", ".parquet"})


@dataclass(frozen=True, slots=True)
class Intake:
    """How what is read is to be taken.

    Attributes:
        format: how pages, and the text of rows, are read; "auto" looks at content, path and
            field; "jsonl" says that files and standard input are JSON Lines, whatever their name.
        text_field: the field of rows that holds the article; None for the first of text, html
            and content.
    """

    format: InputFormat = "auto"
    text_field: str | None = None

    @property
    def page_format(self) -> Format:
        """How a page is read."""
        return "auto" if self.format == "jsonl" else self.format

    @property
    def fields(self) -> Mapping[str, Format]:
        """The fields that may hold the article, and how each is read."""
        if self.text_field is None and self.page_format == "auto":
            return TEXT_FIELDS
        names = TEXT_FIELDS if self.text_field is None else [self.text_field]
        return dict.fromkeys(names, self.page_format)


def iter_json_rows(
    lines: Iterable[bytes], name: str, intake: Intake
) -> Iterator[Job | FailedRecord]:
    """Yield the article of each line of JSON; a line that is none is a failure in its place."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{name}:{number}"
        try:
            row = _parse(line)
        except (ValueError, RecursionError) as error:  # UnicodeError too
            yield _refuse(place, f"line {number} of {name} is not JSON in UTF-8: {error}")
            continue
        if isinstance(row, dict):
            yield job_of_row(row, place, intake)
        else:
            yield _refuse(place, f"line {number} of {name} is JSON, but no object {{…}}")


def iter_table(path: Path, intake: Intake) -> Iterator[Job | FailedRecord]:
    """Yield the articles of a table; where it cannot be read on, a failure in their place."""
    try:
        if is_parquet(path):
            yield from _iter_parquet(path, intake)
        else:
            with path.open("rb") as stream:
                yield from iter_json_rows(stream, str(path), intake)
    except (OSError, SourceError) as error:
        reason = error if isinstance(error, SourceError) else error.strerror or error
        yield _refuse(str(path), f"cannot read {path}: {reason}")


def count_rows(path: Path) -> int | None:
    """Return how many rows a table has; None where it cannot be read."""
    try:
        if is_parquet(path):
            return parquet_rows.count_rows(path)
        with path.open("rb") as stream:
            return sum(1 for line in stream if line.strip())
    except (OSError, SourceError):
        return None


def is_parquet(path: Path) -> bool:
    """Return whether `path` names a Parquet file."""
    return path.suffix.lower() == ".parquet"


def _iter_parquet(path: Path, intake: Intake) -> Iterator[Job | FailedRecord]:
    names = parquet_rows.column_names(path)
    if not any(field in names for field in intake.fields):
        yield _refuse(str(path), _describe_lack(intake, names))
        return
    wanted = ("id", *intake.fields, *METADATA_FIELDS)
    columns = [name for name in names if name in wanted]
    for number, row in enumerate(parquet_rows.iter_rows(path, columns), 1):
        yield job_of_row(row, f"{path}:{number}", intake)


def job_of_row(row: Mapping[str, Any], name: str, intake: Intake) -> Job | FailedRecord:
    """Return the article of a row: its text, its id, and what the row says of it.

    >>> job_of_row({"id": 7, "text": "桥已修好。", "outlet": "海川日报"}, "x:1", Intake()).id
    '7'
    """
    known = {key: value for key, value in row.items() if not _is_missing(value)}
    id = str(known["id"]) if "id" in known else None
    field = next((field for field in intake.fields if field in known), None)
    if field is None or not isinstance(known[field], str | bytes):
        return _refuse(id or name, _describe_lack(intake, row))
    metadata = {key: known[key] for key in METADATA_FIELDS if key in known}
    return Job(known[field], name, intake.fields[field], id, metadata)


def _parse(line: bytes) -> Any:
    value = json.loads(line.decode("utf-8-sig"))
    if b"\\u" in line:  # an escape may be half of a character, which no record can hold
        json.dumps(value, ensure_ascii=False).encode()
    return value


def _describe_lack(intake: Intake, names: Iterable[str]) -> str:
    wanted, found = " or ".join(intake.fields), ", ".join(names) or "none"
    return f"no text in field {wanted} (fields: {found}); name the field with --text-field"


def _is_missing(value: object) -> bool:
    # NaN is how pandas writes that there is nothing
    return value is None or (isinstance(value, float) and math.isnan(value))


def _refuse(id: str, message: str) -> FailedRecord:
    return FailedRecord.of(id, "SourceError", message)
