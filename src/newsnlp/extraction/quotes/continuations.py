"""Continuations: a speech in marks that runs over several paragraphs is one quotation."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from newsnlp.extraction.candidates import QuoteCandidate
from newsnlp.segmentation import Enclosure, SegmentedText


def join_continued(
    candidates: list[QuoteCandidate], segmented: SegmentedText
) -> list[QuoteCandidate]:
    """Join each piece that carries on an unclosed one to the quotation of that one.

    The cue may stand before the first paragraph or behind the last: the candidate that has it
    takes the pieces of the other.
    """
    owner = {start: n for n, c in enumerate(candidates) for start, _ in c.pieces}
    joined: list[QuoteCandidate | None] = list(candidates)
    for before, after in _continued_pairs(segmented):
        first, second = _owner(owner, before), _owner(owner, after)
        if first is None or second is None or first == second:
            continue
        kept, given = (second, first) if _has_cue(joined[second]) else (first, second)
        merged = _merge(joined[kept], joined[given])
        if merged is None:
            continue
        joined[kept], joined[given] = merged, None
        owner.update({start: kept for start, _ in merged.pieces})
    return [candidate for candidate in joined if candidate]


def _continued_pairs(segmented: SegmentedText) -> list[tuple[Enclosure, Enclosure]]:
    """Return each unclosed quotation with the one that carries it on."""
    outer = [e for e in segmented.enclosures if e.kind in ("double", "single") and e.depth == 0]
    return [(a, b) for a, b in pairwise(outer) if b.continues]


def _owner(owner: dict[int, int], enclosure: Enclosure) -> int | None:
    inside = range(enclosure.inner_start, min(enclosure.inner_end, enclosure.inner_start + 8))
    return next((owner[start] for start in inside if start in owner), None)


def _has_cue(candidate: QuoteCandidate | None) -> bool:
    return candidate is not None and candidate.cue is not None


def _merge(kept: QuoteCandidate | None, given: QuoteCandidate | None) -> QuoteCandidate | None:
    if kept is None or given is None or {kept.kind, given.kind} != {"direct"}:
        return None
    if given.cue is not None:
        return None
    pieces = tuple(sorted({*kept.pieces, *given.pieces}))
    return replace(kept, pieces=pieces, closed=kept.closed and given.closed)
