"""AISHELL-NER: names of people and organizations in the transcripts of read news.

It labels no titles. Those that stand right before or after a person are labelled by the
library's own grammar of titles, and a place before such a title as the body of the office.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from lines import Line, without_overlaps

from newsnlp.extraction.titles import find_titles

FILES = ("dev.bio.txt", "test.bio.txt")
Span = tuple[int, int, str]


def read_aishell(folder: Path) -> Iterator[Line]:
    """Yield each different utterance of `folder` once."""
    seen: set[str] = set()
    for name in FILES:
        for text, tags in _iter_utterances(folder / name):
            if text not in seen:
                seen.add(text)
                yield Line(text, _spans(text, tags), f"aishell/{name}")


def _iter_utterances(path: Path) -> Iterator[tuple[str, list[str]]]:
    rows = path.read_text(encoding="utf-8").split("\n")
    for filled, group in groupby(rows, key=lambda row: bool(row.strip())):
        if filled:
            pairs = [(row[0], row[1:].strip()) for row in group]
            yield "".join(character for character, _ in pairs), [tag for _, tag in pairs]


def _spans(text: str, tags: list[str]) -> tuple[Span, ...]:
    entities = list(_iter_entities(tags))
    people = [(start, end, "P") for start, end, kind in entities if kind == "PER"]
    bodies = [(start, end, "O") for start, end, kind in entities if kind == "ORG"]
    titles = _titles_beside(text, people, [span[:2] for span in bodies])
    starts = {start for start, _, _ in titles}
    seats = [(s, e, "O") for s, e, kind in entities if kind == "LOC" and e in starts]
    return without_overlaps([*people, *bodies, *titles, *seats])


def _iter_entities(tags: list[str]) -> Iterator[Span]:
    start = 0
    for at, tag in enumerate([*tags, "O"]):
        if at and tags[at - 1] != "O" and not tag.startswith("I"):
            yield start, at, tags[at - 1][2:]
        if tag.startswith("B"):
            start = at


def _titles_beside(text: str, people: list[Span], bodies: list[tuple[int, int]]) -> list[Span]:
    if not people:
        return []
    starts = {start for start, _, _ in people}
    ends = {end for _, end, _ in people}
    titles = find_titles(text, bodies)
    return [(s, e, "T") for s, e, _ in titles if e in starts or s in ends]
