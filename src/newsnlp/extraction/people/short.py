"""Short forms of the people of an article: 王院士, 刘总, 老王, 斯诺登, Saujani."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsnlp.extraction.people.context import left_evidence, right_evidence
from newsnlp.extraction.people.decision import Known
from newsnlp.extraction.people.lexicon import NameLexicon, surname_alternatives
from newsnlp.lexicons.finding import TermFinder

PERSONAL = (
    "先生|女士|小姐|太太|夫人|师傅|老师|同学|大爷|大妈|大娘|大叔|大伯|大姐|大哥|阿姨|奶奶|爷爷|叔叔|"
    "伯伯|婆婆|嫂子|姑娘|老汉|医生|大夫|律师|教授|某"
)
OFFICE = (
    "院士|博士|副教授|研究员|校长|院长|所长|局长|处长|科长|厅长|部长|省长|市长|县长|区长|镇长|乡长|村长|主任|"
    "主席|书记|总理|总统|首相|将军|司令|政委|团长|连长|班长|队长|组长|站长|厂长|董事长|总经理|总裁|经理|总监|"
    "老板|大师|法师|导演|教练|指导|主编|台长|社长|会长|理事长|秘书长|委员|议员|大使|警官|法官|"
    "检察官|工程师|特首|行长|馆长|园长|总编|课长|首席|医师|老大|董|总|工|导|老|氏|公|生|太|姐|哥|爷|叔"
)
KIN = "伯|婶|嫂|姨"
ADDRESS = f"{PERSONAL}|{OFFICE}|{KIN}"
ALONE = (
    "先生|女士|小姐|太太|师傅|老师|同学|大爷|大妈|大娘|大叔|大姐|大哥|阿姨|奶奶|爷爷|婆婆|医生|"
    "姑娘|老汉"
)
NICKNAMED_TIMES = 3
BESIDE = 8
RE_CLAUSE_END = re.compile("[。，；：！？”」\n]")
MOST_BESIDE = 20


@dataclass(frozen=True, slots=True)
class Short:
    """A short form at a place; `full` is "" where no fuller form is known."""

    start: int
    end: int
    name: str
    full: str
    rule: str
    score: float


def _titled_pattern(names: NameLexicon) -> re.Pattern[str]:
    """Return the pattern of a surname and a title, both of which a match names.

    It is tried only where the second character goes on with a long surname or begins a title.
    """
    firsts = {surname[0] for surname in names.surnames}
    seconds = {surname[1] for surname in names.surnames if len(surname) > 1}
    seconds |= {title[0] for title in ADDRESS.split("|")}
    may_be = f"(?=[{''.join(sorted(firsts))}][{''.join(sorted(seconds))}])"
    return re.compile(rf"{may_be}({surname_alternatives(names)})({ADDRESS})")


class ShortForms:
    """Finds the short forms of people who are known, and those that stand alone."""

    def __init__(self, names: NameLexicon) -> None:
        self._names = names
        single = "".join(s for s in names.surnames if len(s) == 1)
        self._titled = _titled_pattern(names)
        self._further = TermFinder(names.offices - set(ADDRESS.split("|")))
        self._alone = re.compile(ALONE)
        self._nicknamed = re.compile(rf"[老小]([{single}])")
        given = "".join(names.given)
        self._pet = re.compile(rf"[小阿][{given}]")
        common = "".join(s for s, w in names.surnames.items() if len(s) == 1 and w >= 1.0)
        self._common = frozenset(common)

    def shorts(
        self, text: str, known: Mapping[str, Known], places: Sequence[tuple[int, int, str]]
    ) -> Iterator[Short]:
        """Yield the short forms in `text`, given where the people who are known stand."""
        people = _People(text, known, places, self._names)
        yield from self._surname_and_title(text, people)
        yield from self._surname_and_office(text, people)
        yield from self._nicknames(text, people)
        yield from self._pets(text, people)

    def _surname_and_title(self, text: str, people: _People) -> Iterator[Short]:
        for match in self._titled.finditer(text):
            if not self._is_free(text, match.start()):
                continue
            alone = self._alone.fullmatch(match.group(2)) is not None
            full = people.titled(*match.groups()) or people.with_surname(
                match.group(1), match.start(), introduced=alone
            )
            if full and (len(match.group(2)) > 1 or self._ends(text, match.end())):
                yield Short(*match.span(), match.group(), full, "surname-and-title", 0.9)
            elif (
                self._names.surnames[match.group(1)] > 0
                and alone
                and match.group() not in self._names.words
            ):
                yield Short(*match.span(), match.group(), "", "surname-and-honorific", 0.85)

    def _surname_and_office(self, text: str, people: _People) -> Iterator[Short]:
        """Yield a surname with a post, where someone of this surname is known: 鄢司长."""
        for office, end, title in self._further(text):
            surname = text[max(0, office - 1) : office]
            start = office - 1
            if surname not in self._names.surnames or not self._is_free(text, start):
                continue
            full = people.titled(surname, title) or people.with_surname(surname, start)
            if full:
                yield Short(start, end, text[start:end], full, "surname-and-title", 0.85)

    def _nicknames(self, text: str, people: _People) -> Iterator[Short]:
        matches = [m for m in self._nicknamed.finditer(text) if m.group() not in self._names.words]
        times = Counter(
            m.group()
            for m in matches
            if self._is_free(text, m.start()) and self._ends(text, m.end())
        )
        for match in matches:
            if not (self._is_free(text, match.start()) and self._ends(text, match.end())):
                continue
            full = people.with_surname(match.group(1), match.start())
            if full:
                yield Short(*match.span(), match.group(), full, "nickname", 0.7)
            elif times[match.group()] >= 2 and match.group(1) in self._common:
                yield Short(*match.span(), match.group(), "", "nickname", 0.6)

    def _pets(self, text: str, people: _People) -> Iterator[Short]:
        matches = [m for m in self._pet.finditer(text) if m.group() not in self._names.words]
        free = [m for m in matches if self._is_free(text, m.start()) and self._ends(text, m.end())]
        times = Counter(m.group() for m in free)
        every = Counter(m.group() for m in matches)
        for match in free:
            name = match.group()
            kin = left_evidence(text, match.start(), self._names).kind in ("kin", "naming")
            cue = right_evidence(text, match.end(), self._names).kind == "cue"
            enough = NICKNAMED_TIMES - 2 * kin - cue
            full = people.with_last(name[-1], match.start()) if name[0] == "阿" else ""
            if full or (times[name] >= enough and 2 * times[name] >= every[name]):
                yield Short(*match.span(), name, full, "pet-name", 0.6)

    def _is_free(self, text: str, start: int) -> bool:
        if text[start - 1 : start + 1] in self._names.closings:
            return False
        return left_evidence(text, start, self._names).kind not in ("plain", "word")

    def _ends(self, text: str, end: int) -> bool:
        return right_evidence(text, end, self._names).kind not in ("plain", "forbid")


class _People:
    """Who of the article may be meant by a surname at a place: the nearest named before."""

    def __init__(
        self,
        text: str,
        known: Mapping[str, Known],
        places: Iterable[tuple[int, int, str]],
        names: NameLexicon,
    ) -> None:
        self._by_surname: dict[str, list[tuple[int, str]]] = {}
        self._by_last: dict[str, list[tuple[int, str]]] = {}
        self._beside: dict[str, list[str]] = {}
        for start, end, name in places:
            if known[name].pattern not in ("chinese", "known", "credited", "withheld"):
                continue
            surname = name[:2] if name[:2] in names.surnames and len(name) > 2 else name[:1]
            self._by_surname.setdefault(surname, []).append((start, name))
            self._by_last.setdefault(name[-1], []).append((start, name))
            beside = self._beside.setdefault(name, [])
            if len(beside) < MOST_BESIDE:
                after = text[end : end + BESIDE] if self._is_title(names, text, end) else ""
                before = RE_CLAUSE_END.split(text[max(0, start - BESIDE) : start])[-1]
                beside.append(before + after)

    @staticmethod
    def _is_title(names: NameLexicon, text: str, at: int) -> bool:
        return any(names.right.get(text[at : at + n]) == "honorific" for n in (4, 3, 2))

    def titled(self, surname: str, title: str) -> str:
        """Return the one of the people of this surname beside whose name the title stands."""
        people = dict.fromkeys(name for _, name in self._by_surname.get(surname, [])[:MOST_BESIDE])
        if len(people) < 2 or len(title) < 2:
            return ""
        fitting = [n for n in people if any(title in words for words in self._beside[n])]
        return fitting[0] if len(fitting) == 1 else ""

    def with_surname(self, surname: str, at: int, *, introduced: bool = False) -> str:
        """Return the full name of the person meant, or ""; `introduced`: named before `at`."""
        people = self._by_surname.get(surname, [])
        if introduced and people and people[0][0] > at:
            return ""
        return _nearest_before(people, at)

    def with_last(self, character: str, at: int) -> str:
        """Return the full name of three characters that a pet name (阿华) is of, or ""."""
        full = _nearest_before(self._by_last.get(character, []), at)
        return full if len(full) > 2 else ""


def _nearest_before(people: list[tuple[int, str]], at: int) -> str:
    if not people:
        return ""
    before = bisect_left(people, (at, ""))
    return people[max(before - 1, 0)][1]
