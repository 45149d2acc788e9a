"""Files that are whole or not there at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a stream beside `path`, and put it in the place of `path` when the block ends well.

    An error in the block leaves what stood at `path` as it was.

    Raises:
        OSError: where `path` cannot be written, or is something else than a file.
    """
    path = resolve_file(path)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def resolve_file(path: Path) -> Path:
    """Return where a file at `path` is to be written: a link stays a link to what is replaced.

    Raises:
        OSError: where no file can stand at `path`.
    """
    path = path.resolve()
    if path.exists() and not path.is_file():
        raise FileExistsError(errno.EEXIST, "not a regular file", str(path))
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no such folder to write it in", str(path))
    return path
