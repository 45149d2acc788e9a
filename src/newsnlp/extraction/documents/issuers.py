"""Issuers: who the text says issued, published, wrote or signed a document.

Frames are tried surest first; each looks at one shape of the words around a list of titles:
甲印发《…》, 由甲、乙发布的《…》, 甲的《…》, 甲在《…》中写道, 《…》由甲发布, 《甲关于…的通知》.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from newsnlp.extraction.candidates import Offsets
from newsnlp.extraction.documents.adverbials import TIME, iter_ends, only_adverbials
from newsnlp.extraction.documents.contexts import Context
from newsnlp.extraction.documents.names import Name, NameKind, Names, is_body
from newsnlp.lexicons import load_lexicon
from newsnlp.records import DocumentKind

RE_CLAUSE = re.compile(r"[，。；：！？!?;,\n]")
RE_SENTENCE = re.compile(r"[。！？!?\n]")
RE_LINE = re.compile(r"\n")
RE_NOT_ITS_OBJECT = re.compile(
    r"要求|明确|落实|贯彻|根据|按照|依据|违反|执行|遵守|表示|指出|显示|认为|废止|参与|参加|纳入"
    r"|列入|符合|之前|之后|以来|[在于到至对向与给跟和及从、]$|出任|担任|接受|看|版权|记者"
)
RE_NOT_ISSUING = re.compile(
    r"(?:参与|协助|没有|未|未能|拒绝|不|被|要求|建议|呼吁|尽快|应|可|希望)$"
)
RE_PRONOUN = re.compile(r"(他们|她们|他|她|其|该[公集][司团]|该[局院校行社会所部委厅署]|公司)")
PARTS_OF_NOUNS = (
    "漫油国壁版刻新名巨原专译论显卓书描抒填听速手代笔工动合制创力佳大杰当称看叫操协运编"
)
ASIDE = r"(?:（[^（）\n]{0,30}）|\([^()\n]{0,60}\))"
QUALIFIER = (
    r"(?:最?为人(?:熟知|熟悉|称道)的?|最著名的?|最新的?|著名|经典|早期|晚年|近年|新近|同名|成名|获奖|畅销|"
    r"首[部张本支篇]|新|旧|另一[部本]|[一两三四五六七八九十]{1,2}[大部本篇首]|第[一二三四五六七八九十]{1,2}[部本篇张]|等?著|\s)"
)
RE_HIS = re.compile(
    r"[他她]的?[^，。；《》\n]{0,12}?(?:电影|影片|短片|片|小说|作品|代表作|处女作|新作|新书|书|诗集|专辑|歌曲|著作|文章|论文|散文|作|剧|集)$"
)
RE_WROTE = re.compile(
    r"[^，。；！？\n]{0,14}?(?:写道|写到|写过|中写|里写|指出|说过|中说|里说|认为|形容|提到|提出|描述|"
    r"描写|回忆|坦言|感叹|总结|分析|披露|记录|记述|记载|称|提及|说明|表示|主张|论述|强调)"
)
RE_IN = re.compile(
    r"(?:曾经?|还|也|亦|就|则|便)?(?:在|于)(?:其|他的|她的|自己的|所著的|其著作|新书|新作)?[^，。；《》\n的]{0,8}$"
)
RE_SERIAL = re.compile(r"[^的，。；：《》\n]{1,14}")
RE_SAID = re.compile(
    r"(?:表示|称|说|指出|认为|介绍|透露|强调|建议|呼吁|要求|提出|获悉|了解到|显示)[，：:,]$"
)
RE_TALK = re.compile(
    r"[”」]?的?[^，。；《》\n]{0,6}(?:演讲|报告|讲座|分享|议题|主题|发言|授课|讲话|专题)"
)
REACH = 60
LONGEST_BETWEEN = 36
PRONOUN_REACH = 400
SENTENCE_REACH = 160


@dataclass(frozen=True, slots=True)
class Issuing:
    """Who issued, by which frame, and how sure that is (0 to 1)."""

    names: tuple[Name, ...]
    by: str
    score: float

    @property
    def offsets(self) -> tuple[Offsets, ...]:
        """Where the names stand."""
        return tuple((name.start, name.end) for name in self.names)


Frame = Callable[["IssuerFinder", Context, DocumentKind], Issuing | None]


class IssuerFinder:
    """Finds the issuers of titles in one article."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._folded = names.folded
        self._masked = names.masked

    def find(self, context: Context, kind: DocumentKind) -> Issuing | None:
        """Return who the words around `context` say issued it; None where they do not say."""
        for frame in FRAMES:
            if issuing := frame(self, context, kind):
                return issuing
        return None

    def by_verb_before(self, context: Context, kind: DocumentKind) -> Issuing | None:
        """甲印发《…》; 由甲、乙联合发布的《…》; 甲……，发布《…》 with the subject elided."""
        verb = self._last_verb(context, kind)
        if verb is None or RE_NOT_ISSUING.search(self._folded, verb.start() - 4, verb.start()):
            return None
        clause = self._clause_start(verb.start())
        subject = self._subject(clause, verb.start(), kind)
        if subject is None and self._may_elide(clause, verb, kind):
            subject = self._earlier_subject(clause, kind)
        if subject is None or not self._fits(verb, subject, context):
            return None
        return Issuing(tuple(subject), f"{verb.group()} before", 0.9)

    def by_apposition(self, context: Context, kind: DocumentKind) -> Issuing | None:
        """甲《…》; 甲的长篇小说《…》; 甲代表作《…》; 《晚报》网站的报道《…》."""
        head = context.head
        for name in reversed(self._names.between(max(context.clause, head - 40), head)):
            if self._may_own(name, head, kind):
                first = max(context.clause, name.start - REACH)
                names = self._names.joined_to(name, first) if kind != "media" else [name]
                return Issuing(tuple(names), "apposition", 0.8)
        if kind == "work":
            return self._by_pronoun_or_surname(context)
        if kind in ("policy", "report", "corporate"):
            phrase = self._names.phrase_ending_at(head, context.clause)
            if phrase and is_body(self._folded[phrase.start : phrase.end]):
                return Issuing((phrase,), "apposition, phrase", 0.6)
        return None

    def _by_pronoun_or_surname(self, context: Context) -> Issuing | None:
        """他的首部电影《…》; 沈望舒《…》, where no extractor found the name."""
        head = context.head
        pronoun = RE_HIS.search(self._folded, context.clause, head)
        if pronoun:
            person = self._names.last_before(pronoun.start(), "person", PRONOUN_REACH)
            return Issuing((person,), "pronoun", 0.6) if person else None
        person = self._names.person_phrase_ending_at(head, context.clause)
        return Issuing((person,), "apposition, surname", 0.6) if person else None

    def by_medium(self, context: Context, kind: DocumentKind) -> Issuing | None:
        """《晚报》发表题为《…》的报道: the medium in marks issued what it ran."""
        if kind != "work":
            return None
        found = RE_RUN_BY.search(self._folded, max(0, context.head - REACH), context.head)
        if found is None:
            return None
        title = self._names.title_ending_at(found.start() + 1)
        if title is None or self._folded[title.start - 1 : title.start] in tuple("在于"):
            return None
        return Issuing((Name(title.inner_start, title.inner_end, "title"),), "medium", 0.8)

    def by_writing(self, context: Context, kind: DocumentKind) -> Issuing | None:
        """甲在《…》中写道."""
        if kind not in ("work", "report"):
            return None
        if RE_WROTE.match(self._folded, context.tail) is None:
            return None
        for name in reversed(self._names.between(context.clause, context.head)):
            if name.kind == "person" and RE_IN.fullmatch(self._folded, name.end, context.head):
                return Issuing((name,), "writes in it", 0.85)
        return None

    def by_verb_after(self, context: Context, kind: DocumentKind) -> Issuing | None:
        """《…》由甲、乙发布; 《…》是甲的代表作; 《…》作者甲; 《…》（甲著）."""
        behind = RE_BEHIND.match(self._folded, context.tail, context.tail + REACH)
        if behind is None:
            return None
        start = behind.end()
        clause_end = _clause_end(self._folded, start)
        names, end = self._named_behind(start, clause_end)
        if not names:
            return self._phrase_after(start, clause_end) if behind["by"] else None
        if behind["made"] or _is_made_by(self._folded, end, clause_end):
            return Issuing(tuple(names), "named behind", 0.9)
        return None

    def _named_behind(self, start: int, ceiling: int) -> tuple[list[Name], int]:
        """The names that begin at `start`, or the person of a pronoun, and where they end."""
        if name := self._names.starting_at(start):
            names = self._names.joined_after(name, ceiling)
            return names, names[-1].end
        if self._folded[start : start + 1] in ("他", "她"):
            person = self._names.last_before(start, "person", PRONOUN_REACH)
            return ([person] if person else []), start + 1
        return [], start

    def by_title(self, context: Context, kind: DocumentKind) -> Issuing | None:
        """《甲关于…的通知》."""
        title = context.title
        about = self._folded.find("关于", title.inner_start, title.inner_start + 40)
        if kind not in ("policy", "corporate", "report") or about <= title.inner_start + 1:
            return None
        names = []
        start = title.inner_start
        for part in re.split(r"([、\s]+)", self._folded[start:about]):
            if part.strip("、 \u3000") and is_body(part):
                names.append(Name(start, start + len(part), "organization", sure=False))
            start += len(part)
        return Issuing(tuple(names), "in the title", 0.85) if names else None

    def by_line_start(self, context: Context, kind: DocumentKind) -> Issuing | None:
        """——甲：《…》, as under a quotation."""
        if kind not in ("work", "report"):
            return None
        head = context.head
        if self._folded[head - 1 : head] not in ("：", ":"):
            return None
        name = self._names.ending_at(head - 1)
        if name is None or name.kind != "person":
            return None
        line = self._folded.rfind("\n", max(0, name.start - REACH), name.start) + 1
        if self._folded[line : name.start].strip(" —-\u3000"):
            return None
        return Issuing((name,), "signed", 0.7)

    def _last_verb(self, context: Context, kind: DocumentKind) -> re.Match[str] | None:
        """The last verb of issuing before the list of titles that has it as its object."""
        last = None
        for verb in _verb_pattern(kind).finditer(self._folded, context.clause, context.head):
            last = verb
        if last is None or last.end() < context.head - LONGEST_BETWEEN:
            return None
        if self._names.between(last.end(), context.head):
            return None
        between = self._folded[last.end() : context.head]
        modifies = between.endswith("的") and not between.startswith(("的", "了的"))
        return last if modifies or not RE_NOT_ITS_OBJECT.search(between) else None

    def _may_elide(self, clause: int, verb: re.Match[str], kind: DocumentKind) -> bool:
        """Whether the subject may stand in a clause before: not where 印发的 modifies the title,
        nor behind 表示，, where the speaker need not be the one who issues."""
        if self._folded.startswith("的", verb.end()):
            return False
        if RE_SAID.search(self._folded, max(0, clause - 8), clause):
            return False
        if kind == "work" and RE_SERIAL.fullmatch(self._masked[clause : verb.start()]):
            return True
        return only_adverbials(self._masked, clause, verb.start())

    def _clause_start(self, end: int) -> int:
        start = max(0, end - REACH)
        for boundary in RE_CLAUSE.finditer(self._masked, start, end):
            start = boundary.end()
        return start

    def _fits(self, verb: re.Match[str], subject: list[Name], context: Context) -> bool:
        """Whether the verb means issuing here: a talk needs its noun, 实施 the body's own law."""
        kinds = load_lexicon("document_verbs").get(verb.group())
        if kinds is None:
            return True
        if kinds.kind == "talk":
            report = context.title.key.endswith("报告")
            return report or RE_TALK.match(self._folded, context.tail) is not None
        if kinds.kind == "pass":
            return all(name.kind == "organization" for name in subject)
        if kinds.kind == "enforce":
            name = self._folded[subject[0].start : subject[0].end]
            return context.title.key.startswith(name)
        return True

    def _subject(self, floor: int, verb: int, kind: DocumentKind) -> list[Name] | None:
        for name in self._names.between(floor, verb):
            if only_adverbials(self._masked, name.end, verb) and not self._is_governed(name):
                return self._names.joined_to(name, floor, verb)
        if pronoun := self._pronoun_subject(floor, verb, kind):
            return [pronoun]
        if names := self._serial_subject(floor, verb, kind):
            return names
        phrase = self._phrase_before(floor, verb, kind)
        return self._names.joined_to(phrase, floor) if phrase else None

    def _serial_subject(self, floor: int, verb: int, kind: DocumentKind) -> list[Name] | None:
        """The person who begins the clause, with another verb between: 沈望舒回乡秘密拍了《…》."""
        names = self._names.between(floor, verb) if kind == "work" else []
        if len(names) != 1 or names[0].kind != "person":
            return None
        begins = only_adverbials(self._masked, floor, names[0].start)
        gap = self._folded[names[0].end : verb]
        return names if begins and RE_SERIAL.fullmatch(gap) else None

    def _phrase_before(self, floor: int, verb: int, kind: DocumentKind) -> Name | None:
        end = verb
        for end in iter_ends(self._folded, floor, verb):
            if phrase := self._names.phrase_ending_at(end, floor):
                return phrase
        if kind == "work":
            return self._names.person_phrase_ending_at(end, floor)
        return self._names.phrase_ending_at(end, floor, unknown=True)

    def _is_governed(self, name: Name) -> bool:
        return self._folded[name.start - 1 : name.start] in tuple("在于对向从给为")

    def _pronoun_subject(self, floor: int, verb: int, kind: DocumentKind) -> Name | None:
        pronoun = RE_PRONOUN.search(self._folded, floor, verb)
        if pronoun is None or pronoun[0] in ("他们", "她们"):
            return None
        serial = kind == "work" and RE_SERIAL.fullmatch(self._folded[pronoun.end() : verb])
        if not serial and not only_adverbials(self._folded, pronoun.end(), verb):
            return None
        named: NameKind = "person" if pronoun[0] in ("他", "她", "其") else "organization"
        return self._names.last_before(pronoun.start(), named, PRONOUN_REACH)

    def _earlier_subject(self, clause: int, kind: DocumentKind) -> list[Name] | None:
        """The subject of the nearest clause before that has one: a work's in its paragraph."""
        start = max(0, clause - SENTENCE_REACH)
        break_off = RE_LINE if kind == "work" else RE_SENTENCE
        for boundary in break_off.finditer(self._masked, start, clause):
            start = boundary.end()
        names = self._names.between(start, clause)
        for name in reversed(names):
            before = self._folded[max(start, name.start - 1) : name.start]
            leads = not before or RE_CLAUSE.match(before)
            if leads and self._folded[name.end : name.end + 1] not in ("的", "、"):
                return self._names.joined_to(name, start)
        return None

    def _may_own(self, name: Name, head: int, kind: DocumentKind) -> bool:
        gap = self._folded[name.end : head]
        if kind == "media":
            return name.kind == "organization" and not gap
        if RE_NOT_OWNED.search(gap) or self._folded.endswith("来自", 0, name.start):
            return False
        if kind == "policy":
            return name.kind == "organization" and RE_OWN_PAPER.fullmatch(gap) is not None
        return _possessive_pattern().fullmatch(gap) is not None

    def _phrase_after(self, start: int, clause_end: int) -> Issuing | None:
        verb = _verb_pattern("policy").search(self._folded, start, clause_end)
        phrase = self._phrase_before(start, verb.start(), "policy") if verb else None
        if phrase is None:
            return None
        return Issuing(tuple(self._names.joined_to(phrase, start)), "named behind, phrase", 0.7)


