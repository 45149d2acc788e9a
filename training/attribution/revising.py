"""What the rules found, as a model would have it: to measure its answers where they would count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from content_ends import iter_end_options
from examples import ReadArticle
from marked_words import Marked, iter_marked

from newsnlp.evaluation.pieces import overlap
from newsnlp.extraction.candidates import Found, Mention, Offsets, QuoteCandidate
from newsnlp.models.attribution import SourceModel, choose

_LEADING = "，,：: "  # the marks between reported content and words in marks behind it
_GAP = 3  # the most characters between reported content and marks that go on with it


def with_ends(article: ReadArticle, model: SourceModel, margin: float) -> ReadArticle:
    """Return `article` with the ends of content that `model` prefers."""
    candidates = list(article.found.of(QuoteCandidate))
    for options in iter_end_options(article):
        place = choose(model.weigh(options.words, options.features), margin)
        if place and options.candidate in candidates:
            start = options.candidate.pieces[0][0]
            piece = start, options.ends[place]
            others = _without(candidates, piece)
            candidates = [*others, replace(options.candidate, pieces=(piece,))]
    return _with_quotes(article, candidates)


def with_marked(article: ReadArticle, model: SourceModel, margin: float) -> ReadArticle:
    """Return `article` with those words in marks for speech that `model` takes for it."""
    candidates = list(article.found.of(QuoteCandidate))
    for marked in iter_marked(article):
        if choose(model.weigh(marked.ruled, marked.options), margin):
            if marked.ruled == "speech":
                candidates = _taken_in(candidates, marked.place)
            else:
                candidates = _taken_out(candidates, marked, article.segmented.text)
    return _with_quotes(article, candidates)


def _with_quotes(article: ReadArticle, candidates: Sequence[QuoteCandidate]) -> ReadArticle:
    found = Found()
    found.add(article.found.of(Mention))  # of the rest, the resolution is made already
    found.add(candidates)
    return replace(article, found=found)


def _without(candidates: Sequence[QuoteCandidate], place: Offsets) -> list[QuoteCandidate]:
    """Return `candidates` without the pieces that overlap `place`."""
    kept = [
        replace(c, pieces=tuple(p for p in c.pieces if not overlap(place, p))) for c in candidates
    ]
    return [c for c in kept if c.pieces]


def _taken_in(candidates: Sequence[QuoteCandidate], place: Offsets) -> list[QuoteCandidate]:
    """Return `candidates` with marked words as part of the content before them, or as nothing."""
    return [
        replace(c, kind="mixed", pieces=((c.pieces[0][0], place[1] + 1),))
        if c.kind != "direct" and 0 < place[0] - c.pieces[-1][1] <= _GAP
        else c
        for c in _without(candidates, place)
    ]


def _taken_out(
    candidates: Sequence[QuoteCandidate], marked: Marked, text: str
) -> list[QuoteCandidate]:
    """Return `candidates` with marked words as a piece of its own, by the cue before them."""
    around = [c for c in candidates if any(overlap(marked.place, p) for p in c.pieces)]
    starts = [(c, c.pieces[0][0]) for c in around]
    cut = [(c, at, len(text[at : marked.place[0] - 1].rstrip(_LEADING))) for c, at in starts]
    cued = marked.attribution
    source = cued.source if cued else None
    own = QuoteCandidate(
        kind="direct",
        pieces=(marked.place,),
        closed=True,
        cue=(cued.cue.start, cued.cue.end) if cued else None,
        source=(source.start, source.end) if source else None,
        position="before" if cued else "floating",
        by="quotes.direct.before" if cued else "quotes.direct.floating",
        score=0.6,
    )
    shortened = [replace(c, pieces=((at, at + length),)) for c, at, length in cut if length]
    return [*_without(candidates, marked.place), *shortened, own]
