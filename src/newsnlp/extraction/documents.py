"""Documents, found by rules."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsnlp.extraction.candidates import Found
from newsnlp.segmentation import SegmentedText
from newsnlp.settings import Settings


class DocumentExtractor:
    """Finds documents."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __call__(self, segmented: SegmentedText, found: Found) -> Iterator[Any]:
        """Yield the candidates of `segmented`."""
        yield from ()
