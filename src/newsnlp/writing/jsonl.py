"""JSON Lines: one record a line, UTF-8, and a file that is whole or not there at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel

from newsnlp.writing.atomic import replacing

# JSON lets these stand in a string, but `str.splitlines` and many readers of lines break at them.
_LINE_BREAKS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def dump_line(record: BaseModel) -> str:
    r"""Return `record` as one line of JSON, line end included.

    >>> from newsnlp import Span
    >>> dump_line(Span.of("王恩东表示", 0, 3))
    '{"start":0,"end":3,"text":"王恩东"}\n'
    """
    return record.model_dump_json().translate(_LINE_BREAKS) + "\n"


def write_jsonl(records: Iterable[BaseModel], path: Path) -> None:
    """Write `records` to `path` as they come, and put the file in place when it is whole.

    An error on the way, in `records` too, leaves what stood at `path` as it was.

    Raises:
        OSError: where `path` cannot be written, or is something else than a file.
    """
    with replacing(path) as stream:
        for record in records:
            stream.write(dump_line(record).encode())
