"""Subjects: who does what a verb of issuing says, named before it, elided or taken up again.

The subject is the first name in the clause from which only adverbials lead to the verb; else a
pronoun, the person who begins a clause of serial verbs, a noun phrase that reads like a body, and
last the subject of a clause before.
"""

from __future__ import annotations

import re
from functools import cache

from newsnlp.extraction.documents.adverbials import iter_ends, only_adverbials
from newsnlp.extraction.documents.names import COMITATIVE, Name, Names
from newsnlp.extraction.documents.patterns import (
    RE_CLAUSE,
    RE_LINE,
    RE_PRONOUN,
    RE_SAID,
    RE_SENTENCE,
    RE_SERIAL,
)
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.endings import WordsByEnd
from newsnlp.records import DocumentKind

RE_TEAM = re.compile(
    r"(?:教授|研究员|博士|院士|老师|先生|女士|导演|律师|等人?|一行)?(?:(?:的|领衔的|带领的)?(?:研究)?(?:团队|课题组|研究组|小组|工作室|夫妇))?"
)
# in a relative clause a verb between shows that its subject is another: 甲提交了乙写的《…》
RE_ACT = re.compile(r"[了过](?!解)|提交|呈上|出示|展示|引用|依据|根据")
RE_WITH = re.compile(
    r"(?:并|还|将|已|拟|近日|昨[天日]|今[天日])?(?:与|同|和|跟|共同|联合|携手|分别|正式|于|在)"
)
RE_COMITATIVE = re.compile(f"[{''.join(sorted(COMITATIVE))}]")
# ，八十一岁的|沈望舒
RE_DESCRIBED = re.compile(
    r"(?:^|[，。；\n])[^，。；：、“”\n]{0,12}(?:岁|出身|籍|[生来]自[^，。]{2,8}|于[^，。]{2,8})的$"
)
RE_AND_OTHERS = re.compile(r"(?:等[^，。、与和同跟]{0,4})?[与和同跟]")
LONGEST_TITLE = 16
REACH = 60
PRONOUN_REACH = 400
SENTENCE_REACH = 160


