"""What the statistical model takes for names, titles and organizations, beside the rules."""

from __future__ import annotations

from collections.abc import Iterable

from newsnlp.extraction.candidates import Found
from newsnlp.models.loading import load_model
from newsnlp.models.mention_model import ModelMention
from newsnlp.segmentation import SegmentedText
from newsnlp.settings import Settings


class ModelExtractor:
    """Asks the model for mentions; the extractors after it weigh them with their own."""

    def __init__(self, settings: Settings) -> None:
        self._model = load_model(settings.model)

    def __call__(self, segmented: SegmentedText, found: Found) -> Iterable[ModelMention]:
        """Return the mentions that the model finds in `segmented`; none where there is no model."""
        return self._model(segmented) if self._model else ()
