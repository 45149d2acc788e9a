"""The grammar of the carrier clause, composed from the words of `quote_words.tsv`.

    [connective | time | setting]*  source  [adverb | activity]* [preposition …]  cue

Repeats are atomic: a run of adverbs is read one way only, so that no clause, however it is
made, can be read in exponentially many ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from newsnlp.extraction.quotes.carrier import (
    BRACKETED,
    CLOSE,
    OPEN,
    ORGANIZATION,
    PERSON,
)
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.trie import trie_pattern

STOPS = f"，。；：！？{OPEN}{CLOSE}\n"
WHOSE = "其(?![他它她余中实间次])"
PRONOUN = f"(?:他们|她们|他|她|牠|我们|我|对方|后者|前者|二人|两人|三人|{WHOSE})"
CLAUSE_MARK = r"[，。！？；：,;!?:”\n\u3000…—]|(?<=[\s：；]\d)[)）]"

_DATE = r"(?:\d{2,4}年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:上午|下午|晚间?|凌晨)?"
_DAY = r"\d{1,2}月(?:\d{1,2}日|底|初|中旬|份)?|\d{1,2}[日号]|(?:周|星期)[一二三四五六日]"
_WEEKDAY = "[上本下这]个?(?:周|星期|礼拜)[一二三四五六日天末]"
_UTTERING = "(?:表示|指出|认为|强调|告诉|说|称)"
_ARTICLE = r"第[一二三四五六七八九十百零\d]+条(?:第[一二三四五六七八九十\d]+款)?"
_BULLET = r"[△▲■●◎○·—\-－―…、\s]"
_DATELINE = rf"[^{STOPS}]{{2,22}}(?:日电|报讯|台讯)\s*(?:（{BRACKETED}*）)?\s*"
_BEFORE_YING = "供响反效适相理感呼答"  # 供应|商, and not 应|记者之邀
_EXISTS = "(?:还|也|另|又|更|曾|都|已|过去)?有(?![人的些关])"
_COUNT = r"[一两二三四五六七八九十几数多\d]+[名位个家些]|不少|许多|部分|一些|某"
_MODIFYING = "[与和同跟对][^，。；：]{1,12}的"  # 〈org〉与南方的贸易: no subject of a verb

_TELLING = "|".join(
    (
        "(?<![应面针相反敌核绝结配])对(?![外冲手策象照口方接内华])",
        "(?<![方面走转动倾导意去趋志])向(?![导来阳日上])",
        "给(?![排水予])",
        "跟(?![踪帖班车队随])",
    )
)
"""Prepositions of who is told: 甘男|向救难人员坦承, and not 对外经贸大学, 动向, 跟踪."""
_TENSE = "曾经?(?!任)|已经?(?!故)|一直|长期|正在"
_AFTER_EVENT = rf"(?:[^{STOPS}对向在]{{2,12}}(?:时|之?后|期间)的?)"


@cache
def words(*kinds: str) -> tuple[str, ...]:
    """Return the words of `quote_words.tsv` that serve as one of `kinds`.

    >>> "再次" in words("adverb")
    True
    """
    wanted = set(kinds)
    kinds_of = load_lexicon("quote_words").kinds
    return tuple(term for term, kind in kinds_of.items() if wanted & set(kind.split()))


def one_of(*kinds: str) -> str:
    """Return a pattern for one word of `kinds`, the longest that fits."""
    return trie_pattern(words(*kinds))


def giving() -> str:
    """Return the pattern of a verb of putting out (发布, 发出), and not of 发言人 or 开发商."""
    return rf"(?<![开研自]){one_of('giving')}(?!言人|行人|起人|明人|[改展行射]|生)"


@dataclass(frozen=True)
class CarrierGrammar:
    """The compiled patterns of the carrier clause; see `load_grammar`."""

    lead: re.Pattern[str]
    leading_setting: re.Pattern[str]
    gap: re.Pattern[str]
    noun_gap: re.Pattern[str]
    loose_gap: re.Pattern[str]
    tight_gap_at_end: re.Pattern[str]
    gap_at_end: re.Pattern[str]
    title_at_end: re.Pattern[str]
    acting: re.Pattern[str]
    names: re.Pattern[str]
    after_name: re.Pattern[str]
    counted: re.Pattern[str]
    no_phrase: re.Pattern[str]
    function_word: re.Pattern[str]
    taker: re.Pattern[str]
    governing: re.Pattern[str]
    takes_title: re.Pattern[str]
    listener: re.Pattern[str]
    publishing: re.Pattern[str]
    asked: re.Pattern[str]
    text_setting: re.Pattern[str]
    giving_at_end: re.Pattern[str]
    firm_at_end: re.Pattern[str]
    adverbs_at_end: re.Pattern[str]
    verbal: re.Pattern[str]
    manner: re.Pattern[str]
    means: re.Pattern[str]
    described: re.Pattern[str]


def _texts() -> list[str]:
    return [e.term for e in load_lexicon("quote_source_heads") if e.kind == "document"]


def _firm() -> list[str]:
    """Return the adverbs of two characters or more, which end no noun as 会 and 才 do."""
    return [word for word in words("adverb", "time") if len(word) > 1]


def _adverbs() -> str:
    parts = [
        rf"一?边[^{STOPS}]{{1,8}}?一?边",
        rf"于?(?:{_WEEKDAY}|{_DAY})",
        one_of("adverb", "activity", "particle", "time"),
        _ARTICLE,
        rf"于?(?=\d){_DATE}(?<=[年月日号午间晚晨])",
        rf"[^{STOPS}对向]{{2,8}}时",
        rf"[^{STOPS}的在对向{PERSON}{ORGANIZATION}]{{1,4}}地(?![方点震区球铁])",
        r"[,\s：]",
    ]
    return f"(?>(?:{'|'.join(parts)})*)"


def _lead() -> str:
    connective = rf"{one_of('connective')}|{_EXISTS}|{_BULLET}"
    time = rf"{one_of('time')}|(?:周|星期)[一二三四五六日]|(?=\d){_DATE}|\d{{1,2}}分?\s"
    return rf"(?:{_DATELINE})?(?>(?:{connective}|{time})*)"


def _leading_setting(heads: Iterable[str]) -> str:
    setting = rf"{one_of('setting')}[^{STOPS}]{{1,40}}?{one_of('setting_end')}"
    named = rf"[{PERSON}{ORGANIZATION}]|{PRONOUN}|[^{STOPS}]{{0,12}}[{PERSON}]"
    return rf"(?:{setting}|{_AFTER_EVENT})(?={named})|{_AFTER_EVENT}(?={trie_pattern(heads)})"


@cache
def load_grammar() -> CarrierGrammar:
    """Compile the grammar of the package's own lexicons; the result is immutable and shared."""
    adverbs, bracket = _adverbs(), f"（{BRACKETED}*）"
    preposition = one_of("preposition")
    loose = rf"(?<![{_BEFORE_YING}]){one_of('preposition', 'preposition_loose')}"
    heads = (entry.term for entry in load_lexicon("quote_source_heads"))
    joint = rf"(?:、|和|与|及|以及|，)[^，。、；：{OPEN}{CLOSE}\n{PERSON}]{{0,24}}[{PERSON}]+"
    return CarrierGrammar(
        lead=re.compile(_lead()),
        leading_setting=re.compile(_leading_setting(heads)),
        gap=re.compile(rf"(?:{bracket}\s*)?{adverbs}(?:{bracket})?{adverbs}(?:{loose}.*)?"),
        noun_gap=re.compile(rf"(?:{bracket})?{adverbs}(?:{bracket})?{adverbs}(?:{preposition}.*)?"),
        loose_gap=re.compile(rf"(?!的|、|所|[和与及](?:{PERSON}|{ORGANIZATION})).{{0,28}}(?<!的)"),
        tight_gap_at_end=re.compile(rf"{adverbs}(?:(?:对|向|跟|给|在接受|就此).*)?$"),
        gap_at_end=re.compile(rf"{adverbs}(?:{loose}.*)?$"),
        title_at_end=re.compile(rf"》(?:{bracket})?{adverbs}$"),
        acting=re.compile(
            rf"(?!{_MODIFYING})(?:{_TENSE}|{adverbs}(?:{preposition}|[发作做举召回接开给公通介提刊撰出致未没不拒]))"
        ),
        names=re.compile(rf"[{PERSON}]+(?:{joint})*"),
        after_name=re.compile(rf"\s*{bracket}|\s*\([^)\n]*\)"),
        counted=re.compile(rf"(?:{_COUNT})[^了着过，]*"),
        no_phrase=re.compile(rf"(?:{one_of('adverb', 'particle')})|[的包一或边连这那此]|{loose}"),
        function_word=re.compile(
            "[的了是在把被将从]|没有|因为|所以|如果|这个|那个|什么|可以|应该|能够"
        ),
        taker=re.compile(rf"{one_of('taker')}$"),
        governing=re.compile(
            r"(?:(?<![应面针相反])对|向|跟|给|告诉|采访|接受|就|针对|围绕|关于|因)[^，。；：的]{0,14}$"
        ),
        text_setting=re.compile(
            rf"[在于](?!.{{0,30}}(?:发布|公布|披露|刊发|出具|推出)的)[^{STOPS}]{{0,30}}?(?:{trie_pattern(_texts())})[中里上]?{adverbs}$"
        ),
        asked=re.compile(
            rf"(?:就|针对|围绕|对)[^{STOPS}]{{1,40}}答[^{STOPS}]{{0,10}}问[时中]?{adverbs}$"
        ),
        publishing=re.compile(
            rf"{giving()}了?(?:一?[份则篇封项])?[^{STOPS}的]{{0,8}}?{one_of('published')}中?$"
        ),
        giving_at_end=re.compile(rf"{giving()}了?(?:一?[份则篇封项])?[^{STOPS}]{{0,6}}$"),
        firm_at_end=re.compile(rf"(?>(?:{trie_pattern(_firm())}|{_WEEKDAY}|{_DAY})*)$"),
        adverbs_at_end=re.compile(rf"(?:{bracket})?{adverbs}(?:{bracket})?{adverbs}$"),
        verbal=re.compile(f"[了着过把被将使让]|没有|{_UTTERING}"),
        means=re.compile("通过|透过|借助|经由"),
        manner=re.compile(rf"{one_of('adverb', 'time')}+"),
        described=re.compile(rf"的({PRONOUN}){adverbs}(?:{loose}.*)?$"),
        listener=re.compile(rf"(?:{_TELLING})[^{STOPS}的]{{0,12}}$"),
        takes_title=re.compile("[对向受在从就给为与和跟于到过]$"),
    )
