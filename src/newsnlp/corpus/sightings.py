"""A person as one article shows them, reduced to what joining needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsnlp.corpus.bodies import body_key
from newsnlp.corpus.commonness import name_key
from newsnlp.corpus.days import day_of, undated_last
from newsnlp.records import NewsRecord, Person

MOST_COMPANY = 30
MOST_TOPICS = 30


class Stated(NamedTuple):
    """A role as an article states it."""

    title: str
    organization: str
    former: bool


class Sighting(NamedTuple):
    """One person of one article.

    Attributes:
        article: the id of the article.
        record: the id of the person in it.
        name: as the article has it.
        aliases: its other forms.
        published: the day, month or year in ISO 8601; "" where it is not known.
        roles: what the article states, in its order.
        byline: whether the person made the article.
        company: the other people of the article, as keys; those of the byline left out.
        topics: the organizations of the article, as keys.
    """

    article: str
    record: str
    name: str
    aliases: tuple[str, ...]
    published: str
    roles: tuple[tuple[str, str, bool], ...]
    byline: bool
    company: tuple[str, ...]
    topics: tuple[str, ...]

    @property
    def order(self) -> tuple[str, Sighting]:
        """What orders sightings: the day, undated ones last."""
        return (undated_last(self.published), self)


def iter_sightings(record: NewsRecord) -> Iterator[Sighting]:
    """Yield the people of an article."""
    company = tuple(dict.fromkeys(name_key(p.name) for p in record.people if not p.byline))
    topics = tuple(dict.fromkeys(filter(None, (body_key(o.name) for o in record.organizations))))
    published = day_of(record.article.published)
    for person in record.people:
        key = name_key(person.name)
        yield Sighting(
            article=record.id,
            record=person.id,
            name=person.name,
            aliases=person.aliases,
            published=published,
            roles=tuple(_iter_roles(person, record.article.outlet)),
            byline=person.byline,
            company=tuple(name for name in company if name != key)[:MOST_COMPANY],
            topics=topics[:MOST_TOPICS],
        )


def _iter_roles(person: Person, outlet: str | None) -> Iterator[tuple[str, str, bool]]:
    """Yield the roles of `person`; who made the article works for its outlet (本报)."""
    for role in person.roles:
        body = role.organization or ""
        if person.byline and outlet and not body_key(body):
            body = outlet
        yield (role.title or "", body, role.former)
    if person.byline and outlet and not person.roles:
        yield ("", outlet, False)
