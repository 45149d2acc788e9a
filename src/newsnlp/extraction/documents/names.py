"""Names: who can have issued a document, found at a place in the text.

The mentions of people and organizations that earlier extractors found come first; where there is
none, a small grammar reads the noun phrase that ends at the place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Literal

from newsnlp.extraction.candidates import Found, Mention
from newsnlp.extraction.documents.adverbials import TIME
from newsnlp.extraction.documents.bodies import is_body, is_firm, is_no_body
from newsnlp.extraction.documents.titles import Title
from newsnlp.extraction.organizations import words
from newsnlp.extraction.organizations.boundary import find_start
from newsnlp.lexicons import load_lexicon
from newsnlp.segmentation import SegmentedText

NameKind = Literal["person", "organization", "title"]

FILLER = "\ue001"
LONGEST_PHRASE = 30
LONGEST_UNKNOWN = 6
MOST_LOOKED_AT = 200
COMITATIVE = frozenset("与和同跟及")
EVERYDAY = frozenset("67")
"""The frequencies of surnames that stand in running text as words, and name nobody there."""
RE_LATIN_TAIL = re.compile(
    r"[A-Z][A-Za-z0-9&.'’-]*(?: [A-Za-z0-9&.'’-]+){0,5}$|[A-Za-z][A-Za-z0-9-]{2,20}$"
)
RE_BRACKET_TAIL = re.compile(r"(?:（[^（）\n]{0,30}）|\([^()\n]{0,60}\))$")
RE_PHRASE_START = re.compile(
    r"[，。；：！？、!?;:,\n《》“”‘’「」『』（）()\s—|▲△■·]|根据|按照|对于|关于|来自|随着|[的据当在由被]"
)
RE_PERSON_START = re.compile(r"[，。；：、（(\n\s年月日—▲和与及]")
RE_PERSON = re.compile(r"[一-鿿]{2,4}")
RE_COMMON_NOUN = re.compile(
    r"(?:该|本|我)?(?P<noun>学校|公司|集团|医院|法院|检察院|机构|协会|交易所|企业|银行|大学|学院|报社|剧院"
    r"|俱乐部|合作社|基金会|中心|实验室|研究所|研究院|(?<=[该我本])[校院司局部行社厂会所])"
)
RE_NOT_IN_NAME = re.compile(
    r"^[但而和于从连能应时全当]|[的了是在有被把将会也都就这那其某此我你他她为着过]"
)
RE_FUNCTION_WORD = re.compile(
    r"[的了是在有被把将会也都就而且这那其某此我你他她它们着过所以因为如果不没未很最更]"
)
RE_LIST_GAP = re.compile(
    r"(?:（[^（）\n]{0,30}）|\([^()\n]{0,60}\))?"
    r"(?:(?:、|和|与|及|以及|兼)[^，。；：、的《》\n]{0,14}|(?:会同|协同|联合|携手|联手)了?)"
)
LONGEST_COUNTRY = 8
BEFORE_COUNTRY = frozenset("与和同跟及是")
COORDINATORS = ("以及", "、", "和", "与", "及", "暨", "兼")


@dataclass(frozen=True, slots=True)
class Name:
    """A name at its place, and what kind of thing it names."""

    start: int
    end: int
    kind: NameKind


class Names:
    """The names of one article, looked up by place."""

    def __init__(self, segmented: SegmentedText, found: Found, titles: tuple[Title, ...]) -> None:
        self.folded = segmented.folded
        mentions = sorted(
            (*found.mentions("organization"), *found.mentions("person")),
            key=lambda m: (m.start, -m.end),
        )
        self._all = _usable(mentions, titles, segmented.folded)
        self.masked = _mask(segmented.folded, titles, self._all)
        self._starts = [name.start for name in self._all]
        self._by_end = {name.end: name for name in self._all}
        self._titles_by_end = {title.end: title for title in titles}

    def between(self, start: int, end: int) -> list[Name]:
        """Return the names that begin from `start` on and end by `end`, in order."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [name for name in self._all[first:last] if name.end <= end]

    def starting_at(self, start: int) -> Name | None:
        """Return the name that begins at `start`."""
        at = bisect_left(self._starts, start)
        found = at < len(self._starts) and self._starts[at] == start
        return self._all[at] if found else None

    def ending_at(self, end: int) -> Name | None:
        """Return the name that ends at `end`, a bracket or closing mark behind it skipped."""
        if name := self._by_end.get(end):
            return name
        bracket = RE_BRACKET_TAIL.search(self.folded, max(0, end - 62), end)
        if bracket:
            return self._by_end.get(bracket.start())
        return None

    def title_ending_at(self, end: int) -> Title | None:
        """Return the title whose marks end at `end`."""
        return self._titles_by_end.get(end)

    def last_before(self, end: int, kind: NameKind, reach: int) -> Name | None:
        """Return the last name of `kind` that ends by `end`, within `reach` characters."""
        at = bisect_left(self._starts, end) - 1
        while at >= 0 and self._starts[at] >= end - reach:
            if self._all[at].kind == kind and self._all[at].end <= end:
                return self._all[at]
            at -= 1
        return None

    def answering_after(self, start: int) -> Name | None:
        """Return the person whose turn follows `start` first: a line that begins with 沈望舒：."""
        first = bisect_left(self._starts, start)
        for name in self._all[first : first + MOST_LOOKED_AT]:
            begins = self.folded[name.start - 1 : name.start] == "\n"
            if begins and name.kind == "person" and self.folded.startswith(("：", ":"), name.end):
                return name
        return None

    def joined_to(self, name: Name, floor: int, ceiling: int = 0) -> list[Name]:
        """Return `name` with the others of its list (甲、乙和参议员丙), in order.

        Args:
            name: a name of the list.
            floor: where the list begins at the earliest.
            ceiling: where it ends at the latest; by default with `name`.
        """
        names = [name]
        for following in self.between(name.end, ceiling):
            if not self._is_listed(names[-1], following):
                break
            names.append(following)
        while names[0].start > floor:
            before = self._joined_before(names[0], floor)
            if before is None:
                break
            names.insert(0, before)
        return names

    def joined_after(self, name: Name, ceiling: int) -> list[Name]:
        """Return `name` with the names behind it in its list (甲、乙和丙), in order."""
        names = [name]
        while True:
            coordinator = _coordinator_at(self.folded, names[-1].end)
            following = self.starting_at(names[-1].end + len(coordinator)) if coordinator else None
            if following is None or following.end > ceiling:
                return names
            names.append(following)

    def _joined_before(self, name: Name, floor: int) -> Name | None:
        if far := self._listed_before(name, floor):
            return far
        for coordinator in COORDINATORS:
            end = name.start - len(coordinator)
            if end > floor and self.folded.startswith(coordinator, end):
                before = self.ending_at(end) or self.phrase_ending_at(end, floor)
                return before if before and before.kind == name.kind else None
        return None

    def _listed_before(self, name: Name, floor: int) -> Name | None:
        """The name before `name` in a list with a title between: 甲（Jia）和参议员乙."""
        at = bisect_left(self._starts, name.start) - 1
        if at < 0 or self._all[at].start < floor or not self._is_listed(self._all[at], name):
            return None
        return self._all[at]

    def _is_listed(self, left: Name, right: Name) -> bool:
        same = left.kind == right.kind
        return same and RE_LIST_GAP.fullmatch(self.folded, left.end, right.start) is not None

    def phrase_ending_at(self, end: int, floor: int, *, unknown: bool = False) -> Name | None:
        """Return the noun phrase that ends at `end` and reads like a body's name.

        Args:
            end: where the phrase ends.
            floor: where it begins at the earliest.
            unknown: whether a short phrase that ends like no known body may be one.
        """
        floor = max(floor, end - LONGEST_PHRASE)
        start = floor
        for boundary in RE_PHRASE_START.finditer(self.folded, floor, end):
            if boundary.group() != " " or not _is_latin_gap(self.folded, boundary.start()):
                start = boundary.end()
        start = _skip_lead(self.folded, start, end)
        if end - start < 2:
            return None
        if RE_COMMON_NOUN.fullmatch(self.folded, start, end):
            return self.common_noun(start, end)
        if country := self._country_ending_at(end, start):
            return country
        latin = RE_LATIN_TAIL.search(self.folded, start, end)
        if latin:
            return Name(latin.start(), end, "organization")
        phrase = self.folded[start:end]
        if is_body(phrase) and not is_no_body(phrase):
            return Name(self._body_start(start, end), end, "organization")
        if unknown and _may_be_name(phrase):
            return Name(start, end, "organization")
        return None

    def _country_ending_at(self, end: int, floor: int) -> Name | None:
        """The country that ends at `end` and begins there or behind another: 波兰和|乌克兰."""
        for length in range(min(LONGEST_COUNTRY, end - floor), 1, -1):
            start = end - length
            opens = start == floor or self.folded[start - 1] in BEFORE_COUNTRY
            if opens and self.folded[start:end] in words.countries():
                return Name(start, end, "organization")
        return None

    def _body_start(self, start: int, end: int) -> int:
        """Where the name of the body begins, behind the last word that begins none: 指责|内阁."""
        suffix = words.suffixes().longest(self.folded, end, start)
        if suffix is None or len(suffix) == 1 or end - len(suffix) <= start:
            return start
        return find_start(self.folded, end - len(suffix), start)

    def covers(self, start: int, end: int) -> bool:
        """Whether a name holds `folded[start:end]` and more."""
        at = bisect_left(self._starts, start + 1) - 1
        return (
            at >= 0
            and self._all[at].end >= end > start
            and self._all[at].end > end - 1
            and (self._all[at].end - self._all[at].start > end - start)
        )

    def person_phrase_ending_at(self, end: int, floor: int) -> Name | None:
        """Return the personal name that ends at `end`, known by its surname alone.

        It must fill the words from a break (a line start, 、, a bracket) up to `end`.
        """
        floor = max(floor, end - LONGEST_UNKNOWN)
        start = floor
        for boundary in RE_PERSON_START.finditer(self.folded, floor, end):
            start = boundary.end()
        breaks = start == 0 or RE_PERSON_START.match(self.folded, start - 1)
        phrase = self.folded[start:end]
        if RE_NOT_IN_NAME.search(phrase) or _ends_in_a_cue(phrase):
            return None
        surnames = _surnames()
        if (
            breaks
            and RE_PERSON.fullmatch(phrase)
            and ((len(phrase) <= 3 and phrase[0] in surnames) or phrase[:2] in surnames)
        ):
            return Name(start, end, "person")
        return None

    def common_noun(self, start: int, end: int) -> Name | None:
        """The body that 学校 or 该公司 stands for: the last one named that ends like it."""
        noun = RE_COMMON_NOUN.fullmatch(self.folded, start, end)
        if noun is None:
            return None
        suffixes = COMMON_NOUNS.get(noun["noun"], (noun["noun"],))
        last = bisect_left(self._starts, start)
        earlier = [
            n for n in self._all[max(0, last - MOST_LOOKED_AT) : last] if n.kind == "organization"
        ]
        for name in reversed(earlier):
            if self.folded.endswith(suffixes, name.start, name.end):
                return name
        return self._main_firm(earlier) if noun["noun"] in FIRM_NOUNS else None

    def _main_firm(self, earlier: list[Name]) -> Name | None:
        """The firm that the article has named most often so far: 公司 may stand for any firm."""
        firms = [n for n in earlier if is_firm(self.folded[n.start : n.end])]
        counts = Counter(self.folded[n.start : n.end] for n in firms)
        return max(
            reversed(firms), key=lambda n: counts[self.folded[n.start : n.end]], default=None
        )


