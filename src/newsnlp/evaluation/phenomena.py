"""What is particular about a piece: the fixed list of phenomena by which errors are sorted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from newsnlp.evaluation.annotations import Annotation, QuoteAnnotation, SpanPair
from newsnlp.segmentation.folding import fold

CuePosition = Literal["before", "after", "middle", "none"]
SourceMention = Literal["name", "short", "pronoun", "phrase", "none"]
Distance = Literal["sentence", "paragraph", "farther", "never"]
Script = Literal["hans", "hant"]
Layout = Literal["text", "wrapped"]

RE_PRONOUN = re.compile(r"[他她它其祂牠您你我]|对方|對方|本人|自己")
RE_CLAUSE_END = re.compile(r"[。！？；\n”」』]")
REACH: Final = 60  # characters in which a cue is looked for beside its piece
EXCERPT: Final = 60
LEAST_TRADITIONAL: Final = 0.05
WRAPPED_LINES: Final = 5
LONGEST_WRAPPED: Final = 60
SHORTEST_ALIAS: Final = 2


@dataclass(frozen=True, slots=True)
class Phenomena:
    """The phenomena of one piece.

    Attributes:
        kind: direct, indirect or mixed.
        cue_position: of the cue to the piece; middle where it stands between two pieces.
        source_mention: how the source is named where it speaks: its full name, another form of
            it, a pronoun, a noun phrase, or not at all.
        distance: where the source was last named in full before the piece ends.
        script: of the article.
        layout: of the article.
    """

    kind: str
    cue_position: CuePosition
    source_mention: SourceMention
    distance: Distance
    script: Script
    layout: Layout


class PieceReader:
    """Reads the phenomena of the pieces of one article off its gold and text.

    Gold may say where cue and source stand; where it does not, they are looked for.
    """

    def __init__(self, gold: Annotation, text: str) -> None:
        self._text = text
        self._forms = {
            person.name: tuple(a for a in person.aliases if len(a) >= SHORTEST_ALIAS)
            for person in gold.people
        }
        self._forms |= {body.name: body.aliases for body in gold.organizations}
        self._script: Script = script_of(text)
        self._layout: Layout = layout_of(text)
        self._between = self._find_cues_between(gold)

    def read(self, quote: QuoteAnnotation) -> Phenomena:
        """Return the phenomena of `quote`."""
        cue = self._locate_cue(quote)
        return Phenomena(
            kind=quote.kind,
            cue_position=self._cue_position(quote, cue),
            source_mention=self._source_mention(quote, cue),
            distance=self._distance(quote),
            script=self._script,
            layout=self._layout,
        )

    def excerpt(self, quote: QuoteAnnotation) -> str:
        """Return the beginning of the words of `quote`, on one line."""
        words = self._text[quote.start : min(quote.end, quote.start + EXCERPT)]
        return " ".join(words.split())

    def _find_cues_between(self, gold: Annotation) -> set[SpanPair]:
        """The cues that have a piece before and a piece after them."""
        placed = [(cue, q.start) for q in gold.quotes if (cue := self._locate_cue(q))]
        return {
            cue
            for (cue, start), (following, later) in pairwise(placed)
            if cue == following and start < cue[0] < later
        }

    def _locate_cue(self, quote: QuoteAnnotation) -> SpanPair | None:
        if quote.cue_span is not None or not quote.cue:
            return quote.cue_span
        before = self._text.rfind(quote.cue, max(0, quote.start - REACH), quote.start)
        after = self._text.find(quote.cue, quote.end, quote.end + REACH)
        distances = [
            (distance, start)
            for start, distance in (
                (before, quote.start - before - len(quote.cue)),
                (after, after - quote.end),
            )
            if start >= 0
        ]
        if not distances:
            return None
        start = min(distances)[1]
        return start, start + len(quote.cue)

    def _cue_position(self, quote: QuoteAnnotation, cue: SpanPair | None) -> CuePosition:
        if cue is None:
            return "before" if quote.cue else "none"
        if cue in self._between:
            return "middle"
        return "before" if cue[0] < quote.start else "after"

    def _source_mention(self, quote: QuoteAnnotation, cue: SpanPair | None) -> SourceMention:
        if quote.source_span is not None:
            words = "".join(self._text[slice(*quote.source_span)].split())
        elif cue is not None:
            words = self._clause_before(cue)
        else:
            words = ""
        if quote.speaker and quote.speaker in words:
            return "name" if quote.speaker_kind != "anonymous" else "phrase"
        if any(form in words for form in self._forms.get(quote.speaker, ())):
            return "short"
        if RE_PRONOUN.match(words):
            return "pronoun"
        return "phrase" if words else "none"

    def _clause_before(self, cue: SpanPair) -> str:
        clause = self._text[max(0, cue[0] - REACH) : cue[0]]
        return RE_CLAUSE_END.split(clause)[-1].strip()

    def _distance(self, quote: QuoteAnnotation) -> Distance:
        """Where the full name stands: from the sentence of the piece backwards."""
        if not quote.speaker:
            return "never"
        line_end = self._text.find("\n", quote.end)
        clause_end = RE_CLAUSE_END.search(self._text, quote.end + 1)
        end = clause_end.start() if clause_end else line_end if line_end >= 0 else len(self._text)
        at = self._text.rfind(quote.speaker, 0, max(end, quote.end))
        if at < 0:
            return "never"
        between = self._text[at : quote.start]
        if "\n" in between:
            return "farther"
        return "paragraph" if re.search("[。！？]", between) else "sentence"


def script_of(text: str) -> Script:
    """Return whether `text` is in simplified or in traditional characters."""
    ideographs = "".join(character for character in text if "一" <= character <= "鿿")
    changed = sum(a != b for a, b in zip(ideographs, fold(ideographs), strict=True))
    return "hant" if changed > LEAST_TRADITIONAL * len(ideographs) else "hans"


def layout_of(text: str) -> Layout:
    """Return whether the lines of `text` are paragraphs, or broken at a margin."""
    lines = [line for line in text.split("\n") if line.strip()]
    widest = max(map(len, lines), default=0)
    full = sum(len(line) >= widest - 3 for line in lines)
    is_wrapped = len(lines) >= WRAPPED_LINES and widest <= LONGEST_WRAPPED
    return "wrapped" if is_wrapped and 2 * full >= len(lines) else "text"
