"""Options: who may be the source of a quotation, where its words leave it open.

The people, bodies and documents near it, those who spoke before, the words as written, and what
the rules answer. The time for one quotation is bounded, however long the article is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsnlp.extraction.candidates import Offsets
from newsnlp.records import CitedDocument, Organization, Person, Speaker, SpeakerKind
from newsnlp.resolution.anaphors import record_name
from newsnlp.resolution.antecedents import MentionIndex, Record
from newsnlp.resolution.discourse import Discourse
from newsnlp.resolution.naming import fits_name

MOST_PEOPLE = 6
MOST_BODIES = 5
MOST_DOCUMENTS = 3
MOST_SPEAKERS = 5
MOST_BEHIND = 2
LOOKED_AT = 60
MOST_FITTING = 12
REACH = 1_500
"""How far back, in characters, somebody nearby may be named."""
_SHORTEST = 2
_UNNAMED: frozenset[SpeakerKind] = frozenset({"anonymous"})
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """Who may speak (one, or several together), and from where the option comes."""

    speakers: tuple[Speaker, ...]
    records: tuple[Record, ...] = ()
    written: bool = False
    ruled: bool = False

    @property
    def key(self) -> Key:
        """What tells options apart: the records that they mean, else the names."""
        return key_of(self.speakers)


def key_of(speakers: Iterable[Speaker]) -> Key:
    """Return what tells speakers apart: the records that they mean, else their names."""
    return tuple(speaker.ref or speaker.name for speaker in speakers)


class OptionFinder:
    """Finds the options at a place of one article."""

    def __init__(
        self,
        people: Iterable[Person],
        organizations: Iterable[Organization],
        documents: Iterable[CitedDocument],
        discourse: Discourse,
    ) -> None:
        self._organizations = MentionIndex(organizations)
        self._documents = MentionIndex(documents)
        self._records: dict[str, Record] = {person.id: person for person in people}
        self._records |= {body.id: body for body in organizations}
        self._records |= {document.id: document for document in documents}
        self._discourse = discourse

    def find(
        self,
        ruled: tuple[Speaker, ...],
        place: Offsets,
        paragraph_end: int,
        *,
        written: Speaker | None,
        words: str,
        kinds: frozenset[SpeakerKind],
    ) -> list[Option]:
        """Return the options, what the rules answer first, each once.

        Args:
            ruled: what the rules answer.
            place: from the attribution to the end of its content.
            paragraph_end: how far people behind it are looked for.
            written: the words that name the source, taken as they are, if they can be.
            words: the same words, folded, a pronoun too.
            kinds: the kinds of records that may be meant.
        """
        found: dict[Key, Option] = {}
        nearby = self._iter_near(ruled, place, paragraph_end, written, kinds)
        for option in (*nearby, *self._iter_fitting(words, place[0], kinds)):
            found.setdefault(option.key, option)
        return list(found.values())

    def _iter_fitting(self, words: str, at: int, kinds: frozenset[SpeakerKind]) -> Iterator[Option]:
        """Yield the bodies, and documents, farther off that the words may stand for."""
        if "organization" not in kinds or len(words) < _SHORTEST:
            return
        indexes: tuple[tuple[MentionIndex, SpeakerKind], ...] = (
            (self._organizations, "organization"),
            (self._documents, "document"),
        )
        for index, kind in indexes:
            seen: set[str] = set()
            for placed in index.before(at, limit=LOOKED_AT):
                record = placed.record
                if record.id not in seen and len(seen) < MOST_FITTING and fits_name(words, record):
                    yield _option(record, kind)
                seen.add(record.id)

    def _iter_near(
        self,
        ruled: tuple[Speaker, ...],
        place: Offsets,
        paragraph_end: int,
        written: Speaker | None,
        kinds: frozenset[SpeakerKind],
    ) -> Iterator[Option]:
        as_written = written is not None and key_of(ruled) == key_of((written,))
        yield Option(ruled, self._of(ruled), written=as_written, ruled=True)
        if written is not None:
            yield Option((written,), written=True)
        at = place[0]
        if "person" in kinds:
            yield from _nearest(self._discourse.told, at, "person", MOST_PEOPLE)
            behind = self._discourse.told.following(place[1], paragraph_end, limit=MOST_BEHIND)
            yield from (_option(placed.record, "person") for placed in behind)
        for spoken in self._discourse.utterances_before(at, limit=MOST_SPEAKERS):
            if spoken.speakers[0].kind in kinds | _UNNAMED:
                yield Option(spoken.speakers, self._of(spoken.speakers))
        if "organization" in kinds:
            yield from _nearest(self._organizations, at, "organization", MOST_BODIES)
        if "document" in kinds:
            yield from _nearest(self._documents, at, "document", MOST_DOCUMENTS)

    def _of(self, speakers: Iterable[Speaker]) -> tuple[Record, ...]:
        return tuple(self._records[s.ref] for s in speakers if s.ref in self._records)


def _nearest(index: MentionIndex, at: int, kind: SpeakerKind, most: int) -> Iterator[Option]:
    """Yield the `most` records that are mentioned last before `at`."""
    seen: set[str] = set()
    for placed in index.before(at, limit=LOOKED_AT):
        if at - placed.start > REACH or len(seen) == most:
            return
        if placed.record.id not in seen:
            seen.add(placed.record.id)
            yield _option(placed.record, kind)


def _option(record: Record, kind: SpeakerKind) -> Option:
    speaker = Speaker(name=record_name(record), kind=kind, ref=record.id)
    return Option((speaker,), (record,))
