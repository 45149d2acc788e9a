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

from newsnlp.extraction.quotes.carrier import (
    BRACKETED,
    CLOSE,
    OPEN,
    ORGANIZATION,
    PERSON,
    QUOTED,
    Carrier,
)
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.trie import trie_pattern

SourceKind = Literal["person", "organization", "document", "pronoun", "noun"]


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name who speaks, what kind of words, and how sure (0 to 1)."""

    start: int
    end: int
    kind: SourceKind
    score: float


PRONOUN = "(?:他们|她们|他|她|牠|我们|我|对方|后者|前者|二人|两人|三人|其)"
_TEMPORAL = (
    r"(?:(?:\d{2,4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:上午|下午|晚间?|凌晨|中午|清晨)?"
    r"|去年|今年|前年|当年|近年来?|日前|近日|今日|昨日|当日|今天|昨天|当天|今晚|昨晚|当晚|上周|本周|上旬|中旬|下旬|过去|"
    r"周[一二三四五六日]|星期[一二三四五六日]|月底|年底|年初|近期|此前|之后|之前|此后|随后|后来|"
    r"最近|其后|目前|当时|彼时|如今|现在|期间|同日|早前|稍早|较早前|日后|其间|晚上|早上)"
)
_CONNECTIVE = (
    r"(?:但是?|而且?|不过|然而|可是|只是|对此|为此|就此|此外|另外|同时|与此同时|随即|其中|因此|所以|于是|接着|最后|"
    r"最终|甚至|并且?|不乏|(?:还|也|另|又|更|曾|都|已|过去)?有(?![人的些关])|另据|据|根据|按照|依据|正如|正像|"
    r"就如|就像|如同|诚如|一如|如|虽然|尽管|即使|即便|因为|由于|事实上|实际上|其实|例如|比如|譬如|"
    r"具体来看|值得一提的是|值得注意的是|对于这一?点|对于此事|对此事|那么|然后|一方面|另一方面|与此相反|"
    r"相比之下|相对而言|总的来看|总体来看|一时间|结果|果然|原来|当时|这时|那时|此时|至于|难怪|怪不得|"
    r"△|▲|――|－－|——|…|■|●|◎|○|·|—|-|－|\s|、)"
)
_ADVERB = (
    r"(?:也|还|又|则|便|就|都|曾经?|再次?|再度|亦|均|同时|进一步|随后|随即|此前|之前|日前|近日|早前|其后|后来|"
    r"明确|公开|坦率|直接|一再|多次|反复|特别|着重|重点|主要|普遍|一致|共同|联合|一起|经常|一直|始终|"
    r"对此|为此|就此|在此|在会上|会上|会后|当场|现场|首次|最后|最终|接着|继续|连忙|赶紧|立即|立刻|马上|"
    r"不禁|忍不住|不由|无奈|笑着|哭着|激动|平静|认真|严肃|郑重|诚恳|自豪|骄傲|兴奋|幽默|风趣|淡淡|"
    r"轻声|大声|小声|低声|高声|动情|深情|感慨|这样|如此|这么|那么|如是|一边|总是|总|常常?|时常|有时|"
    r"偶尔|刚刚?|才|已经?|正在?|将|会|要|能|仍|依然|依旧|却|倒|反而|甚至|并|并且|而且|既|更是?|分别|"
    r"各自|相继|纷纷|陆续|先后|亲口|亲自|私下|坚决|坚定|大方|爽快|谦虚|谨慎|乐观|悲观|日|周[一二三四五六日]|"
    r"第[一二三四五六七八九十百零\d]+条(?:第[一二三四五六七八九十\d]+款)?|书面|口头|电话|受访时?|采访时|会见时|发言|致辞|讲话|撰文|发文|发帖|发微博|发推|发声|来信|来电|"
    r"调查|分析|研究|统计|监测|预测|测算|研判|审理查明|经审理|在线|官方|独家|介绍时|地|着|著|时|中|里|上|后|前|说|,|\s|：|的确|确实|无不|大都|大多|多数?|纷|仅|只|"
    r"\d{1,2}[日号]|\d{1,2}月(?:\d{1,2}日|底|初|中旬|份)?|[^，。；：“”对向\n]{2,8}时|(?:上午|下午|晚间?|凌晨|今天|昨天|今日|昨日|当天|当日|去年|今年|近期|近来|最近|年初|年底|曾在))"
)
_PREPOSITION = (
    "(?:对于?|向|跟|与|和|同|给|在|于|就|从|以|用|通过|透过|针对|围绕|结合|经|随|接受|面对|谈到|谈及|谈起|说起|"
    "说到|提到|提及|回忆|回顾|应|受|借助?|据|根据|按照|关于|当|被问|被|获|把|将|为|因|至|到|作为|发新闻稿|"
    "发表|发布|召开|举行|出席|参加|撰写)"
)
_NOUN_PREPOSITION = (
    "(?:对于?|向|跟|与|和|同|给|在|就|以|用|通过|透过|针对|围绕|结合|接受|面对|谈到|谈及|谈起|说起|"
    "说到|提到|提及|回忆|回顾|发表|发布|召开|举行)"
)
_ADDRESSING = re.compile(
    "(?:对|向|跟|给|告诉|问|采访|会见|与|和|接受|请|让|替|为|被|据|由|陪同?|把)$"
)
_LEAD = re.compile(rf"(?:{_CONNECTIVE}|{_TEMPORAL})*")
_SETTING = (
    r"(?:在|就|当|从|谈到|谈及|谈起|提及|说起|对于|针对|面对|关于|围绕|被问到|被问及|回忆起|接受|"
    r"回顾|随着|按照|得知|获悉|听到|看到|作为|身为)"
    r"[^，。；：！？“\n]{1,40}?(?:上|中|时|后|前|里|下|内|间|之际|期间|以来|方面|的)"
)
_AFTER_EVENT = r"(?:[^，。；：！？“\n对向在]{2,12}(?:时|之?后|期间)的?)"
_LEADING_SETTING = re.compile(
    rf"(?:{_SETTING}|{_AFTER_EVENT})(?=[{PERSON}{ORGANIZATION}]|{PRONOUN}|[^，。；：！？“\n]{{0,12}}[{PERSON}])"
)
_GAP = re.compile(rf"(?:{_ADVERB}|（{BRACKETED}*）)*(?:{_PREPOSITION}.*)?")
_NOUN_GAP = re.compile(rf"(?:{_ADVERB}|（{BRACKETED}*）)*(?:{_NOUN_PREPOSITION}.*)?")
_ACTING = re.compile(
    rf"(?:{_ADVERB})*(?:{_NOUN_PREPOSITION}|发|作|做|举|召|回|接|开|给|公|通|介|提|刊|撰|出|致)"
)
_TIGHT_GAP_AT_END = re.compile(rf"(?:{_ADVERB})*(?:(?:对|向|跟|给|在接受|就此).*)?$")
_GAP_AT_END = re.compile(rf"(?:{_ADVERB})*(?:{_PREPOSITION}.*)?$")
_TITLE_AT_END = re.compile(rf"》(?:（{BRACKETED}*）)?(?:{_ADVERB})*$")
_LOOSE_GAP = re.compile(rf"(?!的|、|所|[和与及](?:{PERSON}|{ORGANIZATION})).{{0,28}}(?<!的)")
_NAMES = re.compile(
    rf"[{PERSON}]+(?:(?:、|和|与|及|以及|，)[^，。、；：“”\n{PERSON}]{{0,24}}[{PERSON}]+)*"
)
_AFTER_NAME = rf"(?:\s*（{BRACKETED}*）|\s*\([^)\n]*\))?"
_BOUNDARY = re.compile("[，。！？；：,;!?:”\n…—]")
_NO_PHRASE = re.compile(rf"{_ADVERB}|[的包一或边连]|{_PREPOSITION}")
_COUNTED = re.compile(
    r"(?:[一两二三四五六七八九十几数多\d]+[名位个家些]|不少|许多|部分|一些|某)[^了着过，]*"
)
_FUNCTION = re.compile("[的了是在把被将从]|没有|因为|所以|如果|这个|那个|什么|可以|应该|能够")


class SourceFinder:
    """Finds sources; built once, from the lexicon of nouns that can speak."""

    def __init__(self) -> None:
        heads = load_lexicon("quote_source_heads")
        self._kinds = {entry.term: entry.kind for entry in heads}
        self._heads = re.compile(trie_pattern(self._kinds))
        self._plain = re.compile(PRONOUN)

    def find(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return the source in the clause `start:end`, where `end` is the cue's first character."""
        start = self.skip_lead(carrier.masked, start, end)
        return (
            self._find_title(carrier, start, end)
            or self._find_person(carrier, start, end)
            or self._find_plain(carrier, start, end)
            or self._find_noun(carrier, start, end)
            or self._find_counted(carrier, start, end)
        )

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
        return self._find_person(carrier, start, end, subject=True) or self._find_acting(
            carrier, start, end
        )

    def _find_acting(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return the noun with which a clause begins and that does something in it."""
        for at, kind in self._iter_nouns(carrier, start, min(end, start + 30)):
            if _ACTING.match(carrier.masked, at, end):
                return Source(start, at, kind, 0.8)
        return None

    def skip_lead(self, masked: str, start: int, end: int) -> int:
        """Return where the clause begins after connectives, times and settings."""
        for _ in range(3):
            begun = start
            match = _LEAD.match(masked, start, end)
            start = match.end() if match else start
            if match := _LEADING_SETTING.match(masked, start, end):
                start = match.end()
            if start == begun:
                break
        return start

    def _find_title(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return the document in title marks that stands right before the cue."""
        match = _TITLE_AT_END.search(carrier.masked, start, end)
        if match is None:
            return None
        opening = carrier.masked.rfind("《", start, match.start())
        return Source(max(start, opening), match.start() + 1, "document", 0.9)

    def _find_person(
        self, carrier: Carrier, start: int, end: int, *, subject: bool = False
    ) -> Source | None:
        masked = carrier.masked
        for match in _NAMES.finditer(masked, start, end):
            if _ADDRESSING.search(masked[max(start, match.start() - 6) : match.start()]):
                continue
            if self._is_governed(masked, start, match.start()):
                continue
            after = _skip_after_name(carrier, match.end(), end)
            if subject and masked[after : after + 1] not in ("的", "、"):
                return Source(match.start(), match.end(), "person", 0.8)
            if subject:
                continue
            if _GAP.fullmatch(masked, after, end):
                return Source(match.start(), match.end(), "person", 0.97)
            if possessed := self._find_possessed(carrier, start, after, end):
                return possessed
            if _LOOSE_GAP.fullmatch(masked, after, end):
                return Source(match.start(), match.end(), "person", 0.8)
        return None

    def _find_possessed(self, carrier: Carrier, start: int, owner: int, end: int) -> Source | None:
        """Return a noun that a name or pronoun owns: 〈吴岱〉的助手, 〈吴岱〉太太."""
        for at, kind in self._iter_nouns(carrier, owner, end):
            tail = carrier.masked[owner:at]
            owned = "的" in tail or self._kinds.get(tail) == "relation"
            if owned and _GAP.fullmatch(carrier.masked, at, end):
                return Source(start, at, kind, 0.85)
        return None

    def _is_governed(self, masked: str, start: int, name: int) -> bool:
        """Whether a preposition before the name takes it: 对记者〈张三〉说."""
        before = masked[start:name]
        return (
            re.search(
                r"(?:对|向|跟|给|告诉|采访|接受|就|针对|围绕|关于|因)[^，。；：的]{0,14}$", before
            )
            is not None
        )

    def _find_plain(self, carrier: Carrier, start: int, end: int) -> Source | None:
        match = self._plain.match(carrier.masked, start, end)
        if match is None:
            return None
        if _GAP.fullmatch(carrier.masked, match.end(), end):
            return Source(match.start(), match.end(), "pronoun", 0.9)
        if possessed := self._find_possessed(carrier, start, match.end(), end):
            return possessed
        if match[0] != "其" and _LOOSE_GAP.fullmatch(carrier.masked, match.end(), end):
            return Source(match.start(), match.end(), "pronoun", 0.8)
        return None

    def _find_noun(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return the first noun that can speak and from which a plain gap leads to the cue."""
        masked = carrier.masked
        for at, kind in self._iter_nouns(carrier, start, end):
            if not _NOUN_GAP.fullmatch(masked, at, end):
                continue
            if _ADDRESSING.fullmatch(masked[start : start + 1]) and masked[start] != "与":
                return None
            return Source(start, at, kind, 0.85)
        return None

    def _iter_nouns(self, carrier: Carrier, start: int, end: int) -> list[tuple[int, SourceKind]]:
        masked = carrier.masked
        found: list[tuple[int, SourceKind]] = []
        for match in re.finditer(rf"[{ORGANIZATION}]+(?:方面)?|》", masked[start:end]):
            kind: SourceKind = "document" if match[0] == "》" else "organization"
            found.append((start + match.end(), kind))
        for match in self._heads.finditer(masked, start, end):
            kind_name = self._kinds[match[0]]
            kind = "noun" if kind_name not in ("organization", "document") else kind_name  # type: ignore[assignment]
            found.append((match.end() + len(_plural(masked, match.end(), end)), kind))
        found.extend((at, "noun") for at in carrier.titles if start < at <= end)
        return sorted(set(found))

    def _find_counted(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return a counted noun phrase (一名姓何的女工, 不少店主), whatever its noun."""
        masked = carrier.masked
        gap = _TIGHT_GAP_AT_END.search(masked, start, end)
        stop = gap.start() if gap else end
        begins = re.compile("(?:也|还|又)?是?").match(masked, start, stop)
        start = begins.end() if begins else start
        if _COUNTED.search(masked, start, stop) and stop - start >= 4:
            return Source(start, stop, "noun", 0.8)
        return None

    def find_unlisted(self, carrier: Carrier, start: int, end: int) -> Source | None:
        """Return a short noun phrase that no list knows, where it fills the clause."""
        masked = carrier.masked
        start = self.skip_lead(masked, start, end)
        gap = _GAP_AT_END.search(masked, start, end)
        stop = gap.start() if gap else end
        phrase = masked[start:stop].rstrip()
        if (
            not 2 <= len(phrase) <= 10
            or _NO_PHRASE.match(phrase)
            or _FUNCTION.search(phrase)
            or QUOTED in phrase
        ):
            return None
        if re.search(r"[^\w·（）\s]", phrase):
            return None
        return Source(start, start + len(phrase), "noun", 0.5)


_LONGEST_CLAUSE = 90
_LONGEST_TERM = 24


def clause_start(carrier: Carrier, start: int, at: int) -> int:
    """Return where the clause that holds `at` begins, not before `start`.

    A term in marks is part of its clause (“双碳”专班负责人), an utterance in marks ends one.
    """
    masked = carrier.masked
    index = at - 1
    start = max(start, at - _LONGEST_CLAUSE)
    while index >= start:
        if masked[index] == CLOSE and index + 1 not in carrier.utterances:
            opening = masked.rfind(OPEN, max(start, index - _LONGEST_TERM), index)
            if opening < 0:
                break
            index = opening - 1
            continue
        if _BOUNDARY.match(masked, index):
            break
        index -= 1
    return index + 1


def _plural(masked: str, at: int, end: int) -> str:
    return "们" if at < end and masked[at] == "们" else ""


def _skip_after_name(carrier: Carrier, at: int, end: int) -> int:
    """Return where a name ends with the title, honorific or brackets that follow it."""
    for _ in range(2):
        match = re.compile(_AFTER_NAME).match(carrier.masked, at, end)
        at = match.end() if match else at
        titles = [t for t in range(at + 1, min(at + 9, end) + 1) if t in carrier.titles]
        honorific = re.compile("先生|女士|小姐|同志|等人?|夫妇|们").match(carrier.masked, at, end)
        if titles:
            at = titles[0]
        elif honorific:
            at = honorific.end()
    return at


@cache
def load_source_finder() -> SourceFinder:
    """Return the finder of the package's own lexicon; immutable and shared."""
    return SourceFinder()
