"""Chinese cases with marked spans, so that no test counts offsets by hand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MarkedSpan:
    """A labelled stretch of the text of a case."""

    label: str
    start: int
    end: int
    text: str


def parse_marked(marked: str) -> tuple[str, list[MarkedSpan]]:
    """Return the text of `marked` and its spans in order of their start; marks may nest.

    >>> parse_marked("⟦PER|王毅⟧⟦CUE|表示⟧反对")
    ('王毅表示反对', [MarkedSpan(label='PER', start=0, end=2, text='王毅'), \
MarkedSpan(label='CUE', start=2, end=4, text='表示')])
    """
    characters: list[str] = []
    opened: list[tuple[str, int]] = []
    closed: list[tuple[str, int, int]] = []
    at = 0
    while at < len(marked):
        if marked[at] == "⟦":
            label, _, _ = marked[at + 1 :].partition("|")
            opened.append((label, len(characters)))
            at += len(label) + 2
            continue
        if marked[at] == "⟧":
            label, start = opened.pop()
            closed.append((label, start, len(characters)))
        else:
            characters.append(marked[at])
        at += 1
    if opened:
        raise ValueError(f"a mark is never closed: {opened[-1][0]}")
    text = "".join(characters)
    spans = [MarkedSpan(label, s, e, text[s:e]) for label, s, e in closed]
    return text, sorted(spans, key=lambda span: (span.start, -span.end))
