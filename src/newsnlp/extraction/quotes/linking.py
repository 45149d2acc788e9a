"""Linking: the quotations and clauses of a paragraph tied to the cues that report them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsnlp.extraction.candidates import Offsets, QuoteCandidate
from newsnlp.extraction.quotes.attributions import (
    Attribution,
    sentence_end,
    sentence_start,
)
from newsnlp.extraction.quotes.carrier import CLOSE, OPEN, Carrier
from newsnlp.extraction.quotes.sources import Source, SourceFinder, clause_start
from newsnlp.records import QuoteKind
from newsnlp.segmentation import Enclosure, Paragraph

_AFTER_QUOTE = re.compile(r"\s*[，,。]?\s*")
_FINAL = ("。", "！", "？", "!", "?")
_DASH = re.compile(r"\s*(?:——|――|－－|—|－|--)\s*")
_NARRATED = re.compile(
    "，(?=这意味着|这也意味着|这也就意味着|但这也|不料|话音|言语间|言下之意|但另一些|另一些|但也有)"
)
_CLAUSE_END = re.compile("[，。；：！？\n]")
_NARRATIVE = re.compile("然后|随后|接着|说完|说罢|话音|并(?!不|非|没)|脸上|眼里|边说")
_NOUN_PHRASE = re.compile("[^，。；]{0,30}的[^的，。；]{1,5}[，。；]?")
_FIRST_CLAUSE = re.compile("[^，。；：:！？\n]+")
_LIST = re.compile("包括|如下|以下")
_PREDICATE = re.compile(
    "[是有会将已不能要可须应没在被很更最太]|认为|希望|成为|需要|存在|达到|超过|来自|导致|带来|使得?|令人|说明|造成|影响|取决|属于|受到|得到|开始|继续|等于|"
    "高于|低于|增长|下降|上升|减少|增加|完成|实现|获得|进行|出现|发生"
)
_CONTRASTED = re.compile("，(?=但其)|" + _NARRATED.pattern)
_CONTENT_ENDS = re.compile(r"[\s，,。；;：:、]*$")


class ParagraphLinker:
    """Links the attributions of one paragraph to their content."""

    def __init__(
        self, text: str, carrier: Carrier, paragraph: Paragraph, finder: SourceFinder
    ) -> None:
        self._text = text
        self._carrier = carrier
        self._masked = carrier.masked
        self._paragraph = paragraph
        self._finder = finder
        self._quotes = carrier.quotes_between(paragraph.start, paragraph.end)
        self._taken: set[int] = set()
        self._sources: dict[int, Source] = {}

    def link(
        self, attributions: list[Attribution], announced: Attribution | None = None
    ) -> Iterator[QuoteCandidate]:
        """Yield the quotations of the paragraph: announced, then in order of cues, then floating.

        `announced` is an attribution with which the paragraph before ended (……写道：).
        """
        if announced:
            yield from self._link_announced(announced)
        kept = self._drop_nested([a for a in attributions if self._is_viable(a)])
        self._sources = {a.clause: a.source for a in kept if a.source}
        after = {a: q for a in kept if (q := self._quote_before(a))}
        for number, attribution in enumerate(kept):
            following = kept[number + 1] if number + 1 < len(kept) else None
            yield from self._link_one(attribution, following, after)
        if self._paragraph.kind not in ("title", "heading"):
            yield from self._link_floating()

    def _link_announced(self, a: Attribution) -> Iterator[QuoteCandidate]:
        """Yield what a cue and a colon at the end of the paragraph before announce."""
        quote = self._quotes[0] if self._quotes else None
        lead = self._masked[self._paragraph.start : quote.start].strip() if quote else ""
        if quote and not lead:
            yield from self._candidates(a, [quote], None)
        elif not quote and a.source and a.cue.kind in ("write", "say", "think", "tell"):
            end = sentence_end(self._masked, self._paragraph.start, self._paragraph.end)
            if content := self._trim_content(self._paragraph.start, end):
                yield from self._candidates(a, [], content)

    def _is_viable(self, a: Attribution) -> bool:
        """Whether a cue can report here at all, by what stands around it."""
        if a.cue.right == "quote" or self._quote_before(a):
            return True
        if a.cue.right == "end":
            return "a" in a.cue.frames
        return self._may_report(a)

    def _drop_nested(self, attributions: list[Attribution]) -> list[Attribution]:
        """Drop reports inside reported content: X表示，Y曾说…… keeps X alone.

        A medium or a document that only relays gives way: 据海川晚报报道，X表示…… keeps X.
        """
        kept: list[Attribution] = []
        for a in attributions:
            outer = kept[-1] if kept else None
            if outer and a.own and self._begins_content(outer, a):
                if outer.framed or outer.cue.kind in ("report", "show", "find"):
                    kept[-1] = a
                continue
            kept.append(a)
        return kept

    def _begins_content(self, outer: Attribution, inner: Attribution) -> bool:
        return outer.cue.right in ("comma", "bare") and inner.clause - outer.cue.content < 3

    def _link_one(
        self,
        a: Attribution,
        following: Attribution | None,
        after: dict[Attribution, Enclosure],
    ) -> Iterator[QuoteCandidate]:
        direct: list[Enclosure] = []
        if a in after and after[a].start not in self._taken:
            direct.append(after[a])
        indirect: Offsets | None = None
        if a.cue.right == "quote":
            quote = self._quote_at(a.cue.content)
            if quote and quote.start not in self._taken:
                if self._is_embedded(quote) and not self._is_utterance(quote):
                    indirect = self._indirect(a, following, after, direct)
                elif self._may_quote(a, quote):
                    direct.append(quote)
        elif a.cue.right in ("comma", "bare"):
            if not (direct and self._is_narrated(a, direct[0])):
                indirect = self._indirect(a, following, after, direct)
        elif not direct:
            indirect = self._content_before(a)
        yield from self._candidates(a, direct, indirect)

    def _candidates(
        self, a: Attribution, direct: list[Enclosure], indirect: Offsets | None
    ) -> Iterator[QuoteCandidate]:
        if a.source is None and a.framed:
            return
        if direct:
            pieces = tuple(p for q in direct if (p := self._inner(q)))
            self._taken.update(q.start for q in direct)
            if pieces:
                yield self._candidate(a, "direct", pieces, closed=all(q.closed for q in direct))
        if indirect:
            kind: QuoteKind = "mixed" if self._has_fragment(*indirect) else "indirect"
            self._taken.update(q.start for q in self._carrier.quotes_between(*indirect))
            yield self._candidate(a, kind, (indirect,), closed=True)

    def _candidate(
        self, a: Attribution, kind: QuoteKind, pieces: tuple[Offsets, ...], *, closed: bool
    ) -> QuoteCandidate:
        source = (a.source.start, a.source.end) if a.source else None
        position = "before" if a.cue.start < pieces[0][0] else "after"
        if len(pieces) > 1 and pieces[0][0] < a.cue.start < pieces[-1][0]:
            position = "middle"
        return QuoteCandidate(
            kind=kind,
            pieces=pieces,
            closed=closed,
            cue=(a.cue.start, a.cue.end),
            source=source,
            position=position,
            by=f"quotes.{kind}.{position}",
            score=_score(a, kind),
            addressee=a.cue.addressee,
            clause=(a.clause, a.cue.end),
        )

    def _is_narrated(self, a: Attribution, quote: Enclosure) -> bool:
        """Whether what follows “…，”〈吴岱〉说， is the narrator's again."""
        if _NARRATIVE.match(self._masked, a.cue.content):
            return True
        inner = self._text[quote.inner_start : quote.inner_end].rstrip()
        return inner.endswith(("，", ",")) and self._masked[a.cue.content] != OPEN

    # --- marks -----------------------------------------------------------------------------

    def _quote_at(self, start: int) -> Enclosure | None:
        return next((q for q in self._quotes if q.start == start), None)

    def _quote_before(self, a: Attribution) -> Enclosure | None:
        """Return the quotation that the clause of `a` follows: “…。”〈吴岱〉说."""
        if a.framed or a.cue.right == "bare" or "a" not in a.cue.frames:
            return None
        if dashed := self._dashed_before(a):
            return dashed
        for quote in self._quotes:
            match = _AFTER_QUOTE.match(self._masked, quote.end)
            if match is None or match.end() != a.clause:
                continue
            if a.cue.right == "quote" and self._masked[a.cue.end : a.cue.content].strip() == "：":
                return None
            if self._is_utterance(quote):
                return quote
            return quote if match[0].strip() and self._begins_sentence(quote) else None
        return None

    def _dashed_before(self, a: Attribution) -> Enclosure | None:
        """Return the quotation that a dash ties to the sentence of `a`: “…”——〈吴岱〉赛前说。"""
        start = sentence_start(self._masked, self._paragraph.start, a.cue.start)
        quotes = self._carrier.quotes_between(start, a.clause)
        first = quotes[0] if quotes else None
        if first and self._begins_sentence(first) and _DASH.match(self._masked, first.end):
            return first
        return None

    def _begins_sentence(self, quote: Enclosure) -> bool:
        before = self._masked[self._paragraph.start : quote.start].rstrip()
        return not before or before[-1] in "。！？!?：:）)" + CLOSE

    def _is_embedded(self, quote: Enclosure) -> bool:
        """Whether the sentence goes on behind the closing mark: 称“双赢”已成定局."""
        if not quote.closed or quote.end >= self._paragraph.end:
            return False
        if self._text[quote.inner_start : quote.inner_end].rstrip().endswith(_FINAL):
            return False
        return self._masked[quote.end] not in "，。！？；：,;!?:\n）)" + OPEN + CLOSE

    def _may_quote(self, a: Attribution, quote: Enclosure) -> bool:
        """Whether marks right behind the cue hold speech and not a term (提出“双碳”)."""
        between = self._masked[a.cue.end : quote.start]
        if "：" in between or ":" in between or self._is_utterance(quote):
            return True
        length = quote.inner_end - quote.inner_start
        if a.cue.kind in ("say", "think", "view", "write", "judge", "ask", "answer", "tell"):
            return length >= (3 if a.cue.kind in ("say", "tell", "answer") else 5)
        return length >= 9

    def _has_fragment(self, start: int, end: int) -> bool:
        return any(
            q.inner_end - q.inner_start >= 6 for q in self._carrier.quotes_between(start, end)
        )

    def _is_utterance(self, quote: Enclosure) -> bool:
        return quote.end in self._carrier.utterances

    def _inner(self, quote: Enclosure) -> Offsets | None:
        return trimmed(self._text, quote.inner_start, quote.inner_end)

    # --- content without marks ----------------------------------------------------------------

    def _indirect(
        self,
        a: Attribution,
        following: Attribution | None,
        after: dict[Attribution, Enclosure],
        direct: list[Enclosure],
    ) -> Offsets | None:
        """Return what `a` reports without marks; marks that continue it join `direct`."""
        if not self._may_report(a):
            return None
        start = a.cue.content
        end = sentence_end(self._masked, start, self._paragraph.end)
        if following and start < following.clause < end and self._takes_over(following):
            end = following.clause
        pattern = _CONTRASTED if a.cue.kind == "view" else _NARRATED
        if match := pattern.search(self._masked, start, end):
            end = match.start()
        for quote in self._carrier.quotes_between(start, end + 1):
            owned = any(q is quote for q in after.values())
            if self._continues_in_marks(start, quote):
                end = min(end, quote.start)
                if quote.start not in self._taken and (not owned or self._keeps(quote, after)):
                    direct.append(quote)
                break
        return self._trim_content(start, end)

    def _keeps(self, quote: Enclosure, after: dict[Attribution, Enclosure]) -> bool:
        """Whether marks that end reported content are not the next sentence's (，“甲。”乙说，)."""
        owner = next(a for a, q in after.items() if q is quote)
        return (
            owner.clause == quote.end
            and owner.cue.right == "comma"
            and self._text[quote.inner_end - 1] in "。！？!?"
        )

    def _takes_over(self, following: Attribution) -> bool:
        """Whether a later cue of the sentence ends the content before it (……，并表示……)."""
        if following.own and following.source:
            personal = following.source.kind in ("noun", "pronoun")
            return following.source.score >= 0.8 and not (following.cue.kind == "find" and personal)
        return following.chained

    def _continues_in_marks(self, start: int, quote: Enclosure) -> bool:
        before = self._masked[start : quote.start].rstrip()
        if not before:
            return self._is_utterance(quote)
        if before[-1] not in "，,：:；;。":
            return False
        length = quote.inner_end - quote.inner_start
        return self._is_utterance(quote) or (length >= 6 and not self._is_embedded(quote))

    def _may_report(self, a: Attribution) -> bool:
        """Whether the text behind the cue, without marks, is what it reports."""
        if a.cue.kind in ("wish", "act") and not self._states(a):
            return False
        if a.source is None and a.framed:
            return False
        if a.cue.kind in ("find", "show", "rule", "report") and not (a.source and a.own):
            return False
        if a.cue.kind == "find" and self._is_finder_personal(a):
            return False
        if a.source is None:
            return a.cue.right == "comma" and a.cue.kind in ("say", "think")
        if a.cue.right == "bare":
            return self._may_report_bare(a, a.source)
        return bool(set("cp") & set(a.cue.frames)) and (
            "n" not in a.cue.frames or (a.own and a.source.score >= 0.85)
        )

    def _states(self, a: Attribution) -> bool:
        """Whether half an act is a statement: a document that proposes, a fact announced."""
        if a.cue.kind == "wish" or not a.own or a.source is None or a.cue.right != "comma":
            return False
        cue = self._masked[a.cue.start : a.cue.end]
        return a.source.kind == "document" or cue == "宣布"

    def _is_finder_personal(self, a: Attribution) -> bool:
        """Whether a person or a reporter finds, which is no statement (记者发现, 他发现)."""
        if a.source is None:
            return False
        words = self._masked[a.source.start : a.source.end]
        if a.framed:
            return words.endswith(("记者", "笔者", "》"))
        return a.source.kind in ("person", "pronoun", "noun")

    def _takes_clause(self, a: Attribution, source: Source) -> bool:
        if not a.own:
            return "b" in a.cue.frames and a.cue.kind in ("say", "think")
        return source.score >= 0.84 and ("b" in a.cue.frames or a.cue.kind == "judge")

    def _may_report_bare(self, a: Attribution, source: Source) -> bool:
        """Whether a clause follows the cue at once (署方指工程已完成), and not its object."""
        if a.cue.kind == "view":
            return True
        if a.framed or not self._takes_clause(a, source):
            return False
        end = sentence_end(self._masked, a.cue.content, self._paragraph.end)
        clause = _FIRST_CLAUSE.match(self._masked, a.cue.content, end)
        words = clause[0] if clause else ""
        if end - a.cue.content < 4 or words[:1] in "（(的了着过于到" or _LIST.match(words):
            return False
        if _PREDICATE.search(words):
            return True
        if a.cue.kind == "judge" or self._masked.startswith(
            ("：", ":"), a.cue.content + len(words)
        ):
            return False
        return _NOUN_PHRASE.fullmatch(words) is None

    def _content_before(self, a: Attribution) -> Offsets | None:
        """Return the clauses that a cue at the sentence's end reports: ……，〈吴岱〉说。"""
        if a.framed or "a" not in a.cue.frames or not (a.own and a.source):
            return None
        if a.cue.kind not in ("say", "answer") or a.source.score < 0.8:
            return None
        if self._masked[a.clause - 1 : a.clause] not in ("，", ","):
            return None
        start = sentence_start(self._masked, self._paragraph.start, a.clause)
        content = self._trim_content(start, a.clause)
        return content if content and content[1] - content[0] >= 6 else None

    def _trim_content(self, start: int, end: int) -> Offsets | None:
        match = _CONTENT_ENDS.search(self._masked, start, end)
        stop = match.start() if match else end
        span = trimmed(self._text, start, stop)
        return span if span and span[1] - span[0] >= 2 else None

    # --- marks without a cue -------------------------------------------------------------------

    def _link_floating(self) -> Iterator[QuoteCandidate]:
        for quote in self._quotes:
            if quote.start in self._taken:
                continue
            source, position = self._floating_source(quote)
            if position is None or not (piece := self._inner(quote)):
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
        before = self._masked[self._paragraph.start : quote.start].rstrip()
        if before.endswith(("：", ":")):
            return self._colon_source(quote, self._paragraph.start + len(before) - 1)
        if not self._floats(quote, before):
            return None, None
        if self._begins_sentence(quote) and (source := self._subject_behind(quote)):
            return source, "after"
        return self._subject_before(quote), "floating"

    def _colon_source(self, quote: Enclosure, colon: int) -> tuple[Source | None, str | None]:
        clause = clause_start(self._carrier, self._paragraph.start, colon)
        source = self._finder.find(self._carrier, clause, colon)
        source = source or self._finder.find_subject(self._carrier, clause, colon)
        if source is None and not self._is_utterance(quote):
            return None, None
        return source or self._subject_before(quote), "colon"

    def _floats(self, quote: Enclosure, before: str) -> bool:
        """Whether marks without a cue hold a whole utterance that stands as a sentence."""
        if self._begins_sentence(quote):
            return self._is_utterance(quote)
        if not before.endswith(("，", ",")) or self._is_embedded(quote):
            return False
        if self._masked[quote.end : quote.end + 1] in ("，", ",", "、"):
            return self._is_utterance(quote)
        return quote.inner_end - quote.inner_start >= 6

    def _subject_behind(self, quote: Enclosure) -> Source | None:
        """Return the subject of the sentence that follows marks: “…。”〈吴岱〉主动放弃轮休。"""
        end = sentence_end(self._masked, quote.end, self._paragraph.end)
        at = quote.end
        for _ in range(5):
            mark = _CLAUSE_END.search(self._masked, at + 1, end)
            stop = mark.start() if mark else end
            if source := self._finder.find_subject(self._carrier, at, stop):
                return source
            if mark is None or self._masked[stop] != "，":
                return None
            at = stop + 1
        return None

    def _subject_before(self, quote: Enclosure) -> Source | None:
        """Return the nearest person who begins a clause before marks, or was the last source."""
        at = quote.start
        for _ in range(10):
            at = _back_over_marks(self._masked, self._paragraph.start, at)
            if at <= self._paragraph.start:
                return None
            begun = clause_start(self._carrier, self._paragraph.start, at)
            if spoken := self._sources.get(begun):
                return spoken
            if source := self._finder.find_subject(self._carrier, begun, at):
                return source if source.kind == "person" else None
            at = begun
        return None


def _back_over_marks(masked: str, start: int, at: int) -> int:
    """Return the end of the clause before `at`, over the marks between."""
    while at > start and masked[at - 1] in "，。！？；：,;!?:”“ \n…—":
        at -= 1
    return at


def trimmed(text: str, start: int, end: int) -> Offsets | None:
    """Return `start:end` without blank edges, or None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _score(a: Attribution, kind: QuoteKind) -> float:
    source = a.source.score if a.source else 0.6
    right = {"quote": 0.95, "comma": 0.85, "bare": 0.75, "end": 0.85}[a.cue.right]
    return round(source * right * (1.0 if a.own else 0.85), 3)
