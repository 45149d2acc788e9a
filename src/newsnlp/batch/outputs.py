"""From parts to the file that was asked for."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from newsnlp.writing import replacing

OUTPUT_SUFFIXES = (".jsonl",)


def join(parts: Sequence[Path], out: Path) -> None:
    """Put the lines of `parts` in place at `out`, whole or not at all."""
    with replacing(out) as stream:
        for part in parts:
            with part.open("rb") as lines:
                shutil.copyfileobj(lines, stream, 1 << 20)
