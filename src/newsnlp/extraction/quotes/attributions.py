"""Attributions: each cue of a paragraph with its source and the frame it stands in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from newsnlp.extraction.quotes.carrier import (
    BRACKETED,
    CLOSE,
    OPEN,
    ORGANIZATION,
    PERSON,
    TITLED,
    Carrier,
)
from newsnlp.extraction.quotes.clauses import clause_start
from newsnlp.extraction.quotes.cues import Cue, CueMatcher, Right
from newsnlp.extraction.quotes.grammar import one_of
from newsnlp.extraction.quotes.sources import Source, SourceFinder

_ACCORDING = re.compile("(?:另|又|还)?(?:据|根据|按照|依据|依照)")
_VIEW = re.compile(
    "(?:而|但|不过|对此)?(?:在|于|按照|根据|按|照|依照|依|用|套用|正如|诚如|一如|恰如|就如|就像|正像|如)"
)
_FROM = re.compile("(?:从|自)(?P<source>[^，。；：]{2,40}?)(?:处|那里|方面|中|里|口中|上)?$")
_WORDS_OF = re.compile("的(?:话|消息|说法|报道|观点|分析|评论)(?:报道|报导)?$")
_RULE = re.compile(
    "(?:法|条例|方案|规定|规则|细则|意见|决定|制度|章程|规划|合同|协议|准则|纲要|指引)(?:（.{1,6}）)?$"
)
_LONGEST_RELAYED = 60
_DENIAL = re.compile("[并也都可却]?不$")  # 他|并不|认为
_TITLE_BEFORE = re.compile(f"(?P<title>《{TITLED}+》)(?:（{BRACKETED}*）)?，$")
_LONGEST_TITLE = 160
_NEAREST, _LONGEST_REPORT = 3, 300
_SENTENCE_END = re.compile("[。！？\n]")
_RELAYED = frozenset({"find", "report", "relay"})
_NAMED = re.compile(f"[{PERSON}{ORGANIZATION}]")
_CHAINED = re.compile("(?:并|但是?|不过|还|也|又|同时|另外|此外|进一步|随后|再次)")
_ACCORDING_TO = re.compile(
    rf"(?:^|(?<=[，。；！？\n{CLOSE}\s]))(?:不过|而|但|另)?(?P<cue>据|根据|按照|依据)"
    rf"(?P<source>[^，。；：！？\n{OPEN}{CLOSE}]{{2,60}})(?=[，：])",
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue, the clause that carries it, and who speaks.

    Attributes:
        clause: where the carrier clause begins.
        source: the words that name who speaks; None where the clause has no subject.
        framed: whether the source stands in 据…介绍 or 在…看来.
        own: whether the source stands in the cue's own clause.
        via: the words that name the medium that relays it (据〈新华社〉报道，……).
        chained: whether the clause carries on an earlier one (并表示, 还说).
    """

    cue: Cue
    clause: int
    source: Source | None
    framed: bool
    own: bool
    chained: bool = False
    via: Source | None = None


def find_attributions(
    carrier: Carrier, start: int, end: int, matcher: CueMatcher, finder: SourceFinder
) -> list[Attribution]:
    """Return the attributions of the paragraph `start:end`, in order."""
    found: list[Attribution] = []
    for cue in matcher.find(carrier.masked, start, end):
        attribution = _attribute(carrier, start, cue, finder) or _behind_relay(carrier, cue, found)
        if attribution is None or (_is_ruled(attribution) and _within(carrier, found, attribution)):
            continue
        if found and found[-1].clause == attribution.clause:
            attribution = _better(carrier, finder, found.pop(), attribution)
        if found and _goes_on(carrier, found[-1], attribution):
            attribution = replace(attribution, source=found[-1].source)
        found.append(attribution)
    clauses = {a.clause for a in found if a.source or not a.framed}
    stances = [a for a in _iter_stances(carrier, start, end, finder) if a.clause not in clauses]
    reasons = [
        a for a in _iter_reasons(carrier, start, end, finder) if not _within(carrier, found, a)
    ]
    found.extend((*stances, *reasons))
    clauses.update(a.clause for a in (*stances, *reasons))
    according = (
        *_iter_according_to(carrier, start, end, finder),
        *_iter_told(carrier, start, end, finder),
    )
    bare = [a for a in according if a.clause not in clauses]
    return sorted([*found, *bare], key=lambda a: a.cue.start)


