"""The discourse: who has spoken, and who stands ready to be meant by a pronoun."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise

from newsnlp.extraction.candidates import Offsets
from newsnlp.records import Person, Speaker
from newsnlp.resolution.antecedents import MentionIndex, Placed
from newsnlp.resolution.genders import agrees
from newsnlp.resolution.subjects import SubjectReader
from newsnlp.segmentation.folding import fold

_PAIRS = ("两人", "二人", "两位", "二位")
_MANY = ("他们", "她们")
_PLURAL = re.compile(
    "们$|^(?:一些|有些|不少|许多|很多|部分|众|大家|多[名位]|几[名位]|[两二三四五六七八九十百]+[名位个])"
)
_MOST_SPOKEN = 3
_REACH = 600
_OFTEN = 0.5
_SEXED = ("他", "她")
_MEMORY = 900


@dataclass(frozen=True, slots=True)
class Utterance:
    """One resolved quotation: where its attribution stands, where it ends, and who speaks."""

    at: int
    end: int
    speakers: tuple[Speaker, ...]
    asks: bool


class Discourse:
    """What a reader of one article has in mind at a place of it."""

    def __init__(self, folded: str, people: Iterable[Person], content: Iterable[Offsets]) -> None:
        self._folded = folded
        self.subjects = SubjectReader(folded)
        """Reads in which part of its clause somebody is named."""
        self._people = {person.id: person for person in people if not person.byline}
        self._content = sorted(content)
        self._content_starts = [start for start, _ in self._content]
        self.told = MentionIndex(self._people.values()).without(self._content)
        """The mentions of people in the narrator's own words."""
        self._utterances: list[Utterance] = []
        self._called: dict[str, str] = {}
        self._most = max((len(p.mentions) for p in self._people.values()), default=0)
        self.dominant: str | None = None
        """The id of the person whom the article portrays, if it is a portrait."""

    def note(self, utterance: Utterance) -> None:
        """Remember that somebody spoke."""
        self._utterances.append(utterance)
        first = utterance.speakers[0]
        if first.ref and first.mention and first.mention.text[:1] in _SEXED:
            self._called[first.ref] = first.mention.text[0]

    def called(self, ref: str) -> str | None:
        """Return the pronoun (他, 她) that last meant a person, None where none has."""
        return self._called.get(ref)

    def prominence(self, person: Person) -> str:
        """Return how often a person is named, by the one who is named most often."""
        share = len(person.mentions) / max(self._most, 1)
        return "most" if share == 1 else "half" if share >= _OFTEN else "less"

    @property
    def speakers(self) -> Iterable[Speaker]:
        """The first speakers of the quotations so far, the last one first."""
        return (u.speakers[0] for u in reversed(self._utterances))

    def last_unnamed(self) -> Speaker | None:
        """Return who spoke last, if that is one unnamed person (一名经理说……。该人士称)."""
        last = next(iter(self.speakers), None)
        if last is None or last.kind != "anonymous" or _PLURAL.search(fold(last.name)):
            return None
        return last

    def is_content(self, at: int) -> bool:
        """Whether what stands at `at` is part of what somebody says."""
        nearest = bisect_right(self._content_starts, at) - 1
        return nearest >= 0 and at < self._content[nearest][1]

    def utterances_before(self, at: int, *, limit: int) -> list[Utterance]:
        """Return the quotations before `at` that are still remembered, the last one first."""
        near = islice((u for u in reversed(self._utterances) if u.at < at), limit)
        return [u for u in near if at - u.end < _MEMORY]

    def last_utterance(self, at: int) -> Utterance | None:
        """Return the last quotation before `at`, if it is not too far back to be remembered."""
        for utterance in reversed(self._utterances):
            if utterance.at < at:
                return utterance if at - utterance.end < _MEMORY else None
        return None

    def antecedent(self, at: int) -> tuple[Speaker, ...] | None:
        """Return whom a pronoun at `at` means.

        A person who has become the subject since the last quotation; else who spoke last, but
        not the one who asked, and a named person rather than someone unnamed; else the person
        named last.
        """
        spoken = self.last_utterance(at)
        if self._folded.startswith(_PAIRS, at):
            return self._pair_before(at)
        if self._folded.startswith(_MANY, at) and (several := self._several_before(at)):
            return several
        subject = self._subject_since(spoken, at)
        if subject:
            return (subject,)
        if spoken and (speakers := self._speaker_of(spoken, at)):
            return speakers
        fitting = (p for p in self.told.before(at) if self._agrees(p.record.id, at))
        nearest = next(fitting, None)
        return (_as_speaker(nearest),) if nearest else None

    def _several_before(self, at: int) -> tuple[Speaker, ...] | None:
        """Return those who spoke last and are several: 甲、乙, 一些网友, 学生们."""
        for spoken in self.utterances_before(at, limit=_MOST_SPOKEN):
            first = spoken.speakers[0]
            if at - spoken.end > _REACH:
                return None
            many = first.kind == "anonymous" and _PLURAL.search(fold(first.name)) is not None
            if many or len(spoken.speakers) > 1:
                return spoken.speakers
        return None

    def ordered(self, at: int, *, former: bool) -> tuple[Speaker, ...] | None:
        """Return whom 前者 or 后者 at `at` means: the last two people named, in their order."""
        near = [p for p in self.told.before(at) if at - p.start <= _REACH]
        last = next(iter(near), None)
        if last is None or not former:
            return (_as_speaker(last),) if last else None
        first = next((p for p in near if p.record.id != last.record.id), None)
        return (_as_speaker(first),) if first else None

    def _pair_before(self, at: int) -> tuple[Speaker, ...] | None:
        """Return the two people named together last (甲、乙……两人说)."""
        near = self.told.before(at)
        for second, first in pairwise(near):
            between = self._folded[first.end : self.subjects.before_titles(second)]
            if between in ("、", "和", "与", "及") and first.record.id != second.record.id:
                return _as_speaker(first), _as_speaker(second)
        return None

    def _agrees(self, ref: str | None, at: int) -> bool:
        """Whether the person may be meant by the pronoun at `at` (她 is no 吴勇军)."""
        person = self._people.get(ref or "")
        return person is None or agrees(self._folded[at], (person.name, *person.aliases))

    def successor(self, at: int) -> tuple[Speaker, ...] | None:
        """Return who speaks in words at `at` that name no one: as last time, or the one asked."""
        spoken = self.last_utterance(at)
        if spoken is None:
            main = self._main_person(at)
            return (main,) if main else None
        if spoken.asks and (answering := self._other_than(spoken, at)):
            return answering
        return spoken.speakers

    def main_person(self) -> Speaker | None:
        """Return the person whom the article names most often."""
        return self._main_person(len(self._folded))

    def _subject_since(self, spoken: Utterance | None, at: int) -> Speaker | None:
        """Return the person who has become the subject since `spoken`.

        One who begins a clause in the paragraph of the pronoun counts, or where nobody spoke in
        the last one; one who only may be a subject counts where nobody has spoken there.
        """
        start = spoken.end if spoken else 0
        paragraph = self._folded.rfind("\n", 0, at) + 1
        silent = spoken is None or spoken.end < paragraph
        weak: Speaker | None = None
        for placed in self.told.before(at):
            if placed.start < start or at - placed.start > _REACH:
                break
            if self.dominant not in (None, placed.record.id):
                continue
            if not self._agrees(placed.record.id, at):
                continue
            if self.subjects.begins_clause(placed):
                nearer = weak if silent and placed.start < paragraph else None
                return nearer or _as_speaker(placed)
            if weak is None and self.subjects.may_be_subject(placed) and placed.start >= paragraph:
                weak = _as_speaker(placed)
        return weak if silent else None

    def _speaker_of(self, spoken: Utterance, at: int) -> tuple[Speaker, ...] | None:
        kind = spoken.speakers[0].kind
        if kind == "person" and not self._agrees(spoken.speakers[0].ref, at):
            return self._other_than(spoken, at)
        if spoken.asks or kind == "anonymous":
            other = self._other_than(spoken, at)
            if other and (spoken.asks or self._same_paragraph(other, spoken, at)):
                return other
        return spoken.speakers if kind in ("person", "anonymous") else None

    def _other_than(self, spoken: Utterance, at: int) -> tuple[Speaker, ...] | None:
        """Return the last person who spoke and is not the speaker of `spoken`."""
        for utterance in reversed(self._utterances):
            first = utterance.speakers[0]
            if at - utterance.end > _MEMORY:
                break
            if (
                first.kind == "person"
                and first.ref != spoken.speakers[0].ref
                and self._agrees(first.ref, at)
            ):
                return utterance.speakers
        main = self._main_person(at)
        return (main,) if main and main.ref != spoken.speakers[0].ref else None

    def _same_paragraph(self, speakers: tuple[Speaker, ...], spoken: Utterance, at: int) -> bool:
        of_them = (u for u in reversed(self._utterances) if u.speakers[0].ref == speakers[0].ref)
        last = next(of_them, None)
        return last is not None and "\n" not in self._folded[last.at : at]

    def _main_person(self, at: int) -> Speaker | None:
        """Return the person named most often before `at`, or next behind it."""
        if self.dominant:
            return Speaker(name=self._people[self.dominant].name, kind="person", ref=self.dominant)
        counts = Counter(p.record.id for p in self.told.before(at, limit=1000))
        for ref, _ in counts.most_common(1):
            return Speaker(name=self._people[ref].name, kind="person", ref=ref)
        following = self.told.after(at)
        return _as_speaker(following) if following and following.start - at < _REACH else None


def _as_speaker(placed: Placed) -> Speaker:
    record = placed.record
    assert isinstance(record, Person)
    return Speaker(name=record.name, kind="person", ref=record.id)
