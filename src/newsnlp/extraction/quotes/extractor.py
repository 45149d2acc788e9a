"""Quotations, found by rules: reported with a cue, spoken in turns, or floating in marks."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.extraction.candidates import Found, QuoteCandidate
from newsnlp.extraction.quotes.attributions import Attribution, find_attributions
from newsnlp.extraction.quotes.carrier import build_carrier
from newsnlp.extraction.quotes.continuations import join_continued
from newsnlp.extraction.quotes.cues import load_cue_matcher
from newsnlp.extraction.quotes.linking import ParagraphLinker
from newsnlp.extraction.quotes.sources import load_source_finder
from newsnlp.extraction.quotes.turns import find_turns, turn_candidates
from newsnlp.segmentation import Paragraph, SegmentedText
from newsnlp.settings import Settings

_LONGEST_ANNOUNCEMENT = 16


class QuoteExtractor:
    """Finds direct, indirect and mixed quotations with the words that name their source."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __call__(self, segmented: SegmentedText, found: Found) -> Iterator[QuoteCandidate]:
        """Yield the quotations of `segmented`, those that run over paragraphs joined."""
        yield from join_continued(list(self._find(segmented, found)), segmented)

    def _find(self, segmented: SegmentedText, found: Found) -> Iterator[QuoteCandidate]:
        carrier = build_carrier(segmented, found)
        matcher, finder = load_cue_matcher(), load_source_finder()
        people = [(m.start, m.end) for m in found.mentions("person")]
        turns = find_turns(segmented, people)
        yield from turn_candidates(turns)
        spoken = {start for turn in turns for start, _ in turn.paragraphs}
        announced: Attribution | None = None
        for paragraph in segmented.paragraphs:
            if paragraph.start in spoken:
                continue
            attributions = find_attributions(
                carrier, paragraph.start, paragraph.end, matcher, finder
            )
            linker = ParagraphLinker(segmented.text, carrier, paragraph, finder)
            yield from linker.link(attributions, announced)
            announced = _announcing(attributions, carrier.masked, paragraph)


def _announcing(
    attributions: list[Attribution], masked: str, paragraph: Paragraph
) -> Attribution | None:
    """Return the attribution with which a paragraph ends: ……写道：⏎."""
    last = attributions[-1] if attributions else None
    if last is None or not masked[paragraph.start : paragraph.end].rstrip().endswith(
        ("：", ":", "，")
    ):
        return None
    between = masked[last.cue.end : paragraph.end]
    return last if len(between) <= _LONGEST_ANNOUNCEMENT else None
