"""Keys on disk while a corpus streams by: memory holds one part of them at a time."""

from __future__ import annotations

import marshal
import tempfile
from array import array
from collections.abc import Iterator
from types import TracebackType
from typing import IO, Any
from zlib import crc32

PARTS = 64
ROWS_PER_WRITE = 500
SMALL = 1 << 20
"""Bytes that stay in memory before a file is opened."""


class PartedRows:
    """Rows of plain values, in parts by their key; rows of one key stay together.

    Which part a key goes to is the same in every process.
    """

    def __init__(self, parts: int = PARTS) -> None:
        self._waiting: list[list[tuple[Any, ...]]] = [[] for _ in range(parts)]
        self._files: list[IO[bytes] | None] = [None] * parts  # opened when there is a need

    def add(self, key: str, row: tuple[Any, ...]) -> None:
        """Put `row` with the others of `key`."""
        part = crc32(key.encode("utf-8", "surrogatepass")) % len(self._files)
        self._waiting[part].append(row)
        if len(self._waiting[part]) >= ROWS_PER_WRITE:
            self._write(part)

    def iter_parts(self) -> Iterator[list[tuple[Any, ...]]]:
        """Yield the rows of each part, in the order in which they came."""
        for part, file in enumerate(self._files):
            rows: list[tuple[Any, ...]] = []
            if file is not None:
                self._write(part)
                _read_all(file, rows)
            yield rows or list(self._waiting[part])

    def close(self) -> None:
        """Give the disk back."""
        _close(self._files)

    def _write(self, part: int) -> None:
        marshal.dump(self._waiting[part], _open_at(self._files, part))
        self._waiting[part].clear()


def _read_all(file: IO[bytes], rows: list[tuple[Any, ...]]) -> None:
    """Add to `rows` the lists of rows that `file` holds."""
    file.seek(0)
    while True:
        try:
            rows.extend(marshal.load(file))
        except EOFError:
            return


class NumberedRows:
    """Rows of plain values, each read back by the number that it was given."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=SMALL)  # noqa: SIM115
        self._starts = array("Q")
        self._end = 0
        self._reading = False

    def __len__(self) -> int:
        return len(self._starts)

    def add(self, row: tuple[Any, ...]) -> int:
        """Keep `row` and return its number."""
        if self._reading:
            self._file.seek(self._end)
            self._reading = False
        content = marshal.dumps(row)
        self._file.write(content)
        self._starts.append(self._end)
        self._end += len(content)
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> tuple[Any, ...]:
        self._reading = True
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else self._end
        self._file.seek(start)
        row: tuple[Any, ...] = marshal.loads(self._file.read(end - start))
        return row

    def close(self) -> None:
        """Give the disk back."""
        self._file.close()


def _open_at(files: list[IO[bytes] | None], part: int) -> IO[bytes]:
    file = files[part]
    if file is None:
        files[part] = file = tempfile.TemporaryFile()  # noqa: SIM115  # its owner closes it
    return file


def _close(files: list[IO[bytes] | None]) -> None:
    for file in files:
        if file is not None:
            file.close()


class Closing:
    """What owns spools: closed at the end of `with`, whatever happens."""

    def __enter__(self) -> Any:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the disk back."""
        raise NotImplementedError


class PartedNumbers:
    """Numbers in parts by a hash; what meets under one hash comes back together."""

    def __init__(self, parts: int = PARTS) -> None:
        self._waiting = [array("Q") for _ in range(parts)]
        self._files: list[IO[bytes] | None] = [None] * parts  # opened when there is a need

    def add(self, hash: int, number: int) -> None:
        """Put `number`, of 32 bits, under `hash`, of 64."""
        part = hash % len(self._files)
        waiting = self._waiting[part]
        waiting.append((hash >> 32 << 32) | number)
        if len(waiting) >= ROWS_PER_WRITE:
            waiting.tofile(_open_at(self._files, part))
            del waiting[:]

    def iter_buckets(self) -> Iterator[list[int]]:
        """Yield the distinct numbers under each hash that has several, in ascending order."""
        for waiting, file in zip(self._waiting, self._files, strict=True):
            yield from _buckets(_read_numbers(waiting, file))

    def close(self) -> None:
        """Give the disk back."""
        _close(self._files)


def _read_numbers(waiting: array[int], file: IO[bytes] | None) -> list[int]:
    stored = array("Q")
    if file is not None:
        file.seek(0)
        stored.frombytes(file.read())
    stored.extend(waiting)
    return sorted(stored)


def _buckets(ordered: list[int]) -> Iterator[list[int]]:
    bucket: list[int] = []
    current = -1
    for entry in ordered:
        hash, number = entry >> 32, entry & 0xFFFFFFFF
        if hash != current:
            if len(bucket) > 1:
                yield bucket
            bucket, current = [], hash
        if not bucket or bucket[-1] != number:
            bucket.append(number)
    if len(bucket) > 1:
        yield bucket