def _goes_on(carrier: Carrier, first: Attribution, second: Attribution) -> bool:
    """Whether the second cue, with no subject of its own, has that of the first.

    It carries on the sentence of the first (报告说……，并强调……), where a body that only the content
    of the first names is no subject; or its subject is in the clause of the first cue, which is
    read there already.
    """
    if second.own or not first.source:
        return False
    if second.source and first.source.start <= second.source.start < first.source.end:
        return first.source.score > second.source.score
    carries_on = second.chained or (second.cue.kind == "say" and second.cue.start == second.clause)
    if not carries_on or not _is_one_sentence(carrier, first, second):
        return False
    if second.source:
        told = second.source.start > first.cue.end and first.cue.kind not in _RELAYED
        return told and second.source.kind == "organization"
    return not _NAMED.search(carrier.masked, first.clause, first.source.start)  # 〈person〉引述报告


def _is_one_sentence(carrier: Carrier, first: Attribution, second: Attribution) -> bool:
    between = carrier.masked[first.cue.end : second.cue.start]
    return len(between) < _LONGEST_REPORT and not _SENTENCE_END.search(between)


def _iter_according_to(
    carrier: Carrier, start: int, end: int, finder: SourceFinder
) -> Iterator[Attribution]:
    """Yield 据〈org〉数据，…… and 根据《……》，……, which report with no cue but the preposition."""
    for match in _ACCORDING_TO.finditer(carrier.masked, start, end):
        words = match["source"]
        if not any(name in words for name in (ORGANIZATION, PERSON, "》")):
            continue
        source = finder.find_text(carrier, *match.span("source"))
        if source is None or (match["cue"] != "据" and _is_rule(carrier, source)):
            continue
        clause = clause_start(carrier, start, match.start("cue") + 1)
        content = match.end() + 1
        cue = Cue(*match.span("cue"), "show", "c", "comma", content)
        yield Attribution(cue, clause, source, True, True)


def _iter_stances(
    carrier: Carrier, start: int, end: int, finder: SourceFinder
) -> Iterator[Attribution]:
    """Yield 〈吴岱〉的判断是，……, where a noun with 是 stands for the verb that reports."""
    for match in _stance().finditer(carrier.masked, start, end):
        clause = clause_start(carrier, start, match.start())
        source = finder.find(carrier, clause, match.start())
        if source is None or source.end != match.start():
            continue
        yield Attribution(_stance_cue(match), clause, source, False, True)


def _iter_reasons(
    carrier: Carrier, start: int, end: int, finder: SourceFinder
) -> Iterator[Attribution]:
    """Yield 〈吴岱〉投了反对票，理由是……: whoever does something gives the reason."""
    for match in _reason().finditer(carrier.masked, start, end):
        clause = clause_start(carrier, start, match.start("cue"))
        if source := _subject_before(carrier, start, clause, finder):
            yield Attribution(_stance_cue(match), clause, source, False, False)


def _is_ruled(a: Attribution) -> bool:
    """Whether the text named last rules (签有《协议》，约定……)."""
    return a.cue.kind == "rule" and a.source is not None and a.source.end < a.clause


def _within(carrier: Carrier, found: list[Attribution], reason: Attribution) -> bool:
    """Whether a reason or rule belongs to what somebody reports in the same sentence."""
    number = bisect_left(found, reason.cue.start, key=lambda a: a.cue.start)
    return any(
        a.cue.kind not in ("act", "wish")
        and 0 <= reason.cue.start - a.cue.end <= _LONGEST_REPORT
        and _SENTENCE_END.search(carrier.masked, a.cue.end, reason.cue.start) is None
        for a in found[max(0, number - _NEAREST) : number]
    )


