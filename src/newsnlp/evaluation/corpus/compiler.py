"""From an article file to its text and annotation, offsets and all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from newsnlp.evaluation.annotations import (
    Annotation,
    MentionAnnotation,
    QuoteAnnotation,
    SpanPair,
)
from newsnlp.evaluation.corpus.header import UNKNOWN, Header
from newsnlp.evaluation.corpus.layout import lay_out
from newsnlp.evaluation.corpus.marks import PIECE_TAGS, Mark
from newsnlp.evaluation.corpus.names import DeclaredNames, squeeze
from newsnlp.evaluation.corpus.problems import Problem
from newsnlp.evaluation.corpus.source import ArticleSource

END_MARKS: Final = "。！？”」\n"


@dataclass(frozen=True, slots=True)
class CorpusArticle:
    """An article of the corpus: its text, its annotation, and what its header says of it."""

    id: str
    text: str
    annotation: Annotation
    header: Header


class Speakers:
    """Whom a piece names as its speaker: the canonical name, and the kind of source."""

    def __init__(self, header: Header, names: DeclaredNames) -> None:
        self._header = header
        self._names = names
        self._titles = {document.title for document in header.documents}

    def resolve(self, written: str) -> tuple[str, str]:
        """Return the canonical name of the source that the author wrote, and its kind.

        The parts of a joint source (甲、乙) are resolved one by one; its kind is the first one's.
        """
        if written == UNKNOWN:
            return "", "unknown"
        found = self._single(written)
        if found[1] == "anonymous" and "、" in written:
            parts = [self._single(part) for part in written.split("、")]
            return "、".join(name for name, _ in parts), parts[0][1]
        return found

    def _single(self, written: str) -> tuple[str, str]:
        if written in self._header.sources:
            return written, self._header.sources[written]
        if (title := written.strip("《》")) in self._titles:
            return title, "document"
        exact = [(label, name) for label, name in self._names.referents(written) if name == written]
        referents = exact or self._names.referents(written)
        if len(referents) == 1:
            label, name = referents[0]
            return name, label
        return written, "anonymous"


def compile_source(source: ArticleSource) -> tuple[CorpusArticle, list[Problem]]:
    """Return the article that `source` describes, and what its marks leave open.

    The article is whole wherever the problems are none; `check_source` finds more of them.
    """
    paragraphs = source.paragraphs
    text, places = lay_out([paragraph.text for paragraph in paragraphs], source.header.layout)
    names = DeclaredNames(source.header)
    mentions = [
        mention.model_copy(update=_moved(mention.start, mention.end, at))
        for paragraph, at in zip(paragraphs, places, strict=True)
        for mention in names.iter_mentions(paragraph)
    ]
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    pieces = _PieceCompiler(source, text, places, mentions, Speakers(source.header, names))
    annotation = Annotation(
        id=source.id,
        people=source.header.people,
        organizations=source.header.organizations,
        documents=source.header.documents,
        quotes=tuple(pieces.iter_quotes()),
        mentions=tuple(mentions),
    )
    return CorpusArticle(source.id, text, annotation, source.header), pieces.problems


class _PieceCompiler:
    """Joins the pieces of an article with their cues, sources and speakers."""

    def __init__(
        self,
        source: ArticleSource,
        text: str,
        places: list[list[int]],
        mentions: list[MentionAnnotation],
        speakers: Speakers,
    ) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._text = text
        self._squeezed = squeeze(text)
        self._places = places
        self._mentions = mentions
        self._speakers = speakers
        self._cues = dict(self._iter_anchors("C"))
        self._sources = dict(self._iter_anchors("S"))
        self._spoken: dict[int, str] = {}

    def iter_quotes(self) -> Iterator[QuoteAnnotation]:
        """Yield the pieces in order of their start."""
        before = None
        for mark, at in self._iter_marks():
            if not mark.is_piece:
                continue
            written = mark.name or self._inherited(mark, before)
            if written is None:
                self._complain(mark, "a piece with no speaker; unknown is written :?")
                continue
            if mark.number is not None:
                self._spoken[mark.number] = written
            before = written
            yield self._quote(mark, at, written)

    def _inherited(self, mark: Mark, before: str | None) -> str | None:
        """The speaker of a piece that names none: that of its number, or of the piece before.

        Only an optional piece may do the second: it is a sentence that goes on reporting.
        """
        if mark.number in self._spoken:
            return self._spoken[mark.number]
        return before if mark.optional and mark.number is None else None

    def _quote(self, mark: Mark, at: list[int], written: str) -> QuoteAnnotation:
        speaker, kind = self._speakers.resolve(written)
        if kind == "anonymous" and not self._stands_in_text(speaker):
            self._complain(mark, f"speaker neither declared nor in the text: {speaker}")
        cue = self._cues.get(mark.number) if mark.number is not None else None
        source = self._sources.get(mark.number) if mark.number is not None else None
        if source is None and cue is not None:
            source = self._nearest_mention(cue, speaker)
        return QuoteAnnotation(
            kind=PIECE_TAGS[mark.tag],
            **_moved(mark.start, mark.end, at),
            cue=squeeze(self._text[cue[0] : cue[1]]) if cue else None,
            speaker=speaker,
            speaker_kind=kind,
            optional=mark.optional,
            cue_span=cue,
            source_span=source,
        )

    def _stands_in_text(self, speaker: str) -> bool:
        return all(squeeze(part) in self._squeezed for part in speaker.split("、"))

    def _nearest_mention(self, cue: SpanPair, speaker: str) -> SpanPair | None:
        """The words that name the speaker in the clause of the cue: before it, else after it."""
        begin, end = self._clause(cue)
        named = [(m.start, m.end) for m in self._mentions if m.name == speaker]
        if speaker:
            as_written = r"\s*".join(map(re.escape, speaker))
            named += [match.span() for match in re.finditer(as_written, self._text)]
        inside = [span for span in named if begin <= span[0] and span[1] <= end]
        return min(inside, key=lambda s: (s[0] > cue[0], abs(s[0] - cue[0])), default=None)

    def _clause(self, cue: SpanPair) -> SpanPair:
        """From the end mark before the cue to the one after it."""
        begin = max(self._text.rfind(mark, 0, cue[0]) for mark in END_MARKS) + 1
        ends = [at for mark in END_MARKS if (at := self._text.find(mark, cue[1])) >= 0]
        return begin, min(ends, default=len(self._text))

    def _iter_anchors(self, tag: str) -> Iterator[tuple[int, SpanPair]]:
        for mark, at in self._iter_marks():
            if mark.tag == tag and mark.number is not None:
                span = _moved(mark.start, mark.end, at)
                yield mark.number, (span["start"], span["end"])

    def _iter_marks(self) -> Iterator[tuple[Mark, list[int]]]:
        for paragraph, at in zip(self._source.paragraphs, self._places, strict=True):
            for mark in paragraph.marks:
                yield mark, at

    def _complain(self, mark: Mark, message: str) -> None:
        self.problems.append(Problem(self._source.path, mark.line, message))


def _moved(start: int, end: int, places: list[int]) -> dict[str, int]:
    """The span of the text that a span of its paragraph has become."""
    return {"start": places[start], "end": places[end - 1] + 1}
