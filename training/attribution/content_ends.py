"""Where reported content ends: what rules say, and every other clause at which it might."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from examples import Choice, ReadArticle
from marked_words import read_passages

from newsnlp.extraction.candidates import Offsets, QuoteCandidate
from newsnlp.extraction.quotes.attributions import Attribution
from newsnlp.extraction.quotes.carrier import CLOSE, OPEN, ORGANIZATION, PERSON
from newsnlp.extraction.quotes.grammar import PRONOUN, one_of
from newsnlp.extraction.quotes.passages import Passage

_BETWEEN = "，,；;：:。！？!?—"
_CLAUSE = re.compile(rf"[{_BETWEEN}]+|(?<={CLOSE})(?=[^{_BETWEEN}{CLOSE}])")
_FARTHEST = 16
_SUBJECT = re.compile(f"[但而不过却且并]{{0,2}}(?P<who>[{PERSON}{ORGANIZATION}]|{PRONOUN})")
_OPENINGS = ("narrated", "unsaid", "questioned", "condition", "connective", "fragment_opening")


@dataclass(frozen=True)
class EndOptions:
    """The ends that a piece without marks might have, that of the rules first, with features."""

    candidate: QuoteCandidate
    words: str
    ends: Sequence[int]
    features: Sequence[Sequence[str]]


def iter_end_options(article: ReadArticle) -> Iterator[EndOptions]:
    """Yield the options for each piece without marks that stands behind its cue."""
    reading = read_passages(article)
    starts = [passage.start for passage, _ in reading]
    for candidate in article.found.of(QuoteCandidate):
        if candidate.kind == "direct" or candidate.position != "before":
            continue
        start, ruled = candidate.pieces[0]
        passage, attributions = reading[bisect_right(starts, start) - 1]
        ends = [ruled, *(end for end in _ends(passage, start) if abs(end - ruled) > 1)]
        features = [list(_describe(passage, attributions, (start, ruled), end)) for end in ends]
        cue = candidate.cue[0] if candidate.cue else -1
        kinds = (a.cue.kind for a in attributions if a.cue.start == cue)
        yield EndOptions(candidate, next(kinds, "none"), ends, features)


def iter_end_choices(article: ReadArticle) -> Iterator[Choice]:
    """Yield the choices between ends, of pieces that begin where a firm piece of gold does."""
    gold = [q for q in article.gold.quotes if q.kind != "direct" and not q.optional]
    for options in iter_end_options(article):
        start = options.candidate.pieces[0][0]
        quote = next((q for q in gold if abs(q.start - start) <= 1), None)
        if quote:
            right = [abs(end - quote.end) <= 1 for end in options.ends]
            yield Choice(article.gold.id, options.words, options.features, right)


def _ends(passage: Passage, start: int) -> list[int]:
    """Return where the clauses behind `start` end, up to the paragraph's end, the nearest few."""
    marks = (m.start() for m in _CLAUSE.finditer(passage.masked, start, passage.end))
    found: list[int] = []
    for at in (*marks, passage.end):
        content = passage.trim_content(start, at)
        if content and content[1] not in found:
            found.append(content[1])
        if len(found) == _FARTHEST:
            break
    return found


def _describe(
    passage: Passage, attributions: Sequence[Attribution], piece: Offsets, end: int
) -> Iterator[str]:
    """Yield what speaks for an end: the answer of the rules, the mark, the clause behind it."""
    masked, (start, ruled) = passage.masked, piece
    mark = masked[end : end + 1] if end < passage.end else "\n"
    sentences = min(sum(masked.count(stop, start, end) for stop in "。！？"), 3)
    clauses = min(masked.count("，", min(end, ruled), max(end, ruled)), 3)
    place = _place(end, ruled)
    yield place
    yield f"{place},mark={mark}"
    yield f"mark={mark},sentences={sentences}"
    yield f"{place},sentences={sentences}"
    yield f"{place},clauses={clauses}"
    yield f"paragraph={end + 1 >= passage.end}"
    yield f"{place},closes={masked[end - 1 : end] == CLOSE}"
    for what in _iter_opening(passage, attributions, end):
        yield f"{mark},next={what}"
        yield f"{place},next={what}"
        yield f"{place},{mark},next={what}"
    if end != ruled:
        yield from _iter_between(passage, attributions, place, (min(end, ruled), max(end, ruled)))


def _place(end: int, ruled: int) -> str:
    return "ruled" if end == ruled else "short" if end < ruled else "long"


def _iter_opening(passage: Passage, attributions: Sequence[Attribution], end: int) -> Iterator[str]:
    """Yield how the clause behind an end opens: its first word, its subject, its cue."""
    at = end
    while at < passage.end and (passage.masked[at] in _BETWEEN or passage.masked[at].isspace()):
        at += 1
    clause = passage.masked[at : min(at + 24, passage.end)]
    yield f"1:{clause[:1]}"
    subject = _SUBJECT.match(clause)
    yield f"subject={subject['who'] if subject else None}"
    own = next((a for a in attributions if a.clause == at), None)
    yield f"cue={own.cue.kind},own={own.own}" if own else "cue=None"
    yield from (kind for kind in _OPENINGS if re.match(one_of(kind), clause))


def _iter_between(
    passage: Passage, attributions: Sequence[Attribution], place: str, between: Offsets
) -> Iterator[str]:
    """Yield what the content would gain or lose: names, marks, another's report."""
    words = passage.masked[slice(*between)]
    reports = [a for a in attributions if between[0] <= a.cue.start < between[1]]
    yield f"{place},named={PERSON in words or ORGANIZATION in words}"
    yield f"{place},marks={OPEN in words}"
    yield f"{place},reports={bool(reports)}"
    yield from (f"{place},reports={a.cue.kind},own={a.own}" for a in reports[:2])
    yield f"{place},length={min(len(words) // 8, 5)}"