RE_RUN_BY = re.compile(
    r"》(?:网站|官网|客户端|中文网|记者|社评|社论)?[^，。；：《》\n]{0,16}?(?:发表|刊发|刊登|刊出|刊文|发布|登载|的报道|的社论|的文章|的评论|报道|文章|题为|社评|社论|评论)"
    r"[^，。；《》\n]{0,10}$"
)
RE_BEHIND = re.compile(
    r"[”’」』\"]?(?:（[^（）\n]{0,30}）|\([^()\n]{0,60}\))?"
    r"(?:(?P<by>[^，。；《》\n]{0,8}?(?:由|系|是由))"
    r"|(?P<made>[（(，]?(?:的)?(?:作者|导演|编剧|执笔人|执笔者|主编|译者|作曲|撰稿人|起草人)(?:是|为|：|:|、)?)"
    r"|[，,]?(?:是|为|均为|都是)|[（(，,]|\s)"
)
RE_NOT_OWNED = re.compile(
    r"带来|分享|拍摄|撰写|创作|编写|推出|制作|主演|出演|饰演|参演|推荐|阅读|看|读|喜欢|翻译|改编|告诉|接受|[在于对向从给据把]|获得|提供|[，、：；]|和|与|发表|发行|表示|介绍|公布|发布|记者|报道|所在|参加|加盟|现身|宣传"
)
RE_OWN_PAPER = re.compile(
    r"(?:（[^（）\n]{0,30}）)?(?:的|新版|新|最新的?|现行的?|有关|有关的|环保新|[一-鿿]{0,4}新)?"
)


