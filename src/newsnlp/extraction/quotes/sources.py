"""Sources: who speaks, found in the clause that carries the cue.

A Chinese carrier clause is `[lead-in] source [setting] [adverb] cue`: 对此，〈吴岱〉在发布会上
再次表示. The source is the first candidate (a person, an organization, a pronoun, a document, a
noun that can speak) from which only settings and adverbs lead on to the cue.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from newsnlp.extraction.quotes.carrier import CLOSE, OPEN, ORGANIZATION, QUOTED, TITLED, Carrier
from newsnlp.extraction.quotes.grammar import PRONOUN, load_grammar, one_of, words
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.trie import scanning, trie_pattern

SourceKind = Literal["person", "organization", "document", "pronoun", "noun"]


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name who speaks, what kind of words, and how sure (0 to 1)."""

    start: int
    end: int
    kind: SourceKind
    score: float


UNLISTED = 0.5
"""How sure a source is whose noun no list knows."""
_SURE = 0.82
_NO_WORD = re.compile(r"[^\w·（）\s]")
_NEVER_FIRST = tuple("又也还就便仍并却则的")
_RECEIVING = re.compile("[又也还再才曾]*(?:收到|接到|接获)了?(?=[^，。；：]{2,16}$)")
_BEGINS = re.compile("(?:也|还|又)?是?|无论是?|不论是?")
_UNKNOWN_NAME = re.compile(
    "[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:[·-][\u4e00-\u9fff]{1,8}){1,3}"
)
_TITLED_SUBJECT = re.compile(f"《{TITLED}+》(?![，、的])")
_REPORTERS_OF = re.compile("(?:杂志|周刊)?(?:的)?(?:[^，。]{0,4})?记者")
_BEFORE_VERB = frozenset("曾已并也还再")  # 该组织曾|记录
_CALLED = re.compile("[叫名][做为]?$")
_COPULA = re.compile("[^还就但于要总可算若先正老只也都而或]是在")  # 这项申请|是在法院……
_LONGEST_PHRASE = 40
_LONGEST_OPENING = 8
_SENTENCE_ENDS = (*"。！？”\n", "")
_NOT_BEHIND = (*"的、和与或及们", "")
_HONORIFIC = re.compile("先生|女士|小姐|同志|等人?|夫妇|们")
_ORGANIZATION_OR_TITLE = re.compile(rf"[{ORGANIZATION}]+(?:方面)?|》")


