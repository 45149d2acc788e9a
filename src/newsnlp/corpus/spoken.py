"""A quotation of one article, reduced to what joining needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsnlp.corpus.bodies import body_key
from newsnlp.corpus.commonness import is_nameable, name_key
from newsnlp.corpus.days import day_of, undated_last
from newsnlp.corpus.records import Reference, Report
from newsnlp.records import NewsRecord, Person, Quote, QuoteKind, SpeakerKind


class Spoken(NamedTuple):
    """One quotation of one article.

    Attributes:
        published: the day, month or year in ISO 8601; "" where it is not known.
        article: the id of the article.
        record: the id of the quotation in it.
        outlet: who published the article; "" where it is not known.
        kind: direct, indirect or mixed.
        text: the words.
        speaker: as the article names them.
        speaker_kind: what the speaker is.
        key: the speaker as a key; "" where the words do not tell who it is.
        bodies: where the speaker works, or the speaking body itself, as keys.
    """

    published: str
    article: str
    record: str
    outlet: str
    kind: QuoteKind
    text: str
    speaker: str
    speaker_kind: SpeakerKind
    key: str
    bodies: tuple[str, ...]

    @property
    def order(self) -> tuple[str, str, str]:
        """What orders reports: the day, undated ones last, then the article."""
        return (undated_last(self.published), self.article, self.record)

    @property
    def reference(self) -> Reference:
        """The article and the quotation."""
        return Reference(article=self.article, record=self.record)

    def report(self) -> Report:
        """Return the record of this report."""
        return Report(
            quote=self.reference,
            outlet=self.outlet or None,
            published=self.published,
            kind=self.kind,
            text=self.text,
            speaker=self.speaker,
            speaker_kind=self.speaker_kind,
        )


def iter_spoken(record: NewsRecord) -> Iterator[Spoken]:
    """Yield the quotations of an article."""
    people = {person.id: person for person in record.people}
    published = day_of(record.article.published)
    for quote in record.quotes:
        speaker = quote.speaker
        yield Spoken(
            published=published,
            article=record.id,
            record=quote.id,
            outlet=record.article.outlet or "",
            kind=quote.kind,
            text=quote.text,
            speaker=speaker.name,
            speaker_kind=speaker.kind,
            key=_speaker_key(speaker.name, speaker.kind),
            bodies=_bodies(quote, people.get(speaker.ref or "")),
        )


def _speaker_key(name: str, kind: SpeakerKind) -> str:
    if kind == "person":
        key = name_key(name)
        return key if is_nameable(key) else ""
    if kind == "organization":
        return body_key(name)
    return name_key(name) if kind == "document" else ""


def _bodies(quote: Quote, person: Person | None) -> tuple[str, ...]:
    if quote.speaker.kind == "organization":
        bodies = [body_key(quote.speaker.name)]
    else:
        roles = (*(person.roles if person else ()), *([quote.role] if quote.role else ()))
        bodies = [body_key(role.organization) for role in roles if role.organization]
    return tuple(dict.fromkeys(filter(None, bodies)))


def names_someone(spoken: Spoken) -> bool:
    """Whether the speaker is a person by name, so that the same name means the same speaker."""
    return spoken.speaker_kind == "person" and bool(spoken.key) and is_nameable(spoken.key)
