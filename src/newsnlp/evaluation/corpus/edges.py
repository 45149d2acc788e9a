"""Where a piece may begin and end: inside its marks, after its cue, before its full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from newsnlp.evaluation.corpus.marks import Mark
from newsnlp.evaluation.corpus.source import Paragraph

PAIRS: Final = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "＂": "＂", "'": "'"}
OPENERS: Final = frozenset(PAIRS)
CLOSERS: Final = frozenset(PAIRS.values())
# What a labelled turn of an interview begins after: its label, or nothing.
RE_TURN_BEFORE = re.compile(r"\s*|[^。！？]{1,24}[：:丨|]\s*|\s*(?:[答问問]|[QA])[：:、.]?\s*")
RE_FRAGMENT = re.compile(r"[“‘「『\"＂].+?[”’」』\"＂]")
NOT_FIRST: Final = frozenset("，：、。；,:; 　")
NOT_LAST: Final = frozenset("。，：；、 　")


def check_edges(paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    """Yield the line and the message of each piece that begins or ends at a wrong place."""
    for mark in paragraph.marks:
        if mark.tag == "D":
            messages = _check_direct(paragraph.text, mark)
        elif mark.is_piece:
            messages = _check_indirect(paragraph.text, mark)
        else:
            continue
        for message in messages:
            yield mark.line, f"{message}: {paragraph.text[mark.start : mark.end][:16]}"


def _check_direct(text: str, mark: Mark) -> Iterator[str]:
    before, after = text[: mark.start], text[mark.end :]
    content = text[mark.start : mark.end]
    if before[-1:] in OPENERS:
        closer = PAIRS[before[-1]]
        if content.endswith(closer) and not _balanced(content, before[-1], closer):
            yield "a direct piece ends before its closing mark"
        elif after and after[0] not in CLOSERS:
            yield "a direct piece goes on to its closing mark"
    elif not RE_TURN_BEFORE.fullmatch(before):
        yield "a direct piece begins right after its opening mark, or is a labelled turn"
    elif content[0] in OPENERS and content.endswith(PAIRS[content[0]]):
        yield "a direct piece leaves its quotation marks outside"


def _balanced(content: str, opener: str, closer: str) -> bool:
    if opener == closer:
        return content.count(opener) % 2 == 0
    return content.count(opener) == content.count(closer)


def _check_indirect(text: str, mark: Mark) -> Iterator[str]:
    content = text[mark.start : mark.end]
    if content[0] in NOT_FIRST:
        yield "a piece begins with its first word, after the comma or colon"
    if content[-1] in NOT_LAST:
        yield "an indirect piece ends before its full stop or comma"
    if mark.tag == "M" and not RE_FRAGMENT.search(content):
        yield "a mixed piece holds a fragment in quotation marks"
    if content[0] in OPENERS and content.find(PAIRS[content[0]], 1) == len(content) - 1:
        yield "all of the piece stands in quotation marks: it is direct"
