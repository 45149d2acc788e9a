"""Documents, found by rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from newsnlp.extraction.candidates import DocumentMention, Found
from newsnlp.extraction.documents.anaphors import Anaphor, find_anaphors
from newsnlp.extraction.documents.contexts import Context, find_contexts
from newsnlp.extraction.documents.issuers import IssuerFinder, Issuing
from newsnlp.extraction.documents.kinds import Clues, Decision, classify
from newsnlp.extraction.documents.names import Names
from newsnlp.extraction.documents.numbers import STATUS_REACH, find_number, find_status
from newsnlp.extraction.documents.references import find_full_titles
from newsnlp.extraction.documents.titles import Title, find_titles
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
        yield from _Article(segmented, found, titles).mentions()


class _Article:
    """The titles of one article, joined and classified."""

    def __init__(self, segmented: SegmentedText, found: Found, titles: tuple[Title, ...]) -> None:
        self._segmented = segmented
        self._titles = titles
        self._contexts = find_contexts(segmented.folded, titles)
        self._full = find_full_titles(segmented.folded, titles)
        self._texts = {title.key: title.text for title in reversed(titles)}
        documents = [self._full.get(i, title.key) for i, title in enumerate(titles)]
        self._names = Names(segmented, found, titles)
        self._finder = IssuerFinder(self._names)
        clues = _classify_documents(self._finder, self._contexts, documents)
        self._decisions = [clues[document].decide() for document in documents]

    def mentions(self) -> Iterator[DocumentMention]:
        """Yield a mention for each title and each anaphor."""
        for i, (context, decision) in enumerate(zip(self._contexts, self._decisions, strict=True)):
            issuing = self._finder.find(context, decision.kind)
            yield _mention(self._segmented, context, decision, issuing, self._full_text(i))
        kinds = [decision.kind for decision in self._decisions]
        for anaphor in find_anaphors(self._names.masked, self._titles, kinds):
            yield self._anaphor_mention(anaphor)

    def _full_text(self, i: int) -> str:
        """The full title that the title at index `i` is short for; "" where it is none."""
        return self._texts.get(self._full.get(i, ""), "")

    def _anaphor_mention(self, anaphor: Anaphor) -> DocumentMention:
        return DocumentMention(
            start=anaphor.start,
            end=anaphor.end,
            title="",
            kind=self._decisions[anaphor.referent].kind,
            by=anaphor.by,
            score=anaphor.score,
            full=self._full_text(anaphor.referent) or self._titles[anaphor.referent].text,
        )


def _classify_documents(
    finder: IssuerFinder, contexts: tuple[Context, ...], documents: list[str]
) -> dict[str, Clues]:
    by_document: defaultdict[str, list[Context]] = defaultdict(list)
    for context, document in zip(contexts, documents, strict=True):
        by_document[document].append(context)
    return {document: classify(group, finder) for document, group in by_document.items()}


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
