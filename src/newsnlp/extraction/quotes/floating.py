"""Floating marks: whole utterances that no cue claims (“…。” alone, 他的话是：“…”)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from newsnlp.extraction.candidates import QuoteCandidate
from newsnlp.extraction.quotes.clauses import clause_start
from newsnlp.extraction.quotes.grammar import one_of
from newsnlp.extraction.quotes.passages import Passage
from newsnlp.extraction.quotes.sources import Source, SourceFinder
from newsnlp.segmentation import Enclosure

_ANSWER = re.compile(
    "的(?:回答|解释|理由|说法|评价|答案|态度|原话|口头禅|感受|体会|看法|想法|建议|结论|回应|答复)"
    "[^，。；：]{0,5}$"
)
_SHORT_CLAUSE = 10
_LONGEST_CLAUSE = 30
_CLAUSE_END = re.compile("[，。；：！？\n]")


class FloatingLinker:
    """Links the utterances of a passage that no cue claims to who stands ready to speak them.

    `sources` are the sources that cues of the passage have, by where their clause begins;
    `continued` is where marks begin that go on with the words of whoever spoke before them.
    """

    def __init__(
        self,
        passage: Passage,
        finder: SourceFinder,
        sources: Mapping[int, Source],
        continued: Collection[int] = (),
    ) -> None:
        self._continued = continued
        self._passage = passage
        self._finder = finder
        self._sources = sources
        self._behind: Source | None = None

    def link(self, taken: set[int]) -> Iterator[QuoteCandidate]:
        for quote in self._passage.quotes:
            if quote.start in taken:
                continue
            source, position = self._floating_source(quote)
            if position is None or not (piece := self._passage.inner(quote)):
                continue
            yield QuoteCandidate(
                kind="direct",
                pieces=(piece,),
                closed=quote.closed,
                cue=None,
                source=(source.start, source.end) if source else None,
                position=position,
                by=f"quotes.direct.{position}",
                score=0.6,
            )

    def _floating_source(self, quote: Enclosure) -> tuple[Source | None, str | None]:
        """Return who speaks in marks that no cue claims, or (None, None) where it is no speech."""
        before = self._passage.mark_before(quote.start)
        if is_no_speech(self._passage, quote):
            return None, None
        if before in ("：", ":"):
            colon = self._passage.masked.rindex(before, self._passage.start, quote.start)
            return self._colon_source(quote, colon)
        if not self._floats(quote, before):
            return None, None
        begins = self._passage.begins_sentence(quote) and quote.start not in self._continued
        if begins and (source := self._subject_behind(quote)):
            self._behind = source
            return source, "after"
        behind = self._behind
        if behind and behind.start >= self._passage.sentence_start(quote.start):
            return behind, "middle"  # “甲。”〈吴岱〉摆摆手，“乙。”
        return self._subject_before(quote), "floating"

    def _colon_source(self, quote: Enclosure, colon: int) -> tuple[Source | None, str | None]:
        clause = clause_start(self._passage.carrier, self._passage.start, colon)
        answer = _ANSWER.search(self._passage.masked, clause, colon)
        colon = answer.start() if answer else colon
        source = self._finder.find(self._passage.carrier, clause, colon)
        source = source or self._finder.find_subject(self._passage.carrier, clause, colon)
        if source is None and not self._passage.is_utterance(quote):
            return None, None
        return source or self._subject_before(quote), "colon"

    def _floats(self, quote: Enclosure, before: str) -> bool:
        """Whether marks without a cue hold a whole utterance that stands as a sentence."""
        if self._passage.begins_sentence(quote):
            named = self._passage.masked.startswith("的", quote.end)  # “…”的标语
            return self._passage.is_utterance(quote) and not named
        if before not in ("，", ",") or self._passage.is_embedded(quote):
            return False
        if self._passage.masked[quote.end : quote.end + 1] in ("，", ",", "、"):
            return self._passage.is_utterance(quote)
        return quote.inner_end - quote.inner_start >= 6

    def _subject_behind(self, quote: Enclosure) -> Source | None:
        """Return the subject of the sentence that follows marks: “…。”〈吴岱〉主动放弃轮休。"""
        end = self._passage.sentence_end(quote.end)
        at = quote.end
        for _ in range(5):
            mark = _CLAUSE_END.search(self._passage.masked, at + 1, end)
            stop = mark.start() if mark else end
            source = self._finder.find_subject(self._passage.carrier, at, stop)
            if source and source.kind in ("person", "pronoun"):
                return source
            if at == quote.end and stop - at <= _SHORT_CLAUSE:
                noun = self._finder.find_first_noun(self._passage.carrier, at, stop)
                if noun:
                    return noun
            if mark is None or self._passage.masked[stop] != "，":
                return None
            at = stop + 1
        return None

    def _subject_before(self, quote: Enclosure) -> Source | None:
        """Return the nearest person who begins a clause before marks, or was the last source."""
        at = quote.start
        for _ in range(10):
            at = _back_over_marks(self._passage.masked, self._passage.start, at)
            if at <= self._passage.start:
                return None
            begun = clause_start(self._passage.carrier, self._passage.start, at)
            if spoken := self._sources.get(begun):
                return spoken
            if source := self._finder.find_subject(self._passage.carrier, begun, at):
                return source if source.kind == "person" else None
            at = begun
        return None


def is_no_speech(passage: Passage, quote: Enclosure) -> bool:
    """Whether marks hold what is written on a thing, or what everybody says (俗话说)."""
    start = max(passage.start, quote.start - _LONGEST_CLAUSE)
    return _no_speech().search(passage.masked, start, quote.start) is not None


@cache
def _no_speech() -> re.Pattern[str]:
    put = "(?:写|印|刻|贴|挂|画|显示|打|喷|绣)[着著有了出上]?"
    words = "只?有[一二两三四五六七八九十]个大?字"
    written = f"[上里中]?(?:面|头)?[^，。；：！？\\n]{{0,6}}?(?:{put}|{words})"
    return re.compile(rf"(?:{one_of('sign')}{written}|{one_of('saying')})[，：,:]?\s*$")


def _back_over_marks(masked: str, start: int, at: int) -> int:
    """Return the end of the clause before `at`, over the marks between."""
    while at > start and masked[at - 1] in "，。！？；：,;!?:”“ \n…—":
        at -= 1
    return at
