"""What the tests of documents share: running the extractor on a marked text."""

from __future__ import annotations

from newsnlp.extraction.candidates import DocumentMention, Found, Mention, MentionKind
from newsnlp.extraction.documents import DocumentExtractor
from newsnlp.reading import read
from newsnlp.records import CitedDocument
from newsnlp.resolution.documents import resolve_documents
from newsnlp.segmentation import SegmentedText
from newsnlp.segmentation.segmenter import Segmenter
from newsnlp.settings import Settings
from tests.marked import MarkedSpan, parse_marked

SETTINGS = Settings(model=None)
SEGMENTER = Segmenter(SETTINGS)
EXTRACTOR = DocumentExtractor(SETTINGS)
LABELS: dict[str, MentionKind] = {"PER": "person", "ORG": "organization"}


def segment(text: str) -> SegmentedText:
    """Cut `text` as the pipeline does."""
    reading = read(text, format="text", metadata=None, settings=SETTINGS)
    return SEGMENTER(reading.text, reading.article.blocks)


def find(marked: str) -> tuple[str, Found, SegmentedText]:
    """Return the text of `marked`, and what is found in it given its PER and ORG marks."""
    text, spans = parse_marked(marked)
    segmented, found = segment(text), Found()
    found.add(_mention(span) for span in spans)
    found.add(EXTRACTOR(segmented, found))
    return text, found, segmented


def mentions(marked: str) -> tuple[str, tuple[DocumentMention, ...]]:
    """Return the text of `marked` and its document mentions."""
    text, found, _ = find(marked)
    return text, found.of(DocumentMention)


def documents(marked: str) -> tuple[CitedDocument, ...]:
    """Return the documents of `marked`, resolved."""
    _, found, segmented = find(marked)
    return resolve_documents(segmented, found)


def _mention(span: MarkedSpan) -> Mention:
    name = "".join(span.text.split())
    return Mention(LABELS[span.label], span.start, span.end, name, "test", 1.0)
