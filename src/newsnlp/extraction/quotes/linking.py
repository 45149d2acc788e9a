"""Linking: the quotations and clauses of a paragraph tied to the cues that report them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from newsnlp.extraction.candidates import Offsets, QuoteCandidate
from newsnlp.extraction.documents.heads import find_head
from newsnlp.extraction.quotes.attributions import Attribution
from newsnlp.extraction.quotes.carrier import CLOSE, OPEN, PERSON, Carrier
from newsnlp.extraction.quotes.circumstances import find_addressee, find_occasion
from newsnlp.extraction.quotes.clauses import clause_start
from newsnlp.extraction.quotes.cues import verb_of
from newsnlp.extraction.quotes.endings import find_borders, find_lead_in, find_narration
from newsnlp.extraction.quotes.floating import FloatingLinker, is_no_speech
from newsnlp.extraction.quotes.grammar import one_of
from newsnlp.extraction.quotes.nesting import drop_nested
from newsnlp.extraction.quotes.passages import Passage
from newsnlp.extraction.quotes.reporting import may_report
from newsnlp.extraction.quotes.sources import SourceFinder
from newsnlp.records import QuoteKind
from newsnlp.segmentation import Enclosure, Paragraph

_AFTER_QUOTE = re.compile(r"\s*[，,。]?\s*")
_SHORTEST_BEFORE = 6
_WITHIN_CONTENT = frozenset({"tell", "announce", "show", "rule", "act"})
"""Kinds of cues that, with no subject, say what the source reports: 说……，告知访问者……."""
_LED_IN = re.compile(r"\s*[，,]?\s*[^，。；：！？“”\n]{1,14}，")
_POST = 2  # the least characters of a post before a name
_DATED = re.compile("[在于日号]|星期|周[一二三四五六日天]")
_SAID_BETWEEN = re.compile(rf"[^，。：；！？{OPEN}{CLOSE}\n]{{1,30}}[。]\s*")
_DASH = re.compile(r"\s*(?:——|――|－－|—|－|--)\s*")


class ParagraphLinker:
    """Links the attributions of one paragraph to their content."""

    def __init__(
        self, text: str, carrier: Carrier, paragraph: Paragraph, finder: SourceFinder
    ) -> None:
        self._passage = Passage(text, carrier, paragraph)
        self._finder = finder
        self._taken: set[int] = set()
        self._owners: dict[int, Attribution] = {}
        self._borders: list[int] = []
        self._continued: set[int] = set()

    def link(
        self, attributions: list[Attribution], announced: Attribution | None = None
    ) -> Iterator[QuoteCandidate]:
        """Yield the quotations of the paragraph: announced, then in order of cues, then floating.

        `announced` is an attribution with which the paragraph before ended (……写道：).
        """
        if announced:
            yield from self._link_announced(announced)
        self._borders = find_borders(self._passage.masked, attributions)
        attributions = list(self._iter_with_sources(attributions))
        kept = drop_nested(self._passage, [a for a in attributions if self._is_viable(a)])
        after = {a: q for a in kept if (q := self._quote_before(a))}
        self._owners = {quote.start: a for a, quote in after.items()}
        for number, attribution in enumerate(kept):
            following = kept[number + 1] if number + 1 < len(kept) else None
            yield from self._link_one(attribution, following, after)
        if self._passage.kind not in ("title", "heading"):
            sources = {a.clause: a.source for a in kept if a.source}
            yield from FloatingLinker(self._passage, self._finder, sources, self._continued).link(
                self._taken
            )

    def _iter_with_sources(self, attributions: list[Attribution]) -> Iterator[Attribution]:
        """Yield `attributions`, those that carry an earlier one on with its source (，但称……).

        A clause that begins with 预计 or 认为 is part of what is reported, and carries nothing on.
        """
        before: Attribution | None = None
        for a in attributions:
            carries_on = a.chained or (a.cue.start == a.clause and a.cue.kind != "think")
            lacking = a.source is None and carries_on and not a.framed
            if lacking and before and a.clause <= self._passage.sentence_end(before.cue.end):
                before = replace(a, source=before.source)
            else:
                before = a
            yield before

    def _link_announced(self, a: Attribution) -> Iterator[QuoteCandidate]:
        """Yield what a cue and a colon at the end of the paragraph before announce."""
        quote = self._passage.quotes[0] if self._passage.quotes else None
        if quote and not self._passage.mark_before(quote.start):
            yield from self._candidates(a, [quote], None)
        elif not quote and a.source and a.cue.kind in ("write", "say", "think", "tell"):
            end = self._passage.sentence_end(self._passage.start)
            if content := self._passage.trim_content(self._passage.start, end):
                yield from self._candidates(a, [], content)

    def _is_viable(self, a: Attribution) -> bool:
        """Whether a cue can report here at all, by what stands around it."""
        if a.cue.right == "quote":
            quote = self._passage.quote_at(a.cue.content)
            return quote is None or not is_no_speech(self._passage, quote)
        if self._quote_before(a):
            return True
        if a.cue.right == "end":
            return "a" in a.cue.frames
        return may_report(self._passage, a)

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
            quote = self._passage.quote_at(a.cue.content)
            if quote and quote.start not in self._taken:
                if self._passage.is_embedded(quote) and not self._passage.is_utterance(quote):
                    indirect = self._indirect(a, following, direct)
                elif self._may_quote(a, quote):
                    direct.extend(self._passage.listed(quote))
        elif a.cue.right in ("comma", "bare"):
            if not (direct and self._is_narrated(a, direct[0])):
                indirect = self._indirect(a, following, direct)
        elif not direct:
            indirect = self._content_before(a)
        yield from self._candidates(a, direct, indirect)

    def _candidates(
        self, a: Attribution, direct: list[Enclosure], indirect: Offsets | None
    ) -> Iterator[QuoteCandidate]:
        if a.source is None and a.framed:
            return
        if direct:
            pieces = tuple(p for q in direct if (p := self._passage.inner(q)))
            self._taken.update(q.start for q in direct)
            if pieces:
                yield self._candidate(a, "direct", pieces, closed=all(q.closed for q in direct))
        if indirect:
            kind: QuoteKind = "mixed" if self._passage.has_fragment(*indirect) else "indirect"
            self._taken.update(q.start for q in self._passage.carrier.quotes_between(*indirect))
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
            cue=verb_of(self._passage.masked, a.cue),
            source=source,
            position=position,
            by=f"quotes.{kind}.{position}",
            score=_score(a, kind),
            addressee=find_addressee(self._passage.carrier, a),
            occasion=find_occasion(self._passage.carrier, a),
            via=self._passage.text[a.via.start : a.via.end].strip("《》") if a.via else None,
            clause=(a.clause, a.cue.end),
        )

    def _is_narrated(self, a: Attribution, quote: Enclosure) -> bool:
        """Whether what follows “…，”〈吴岱〉说， is the narrator's again."""
        if _narrative().match(self._passage.masked, a.cue.content):
            return True
        inner = self._passage.text[quote.inner_start : quote.inner_end].rstrip()
        return inner.endswith(("，", ",")) and not self._passage.masked.startswith(
            OPEN, a.cue.content
        )

    def _quote_before(self, a: Attribution) -> Enclosure | None:
        """Return the quotation that the clause of `a` follows: “…。”〈吴岱〉说."""
        if a.framed or a.cue.right == "bare" or "a" not in a.cue.frames:
            return None
        if dashed := self._dashed_before(a):
            return dashed
        quote = self._passage.quote_before(a.clause)
        if quote is None or self._announces_next(a, quote) or self._is_announced(a, quote):
            return None
        if self._goes_on(a, quote):
            self._continued.add(quote.start)
            return None
        between = self._passage.masked[quote.end : a.clause]
        utterance = self._passage.is_utterance(quote)
        if _AFTER_QUOTE.fullmatch(between):
            parted = bool(between.strip()) and self._passage.begins_sentence(quote)
            return quote if utterance or parted else None
        led_in = a.cue.right == "end" and _LED_IN.fullmatch(between)
        return quote if utterance and led_in else None

    def _is_announced(self, a: Attribution, quote: Enclosure) -> bool:
        """Whether a colon opened marks, and what `a` reports stands behind it."""
        return a.cue.right == "comma" and self._passage.mark_before(quote.start) in ("：", ":")

    def _goes_on(self, a: Attribution, quote: Enclosure) -> bool:
        """Whether marks go on with another's words: “甲。”他补充说。“乙。”〈吴岱〉说，路通了。

        What `a` reports stands behind it, in a sentence that begins anew, with a post or a
        setting; the marks stand right behind others or their cue.
        """
        if a.cue.right != "comma" or not a.own or a.source is None:
            return False
        dated = _DATED.search(self._passage.masked, a.source.end, a.cue.start)
        if a.source.start - a.clause < _POST and not dated:
            return False
        before = self._passage.quote_before(quote.start)
        if before is None or not self._passage.is_utterance(before):
            return False
        between = self._passage.masked[before.end : quote.start]
        return not between.strip() or _SAID_BETWEEN.fullmatch(between) is not None

    def _announces_next(self, a: Attribution, quote: Enclosure) -> bool:
        """Whether a cue and a colon open the next quotation and leave the one before alone."""
        mark = self._passage.masked[a.cue.end : a.cue.content].strip()
        inner = self._passage.text[quote.inner_start : quote.inner_end].rstrip()
        return a.cue.right == "quote" and mark == "：" and not inner.endswith(("，", ","))

    def _dashed_before(self, a: Attribution) -> Enclosure | None:
        """Return the quotation that a dash ties to the sentence of `a`: “…”——〈吴岱〉赛前说。"""
        start = self._passage.sentence_start(a.cue.start)
        quotes = self._passage.carrier.quotes_between(start, a.clause)
        first = quotes[0] if quotes else None
        if (
            first
            and self._passage.begins_sentence(first)
            and _DASH.match(self._passage.masked, first.end)
        ):
            return first
        return None

    def _may_quote(self, a: Attribution, quote: Enclosure) -> bool:
        """Whether marks right behind the cue hold speech and not a term (提出“双碳”)."""
        between = self._passage.masked[a.cue.end : quote.start]
        if self._passage.masked.endswith(PERSON + "人", 0, a.cue.start):
            return False  # 〈吴岱〉人称“活地图”
        if "：" in between or ":" in between or self._passage.is_utterance(quote):
            return True
        if self._passage.masked.startswith(("：", ":"), quote.end):
            return False  # 专家解读“双碳”：……
        if a.cue.kind in ("act", "announce") and self._is_title(quote):
            return False  # 发布“出口限制目录”
        length = quote.inner_end - quote.inner_start
        if a.cue.kind in ("say", "think", "view", "write", "judge", "ask", "answer", "tell"):
            return length >= (3 if a.cue.kind in ("say", "tell", "answer") else 5)
        return length >= 9

    def _is_title(self, quote: Enclosure) -> bool:
        """Whether marks hold the name of a paper: it ends with what papers are called by."""
        inner = self._passage.carrier.folded[quote.inner_start : quote.inner_end]
        return len(find_head(inner)) > 1

    def _indirect(
        self,
        a: Attribution,
        following: Attribution | None,
        direct: list[Enclosure],
    ) -> Offsets | None:
        """Return what `a` reports without marks; marks that continue it join `direct`."""
        if not may_report(self._passage, a):
            return None
        start = a.cue.content
        end = self._passage.item_end(a.clause, self._passage.sentence_end(start))
        if a.cue.kind == "ask" and a.cue.right == "bare":
            end = _clause_end(self._passage.masked, start, end)
        if following and start <= following.clause < end and self._takes_over(following):
            end = find_lead_in(self._passage.masked, start, following)
        nearest = bisect_right(self._borders, start)
        end = min([end, *self._borders[nearest : nearest + 1]])
        contrasted = a.cue.kind == "view"
        told = find_narration(self._passage.masked, start, end, contrasted=contrasted)
        end = end if told is None else told
        for quote in self._passage.carrier.quotes_between(start, end + 1):
            if self._continues_in_marks(start, quote):
                end = min(end, quote.start)
                if quote.start not in self._taken and self._may_take(quote):
                    direct.append(quote)
                break
        return self._passage.trim_content(start, end)

    def _may_take(self, quote: Enclosure) -> bool:
        """Whether marks that end reported content are not the next sentence's (，“甲。”乙说，)."""
        owner = self._owners.get(quote.start)
        return owner is None or (
            owner.clause == quote.end
            and owner.cue.right == "comma"
            and self._passage.text[quote.inner_end - 1] in "。！？!?"
        )

    def _takes_over(self, following: Attribution) -> bool:
        """Whether a later cue of the sentence ends the content before it (……，并表示……)."""
        if following.own and following.source:
            personal = following.source.kind in ("noun", "pronoun")
            return following.source.score >= 0.8 and not (following.cue.kind == "find" and personal)
        opens = (
            following.cue.start == following.clause and following.cue.kind not in _WITHIN_CONTENT
        )
        return following.chained or opens

    def _continues_in_marks(self, start: int, quote: Enclosure) -> bool:
        before = self._passage.mark_before(quote.start, start)
        if not before:
            return self._passage.is_utterance(quote)
        if before not in "，,：:；;。":
            return False
        if before in "，," and (self._lacks_subject(quote) or self._leads_on(start, quote)):
            return False  # 说袋子没变，“只是换了个口袋”; 说如果成功，“我们就是第一”
        length = quote.inner_end - quote.inner_start
        return self._passage.is_utterance(quote) or (
            length >= 6 and not self._passage.is_embedded(quote)
        )

    def _lacks_subject(self, quote: Enclosure) -> bool:
        """Whether marks hold a predicate of the clause before them, with no subject of its own."""
        inner = self._passage.text[quote.inner_start : quote.inner_end].rstrip()
        opening = _fragment_opening().match(self._passage.carrier.folded, quote.inner_start)
        return opening is not None and inner[-1:] not in "。！？!?…"

    def _leads_on(self, start: int, quote: Enclosure) -> bool:
        """Whether the clause before marks is a condition or setting of what they hold."""
        begun = clause_start(self._passage.carrier, start, quote.start - 1)
        return _leading_clause().match(self._passage.masked, begun, quote.start) is not None

    def _content_before(self, a: Attribution) -> Offsets | None:
        """Return the clauses that a cue at the sentence's end reports: ……，〈吴岱〉说。"""
        if a.framed or "a" not in a.cue.frames or not (a.own and a.source):
            return None
        if a.cue.kind not in ("say", "answer", "tell") or a.source.score < 0.8:
            return None
        if self._passage.masked[a.clause - 1 : a.clause] not in ("，", ","):
            return None
        start = self._passage.sentence_start(a.clause)
        content = self._passage.trim_content(start, a.clause)
        if content is None or content[1] - content[0] < _SHORTEST_BEFORE:
            return None
        within = self._passage.carrier.quotes_between(*content)
        return None if any(self._passage.is_utterance(quote) for quote in within) else content


def _clause_end(masked: str, start: int, end: int) -> int:
    """Return where the first clause of `start:end` ends: all that 问他累不累，…… asks."""
    comma = masked.find("，", start, end)
    return comma if comma >= 0 else end


def _score(a: Attribution, kind: QuoteKind) -> float:
    source = a.source.score if a.source else 0.6
    right = {"quote": 0.95, "comma": 0.85, "bare": 0.75, "end": 0.85}[a.cue.right]
    return round(source * right * (1.0 if a.own else 0.85), 3)


@cache
def _fragment_opening() -> re.Pattern[str]:
    return re.compile(one_of("fragment_opening"))


@cache
def _leading_clause() -> re.Pattern[str]:
    return re.compile(f"(?:{one_of('condition')}[^，]*|[^，]*{one_of('setting_close')})，\\s*$")


@cache
def _narrative() -> re.Pattern[str]:
    return re.compile(f"{one_of('narrative')}|并(?!不|非|没)")