def _is_made_by(folded: str, start: int, end: int) -> bool:
    pattern = _made_by_pattern()
    return pattern.match(folded, start, end + 1) is not None


def _clause_end(folded: str, start: int) -> int:
    boundary = RE_CLAUSE.search(folded, start, start + REACH)
    return boundary.start() if boundary else min(len(folded), start + REACH)


@cache
def _made_by_pattern() -> re.Pattern[str]:
    product = "作|作品|代表作|小说|诗|书|歌曲|电影|影片|著作|专著|力作"
    return re.compile(
        rf"[^，。；《》\n]{{0,16}}?(?:{_verbs('issue', 'author')})"
        rf"|[^，。；《》\n]{{0,24}}?的[^，。；《》\n]{{0,8}}(?:{product})"
        r"|\s?(?:著|主编|编|译|执导)[）)，,。\s]"
    )


@cache
def _possessive_pattern() -> re.Pattern[str]:
    genres = "|".join(sorted(load_lexicon("document_genres").terms(), key=len, reverse=True))
    owned = r"(?:的|之|所著的?|笔下的?|自己的)[^，。；《》\n]{0,16}"
    named = rf"(?:{TIME}|{QUALIFIER}){{0,4}}(?:{genres})?[：:]?"
    return re.compile(rf"{ASIDE}?(?:{owned}|{named})")


