"""HTML and XML, well-formed or not, flattened into boxes and runs of text; lxml lives here.

The tree is never built: lxml calls back for each tag, so that memory and time stay linear in the
page and no depth of nesting can exhaust a stack.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from newsnlp.reading.tags import BLOCK_TAGS

_Word = str | bytes
"""What lxml's interface for targets promises; in truth it is always a str."""

MAX_DEPTH = 2_000
MAX_ATTRIBUTE = 2_000
_KEPT = "id class style hidden role href rel name property itemprop content datetime type colspan"
KEPT_ATTRIBUTES = frozenset(_KEPT.split())


@dataclass(slots=True)
class Box:
    """An element: its tag, the box around it, and the attributes that reading looks at."""

    tag: str
    parent: int
    attributes: Mapping[str, str]
    end: int = 0
    """One past the last box inside it."""


@dataclass(slots=True)
class Run:
    """Text directly inside a box; a run without text is a line break."""

    box: int
    text: str
    after_image: bool = False


@dataclass(slots=True)
class Markup:
    """A page as boxes, in the order of their start tags, and runs of text in page order."""

    boxes: list[Box] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    def is_inside(self, box: int, around: int) -> bool:
        """Return whether `box` is `around` or stands inside it."""
        return around <= box < self.boxes[around].end


class _TooDeepError(Exception):
    pass


class _Flattener:
    """The parser's target: it hears of tags and text in page order."""

    def __init__(self) -> None:
        self.markup = Markup([Box("", -1, {})], [])
        self._open = [0]
        self._after_image = False

    def start(self, tag: _Word, attrib: dict[_Word, _Word]) -> None:
        if len(self._open) > MAX_DEPTH:
            raise _TooDeepError
        name = str(tag).rpartition("}")[2].lower()
        kept = {
            str(key): str(value)[:MAX_ATTRIBUTE]
            for key, value in attrib.items()
            if key in KEPT_ATTRIBUTES
        }
        if name in BLOCK_TAGS or name == "br":
            self._break()
        self._after_image |= name == "img"
        self._open.append(len(self.markup.boxes))
        self.markup.boxes.append(Box(name, self._open[-2], kept))

    def end(self, tag: _Word) -> None:
        if len(self._open) > 1:
            box = self.markup.boxes[self._open.pop()]
            box.end = len(self.markup.boxes)
            if box.tag in BLOCK_TAGS:
                self._break()

    def data(self, data: _Word) -> None:
        text = str(data)
        self.markup.runs.append(Run(self._open[-1], text, self._after_image))
        self._after_image &= text.isspace()

    def comment(self, text: _Word) -> None:
        """Leave comments out."""

    def pi(self, target: str, text: str | None = None) -> None:
        """Leave processing instructions out."""

    def close(self) -> Markup:
        for index in self._open:
            self.markup.boxes[index].end = len(self.markup.boxes)
        return self.markup

    def _break(self) -> None:
        runs = self.markup.runs
        if runs and runs[-1].text:
            runs.append(Run(self._open[-1], ""))


def parse_html(source: str) -> Markup:
    """Flatten an HTML page or fragment, however malformed.

    >>> [run.text for run in parse_html("<p>算力<b>就是</b>生产力<p>人才").runs if run.text]
    ['算力', '就是', '生产力', '人才']
    """
    flattener = _Flattener()
    parser = etree.HTMLParser(target=flattener, encoding="utf-8", huge_tree=True)
    return _parse(_without_server_code(source), parser, flattener)


def parse_xml(source: str) -> Markup:
    """Flatten an XML document; its entities are not expanded and nothing outside it is read."""
    flattener = _Flattener()
    parser = etree.XMLParser(
        target=flattener,
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
    )
    return _parse(_without_doctype(source), parser, flattener)


def _parse(
    source: str, parser: etree.HTMLParser | etree.XMLParser, flattener: _Flattener
) -> Markup:
    try:
        etree.fromstring(source.replace("\0", "").encode("utf-8"), parser)
    except _TooDeepError:
        return _text_between_tags(source)
    except (etree.LxmlError, ValueError):
        pass  # an empty page, or one with no element at all: what was heard so far stands
    return flattener.close()


def _without_server_code(source: str) -> str:
    """Drop `<% … %>`, the code of a JSP page, which never reaches a reader."""
    return drop_between(source, "<%", "%>")


def _without_doctype(source: str) -> str:
    """Drop the document type with its entities, and the declaration: the text is decoded."""
    start = source.find("<!DOCTYPE")
    bracket, end = source.find("[", start), source.find(">", start)
    if start >= 0 and 0 <= bracket < end:
        end = source.find("]>", bracket) + 1 or end
    if 0 <= start < end:
        source = source[:start] + source[end + 1 :]
    return source.lstrip().removeprefix("\ufeff")


def drop_between(source: str, opening: str, closing: str) -> str:
    """Return `source` without what stands between the marks, the marks included."""
    kept: list[str] = []
    at = 0
    while (start := source.find(opening, at)) >= 0:
        end = source.find(closing, start + len(opening))
        if end < 0:
            break
        kept.append(source[at:start])
        at = end + len(closing)
    kept.append(source[at:])
    return "".join(kept)


def _text_between_tags(source: str) -> Markup:
    """Read a page that nests beyond reason as the text between its tags, a line for each."""
    markup = Markup([Box("", -1, {}, end=1)], [])
    for piece in source.split("<"):
        text = piece.partition(">")[2] if ">" in piece else ""
        if text.strip():
            markup.runs += [Run(0, text), Run(0, "")]
    return markup
