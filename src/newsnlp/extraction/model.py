"""What the statistical model takes for names, titles and organizations, beside the rules."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from newsnlp.extraction.candidates import Found, Offsets
from newsnlp.models.loading import load_model
from newsnlp.models.mention_model import ModelMention
from newsnlp.segmentation import SegmentedText
from newsnlp.settings import Settings


class ModelExtractor:
    """Asks the model for mentions; the extractors after it weigh them with their own."""

    def __init__(self, settings: Settings) -> None:
        self.model = load_model(settings.model)

    def __call__(self, segmented: SegmentedText, found: Found) -> Iterable[ModelMention]:
        """Return the mentions that the model finds in `segmented`; none where there is no model.

        What stands in 《》 is a title, and names in it are no mentions.
        """
        if self.model is None:
            return ()
        titles = [(e.start, e.end) for e in segmented.enclosures if e.kind == "title"]
        return _outside(titles, self.model(segmented))


def _outside(places: Sequence[Offsets], mentions: Sequence[ModelMention]) -> list[ModelMention]:
    """Return the `mentions` that none of `places` holds; both are in order."""
    starts = [start for start, _ in places]
    ends = list(accumulate((end for _, end in places), max))
    kept = []
    for mention in mentions:
        before = bisect_right(starts, mention.start)
        if not before or ends[before - 1] <= mention.start:
            kept.append(mention)
    return kept
