"""Words in marks: speech, or a term, a slogan, a part of the sentence? As choices of two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from examples import Choice, ReadArticle

from newsnlp.evaluation.pieces import LEAST_SHARED, overlap, shared
from newsnlp.extraction.candidates import Offsets, QuoteCandidate
from newsnlp.extraction.quotes.attributions import Attribution, find_attributions
from newsnlp.extraction.quotes.carrier import CLOSE, OPEN, build_carrier
from newsnlp.extraction.quotes.cues import load_cue_matcher
from newsnlp.extraction.quotes.grammar import one_of
from newsnlp.extraction.quotes.passages import Passage
from newsnlp.extraction.quotes.sources import load_source_finder
from newsnlp.segmentation import Enclosure

_LENGTHS = (2, 4, 6, 9, 14, 22, 40)
_STOPS = f"，。；：！？、{OPEN}{CLOSE}"
_LOOKS = {
    "deixis": re.compile("[我你您咱]|[这那]个|现在"),
    "particle": re.compile("[了吗呢吧啊嘛的呀啦啰嘅咗]$"),
    "verbal": re.compile("[是有在会要能可不没别把被让给得就都也还]"),
    "comma": re.compile("，"),
}


@dataclass(frozen=True)
class Marked:
    """Words in marks outside of turns, with the features of speech.

    Attributes:
        place: the words, marks excluded.
        ruled: what rules make of them: speech, within (reported without marks) or none.
        attribution: the cue before them in their sentence.
    """

    place: Offsets
    ruled: str
    attribution: Attribution | None
    features: Sequence[str]

    @property
    def options(self) -> tuple[Sequence[str], Sequence[str]]:
        """The features of the answer of the rules, and of the other one."""
        speech, other = list(self.features), ["no-speech"]
        return (speech, other) if self.ruled == "speech" else (other, speech)


def read_passages(article: ReadArticle) -> list[tuple[Passage, Sequence[Attribution]]]:
    """Return the paragraphs of `article` with their cues, as `QuoteExtractor` reads them."""
    carrier = build_carrier(article.segmented, article.found)
    matcher, finder = load_cue_matcher(), load_source_finder()
    return [
        (
            Passage(article.segmented.text, carrier, p),
            find_attributions(carrier, p.start, p.end, matcher, finder),
        )
        for p in article.segmented.paragraphs
    ]


def iter_marked(article: ReadArticle) -> Iterator[Marked]:
    """Yield the words in marks of every paragraph that is no turn of a dialogue."""
    candidates = article.found.of(QuoteCandidate)
    turns = [p for c in candidates if c.position == "turn" for p in c.pieces]
    for passage, attributions in read_passages(article):
        for quote in passage.quotes:
            place = passage.inner(quote)
            if place is None or any(overlap(place, turn) for turn in turns):
                continue
            start = passage.sentence_start(quote.start)
            earlier = [a for a in attributions if start <= a.cue.start < quote.start]
            cued = earlier[-1] if earlier else None
            ruled = _ruled(place, candidates)
            yield Marked(place, ruled, cued, list(_describe(passage, quote, cued)))


def iter_marked_choices(article: ReadArticle) -> Iterator[Choice]:
    """Yield the choices on which gold is firm: rules' answer first, then the other."""
    for marked in iter_marked(article):
        speech = _is_speech(marked.place, article)
        if speech is not None:
            right = speech == (marked.ruled == "speech")
            yield Choice(article.gold.id, marked.ruled, marked.options, [right, not right])


def _ruled(place: Offsets, candidates: Sequence[QuoteCandidate]) -> str:
    pieces = [(c.kind, piece) for c in candidates for piece in c.pieces if overlap(place, piece)]
    if any(kind == "direct" and _fits(place, piece) for kind, piece in pieces):
        return "speech"
    return "within" if any(kind != "direct" for kind, _ in pieces) else "none"


def _fits(place: Offsets, piece: Offsets) -> bool:
    return shared(place, piece) >= LEAST_SHARED["direct"]


def _is_speech(place: Offsets, article: ReadArticle) -> bool | None:
    """Return whether gold has a piece of its own here; None where careful readers differ."""
    touching = [q for q in article.gold.quotes if overlap(place, (q.start, q.end))]
    own = [q for q in touching if q.kind == "direct" and _fits(place, (q.start, q.end))]
    if any(q.optional for q in own or touching):
        return None
    return bool(own)


def _describe(passage: Passage, quote: Enclosure, cued: Attribution | None) -> Iterator[str]:
    """Yield what speaks for or against speech: the place, the words, the cue before them."""
    masked = passage.masked
    before, after = passage.mark_before(quote.start), masked[quote.end : quote.end + 1]
    left, right = (mark if mark in _STOPS else "word" for mark in (before, after))
    whole = passage.is_utterance(quote)
    yield f"kind={passage.kind}"
    yield f"left={left},right={right}"
    yield f"left={left},right={right},whole={whole}"
    yield f"left={left},whole={whole}"
    for n in (1, 2):
        yield f"left{n}={masked[max(passage.start, quote.start - n) : quote.start]}"
        yield f"right{n}={masked[quote.end : quote.end + n]}"
    yield f"listed={len(passage.listed(quote)) > 1}"
    yield f"embedded={passage.is_embedded(quote)}"
    yield from _describe_words(passage.carrier.folded, quote, left)
    if cued:
        near = "next" if cued.cue.content == quote.start else "near"
        clauses = min(masked.count("，", cued.cue.end, quote.start), 3)
        yield f"cue={cued.cue.kind},{near}"
        yield f"cue={near},left={left}"
        yield f"clauses={clauses},left={left}"
    yield f"cued={cued is not None}"


def _describe_words(folded: str, quote: Enclosure, left: str) -> Iterator[str]:
    inner = folded[quote.inner_start : quote.inner_end].strip()
    length = sum(len(inner) >= n for n in _LENGTHS)
    yield f"length={length}"
    yield f"length={length},left={left}"
    yield f"first={inner[:1]}"
    yield f"first={inner[:2]}"
    yield f"last={inner[-1:]}"
    yield f"opening={re.match(one_of('fragment_opening'), inner) is not None},left={left}"
    yield from (f"{name}={look.search(inner) is not None}" for name, look in _LOOKS.items())
