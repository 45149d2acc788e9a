"""Quotations: each candidate gets its speaker, role, documents and confidence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable

from newsnlp.extraction.candidates import Found, Offsets, QuoteCandidate
from newsnlp.models.attribution import SourceModel
from newsnlp.records import (
    CitedDocument,
    Evidence,
    Organization,
    Person,
    Quote,
    Role,
    Span,
)
from newsnlp.resolution.antecedents import MentionIndex
from newsnlp.resolution.confidence import confidence_of
from newsnlp.resolution.speakers import ResolvedSource, SpeakerResolver, attribution_place
from newsnlp.segmentation import SegmentedText


def resolve_quotes(
    segmented: SegmentedText,
    found: Found,
    people: tuple[Person, ...],
    organizations: tuple[Organization, ...],
    documents: tuple[CitedDocument, ...],
    *,
    model: SourceModel | None = None,
) -> tuple[Quote, ...]:
    """Resolve the speaker of each quotation that was `found`, by rules and `model`."""
    resolved = resolve_sources(segmented, found, people, organizations, documents, model=model)
    builder = _QuoteBuilder(segmented.text, people, documents, model)
    return tuple(builder.build(n, c, r) for n, (c, r) in enumerate(resolved, start=1))


def resolve_sources(
    segmented: SegmentedText,
    found: Found,
    people: tuple[Person, ...],
    organizations: tuple[Organization, ...],
    documents: tuple[CitedDocument, ...],
    *,
    model: SourceModel | None,
) -> list[tuple[QuoteCandidate, ResolvedSource]]:
    """Return the quotations that are kept, in the order of their content, with their sources."""
    candidates = _without_overlaps(found.of(QuoteCandidate))
    titles = [(m.start, m.end) for m in found.mentions("title")]
    resolver = SpeakerResolver(
        segmented,
        people,
        organizations,
        documents,
        candidates=candidates,
        titles=titles,
        model=model,
    )
    resolved = [(c, resolver.resolve(c)) for c in sorted(candidates, key=_reading_order)]
    resolved.sort(key=lambda pair: pair[0].pieces[0])
    return resolved


def _reading_order(candidate: QuoteCandidate) -> tuple[int, int]:
    return attribution_place(candidate), candidate.pieces[0][0]


def _without_overlaps(candidates: Iterable[QuoteCandidate]) -> list[QuoteCandidate]:
    """Keep the surest of candidates whose pieces overlap."""
    kept: list[QuoteCandidate] = []
    covered: list[Offsets] = []
    for candidate in sorted(candidates, key=lambda c: (-c.score, c.pieces)):
        if not any(_overlaps(piece, covered) for piece in candidate.pieces):
            kept.append(candidate)
            for piece in candidate.pieces:
                insort(covered, piece)
    return kept


def _overlaps(piece: Offsets, covered: list[Offsets]) -> bool:
    """Whether `piece` overlaps one of `covered`, which are sorted and disjoint."""
    place = bisect_left(covered, piece)
    after = covered[place] if place < len(covered) else None
    before = covered[place - 1] if place else None
    return bool((after and after[0] < piece[1]) or (before and before[1] > piece[0]))


class _QuoteBuilder:
    """Builds the quotation records of one article."""

    def __init__(
        self,
        text: str,
        people: tuple[Person, ...],
        documents: tuple[CitedDocument, ...],
        model: SourceModel | None,
    ) -> None:
        self._text, self._model = text, model
        self._documents = MentionIndex(documents)
        self._roles = {
            person.id: sorted(person.roles, key=lambda role: role.span.start) for person in people
        }

    def build(self, number: int, candidate: QuoteCandidate, source: ResolvedSource) -> Quote:
        pieces = tuple(Span.of(self._text, *piece) for piece in candidate.pieces)
        speaker, *others = source.speakers
        return Quote(
            id=f"q{number}",
            kind=candidate.kind,
            pieces=pieces,
            text="\n".join(piece.text for piece in pieces),
            closed=candidate.closed,
            cue=self._span(candidate.cue),
            speaker=speaker,
            co_speakers=tuple(others),
            role=self._role(speaker.ref, attribution_place(candidate)),
            documents=self._cited(candidate),
            addressee=self._span(candidate.addressee),
            occasion=self._span(candidate.occasion),
            via=candidate.via,
            confidence=confidence_of(candidate, source, self._model),
            evidence=self._evidence(candidate, source),
        )

    def _span(self, offsets: Offsets | None) -> Span | None:
        return Span.of(self._text, *offsets) if offsets else None

    def _role(self, ref: str | None, at: int) -> Role | None:
        """Return the role of the speaker that is stated nearest before `at`."""
        roles = self._roles.get(ref or "", [])
        stated = bisect_right(roles, at, key=lambda role: role.span.start)
        return roles[stated - 1] if stated else None

    def _cited(self, candidate: QuoteCandidate) -> tuple[str, ...]:
        places = [*candidate.pieces, *([candidate.clause] if candidate.clause else [])]
        cited = (p.record.id for place in places for p in self._documents.within(*place))
        return tuple(dict.fromkeys(cited))

    def _evidence(self, candidate: QuoteCandidate, source: ResolvedSource) -> tuple[Evidence, ...]:
        cue, words = self._span(candidate.cue), self._span(candidate.source)
        evidence = [
            Evidence(by=candidate.by, score=candidate.score, span=cue),
            Evidence(by=source.by, score=source.score, span=words),
        ]
        return tuple(sorted(evidence, key=lambda e: -e.score))
