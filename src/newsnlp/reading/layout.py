"""The lines of a page as a reader sees them: runs of text joined between line breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from newsnlp.reading.markup import Markup, Run
from newsnlp.reading.tags import BLOCK_TAGS, STRONG_TAGS
from newsnlp.reading.typography import tidy


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    Attributes:
        box: the block that the line stands in, as an index into the page's boxes.
        linked: how many of its characters are links.
        strong: whether all of it is set in bold.
        after_image: whether a picture stands right before it.
    """

    text: str
    box: int
    linked: int = 0
    strong: bool = False
    after_image: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    """What a box hands down to the boxes and runs inside it."""

    block: int = 0
    linked: bool = False
    strong: bool = False


def lay_out(markup: Markup, dead: Iterable[bool]) -> list[Line]:
    """Return the lines of the page, leaving out what stands in `dead` boxes."""
    styles = _styles(markup)
    gone = list(dead)
    live = (run for run in markup.runs if not run.text or not gone[run.box])
    groups = (list(runs) for filled, runs in groupby(live, lambda run: bool(run.text)) if filled)
    return [line for runs in groups for line in _lines_of(runs, styles, markup)]


def _styles(markup: Markup) -> list[_Style]:
    styles: list[_Style] = []
    for index, box in enumerate(markup.boxes):
        around = styles[box.parent] if index else _Style()
        if box.tag not in BLOCK_TAGS | STRONG_TAGS | {"a"}:
            styles.append(around)
            continue
        styles.append(
            _Style(
                block=index if box.tag in BLOCK_TAGS else around.block,
                linked=around.linked or (box.tag == "a" and "href" in box.attributes),
                strong=around.strong or box.tag in STRONG_TAGS,
            )
        )
    return styles


def _lines_of(runs: list[Run], styles: list[_Style], markup: Markup) -> Iterator[Line]:
    in_paragraph = markup.boxes[styles[runs[0].box].block].tag == "p"
    text = tidy("".join(run.text if in_paragraph else _spaced(run.text) for run in runs))
    if not text:
        return
    filled = [run for run in runs if run.text.strip()] or runs
    yield Line(
        text=text,
        box=styles[filled[0].box].block,
        linked=min(len(text), sum(_length(r) for r in filled if styles[r.box].linked)),
        strong=all(styles[run.box].strong for run in filled),
        after_image=filled[0].after_image,
    )


def _spaced(text: str) -> str:
    """Keep the space between two labels (来源 … 编辑 …) that stand on lines of their own."""
    return " " if text.isspace() else text


def _length(run: Run) -> int:
    return len("".join(run.text.split()))