def _stance_cue(match: re.Match[str]) -> Cue:
    right: Right = "quote" if match["quote"] else "comma"
    content = match.end() - len(match["quote"] or "")
    return Cue(*match.span("cue"), "say", "qac", right, content)


def _iter_told(
    carrier: Carrier, start: int, end: int, finder: SourceFinder
) -> Iterator[Attribution]:
    """Yield 按照〈吴岱〉的统计，……, where a noun of telling stands behind a preposition."""
    for match in _told().finditer(carrier.masked, start, end):
        source = finder.find(carrier, *match.span("source"))
        if source is None or source.end != match.end("source"):
            continue
        clause = clause_start(carrier, start, match.start() + 1)
        cue = Cue(*match.span("cue"), "say", "c", "comma", match.end())
        yield Attribution(cue, clause, source, True, True)


@cache
def _stance() -> re.Pattern[str]:
    """Return the pattern of 的判断是 behind a source: its cue, and the mark that follows."""
    measured = "(?:[^的，。；：！？\n]{0,3}的)?"
    adverb = "(?:则|也|却|同样|就|更|只)?(?:很|更|比较)?(?:简单|直接|干脆)?"
    return re.compile(
        rf"的{measured}(?P<cue>{one_of('stance')}){adverb}是"
        rf"(?:\s*[，,：:]\s*|(?=[^。！？\n]{{8}}))(?P<quote>{OPEN})?"
    )


@cache
def _reason() -> re.Pattern[str]:
    """Return the pattern of ，理由是……, behind the clause whose subject gives it."""
    return re.compile(
        rf"(?<=[，；])(?:但|而|其|给出的|主要)?(?P<cue>理由)则?是"
        rf"(?:\s*[，,：:]\s*|(?=[^。！？\n]{{6}}))(?P<quote>{OPEN})?"
    )


@cache
def _told() -> re.Pattern[str]:
    """Return the pattern of 按照……的统计，: whose it is, and the noun."""
    return re.compile(
        rf"(?:^|(?<=[，。；！？\n{CLOSE}\s]))(?:不过|而|但|另)?(?:据|根据|按照|按|照|依照)"
        rf"(?P<source>[^，。；：！？\n{OPEN}{CLOSE}]{{1,40}}?)的(?P<cue>{one_of('told_noun')})"
        r"\s*[，：]\s*"
    )


def _is_rule(carrier: Carrier, source: Source) -> bool:
    """Whether a text is what is acted on (根据《管理办法》，……已立案), and not what tells."""
    return _RULE.search(carrier.folded[source.start : source.end].rstrip("》")) is not None


def _better(
    carrier: Carrier, finder: SourceFinder, first: Attribution, second: Attribution
) -> Attribution:
    """Return the one of two cues in one clause that reports: 回复记者称 → 称, 发文说 → 说.

    The second takes the source of the first where its own cannot be told from the first cue.
    """
    if first.cue.kind == "relay" and first.cue.right == "bare":
        return _relayed(carrier, finder, first, second)
    takes_all = second.cue.right in ("bare", "end") and "b" in first.cue.frames
    if first.cue.right != "bare" or second.cue.right == "end" or (takes_all and first.source):
        return first if first.source else second
    if takes_all and second.source and second.source.start < first.cue.end <= second.source.end:
        return first  # 并|表示可能|提出: no source, but the cue before
    swallowed = second.source is None or _swallows(carrier, first, second.source)
    if swallowed and first.own and first.source and first.source.score >= 0.8:
        return replace(second, source=first.source, own=True, framed=first.framed)
    return second


def _swallows(carrier: Carrier, first: Attribution, source: Source) -> bool:
    """Whether a source runs over an earlier cue that is no clause of its own (自称…的人士)."""
    over = source.start < first.cue.start and first.cue.end < source.end
    return over and "的" not in carrier.masked[first.cue.end : source.end]