RE_CHANNEL = re.compile(r".(?:网站|官网|客户端|公众号|微博|群|群里)$")
"""Where papers are put up, by whomever: 监管局网站刊出《召回公告》."""
FIRM_NOUNS = frozenset(("公司", "集团", "企业", "司", "厂"))
COMMON_NOUNS = {
    "学校": ("大学", "学院", "中学", "小学", "学校"),
    "校": ("大学", "学院", "中学", "小学", "学校"),
    "院": ("医院", "法院", "检察院", "学院", "研究院"),
    "大学": ("大学", "学院"),
    "学院": ("学院",),
    "公司": ("公司", "集团", "股份"),
    "企业": ("公司", "集团", "股份", "厂"),
    "司": ("公司",),
    "行": ("银行", "商行", "信用社"),
    "银行": ("银行", "商行", "信用社"),
    "社": ("合作社", "旅行社", "出版社", "通讯社", "杂志社"),
    "会": ("委员会", "协会", "商会", "基金会"),
    "所": ("研究所", "派出所", "事务所"),
    "机构": ("机构", "研究院", "研究所", "中心", "协会", "智库"),
}


def _mask(folded: str, titles: tuple[Title, ...], names: list[Name]) -> str:
    """Fill what stands within title marks and names that a line end cuts.

    Their punctuation then bounds no clause.
    """
    places = [(title.inner_start, title.inner_end) for title in titles]
    places += [(name.start, name.end) for name in names if "\n" in folded[name.start : name.end]]
    pieces: list[str] = []
    at = 0
    for start, end in sorted(places):
        if start >= at:
            pieces += (folded[at:start], FILLER * (end - start))
            at = end
    return "".join((*pieces, folded[at:]))


