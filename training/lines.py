"""A labelled line: what training reads and writes, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from newsnlp.models.crf import LABELS

KINDS = {label: letter for letter, label in LABELS.items()}
"""The letter by which each label of a mention goes in spans."""


@dataclass(frozen=True, slots=True)
class Line:
    """A folded line of text with its mentions.

    Attributes:
        spans: start, end and kind (P, T, O) of each mention, in order and disjoint.
        source: the article, or the data set, that it is from.
    """

    text: str
    spans: tuple[tuple[int, int, str], ...]
    source: str


def write_lines(path: Path, lines: Iterable[Line]) -> None:
    """Write `lines` to `path`."""
    with path.open("w", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(asdict(line), ensure_ascii=False) + "\n")


def read_lines(path: Path) -> Iterator[Line]:
    """Yield the lines of `path`."""
    with path.open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            spans = tuple((start, end, kind) for start, end, kind in row["spans"])
            yield Line(row["text"], spans, row["source"])


def without_overlaps(spans: Iterable[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """Return `spans` in order, of those that overlap the longest (王院士 before 院士)."""
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s)):
        if all(span[1] <= start or end <= span[0] for start, end, _ in kept):
            kept.append(span)
    return tuple(sorted(kept))
