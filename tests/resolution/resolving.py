"""Resolves the speakers of a case with exactly the names, titles and bodies that its marks give."""

from __future__ import annotations

from collections.abc import Iterator

from newsnlp.extraction.candidates import Found, RoleCandidate
from newsnlp.extraction.documents import DocumentExtractor
from newsnlp.records import Quote
from newsnlp.resolution import resolve
from newsnlp.settings import Settings
from tests.extraction.quotes.casebook import Case, Piece
from tests.extraction.quotes.quoting import EXTRACTOR, mentions_of, segment_case

DOCUMENTS = DocumentExtractor(Settings())


def resolve_case(case: Case) -> tuple[Quote, ...]:
    """Return the quotations of `case`, resolved."""
    segmented, found = segment_case(case), Found()
    found.add(mentions_of(case))
    found.add(_roles(case))
    found.add(DOCUMENTS(segmented, found))
    found.add(EXTRACTOR(segmented, found))
    return resolve(segmented, found).quotes


def pieces_of(quotes: tuple[Quote, ...]) -> list[Piece]:
    """Return the pieces of `quotes`, each with its speaker."""
    return [
        Piece(q.kind, span.start, span.text, q.cue.text if q.cue else None, speaker_of(q))
        for q in quotes
        for span in q.pieces
    ]


def speaker_of(quote: Quote) -> str:
    """Return the name of the speaker, and after `@` the kind of a speaker that is no person."""
    name = "、".join(speaker.name for speaker in (quote.speaker, *quote.co_speakers))
    return name if quote.speaker.kind == "person" else f"{name}@{quote.speaker.kind}"


def _roles(case: Case) -> Iterator[RoleCandidate]:
    """Yield the role of each person whose mark follows that of a title (and of a body)."""
    titles = {s.end: (s.start, s.end) for s in case.marks("TITLE")}
    bodies = {s.end: (s.start, s.end) for s in case.marks("ORG")}
    for person in case.marks("PER"):
        if title := titles.get(person.start):
            body = bodies.get(title[0])
            yield RoleCandidate((person.start, person.end), title, body, False, "marked", 1.0)
