"""Documents, found by rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newsnlp.extraction.candidates import DocumentMention, Found
from newsnlp.extraction.documents.contexts import Context, find_contexts
from newsnlp.extraction.documents.issuers import IssuerFinder, Issuing
from newsnlp.extraction.documents.kinds import Clues, Decision, classify
from newsnlp.extraction.documents.names import Names
from newsnlp.extraction.documents.numbers import STATUS_REACH, find_number, find_status
from newsnlp.extraction.documents.references import find_full_titles
from newsnlp.extraction.documents.titles import find_titles
from newsnlp.segmentation import SegmentedText
from newsnlp.settings import Settings


class DocumentExtractor:
    """Finds the titles in 《》 with their kind, issuers, number and state, and their anaphors."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __call__(self, segmented: SegmentedText, found: Found) -> Iterator[DocumentMention]:
        """Yield a mention for each title of `segmented`, short forms and anaphors included."""
        if not self._settings.rules:
            return
        titles = find_titles(segmented)
        contexts = find_contexts(segmented.folded, titles)
        full = find_full_titles(segmented.folded, titles)
        names = {title.key: title.text for title in reversed(titles)}
        documents = [full.get(i, title.key) for i, title in enumerate(titles)]
        clues = _classify_documents(segmented.folded, contexts, documents)
        issuers = IssuerFinder(Names(segmented, found, titles))
        for i, context in enumerate(contexts):
            decision = clues[documents[i]].decide()
            issuing = issuers.find(context, decision.kind)
            short_for = names.get(full.get(i, ""), "")
            yield _mention(segmented, context, decision, issuing, short_for)


def _classify_documents(
    folded: str, contexts: tuple[Context, ...], documents: list[str]
) -> dict[str, Clues]:
    by_document: defaultdict[str, list[Context]] = defaultdict(list)
    for context, document in zip(contexts, documents, strict=True):
        by_document[document].append(context)
    return {document: classify(group, folded) for document, group in by_document.items()}


def _mention(
    segmented: SegmentedText,
    context: Context,
    decision: Decision,
    issuing: Issuing | None,
    full: str,
) -> DocumentMention:
    title, text = context.title, segmented.text
    number = find_number(segmented.folded, title.start, title.end)
    behind = segmented.folded[title.end : title.end + STATUS_REACH]
    return DocumentMention(
        start=title.start,
        end=title.end,
        title=title.text,
        kind=decision.kind,
        by=f"{decision.by}; {issuing.by}" if issuing else decision.by,
        score=decision.score,
        issuers=issuing.offsets if issuing else (),
        number="".join(text[slice(*number)].split()) if number else None,
        status=find_status(title.key, behind),
        full=full,
    )
