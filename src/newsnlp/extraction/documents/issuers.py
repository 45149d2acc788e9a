"""Issuers: who the text says issued, published, wrote or signed a document.

Frames are tried surest first; each looks at one shape of the words around a list of titles:
甲印发《…》, 由甲、乙发布的《…》, 甲的《…》, 甲在《…》中写道, 《…》由甲发布, 《甲关于…的通知》.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from newsnlp.extraction.candidates import Offsets
from newsnlp.extraction.documents.bodies import is_body
from newsnlp.extraction.documents.contexts import Context
from newsnlp.extraction.documents.names import Name, Names
from newsnlp.extraction.documents.patterns import (
    LONGEST_MADE,
    RE_BEHIND,
    RE_CLAUSE,
    RE_ENTITLED,
    RE_IN,
    RE_MADE_ONE,
    RE_NOT_ISSUING,
    RE_NOT_ITS_OBJECT,
    RE_NOT_OWNED,
    RE_OWN_PAPER,
    RE_RUN_BY,
    RE_TALK,
    RE_WROTE,
    RE_YOURS,
    his_pattern,
    made_by_pattern,
    possessive_pattern,
    verb_pattern,
)
from newsnlp.extraction.documents.subjects import PRONOUN_REACH, REACH, SubjectFinder
from newsnlp.lexicons import load_lexicon
from newsnlp.records import DocumentKind

LONGEST_BETWEEN = 36


@dataclass(frozen=True, slots=True)
class Issuing:
    """Who issued, and by which frame that was found."""

    names: tuple[Name, ...]
    by: str

    @property
    def offsets(self) -> tuple[Offsets, ...]:
        """Where the names stand."""
        return tuple((name.start, name.end) for name in self.names)


Frame = Callable[["IssuerFinder", Context, DocumentKind], Issuing | None]


class IssuerFinder:
    """Finds the issuers of titles in one article."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._folded = names.folded
        self._subjects = SubjectFinder(names)

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
        subject = self._subjects.find(verb, kind)
        if subject is None or not self._fits(verb, subject, context):
            return None
        return Issuing(tuple(subject), f"{verb.group()} before")

    def by_apposition(self, context: Context, kind: DocumentKind) -> Issuing | None:
        """甲《…》; 甲的长篇小说《…》; 甲代表作《…》; 《晚报》网站的报道《…》."""
        head = context.head
        for name in reversed(self.names.between(max(context.clause, head - 40), head)):
            if self._may_own(name, head, kind):
                first = max(context.clause, name.start - REACH)
                names = self.names.joined_to(name, first) if kind != "media" else [name]
                return Issuing(tuple(names), "apposition")
        if kind in ("work", "report") and RE_YOURS.search(self._folded, context.clause, head):
            person = self.names.answering_after(context.tail)
            return Issuing((person,), "yours") if person else None
        if kind == "work":
            return self._by_pronoun_or_surname(context)
        if kind in ("policy", "report", "corporate"):
            phrase = self.names.phrase_ending_at(head, context.clause)
            if phrase and is_body(self._folded[phrase.start : phrase.end]):
                return Issuing((phrase,), "apposition, phrase")
        return None

    def _by_pronoun_or_surname(self, context: Context) -> Issuing | None:
        """他的首部电影《…》; 沈望舒《…》, where no extractor found the name."""
        head = context.head
        pronoun = his_pattern().search(self._folded, context.clause, head)
        if pronoun:
            person = self.names.last_before(pronoun.start(), "person", PRONOUN_REACH)
            return Issuing((person,), "pronoun") if person else None
        person = self.names.person_phrase_ending_at(head, context.clause)
        return Issuing((person,), "apposition, surname") if person else None

    def by_medium(self, context: Context, kind: DocumentKind) -> Issuing | None:
        """《晚报》发表题为《…》的报道: the medium in marks issued what it ran."""
        if kind not in ("work", "report"):
            return None
        found = RE_RUN_BY.search(self._folded, max(0, context.head - REACH), context.head)
        if found is None:
            return None
        title = self.names.title_ending_at(found.start() + 1)
        if title is None or self._folded[title.start - 1 : title.start] in tuple("在于"):
            return None
        return Issuing((Name(title.inner_start, title.inner_end, "title"),), "medium")

    def by_writing(self, context: Context, kind: DocumentKind) -> Issuing | None:
        """甲在《…》中写道; 甲局在《…》中指出."""
        if kind == "media" or RE_WROTE.match(self._folded, context.tail) is None:
            return None
        for name in reversed(self.names.between(context.clause, context.head)):
            fits = kind in ("work", "report") or name.kind == "organization"
            if fits and RE_IN.fullmatch(self._folded, name.end, context.head):
                return Issuing((name,), "writes in it")
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
        if kind == "media" and names[0].kind == "person":  # 《…》主编甲 runs it, and issues nothing
            return None
        if behind["made"] or _is_made_by(self._folded, end, clause_end):
            return Issuing(tuple(names), "named behind")
        return None

    def _named_behind(self, start: int, ceiling: int) -> tuple[list[Name], int]:
        """The names that begin at `start`, or the person of a pronoun, and where they end."""
        if name := self.names.starting_at(start):
            names = self.names.joined_after(name, ceiling)
            return names, names[-1].end
        if self._folded[start : start + 1] in ("他", "她"):
            person = self.names.last_before(start, "person", PRONOUN_REACH)
            return ([person] if person else []), start + 1
        return [], start

    def by_title(self, context: Context, kind: DocumentKind) -> Issuing | None:
        """《甲关于…的通知》."""
        title = context.title
        about = self._folded.find(
            "关于", title.inner_start, min(title.inner_end, title.inner_start + 40)
        )
        if kind not in ("policy", "corporate", "report") or about <= title.inner_start + 1:
            return None
        names = []
        start = title.inner_start
        for part in re.split(r"([、\s]+)", self._folded[start:about]):
            if part.strip("、 \u3000") and is_body(part):
                names.append(Name(start, start + len(part), "organization"))
            start += len(part)
        return Issuing(tuple(names), "in the title") if names else None

    def by_naming(self, context: Context, kind: DocumentKind) -> Issuing | None:
        """甲交了一篇作文，题为《…》."""
        clause = context.clause
        if kind == "media" or not RE_ENTITLED.fullmatch(self._folded, clause, context.head):
            return None
        made = RE_MADE_ONE.search(self._folded, max(0, clause - LONGEST_MADE), clause)
        subject = self._subjects.find(made, kind) if made else None
        return Issuing(tuple(subject), "names it") if subject else None

    def by_line_start(self, context: Context, kind: DocumentKind) -> Issuing | None:
        """——甲：《…》, as under a quotation."""
        if kind not in ("work", "report"):
            return None
        head = context.head
        if self._folded[head - 1 : head] not in ("：", ":"):
            return None
        name = self.names.ending_at(head - 1)
        if name is None or name.kind != "person":
            return None
        line = self._folded.rfind("\n", max(0, name.start - REACH), name.start) + 1
        if self._folded[line : name.start].strip(" —-\u3000"):
            return None
        return Issuing((name,), "signed")

    def _last_verb(self, context: Context, kind: DocumentKind) -> re.Match[str] | None:
        """The last verb of issuing before the list of titles that has it as its object."""
        last = None
        seen = context.head + 1  # the mark itself: some verbs are verbs only before it
        for verb in verb_pattern(kind).finditer(self._folded, context.clause, seen):
            if not self.names.covers(verb.start(), verb.end()):  # 出版 in 国家新闻出版署 is no verb
                last = verb
        if last is None or last.end() < context.head - LONGEST_BETWEEN:
            return None
        if self.names.between(last.end(), context.head):
            return None
        between = self._folded[last.end() : context.head]
        modifies = between.endswith("的") and not between.startswith(("的", "了的"))
        return last if modifies or not RE_NOT_ITS_OBJECT.search(between) else None

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

    def _may_own(self, name: Name, head: int, kind: DocumentKind) -> bool:
        gap = self._folded[name.end : head]
        if kind == "media":
            return name.kind == "organization" and not gap
        if RE_NOT_OWNED.search(gap) or self._folded.endswith("来自", 0, name.start):
            return False
        if kind == "policy":
            return name.kind == "organization" and RE_OWN_PAPER.fullmatch(gap) is not None
        return possessive_pattern().fullmatch(gap) is not None

    def _phrase_after(self, start: int, clause_end: int) -> Issuing | None:
        verb = verb_pattern("policy").search(self._folded, start, clause_end)
        phrase = self._subjects.phrase_before(start, verb.start(), "policy") if verb else None
        if phrase is None:
            return None
        return Issuing(tuple(self.names.joined_to(phrase, start)), "named behind, phrase")


def _is_made_by(folded: str, start: int, end: int) -> bool:
    return made_by_pattern().match(folded, start, end + 1) is not None


def _clause_end(folded: str, start: int) -> int:
    boundary = RE_CLAUSE.search(folded, start, start + REACH)
    return boundary.start() if boundary else min(len(folded), start + REACH)


FRAMES: tuple[Frame, ...] = (
    IssuerFinder.by_verb_before,
    IssuerFinder.by_medium,
    IssuerFinder.by_apposition,
    IssuerFinder.by_writing,
    IssuerFinder.by_line_start,
    IssuerFinder.by_naming,
    IssuerFinder.by_verb_after,
    IssuerFinder.by_title,
)