def _usable(mentions: list[Mention], titles: tuple[Title, ...], folded: str) -> list[Name]:
    """The mentions outside titles, none inside another, common nouns (学校) left out."""
    names: list[Name] = []
    covered = 0
    title_starts = [title.start for title in titles]
    for mention in mentions:
        upcoming = bisect_left(title_starts, mention.start)
        in_title = upcoming > 0 and titles[upcoming - 1].end > mention.start
        holds_title = upcoming < len(titles) and title_starts[upcoming] < mention.end
        name = folded[mention.start : mention.end]
        common = mention.kind == "organization" and _names_no_issuer(name)
        if mention.start >= covered and not (in_title or holds_title or common):
            kind: NameKind = "person" if mention.kind == "person" else "organization"
            names.append(Name(mention.start, mention.end, kind))
            covered = mention.end
    return names


def _names_no_issuer(name: str) -> bool:
    """Whether a body's name is a common noun (学校), a channel (官网) or no issuer (子公司)."""
    common = RE_COMMON_NOUN.fullmatch(name) or RE_CHANNEL.search(name)
    return common is not None or is_no_body(name)


def _coordinator_at(folded: str, at: int) -> str:
    return next((word for word in COORDINATORS if folded.startswith(word, at)), "")


def _is_latin_gap(folded: str, at: int) -> bool:
    around = folded[max(0, at - 1) : at] + folded[at + 1 : at + 2]
    return len(around) == 2 and around.isascii() and around.isalnum()


