"""The carrier text: the article with everything masked that cannot hold a cue.

What stands in quotation marks, title marks and brackets is masked, and so are the names of
people and organizations: the clause that carries a quotation is then short and regular
(雷朋集团总裁吴岱向本报记者坦言，“…” becomes 〈org〉总裁〈person〉向本报记者坦言，“〈quoted〉”).
Masking is one for one, so that an offset into the carrier is an offset into the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from newsnlp.extraction.candidates import Found, Mention
from newsnlp.segmentation import Enclosure, SegmentedText

QUOTED = "\ue000"
TITLED = "\ue001"
BRACKETED = "\ue002"
PERSON = "\ue003"
ORGANIZATION = "\ue004"
OPEN, CLOSE = "“", "”"

_FILLERS = {"double": QUOTED, "single": QUOTED, "title": TITLED, "bracket": BRACKETED}
_MARKS = {"double": (OPEN, CLOSE), "single": (OPEN, CLOSE), "title": ("《", "》")}
_FINAL = "。！？!?…～~，,"
_BEFORE_SURNAMES = ("老", "小", "阿")  # 老巩: the surname comes second
_LONGEST_BRACKET = 120  # a longer one is no aside within a clause


@dataclass(frozen=True)
class Carrier:
    """The masked text, and the outermost quotations that were masked in it, by place."""

    folded: str
    masked: str
    quotes: tuple[Enclosure, ...]
    quote_starts: tuple[int, ...]
    titles: tuple[int, ...]
    """Offsets after a title, sorted, so that 院士 in 院士表示 is known as one."""
    title_ends: Mapping[int, int]
    """Where each title ends, by where it begins."""
    utterances: frozenset[int]
    """Offsets after a quotation that holds a whole utterance and not a term."""
    surnames: frozenset[str]
    """The first characters of the names in the article (虞 in 虞透露, after 虞昭明)."""

    def titles_between(self, start: int, end: int) -> tuple[int, ...]:
        """Return the ends of titles behind `start` up to `end`, in order."""
        return self.titles[bisect_right(self.titles, start) : bisect_right(self.titles, end)]

    def quotes_between(self, start: int, end: int) -> tuple[Enclosure, ...]:
        """Return the outermost quotations that begin from `start` up to `end`."""
        first = bisect_left(self.quote_starts, start)
        return self.quotes[first : bisect_left(self.quote_starts, end)]


def build_carrier(segmented: SegmentedText, found: Found) -> Carrier:
    """Mask `segmented` with its enclosures and with the names that were `found`."""
    masked = list(segmented.folded)
    quotes = []
    for enclosure in _outermost(segmented.enclosures):
        if enclosure.kind == "bracket" and enclosure.end - enclosure.start > _LONGEST_BRACKET:
            continue
        _mask_enclosure(masked, enclosure)
        if enclosure.kind in ("double", "single"):
            quotes.append(enclosure)
    _mask_names(masked, found.mentions("organization"), ORGANIZATION)
    _mask_names(masked, found.mentions("person"), PERSON)
    return Carrier(
        segmented.folded,
        "".join(masked),
        tuple(quotes),
        tuple(quote.start for quote in quotes),
        tuple(sorted({mention.end for mention in found.mentions("title")})),
        MappingProxyType({mention.start: mention.end for mention in found.mentions("title")}),
        frozenset(quote.end for quote in quotes if is_utterance(segmented.text, quote)),
        frozenset(segmented.folded[m.start] for m in found.mentions("person") if _is_chinese(m)),
    )


def _is_chinese(mention: Mention) -> bool:
    """Whether a name opens with a surname: it is of two to four characters, none a dot."""
    called = mention.name[:1] in _BEFORE_SURNAMES
    return 2 <= mention.end - mention.start <= 4 and mention.name.isalpha() and not called


def is_utterance(text: str, quote: Enclosure) -> bool:
    """Whether marks hold a whole utterance: it ends like a sentence, or holds a clause."""
    inner = text[quote.inner_start : quote.inner_end].rstrip()
    if not inner:
        return False
    return inner[-1] in _FINAL or (len(inner) >= 10 and any(c in inner for c in "，。！？；"))


def _outermost(enclosures: Iterable[Enclosure]) -> Iterable[Enclosure]:
    """Yield the enclosures that stand in no other, looking into brackets too long to mask."""
    end = 0
    for enclosure in enclosures:
        if enclosure.start < end:
            continue
        if enclosure.kind == "bracket" and enclosure.end - enclosure.start > _LONGEST_BRACKET:
            continue
        yield enclosure
        end = enclosure.end


def _mask_enclosure(masked: list[str], enclosure: Enclosure) -> None:
    inner = enclosure.inner_end - enclosure.inner_start
    masked[enclosure.inner_start : enclosure.inner_end] = _FILLERS[enclosure.kind] * inner
    if enclosure.kind in _MARKS:
        opening, closing = _MARKS[enclosure.kind]
        masked[enclosure.start] = opening
        if enclosure.closed:
            masked[enclosure.end - 1] = closing
    else:
        masked[enclosure.start] = "（"
        if enclosure.closed:
            masked[enclosure.end - 1] = "）"


def _mask_names(masked: list[str], mentions: Iterable[Mention], filler: str) -> None:
    for mention in mentions:
        if masked[mention.start] not in (QUOTED, TITLED, BRACKETED):
            masked[mention.start : mention.end] = filler * (mention.end - mention.start)
