"""The segmentation layer: marks before sentences, sentences before tokens."""

from __future__ import annotations

from newsnlp.records import Block, Token
from newsnlp.segmentation.enclosures import find_enclosures
from newsnlp.segmentation.folding import fold
from newsnlp.segmentation.segmented import Paragraph, SegmentedText
from newsnlp.segmentation.sentences import find_sentences
from newsnlp.settings import Settings


class Segmenter:
    """Cuts articles; built once from `Settings`, it loads its dictionary on first use."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __call__(self, text: str, blocks: tuple[Block, ...]) -> SegmentedText:
        """Cut `text`, whose lines serve as `blocks` says."""
        paragraphs = tuple(Paragraph(b.span.start, b.span.end, b.kind) for b in blocks)
        folded = fold(text)
        enclosures = find_enclosures(text, paragraphs)
        sentences = find_sentences(folded, paragraphs, enclosures)
        return SegmentedText(text, folded, paragraphs, enclosures, sentences, self.tokenize)

    def tokenize(self, text: str) -> list[Token]:
        """Cut `text` into words; tokens and the gaps between them rebuild the text."""
        return []
