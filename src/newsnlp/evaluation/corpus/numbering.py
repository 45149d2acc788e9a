"""Numbers that join cues, sources and pieces: each one whole, and none used twice."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.evaluation.corpus.marks import Mark
from newsnlp.evaluation.corpus.source import ArticleSource


def check_numbers(source: ArticleSource) -> Iterator[tuple[int, str]]:
    """Yield the line and the message of each number that joins nothing, or too much."""
    cues, sources, pieces = (_by_number(source, tags) for tags in ("C", "S", "DIM"))
    for anchors in (cues, sources):
        for number, marks in anchors.items():
            if len(marks) > 1:
                yield marks[1].line, f"number used twice: {marks[1].tag}{number}"
            if number not in pieces:
                yield marks[0].line, f"no piece with the number of {marks[0].tag}{number}"
    for number, marks in (pieces | sources).items():
        if number not in cues:
            yield marks[0].line, f"no cue with the number of {marks[0].tag}{number}"


def _by_number(source: ArticleSource, tags: str) -> dict[int, list[Mark]]:
    numbered: dict[int, list[Mark]] = {}
    for paragraph in source.paragraphs:
        for mark in paragraph.marks:
            if mark.tag in tags and mark.number is not None:
                numbered.setdefault(mark.number, []).append(mark)
    return numbered