@cache
def _surnames() -> frozenset[str]:
    """The surnames that are not everyday words besides (前, 下)."""
    entries = load_lexicon("name_surnames")
    return frozenset(e.term for e in entries if e.columns["frequency"] not in EVERYDAY)


def _ends_in_a_cue(phrase: str) -> bool:
    """Whether `phrase` ends like 但新片 or 原题为, words before a title that name nobody."""
    return any(
        phrase[-length:] in load_lexicon(name)
        for name in ("document_cues_before", "document_genres")
        for length in (1, 2, 3)
    )


def _may_be_name(phrase: str) -> bool:
    return (
        len(phrase) <= LONGEST_UNKNOWN
        and RE_FUNCTION_WORD.search(phrase) is None
        and phrase[0] not in COMITATIVE
        and not is_no_body(phrase)
        and phrase.isalpha()
    )


def _skip_lead(folded: str, start: int, end: int) -> int:
    lead = _lead_pattern().match(folded, start, end)
    return lead.end() if lead else start


@cache
def _lead_pattern() -> re.Pattern[str]:
    adverbs = load_lexicon("document_adverbials").terms("adverb")
    words = "|".join(sorted((w for w in adverbs if len(w) > 1), key=len, reverse=True))
    lead = r"公司[与和]|由|经|而|但|从|依(?![兰安波维云])|另外|此外|同时"
    return re.compile(rf"(?:{TIME}|{words}|{lead}){{0,4}}")