def _behind_relay(carrier: Carrier, cue: Cue, found: list[Attribution]) -> Attribution | None:
    """Read 的话说 behind 援引……, a clause in which the one whose words they are is no subject."""
    last = found[-1] if found else None
    if last is None or last.cue.kind != "relay" or last.cue.right != "bare":
        return None
    start = cue.start + carrier.masked.startswith("话说", cue.start)
    if start - last.cue.end > _LONGEST_RELAYED:
        return None
    if _WORDS_OF.search(carrier.masked, last.cue.end, start) is None:
        return None
    said = replace(cue, start=start, kind="say", frames="qacb")
    return Attribution(said, last.clause, None, False, False)


def _relayed(
    carrier: Carrier, finder: SourceFinder, first: Attribution, second: Attribution
) -> Attribution:
    """Give the second cue the object of the first: 援引知情人士的话称."""
    words = _WORDS_OF.search(carrier.masked, first.cue.end, second.cue.start)
    end = words.start() if words else second.cue.start
    source = finder.find(carrier, first.cue.end, end)
    source = source or finder.find_unlisted(carrier, first.cue.end, end)
    return replace(second, source=source, own=True) if source else second


def _attribute(carrier: Carrier, start: int, cue: Cue, finder: SourceFinder) -> Attribution | None:
    clause = clause_start(carrier, start, cue.start)
    if cue.kind == "view":
        return _attribute_view(carrier, clause, cue, finder)
    if cue.kind == "find" and (match := _FROM.search(carrier.masked, clause, cue.start)):
        return Attribution(cue, clause, Source(*match.span("source"), "noun", 0.85), True, True)
    framed = _ACCORDING.match(carrier.masked, clause, cue.start) is not None
    if cue.word >= 0 and (source := finder.find_doer(carrier, clause, cue.word)):
        return Attribution(replace(cue, start=cue.word), clause, source, framed, True)
    denial = _DENIAL.search(carrier.masked, max(clause, cue.start - 4), cue.start)
    if source := finder.find(carrier, clause, denial.start() if denial else cue.start):
        return Attribution(cue, clause, source, framed, True)
    if framed:
        phrase = finder.find_unlisted(carrier, clause, cue.start)
        return Attribution(cue, clause, phrase, True, phrase is not None)
    return _attribute_without_subject(carrier, start, clause, cue, finder)


def _attribute_without_subject(
    carrier: Carrier, start: int, clause: int, cue: Cue, finder: SourceFinder
) -> Attribution | None:
    """Read a clause that names no one: its subject stands earlier, or is dropped."""
    if cue.kind == "rule" and (
        paper := _TITLE_BEFORE.search(carrier.masked, max(start, clause - _LONGEST_TITLE), clause)
    ):
        ruled = Source(paper.start(), paper.end("title"), "document", 0.9)
        return Attribution(cue, clause, ruled, False, True)  # 印发《办法》，规定……
    source = _subject_before(carrier, start, clause, finder)
    if source is None and (unlisted := finder.find_unlisted(carrier, clause, cue.start)):
        return Attribution(cue, clause, unlisted, False, True)
    chained = _CHAINED.match(carrier.masked, clause, cue.start) is not None
    if source is None and not (chained or cue.right == "quote" or cue.start == clause):
        return None
    return Attribution(cue, clause, source, False, False, chained)


def _attribute_view(
    carrier: Carrier, clause: int, cue: Cue, finder: SourceFinder
) -> Attribution | None:
    """Read 在吴岱看来 and 按照吴岱的说法, whose source is the preposition's object."""
    match = _VIEW.match(carrier.masked, clause, cue.start)
    if match is None:
        return None
    stop = cue.start - 1 if carrier.masked[cue.start - 1] == "的" else cue.start
    source = finder.find(carrier, match.end(), stop)
    return Attribution(cue, clause, source, True, True) if source else None


def _subject_before(
    carrier: Carrier, start: int, clause: int, finder: SourceFinder
) -> Source | None:
    """Return the subject of an earlier clause of the same sentence (〈吴岱〉走上台，表示…)."""
    at = clause
    for _ in range(4):
        if at <= start or carrier.masked[at - 1] not in "，,；;、":
            return None
        begun = clause_start(carrier, start, at - 1)
        if source := finder.find_subject(carrier, begun, at - 1):
            return source
        at = begun
    return None
