"""From the names that are sure to every place where the article mentions these people."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from newsnlp.extraction.candidates import Mention, written_name
from newsnlp.extraction.people.aliases import find_aliases
from newsnlp.extraction.people.context import left_evidence, right_evidence
from newsnlp.extraction.people.credits import Credit
from newsnlp.extraction.people.decision import Known
from newsnlp.extraction.people.gloss import Gloss
from newsnlp.extraction.people.lexicon import NameLexicon
from newsnlp.extraction.people.short import Short, ShortForms
from newsnlp.lexicons.finding import Place, iter_places
from newsnlp.segmentation import SegmentedText

PART_SCORE = 0.9
MEANT = 1.5
PADDINGS = (" ", "  ", "　", "　　")
RE_SHOT = re.compile(r"[ 　]?(?:摄(?!氏|入|取|制|像头)|摄影|绘图|制图)(?=[^\w]|$)")


class MentionFinder:
    """Finds the mentions of people whose names are known."""

    def __init__(self, names: NameLexicon) -> None:
        self._names = names
        self._shorts = ShortForms(names)

    def mentions(
        self,
        segmented: SegmentedText,
        known: Mapping[str, Known],
        credits: Iterable[Credit],
        glosses: Iterable[Gloss],
    ) -> Iterator[Mention]:
        """Yield where `segmented` mentions the people `known`, full names before short forms."""
        text = segmented.folded
        wholes = find_aliases(text, iter_places(text, known), known, glosses, self._names)
        known = {name: entry for name, entry in known.items() if name not in wholes}
        makers = {credit.start for credit in credits}
        places = [p for p in _iter_names(text, known, wholes) if self._is_meant(text, p, makers)]
        taken: set[int] = set()
        for start, end, name in places:
            taken.update(range(start, end))
            entry = known.get(name) or Known(name, PART_SCORE, "part-of-name", "part")
            short = Short(start, end, name, wholes.get(name, ""), entry.rule, entry.score)
            made = start in makers or RE_SHOT.match(text, end) is not None
            yield _mention(segmented, short, byline=made)
        full = [place for place in places if place[2] in known]
        for short in self._shorts.shorts(text, known, full):
            if taken.isdisjoint(range(short.start, short.end)):
                taken.update(range(short.start, short.end))
                yield _mention(segmented, short, byline=False)

    def _is_meant(self, text: str, place: Place, makers: Container[int]) -> bool:
        """Return whether a name that is a word as well (和平) is the person here."""
        start, end, name = place
        if name not in self._names.namesakes or start in makers:
            return True
        left = left_evidence(text, start, self._names)
        right = right_evidence(text, end, self._names)
        return left.weight + right.weight >= MEANT


def _iter_names(
    text: str, known: Mapping[str, Known], wholes: Mapping[str, str]
) -> Iterator[Place]:
    """Yield where the names stand, two characters set apart (张 三) among them."""
    padded = {
        f"{name[0]}{padding}{name[1]}": name
        for name, entry in known.items()
        if len(name) == 2 and entry.pattern != "latin"
        for padding in PADDINGS
    }
    for start, end, name in iter_places(text, [*known, *wholes, *padded]):
        if not _inside_latin(text, start, end, name):
            yield start, end, padded.get(name, name)


def _mention(segmented: SegmentedText, short: Short, *, byline: bool) -> Mention:
    start, end = short.start, short.end
    name = written_name(segmented.text, start, end)
    return Mention(
        "person", start, end, name, short.rule, short.score, full=short.full, byline=byline
    )


def _inside_latin(text: str, start: int, end: int, name: str) -> bool:
    """Return whether a Latin form stands inside a longer word or English sentence."""
    if not name.isascii():
        return False
    neighbours = (text[start - 1 : start], text[end : end + 1])
    return any(c.isalnum() and c.isascii() for c in neighbours)
