"""Anaphors: 该报告, 这一方案, 本法, and a bare 报告 that speaks, each for an earlier document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from newsnlp.extraction.documents.heads import find_head
from newsnlp.extraction.documents.titles import Title
from newsnlp.lexicons import load_lexicon
from newsnlp.records import DocumentKind

DEMONSTRATIVE = (
    r"(?:该[份部项篇本个封]?|此[份部项篇]?|这(?:一[份部项篇本个封首]?|[份部项篇本个封首])"
    r"|上述|前述|新版)"
)
OWN = (
    r"(?:(?<=[，。；：、“（(\n\s照据反对在于与和由将依受为是及按以合用])|^)"
    r"本(?=法|条例|办法|规定|细则|规则|规程|协议|合同|章程|公约|条约)"
)
"""本法, 本协议: a paper that speaks of itself; 本报 and 本文 are this article."""
_BREAK = r"(?<=[，。；：！？、“「（(\n])"
_ADVERBS = r"(?:中|里|内|还|也|又|亦|同时|并|则|进一步|明确|特别|首次|均|最后|随后)?"
DEMONSTRATIVE_REACH = 1500
BARE_REACH = 600
BARE_KINDS = frozenset({"policy", "report", "corporate"})


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Words that stand for the document of `referent`, an index into the titles."""

    start: int
    end: int
    referent: int
    by: str
    score: float


def find_anaphors(
    masked: str, titles: Sequence[Title], kinds: Sequence[DocumentKind]
) -> Iterator[Anaphor]:
    """Yield the anaphors of an article, each with the nearest earlier title that fits it.

    Args:
        masked: the folded text, the insides of title marks filled.
        titles: the titles, sorted by place.
        kinds: the kind of each title.
    """
    latest: dict[str, int] = {}
    passed = 0
    for match in _anaphor_pattern().finditer(masked):
        while passed < len(titles) and titles[passed].end <= match.start():
            for noun in _nouns_for(titles[passed].key, kinds[passed]):
                latest[noun] = passed
            passed += 1
        noun = match["named"] or match["bare"]
        referent = latest.get(noun)
        if referent is not None and _is_near(match, titles[referent], kinds[referent]):
            by, score = ("demonstrative", 0.8) if match["named"] else ("bare noun that speaks", 0.6)
            yield Anaphor(match.start(), match.end(), referent, by, score)


def _is_near(match: re.Match[str], title: Title, kind: DocumentKind) -> bool:
    distance = match.start() - title.end
    if match["named"]:
        return distance <= DEMONSTRATIVE_REACH
    return distance <= BARE_REACH and kind in BARE_KINDS


def _nouns_for(key: str, kind: DocumentKind) -> Iterator[str]:
    """Yield the nouns that may stand for a document of this title and kind."""
    yield from _generic_nouns(kind)
    heads = load_lexicon("document_anaphors")
    head = find_head(key) or key[-4:]
    for length in range(1, len(head) + 1):
        entry = heads.get(head[-length:])
        if entry is not None and entry.kind == "head":
            yield entry.term


@cache
def _generic_nouns(kind: DocumentKind) -> tuple[str, ...]:
    return load_lexicon("document_anaphors").terms(kind)


@cache
def _anaphor_pattern() -> re.Pattern[str]:
    entries = sorted(load_lexicon("document_anaphors"), key=lambda e: (-len(e.term), e.term))
    nouns = "|".join(
        f"{e.term}(?![{e.columns['not_before']}])" if e.columns["not_before"] else e.term
        for e in entries
    )
    bare = "|".join(e.term for e in entries if e.kind in ("head", "report") and len(e.term) > 1)
    verbs = "|".join(load_lexicon("document_speaking_verbs").terms())
    return re.compile(
        rf"(?:{DEMONSTRATIVE}|{OWN})(?P<named>{nouns})|{_BREAK}(?P<bare>{bare})(?={_ADVERBS}(?:{verbs}))"
    )
