"""What each line of an article serves as: title, byline, caption, heading, note and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from newsnlp.lexicons.loader import load_lexicon
from newsnlp.reading.bylines import is_byline, is_name_line
from newsnlp.reading.dates import RE_TIME
from newsnlp.records import BlockKind

MAX_HEADING = 40
MAX_TITLE = 60
MAX_SERVICE = 120
"""A byline, caption, note or line of source and time is no longer than this."""

MAX_PHRASE_LINE = 50
MIN_LEAD = 4
META_HEAD = 8
"""Lines of source and time stand among the first lines."""

FINAL_MARKS = tuple("。！？!?…；;，,、：:")
SENTENCE_ENDS = tuple("。！？!?…；;")
CLOSING_MARKS = "”’』」）)》】\"'"
COLONS = "：:丨|｜"
OPENING_MARKS = "（([【*▲●■◆—- "


@dataclass(frozen=True, slots=True)
class LineHint:
    """A line, and what the page's markup says of it.

    Attributes:
        hint: what the markup says that it is; None where it says nothing.
        after_image: whether a picture stands right before it.
    """

    text: str
    hint: BlockKind | None = None
    after_image: bool = False


def classify_lines(lines: Sequence[LineHint], *, titled: bool) -> list[BlockKind]:
    """Return the kind of each line; `titled` says that the first one is the title.

    >>> lines = ["渡槽今日通水", "来源：晨窗日报 2021-03-04", "记者 林小满", "水来了。"]
    >>> classify_lines([LineHint(line) for line in lines], titled=True)
    ['title', 'meta', 'byline', 'paragraph']
    """
    kinds: list[BlockKind | None] = [_own_kind(line, n) for n, line in enumerate(lines)]
    if titled:
        kinds[0] = "title"
    _name_bylines(lines, kinds)
    # A heading is known by what follows it, so the lines are gone through from the last.
    following: BlockKind | None = None
    decided: list[BlockKind] = []
    for number in range(len(lines) - 1, -1, -1):
        kind = kinds[number] or _standing(lines, kinds, number, following)
        decided.append(kind)
        following = kind
    return decided[::-1]


def _own_kind(line: LineHint, number: int) -> BlockKind | None:
    """Return the kind that a line shows by itself; None for headings and paragraphs."""
    if line.hint in ("caption", "abstract"):
        return line.hint
    if service := _service_kind(line.text, number):
        return service
    if is_abstract(line.text):
        return "abstract"
    marked = line.hint == "heading" and not line.text.endswith(("。", "，", "；", "、"))
    return "heading" if marked and "。" not in line.text else None


def _service_kind(text: str, number: int) -> BlockKind | None:
    """Return the kind of a short line that tells of the article rather than of the news."""
    if len(text) > MAX_SERVICE:
        return None
    tests: tuple[tuple[Callable[[str], bool], BlockKind], ...]
    tests = ((is_note, "note"), (is_byline, "byline"), (is_caption, "caption"))
    if number < META_HEAD and is_meta(text):
        return "meta"
    return next((kind for test, kind in tests if test(text)), None)


def _name_bylines(lines: Sequence[LineHint], kinds: list[BlockKind | None]) -> None:
    """Make a line that is only a name, right under the line of source and time, a byline."""
    for number in range(1, min(len(lines), META_HEAD)):
        under_meta = kinds[number - 1] == "meta"
        if under_meta and kinds[number] is None and is_name_line(lines[number].text):
            kinds[number] = "byline"


def _standing(
    lines: Sequence[LineHint],
    kinds: Sequence[BlockKind | None],
    number: int,
    following: BlockKind | None,
) -> BlockKind:
    """Tell a heading or a caption from a short paragraph by the lines around it.

    Verse and lists are short lines too: a heading stands after a sentence that ended, and before
    text that is longer than itself.
    """
    text = lines[number].text
    if len(text) > MAX_HEADING or not is_unended(text):
        return "paragraph"
    before = lines[number - 1].text if number else ""
    parted = number == 0 or kinds[number - 1] is not None or _is_ended(before)
    if not parted and not (len(before) <= MAX_HEADING and following == "paragraph"):
        return "paragraph"
    if lines[number].after_image:
        return "caption"
    if following is None or not parted:
        return "paragraph"
    after = lines[number + 1].text
    leads = following != "paragraph" or len(after) > MAX_HEADING or _is_ended(after)
    return "heading" if leads and len(after) >= MIN_LEAD else "paragraph"


def is_title(text: str) -> bool:
    """Return whether the first line of a plain text is a title rather than a paragraph.

    >>> is_title("渡槽今日通水"), is_title("渡槽今日通水，沿岸村民来到渡口。")
    (True, False)
    """
    if len(text) > MAX_TITLE or is_meta(text) or is_byline(text) or is_note(text):
        return False
    return not text.rstrip(CLOSING_MARKS).endswith(("。", "；", "，", "：")) and "。" not in text


def is_unended(text: str) -> bool:
    """Return whether a line ends without the marks that end a sentence or a clause."""
    return not text.rstrip(CLOSING_MARKS).endswith(FINAL_MARKS) and "。" not in text


def _is_ended(text: str) -> bool:
    return text.rstrip(CLOSING_MARKS).endswith(SENTENCE_ENDS)


def is_meta(text: str) -> bool:
    """Return whether a line says where and when the article was published, and nothing else.

    >>> is_meta("晨窗日报 2021-03-04 08:30"), is_meta("2021年3月4日，渡槽今日通水。")
    (True, False)
    """
    if len(text) > MAX_SERVICE or "。" in text:
        return False
    match = RE_TIME.search(text)
    if match is None or match["day"] is None:
        return len(text) < 30 and text.startswith(_labels("：", "meta_label", "source_label"))
    labels = _labels("", "meta_label", "source_label")
    if len(text) > 60 and not text.startswith(labels):
        return False
    around = text[: match.start()] + text[match.end() :]
    return len(around) <= 16 or any(label in around for label in labels)


def is_note(text: str) -> bool:
    """Return whether a line speaks of the page, its sources or its rights.

    >>> is_note("责任编辑：林小满"), is_note("他说，编辑部的灯还亮着。")
    (True, False)
    """
    if text.lstrip(OPENING_MARKS).startswith(_labels(COLONS, "note_label", "source_label")):
        return True
    return len(text) <= MAX_PHRASE_LINE and _phrases("note_phrase").search(text) is not None


def is_caption(text: str) -> bool:
    """Return whether a line describes a picture or credits who took it.

    >>> is_caption("晨雾中的渡口。林小满 摄"), is_caption("他爱好摄影。")
    (True, False)
    """
    bare = text.rstrip("）)】] ")
    if bare.startswith(_labels("", "caption_start")) or bare.endswith(_labels("", "caption_end")):
        return True
    return _phrases("caption_inner").search(text) is not None


def is_abstract(text: str) -> bool:
    """Return whether a line announces itself as the abstract."""
    return text.lstrip("【[◎ ").startswith(_labels("：】", "abstract_label")) or text[0] == "◎"


@cache
def _labels(endings: str, *kinds: str) -> tuple[str, ...]:
    """Return the terms of these kinds, each followed by each of `endings`."""
    terms = load_lexicon("page_lines").terms(*kinds)
    return tuple(term + ending for term in terms for ending in endings or ("",))


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_lexicon("page_lines").terms(kind))))