class SourceFinder:
    """Finds sources; built once, from the lexicon of nouns that can speak."""

    def __init__(self) -> None:
        heads = load_lexicon("quote_source_heads")
        self._kinds = {entry.term: entry.kind for entry in heads}
        self._heads = re.compile(trie_pattern(self._kinds))
        self._every_head = re.compile(scanning(f"(?=({self._heads.pattern}))", self._kinds))
        self._plain = re.compile(PRONOUN)
        self._grammar = load_grammar()
        self._activities = frozenset(words("activity"))
        self._function_words = frozenset(
            words("adverb", "time", "connective", "particle", "preposition", "preposition_loose")
        )
        self._openings = re.compile(one_of("noun_opening"))
        self._body_endings = tuple(words("body_ending"))
        self._human_endings = tuple(words("human_ending"))

    def find(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return the source in the clause `start:end`, where `end` is the cue's first character."""
        start = self.skip_lead(carrier.masked, start, end)
        if received := _RECEIVING.match(carrier.masked, start, end):
            start = received.end()  # 当晚收到|房东通知
        if published := self._grammar.publishing.search(carrier.masked, start + 1, end):
            end = published.start()  # 〈org〉发布公告|称: who publishes speaks
        elif asked := self._grammar.asked.search(carrier.masked, start + 1, end):
            end = asked.start()  # 发言人|就《条例》答记者问时|强调
        elif setting := self._grammar.text_setting.search(carrier.masked, start + 1, end):
            end = setting.start()  # 爱丽舍宫在一份声明中|说: the text is a setting
        return (
            self._find_title(carrier, start, end)
            or self._find_person(carrier, start, end)
            or self._find_surname(carrier, start, end)
            or self._find_plain(carrier, start, end)
            or self._find_noun(carrier, start, end)
            or self._find_formed(carrier, start, end)
            or self._find_counted(carrier, start, end)
        )

    def find_doer(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return the person or body that does what a verb at `end` says (〈person〉分析称)."""
        start = self.skip_lead(carrier.masked, start, end)
        if self._grammar.giving_at_end.search(carrier.masked, start, end):
            return None
        source = self._find_person(carrier, start, end) or self._find_plain(carrier, start, end)
        source = source or self._find_noun(carrier, start, end)
        return source if source and source.kind != "document" and source.score > _SURE else None

    def find_text(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return the document or figures that fill `start:end` (据〈org〉的数据), if they do."""
        for at, kind in self._iter_nouns(carrier, start, end):
            if at == end and kind == "document":
                return Source(start, end, kind, 0.85)
        return None

    def find_subject(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return the subject with which the clause `start:end`, one without a cue, begins."""
        masked = carrier.masked
        start = self.skip_lead(masked, start, end)
        if match := self._plain.match(masked, start, end):
            return Source(match.start(), match.end(), "pronoun", 0.7)
        if match := _TITLED_SUBJECT.match(masked, start, end):
            return Source(start, match.end(), "document", 0.85)
        return self._find_person(carrier, start, end, subject=True) or self._find_acting(
            carrier, start, end
        )

    def find_first_noun(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return the unnamed person with whom a short clause begins (老人摆摆手)."""
        for at, kind in self._iter_nouns(carrier, start, min(end, start + 6)):
            if kind == "noun":
                return Source(start, at, kind, 0.7)
        return None

    def _find_acting(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return the noun with which a clause begins and that does something in it."""
        for at, kind in self._iter_nouns(carrier, start, min(end, start + 30)):
            if self._grammar.acting.match(carrier.masked, at, end):
                return Source(start, at, kind, 0.8)
        return self._find_opening_noun(carrier, start, end)

    def _find_opening_noun(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return the short noun with which a sentence opens, whatever it does (老人扭过头来)."""
        masked = carrier.masked
        if masked[start - 1 : start] not in _SENTENCE_ENDS or self._takes_object(masked, start):
            return None
        for at, kind in self._iter_nouns(carrier, start, min(end, start + _LONGEST_OPENING)):
            whole = at - start > 1 and masked[at : at + 1] not in _NOT_BEHIND
            told = masked.endswith("记者", start, at) or self._heads.match(masked, at, end)
            if kind == "noun" and whole and not told:
                return Source(start, at, kind, 0.75)
        return None

    def skip_lead(self, masked: str, start: int, end: int) -> int:
        """Return where the clause begins after connectives, times and settings."""
        for _ in range(3):
            begun = start
            match = self._grammar.lead.match(masked, start, end)
            start = match.end() if match else start
            if match := self._grammar.leading_setting.match(masked, start, end):
                start = match.end()
            if start == begun:
                break
        return start

    def _find_title(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return the document in title marks that stands right before the cue."""
        match = self._grammar.title_at_end.search(carrier.masked, start, end)
        if match is None:
            return None
        if _REPORTERS_OF.match(carrier.masked, match.start() + 1):
            return None  # 在回答《晨报》记者时|透露
        opening = carrier.masked.rfind("《", start, match.start())
        if self._grammar.takes_title.search(
            carrier.masked, max(start, opening - 2), max(start, opening)
        ):
            return None
        setting = carrier.masked.rfind("在", start, max(start, opening)) >= 0
        if setting and carrier.masked[match.start() + 1 : match.start() + 2] in ("中", "里", "上"):
            return None  # 在新书《……》中写道
        return Source(max(start, opening), match.start() + 1, "document", 0.9)

    def _find_person(
        self, carrier: Carrier, start: int, end: int, *, subject: bool = False
    ) -> Source | None:
        masked = carrier.masked
        for match in self._grammar.names.finditer(masked, start, end):
            if self._grammar.taker.search(masked[max(start, match.start() - 6) : match.start()]):
                continue
            if self._is_governed(masked, start, match.start()):
                continue
            after = _skip_after_name(carrier, match.start(), match.end(), end)
            if subject and masked[after : after + 1] not in ("的", "、"):
                return Source(match.start(), match.end(), "person", 0.8)
            if subject:
                continue
            if self._grammar.gap.fullmatch(masked, after, end):
                return Source(match.start(), match.end(), "person", 0.97)
            if possessed := self._find_possessed(carrier, start, after, end):
                return possessed
            if self._grammar.loose_gap.fullmatch(masked, after, end):
                return Source(match.start(), match.end(), "person", 0.8)
        return None

    def _find_surname(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return the surname alone of one who was named in full (虞透露, 阮同时强调)."""
        surname = carrier.masked[start : start + 1]
        if surname not in carrier.surnames or surname in self._function_words:
            return None
        fits = self._grammar.tight_gap_at_end.match(carrier.masked, start + 1, end)
        return Source(start, start + 1, "person", 0.9) if fits else None

    def _find_possessed(self, carrier: Carrier, start: int, owner: int, end: int) -> Source | None:
        """Return a noun that a name or pronoun owns: 〈吴岱〉的助手, 〈吴岱〉太太, 〈吴岱〉政府."""
        for at, kind in self._iter_nouns(carrier, owner, end):
            tail = carrier.masked[owner:at]
            owned = "的" in tail or self._kinds.get(tail) in ("relation", "organization")
            if owned and self._grammar.gap.fullmatch(carrier.masked, at, end):
                return Source(start, at, kind, 0.85)
        return None

    def _is_governed(self, masked: str, start: int, name: int) -> bool:
        """Whether a preposition before the name takes it: 对记者〈张三〉说."""
        return self._grammar.governing.search(masked, start, name) is not None

    def _find_plain(self, carrier: Carrier, start: int, end: int) -> Source | None:
        match = self._plain.match(carrier.masked, start, end)
        match = match or self._grammar.described.search(carrier.masked, start, end)
        if match is None:
            return None
        if match[0][0] == "的":  # 年过七旬的|她
            return Source(match.start(1), match.end(1), "pronoun", 0.85)
        if self._grammar.gap.fullmatch(carrier.masked, match.end(), end):
            return Source(match.start(), match.end(), "pronoun", 0.9)
        if possessed := self._find_possessed(carrier, start, match.end(), end):
            return possessed
        if match[0] != "其" and self._grammar.loose_gap.fullmatch(carrier.masked, match.end(), end):
            return Source(match.start(), match.end(), "pronoun", 0.8)
        return None

    def _find_noun(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return the first noun that can speak and from which a plain gap leads to the cue."""
        masked = carrier.masked
        if masked[start : start + 1] in _NEVER_FIRST:
            return None
        nouns = self._iter_nouns(carrier, start, end)
        for at, kind in nouns:
            behind = self._heads.match(masked, at, end)
            if behind and behind[0] not in self._activities:
                continue  # 警方|发言人: the noun behind is the head
            after = _skip_nickname(masked, at, end)
            if not self._grammar.noun_gap.fullmatch(masked, after, end):
                continue
            if self._takes_object(masked, start) or _COPULA.search(masked, start, at):
                return None
            if listener := self._grammar.listener.search(masked, start, at):
                return self._find_teller(carrier, start, listener.start())
            last, last_kind = nouns[-1]
            if last_kind == "document" and last == end and "的" in masked[at:last]:
                return Source(start, last, last_kind, 0.85)  # 〈org〉上月发布的报告
            return Source(start, after, kind, 0.85)
        return None

    def _find_teller(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return who is named before whom he tells (甘男则|向救难人员), None where no one is."""
        for gap in (self._grammar.firm_at_end, self._grammar.adverbs_at_end):
            match = gap.search(carrier.masked, start, end)
            stop = match.start() if match else end
            source = self._find_noun(carrier, start, stop) or self._read_formed(
                carrier, start, stop
            )
            if source:
                return source
        return self.find_unlisted(carrier, start, end)

    def _takes_object(self, masked: str, start: int) -> bool:
        """Whether a clause begins with a preposition (对村民说) and not with a noun (被告)."""
        first = masked[start : start + 1]
        if first == "与" or self._heads.match(masked, start) or self._openings.match(masked, start):
            return False
        if match := self._grammar.manner.match(masked, start):
            first = masked[match.end() : match.end() + 1]  # 一直跟乘客|说
        if self._grammar.means.match(masked, start):
            return True  # 通过翻译|称赞
        return self._grammar.taker.fullmatch(first) is not None

    def _iter_nouns(self, carrier: Carrier, start: int, end: int) -> list[tuple[int, SourceKind]]:
        masked = carrier.masked
        found: list[tuple[int, SourceKind]] = []
        for match in _ORGANIZATION_OR_TITLE.finditer(masked, start, end):
            kind: SourceKind = "document" if match[0] == "》" else "organization"
            found.append((match.end(), kind))
        for match in self._every_head.finditer(masked, start, end):
            kind_name = self._kinds[match[1]]
            before = masked[match.start() - 1 : match.start()]
            done = kind_name == "document" and before in _BEFORE_VERB
            if kind_name == "event" or done:
                continue
            kind = "noun" if kind_name not in ("organization", "document") else kind_name  # type: ignore[assignment]
            found.append((match.end(1) + len(_plural(masked, match.end(1), end)), kind))
        found.extend((at, "noun") for at in carrier.titles_between(start, end))
        return sorted(set(found))

    def _find_counted(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return a counted noun phrase (一名姓何的女工, 不少店主), whatever its noun."""
        masked = carrier.masked
        gap = self._grammar.tight_gap_at_end.search(masked, start, end)
        stop = gap.start() if gap else end
        begins = _BEGINS.match(masked, start, stop)
        start = begins.end() if begins else start
        if _COPULA.search(masked, start, stop):
            return None
        if self._grammar.counted.search(masked, start, stop) and stop - start >= 4:
            heads = [m.end(1) for m in self._every_head.finditer(masked, start, stop)]
            return Source(start, heads[-1] if heads else stop, "noun", 0.84)
        return None

    def _find_formed(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return a noun phrase that no list knows, by its form.

        It ends like a body (樟埔镇公所) or an occupation (值机员), or a short name that was not
        recognized follows a title (云岭县水利局局长〈广晓薇〉).
        """
        if self._takes_object(carrier.masked, start):
            return None
        grammar = self._grammar
        for gap in (grammar.firm_at_end, grammar.adverbs_at_end, grammar.gap_at_end):
            match = gap.search(carrier.masked, start, end)
            stop = match.start() if match else end
            if source := self._read_formed(carrier, start, stop):
                return source
        return None

    def _read_formed(self, carrier: Carrier, start: int, stop: int) -> Source | None:
        phrase = carrier.masked[start:stop]
        if not (3 <= len(phrase) <= _LONGEST_PHRASE or phrase.startswith("该")):
            return None
        titles = carrier.titles_between(start, stop)
        if titles and _UNKNOWN_NAME.fullmatch(carrier.masked, titles[-1], stop):
            return Source(titles[-1], stop, "noun", 0.85)
        if self._grammar.verbal.search(phrase) or _NO_WORD.search(phrase):
            return None
        if self._grammar.listener.search(carrier.masked, start, stop):
            return None  # 故|向公署
        if phrase.endswith(self._body_endings):
            return Source(start, stop, "organization", 0.85)
        return Source(start, stop, "noun", 0.85) if phrase.endswith(self._human_endings) else None

    def find_unlisted(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return a short noun phrase that no list knows, where it fills the clause."""
        masked = carrier.masked
        start = self.skip_lead(masked, start, end)
        gap = self._grammar.gap_at_end.search(masked, start, end)
        stop = gap.start() if gap else end
        phrase = masked[start:stop].rstrip()
        if (
            not 2 <= len(phrase) <= 10
            or self._grammar.no_phrase.match(phrase)
            or self._grammar.function_word.search(phrase)
            or QUOTED in phrase
        ):
            return None
        if _NO_WORD.search(phrase):
            return None
        return Source(start, start + len(phrase), "noun", UNLISTED)


_LONGEST_TERM = 24


def _skip_nickname(masked: str, at: int, end: int) -> int:
    """Return where a noun ends with the nickname in marks behind it: 网友“海边的鱼”."""
    if masked[at : at + 1] != OPEN:
        return at
    closing = masked.find(CLOSE, at, min(end, at + _LONGEST_TERM))
    return closing + 1 if closing > 0 else at


def _plural(masked: str, at: int, end: int) -> str:
    return "们" if at < end and masked[at] == "们" else ""


def _skip_after_name(carrier: Carrier, start: int, at: int, end: int) -> int:
    """Return where a name ends with the title, honorific or brackets that follow it."""
    called = _CALLED.search(carrier.masked, max(0, start - 2), start) is not None
    for _ in range(2):
        match = load_grammar().after_name.match(carrier.masked, at, end)
        at = match.end() if match else at
        of = carrier.masked.startswith("的", at)
        if of and not called:
            return at  # 小伟|的班导师
        title = carrier.title_ends.get(at + of, end + 1)  # 名叫〈吴岱〉的工程师
        honorific = _HONORIFIC.match(carrier.masked, at, end)
        if title <= end:
            at = title
        elif honorific:
            at = honorific.end()
    return at


@cache
def load_source_finder() -> SourceFinder:
    """Return the finder of the package's own lexicon; immutable and shared."""
    return SourceFinder()
