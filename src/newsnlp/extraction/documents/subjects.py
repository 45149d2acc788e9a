"""Subjects: who does what a verb of issuing says, named before it, elided or taken up again.

The subject is the first name in the clause from which only adverbials lead to the verb; else a
pronoun, the person who begins a clause of serial verbs, a noun phrase that reads like a body, and
last the subject of a clause before.
"""

from __future__ import annotations

import re

from newsnlp.extraction.documents.adverbials import iter_ends, only_adverbials
from newsnlp.extraction.documents.names import Name, NameKind, Names
from newsnlp.extraction.documents.patterns import (
    RE_CLAUSE,
    RE_LINE,
    RE_PRONOUN,
    RE_SAID,
    RE_SENTENCE,
    RE_SERIAL,
)
from newsnlp.records import DocumentKind

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
        subject = self._subject(clause, verb.start(), kind)
        if subject is None and self._may_elide(clause, verb, kind):
            return self._earlier_subject(clause, kind)
        return subject

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
        if kind == "work" and RE_SERIAL.fullmatch(self._masked[clause : verb.start()]):
            return True
        return only_adverbials(self._masked, clause, verb.start())

    def _subject(self, floor: int, verb: int, kind: DocumentKind) -> list[Name] | None:
        for name in self._names.between(floor, verb):
            if only_adverbials(self._masked, name.end, verb) and not self._is_governed(name):
                return self._names.joined_to(name, floor, verb)
        if pronoun := self._pronoun_subject(floor, verb, kind):
            return [pronoun]
        if names := self._serial_subject(floor, verb, kind):
            return names
        phrase = self.phrase_before(floor, verb, kind)
        return self._names.joined_to(phrase, floor) if phrase else None

    def _serial_subject(self, floor: int, verb: int, kind: DocumentKind) -> list[Name] | None:
        """The person who begins the clause, with another verb between: 沈望舒回乡秘密拍了《…》."""
        names = self._names.between(floor, verb) if kind == "work" else []
        if len(names) != 1 or names[0].kind != "person":
            return None
        begins = only_adverbials(self._masked, floor, names[0].start)
        gap = self._folded[names[0].end : verb]
        return names if begins and RE_SERIAL.fullmatch(gap) else None

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
