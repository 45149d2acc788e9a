"""VOA Chinese: real news without labels, labelled by the library's own rules where they are sure.

Its names are those that the news has, which composed articles have not. Lines where the rules
saw something and were not sure are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from lines import KINDS, Line, without_overlaps

from newsnlp.extraction.candidates import Found, Mention, find_all
from newsnlp.reading import read
from newsnlp.registry import build_extractors
from newsnlp.segmentation import SegmentedText
from newsnlp.segmentation.segmenter import Segmenter
from newsnlp.settings import Settings

RE_OTHERS = re.compile(r"路透|法新社|美联社|Reuters|\bAFP\b|\bAP\b")
"""Articles with words of these agencies are theirs, and not in the public domain."""

SURE = {"person": 0.9, "organization": 0.8, "title": 0.0}
LEAST = {"person": 0.0, "organization": 0.5, "title": 0.0}
"""Below these, what rules saw is not heard; up to SURE it is doubtful."""


def read_voa(path: Path) -> Iterator[Line]:
    """Yield the lines of `path` that the rules are sure of."""
    settings = Settings(model=None)
    segmenter, extractors = Segmenter(settings), build_extractors(settings)
    with path.open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            text = f"{row['title']}\n{row['content']}"
            if RE_OTHERS.search(text):
                continue
            reading = read(text, format="text", settings=settings)
            segmented = segmenter(reading.text, reading.article.blocks)
            yield from _iter_lines(segmented, find_all(extractors, segmented))


def _iter_lines(segmented: SegmentedText, found: Found) -> Iterator[Line]:
    mentions = [m for m in found.of(Mention) if m.score >= LEAST[m.kind]]
    people = [m for m in mentions if m.kind == "person"]
    beside = {m.start for m in people} | {m.end for m in people}
    for paragraph in segmented.paragraphs:
        inside = [m for m in mentions if paragraph.start <= m.start and m.end <= paragraph.end]
        if not inside or any(m.score < SURE[m.kind] for m in inside):
            continue
        spans = without_overlaps(
            (m.start - paragraph.start, m.end - paragraph.start, KINDS[m.kind])
            for m in inside
            if m.kind != "title" or m.start in beside or m.end in beside
        )
        yield Line(segmented.folded[paragraph.start : paragraph.end], spans, "voa")
