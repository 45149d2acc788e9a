"""Lines as others would set them: other marks, other spaces, the words of Taiwan and Hong Kong.

What folding makes one (script, width of letters and digits, middle dots) needs no variants: the
model reads folded text. What it leaves as it is varies here.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import opencc
from lines import Line

from newsnlp.segmentation.folding import fold

Setting = Callable[[str], str]
QUOTES = ("「」『』", "\"\"''", "『』「」", "＂＂''", "〝〞‘’")
QUOTED = "“”‘’"
NARROW: Mapping[int, str] = MappingProxyType(str.maketrans("，：；！？（）", ",:;!?()"))
RE_HAN_LATIN = re.compile(r"(?<=[一-鿿])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[一-鿿])")
RE_AFTER_NARROW = re.compile(r"(?<=[,:;!?])(?=\S)")
RE_LAST_MARK = re.compile(r"[。！？.!?]+$")
SPACES = (" ", "\u3000")
REGIONS = ("s2twp", "s2hk")
CHANCES: Mapping[str, float] = MappingProxyType(
    {"quotes": 0.3, "narrow": 0.1, "latin": 0.15, "unended": 0.05, "region": 0.15, "apart": 0.05}
)
"""How often each way of setting is taken."""


class Typesetter:
    """Sets lines otherwise; the same seed gives the same lines.

    A line has a way of setting, and every part of it is set alike. Mentions and what stands
    between them are set one by one, so that each mention keeps its borders.
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._converters = [opencc.OpenCC(name) for name in REGIONS]

    def set(self, line: Line) -> Line:
        """Return `line` as another hand would set it; often as it is."""
        ways = list(self._iter_ways())
        apart = self._random.choice(SPACES) if self._happens("apart") else ""
        parts: list[str] = []
        spans: list[tuple[int, int, str]] = []
        length = 0
        for part, kind in iter_parts(line):
            written = _set_part(part, ways)
            if apart and kind == "P" and len(written) == 2:
                written = apart.join(written)
            if kind:
                spans.append((length, length + len(written), kind))
            parts.append(written)
            length += len(written)
        text = "".join(parts)
        if self._happens("unended"):
            last = spans[-1][1] if spans else 0
            text = text[:last] + RE_LAST_MARK.sub("", text[last:])
        return Line(text, tuple(spans), line.source)

    def _happens(self, way: str) -> bool:
        return self._random.random() < CHANCES[way]

    def _iter_ways(self) -> Iterator[Setting]:
        if self._happens("region"):
            converter = self._random.choice(self._converters)
            yield lambda part: fold(converter.convert(part))
        if self._happens("quotes"):
            table = str.maketrans(QUOTED, self._random.choice(QUOTES))
            yield lambda part: part.translate(table)
        if self._happens("narrow"):
            spaced = self._random.choice(("", " "))
            yield lambda part: RE_AFTER_NARROW.sub(spaced, part.translate(NARROW))
        if self._happens("latin"):
            yield lambda part: RE_HAN_LATIN.sub(" ", part)


def iter_parts(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the mentions of `line` with their kinds, and what stands between them with ""."""
    at = 0
    for start, end, kind in line.spans:
        yield line.text[at:start], ""
        yield line.text[start:end], kind
        at = end
    yield line.text[at:], ""


def _set_part(part: str, ways: list[Setting]) -> str:
    for way in ways:
        part = way(part)
    return part