@cache
def _verb_pattern(kind: DocumentKind) -> re.Pattern[str]:
    wanted = [
        entry.term
        for entry in load_lexicon("document_verbs")
        if {"*", kind} & set(entry.columns["documents"].split())
        and (kind != "media" or "periodical" in entry.kind)
    ]
    words = "|".join(sorted((w for w in wanted if len(w) > 1), key=len, reverse=True))
    single = "".join(w for w in wanted if len(w) == 1)
    lone = rf"(?<![{PARTS_OF_NOUNS}])[{single}](?=[了过下出成的有就《一那这完题首部\ue001])"
    return re.compile(rf"{words}|{lone}" if single else words)


@cache
def _verbs(*kinds: str) -> str:
    terms = [
        entry.term
        for entry in load_lexicon("document_verbs")
        if set(kinds) & set(entry.kind.split("|")) and len(entry.term) > 1
    ]
    return "|".join(sorted(terms, key=len, reverse=True))


FRAMES: tuple[Frame, ...] = (
    IssuerFinder.by_verb_before,
    IssuerFinder.by_medium,
    IssuerFinder.by_apposition,
    IssuerFinder.by_writing,
    IssuerFinder.by_line_start,
    IssuerFinder.by_verb_after,
    IssuerFinder.by_title,
)