class SubjectFinder:
    """Finds the subjects of verbs in one article."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._folded = names.folded
        self._masked = names.masked

    def find(self, verb: re.Match[str], kind: DocumentKind) -> list[Name] | None:
        """Return who does what `verb` says to a document of `kind`; None where nobody is named."""
        clause = self._clause_start(verb.start())
        relative = self._folded.startswith("的", verb.end())
        subject = self._subject(clause, verb.start(), kind, relative=relative)
        if subject is None and self._may_elide(clause, verb, kind):
            subject = self._earlier_subject(clause, kind)
        if subject and _is_signing(verb):
            first = self._signatory_before(subject[0], clause)
            partners = self._partners(max(clause, subject[-1].end), verb.start())
            return [*first, *subject, *partners]
        return subject

    def _partners(self, start: int, end: int) -> list[Name]:
        """Those with whom it was signed: 甲近日与〈乙〉签署《…》."""
        partners = [
            name
            for name in self._names.between(start, end)
            if self._folded[name.start - 1] in COMITATIVE
        ]
        with_whom = RE_COMITATIVE.search(self._folded, start, end)
        if partners or with_whom is None:
            return partners
        phrase = self.phrase_before(with_whom.end(), end, "corporate")
        return [phrase] if phrase and phrase.start == with_whom.end() else []

    def _signatory_before(self, partner: Name, floor: int) -> list[Name]:
        """Who signed with `partner`, a person with a body: 沈望舒等三户与〈乙〉签订《…》."""
        names = self._names.between(max(floor, partner.start - LONGEST_TITLE), partner.start)
        if not names or names[-1].kind == partner.kind:
            return []
        gap = RE_AND_OTHERS.fullmatch(self._folded, names[-1].end, partner.start)
        return [names[-1]] if gap else []

    def phrase_before(self, floor: int, verb: int, kind: DocumentKind) -> Name | None:
        """Return the noun phrase from which only adverbs lead to `verb`, if it names a body."""
        end = verb
        for end in iter_ends(self._folded, floor, verb):
            if phrase := self._names.phrase_ending_at(end, floor):
                return phrase
        if kind == "work":
            return self._names.person_phrase_ending_at(end, floor)
        return self._names.phrase_ending_at(end, floor, unknown=True)

    def _clause_start(self, end: int) -> int:
        start = max(0, end - REACH)
        for boundary in RE_CLAUSE.finditer(self._masked, start, end):
            start = boundary.end()
        return start

    def _may_elide(self, clause: int, verb: re.Match[str], kind: DocumentKind) -> bool:
        """Whether the subject may stand in a clause before: not where 印发的 modifies the title,
        nor behind 表示，, where the speaker need not be the one who issues."""
        if self._folded.startswith("的", verb.end()):
            return False
        if RE_SAID.search(self._folded, max(0, clause - 8), clause):
            return False
        if _is_signing(verb) and not RE_WITH.match(self._folded, clause):
            return False  # 甲来了，还签了《…》: whoever signed with whom is not said
        if kind == "work" and RE_SERIAL.fullmatch(self._masked[clause : verb.start()]):
            return True
        return only_adverbials(self._masked, clause, verb.start())

    def _subject(
        self, floor: int, verb: int, kind: DocumentKind, *, relative: bool
    ) -> list[Name] | None:
        """The subject named in the verb's own clause; in a relative one (甲写的《…》) beside it."""
        for name in self._names.between(floor, verb):
            end = self._with_team(name, verb)
            apart = (
                RE_ACT.search(self._folded, end, verb)
                if relative
                else self._is_governed(name, floor)
            )
            if not apart and only_adverbials(self._masked, end, verb):
                return self._names.joined_to(name, floor, verb)
        if pronoun := self._pronoun_subject(floor, verb, kind, relative=relative):
            return [pronoun]
        names = None if relative else self._serial_subject(floor, verb, kind)
        if names:
            return names
        phrase = self.phrase_before(floor, verb, kind)
        if phrase is None or self._is_partner(phrase, floor):
            return None
        return self._names.joined_to(phrase, floor)

    def _serial_subject(self, floor: int, verb: int, kind: DocumentKind) -> list[Name] | None:
        """The person who begins the clause, with another verb between: 沈望舒回乡秘密拍了《…》."""
        names = self._names.between(floor, verb) if kind == "work" else []
        if len(names) != 1 or names[0].kind != "person":
            return None
        begins = only_adverbials(self._masked, floor, names[0].start)
        gap = self._folded[names[0].end : verb]
        return names if begins and RE_SERIAL.fullmatch(gap) else None

    def _with_team(self, name: Name, verb: int) -> int:
        """Where `name` ends with what may follow a person as a subject: 沈望舒团队, 沈望舒教授."""
        team = RE_TEAM.match(self._folded, name.end, verb) if name.kind == "person" else None
        return team.end() if team else name.end

    def _is_governed(self, name: Name, floor: int) -> bool:
        """Whether a preposition governs `name`; 与 does where nobody stands before it."""
        if self._folded[name.start - 1 : name.start] in tuple("在于对向从给为"):
            return True
        return self._is_partner(name, floor)

    def _is_partner(self, name: Name, floor: int) -> bool:
        """Whether 与 stands before `name`, and nobody before that: ，近日与〈甲〉签署."""
        before = self._folded[name.start - 1 : name.start]
        return before in COMITATIVE and only_adverbials(self._masked, floor, name.start - 1)

    def _pronoun_subject(
        self, floor: int, verb: int, kind: DocumentKind, *, relative: bool
    ) -> Name | None:
        pronoun = RE_PRONOUN.search(self._folded, floor, verb)
        if pronoun is None or pronoun[0] in ("他们", "她们"):
            return None
        serial = (
            kind == "work"
            and not relative
            and RE_SERIAL.fullmatch(self._folded[pronoun.end() : verb])
        )
        if not serial and not only_adverbials(self._folded, pronoun.end(), verb):
            return None
        if len(pronoun[0]) > 1:
            return self._names.common_noun(*pronoun.span())
        return self._names.last_before(pronoun.start(), "person", PRONOUN_REACH)

    def _earlier_subject(self, clause: int, kind: DocumentKind) -> list[Name] | None:
        """The subject of the nearest clause before that has one: a work's in its paragraph."""
        start = max(0, clause - SENTENCE_REACH)
        break_off = RE_LINE if kind == "work" else RE_SENTENCE
        for boundary in break_off.finditer(self._masked, start, clause):
            start = boundary.end()
        names = self._names.between(start, clause)
        for name in reversed(names):
            if self._leads(name, start) and self._folded[name.end : name.end + 1] not in (
                "的",
                "、",
            ):
                holder = self._holder(name, clause)
                return [holder] if holder else self._names.joined_to(name, start)
        return None

    def _leads(self, name: Name, floor: int) -> bool:
        """Whether `name` begins its clause, a title of the person apart: ，摄影师沈望舒…."""
        before = self._folded[max(floor, name.start - 1) : name.start]
        if not before or RE_CLAUSE.match(before):
            return True
        if name.kind != "person":
            return False
        if RE_DESCRIBED.search(self._folded, max(floor, name.start - LONGEST_TITLE), name.start):
            return True
        title = _titles().longest(self._folded, name.start, floor)
        if title is None:
            return False
        start = name.start - len(title)
        return start == floor or RE_CLAUSE.match(self._folded, start - 1) is not None

    def _holder(self, body: Name, ceiling: int) -> Name | None:
        """The person whose title follows `body`, the true subject: 远川大学教授沈望舒…."""
        if body.kind != "organization":
            return None
        following = self._names.between(body.end, min(ceiling, body.end + LONGEST_TITLE))
        if not following or following[0].kind != "person" or following[0].start == body.end:
            return None
        title = _titles().longest(self._folded, following[0].start, body.end)
        return following[0] if title else None


@cache
def _titles() -> WordsByEnd:
    """The heads of titles, professions among them: 摄影师."""
    return WordsByEnd(load_lexicon("title_heads").terms())


def _is_signing(verb: re.Match[str]) -> bool:
    entry = load_lexicon("document_verbs").get(verb.group())
    return entry is not None and entry.kind == "sign"
