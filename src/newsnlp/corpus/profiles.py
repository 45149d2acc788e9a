"""Sightings that state the same of one name, taken together, and what they state as sets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from newsnlp.corpus.bodies import body_key, place_of
from newsnlp.corpus.commonness import name_key
from newsnlp.corpus.days import ordinal, ordinals_between
from newsnlp.corpus.fields import field_of
from newsnlp.corpus.sightings import Sighting, Stated

MOST_CONTEXT = 60
"""The most people, and bodies, of the articles of a profile that are compared."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """A body and the field of the work in it, and between which days articles state it as held."""

    body: str
    field: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Profile:
    """What articles state of one name; all sets are of keys.

    Attributes:
        key: the name.
        sightings: oldest first.
        bodies: where the person works or worked.
        titles: the titles.
        fields: the fields of the titles.
        places: the places of the bodies.
        company: the people in the same articles, those met most often.
        topics: the organizations in the same articles, those met most often.
        tenures: posts held at the time, where it is known.
        days: the first and the last day, where any is known.
        byline: whether the person made the articles.
    """

    key: str
    sightings: tuple[Sighting, ...]
    bodies: frozenset[str]
    titles: frozenset[str]
    fields: frozenset[str]
    places: frozenset[str]
    company: frozenset[str]
    topics: frozenset[str]
    tenures: tuple[Tenure, ...]
    days: tuple[int, int] | None
    byline: bool


def make_profiles(
    sightings: Iterable[Sighting], is_settled: Callable[[Profile], bool]
) -> list[Profile]:
    """Return the profiles of one block, in an order that is that of no input.

    Args:
        sightings: the people of articles, in any order.
        is_settled: whether what a profile states is enough to take its sightings for one person;
            where it is not, each of them is a profile of its own.
    """
    groups: defaultdict[tuple[object, ...], list[Sighting]] = defaultdict(list)
    for sighting in sorted(set(sightings)):
        groups[_stated_key(sighting)].append(sighting)
    profiles: list[Profile] = []
    for group in groups.values():
        together = make_profile(group)
        one_each = len({sighting.article for sighting in group}) == len(group)
        if len(group) == 1 or (one_each and is_settled(together)):
            profiles.append(together)
        else:
            profiles.extend(make_profile([sighting]) for sighting in group)
    return sorted(profiles, key=lambda p: (p.key, p.sightings[0]))


def _stated_key(sighting: Sighting) -> tuple[object, ...]:
    roles = {(name_key(r.title), body_key(r.organization)) for r in _stated(sighting)}
    return (name_key(sighting.name), sighting.byline, tuple(sorted(roles)))


def _stated(sighting: Sighting) -> list[Stated]:
    return [Stated(*role) for role in sighting.roles]


def make_profile(sightings: Sequence[Sighting]) -> Profile:
    """Return what `sightings`, which state the same of one name, say together."""
    ordered = sorted(sightings, key=lambda s: s.order)
    roles = _stated(ordered[0])
    bodies = frozenset(filter(None, (body_key(role.organization) for role in roles)))
    titles = frozenset(name_key(role.title) for role in roles if role.title)
    return Profile(
        key=name_key(ordered[0].name),
        sightings=tuple(ordered),
        bodies=bodies,
        titles=titles,
        fields=frozenset(filter(None, map(field_of, titles))),
        places=frozenset(filter(None, map(place_of, bodies))),
        company=_most_met(s.company for s in ordered),
        topics=_most_met(s.topics for s in ordered) - bodies,
        tenures=_tenures(ordered),
        days=ordinals_between(s.published for s in ordered),
        byline=ordered[0].byline,
    )


def _tenures(sightings: Iterable[Sighting]) -> tuple[Tenure, ...]:
    """Return the posts that dated articles state as held, each with its first and last day."""
    days: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for sighting in sightings:
        day = ordinal(sighting.published)
        for role in _stated(sighting) if day is not None else ():
            if not role.former and day is not None:
                days[body_key(role.organization), field_of(role.title)].add(day)
    posts = ((post, seen) for post, seen in sorted(days.items()) if all(post))
    return tuple(Tenure(body, field, min(seen), max(seen)) for (body, field), seen in posts)


def _most_met(lists: Iterable[tuple[str, ...]]) -> frozenset[str]:
    counts = Counter(name for names in lists for name in names)
    ordered = sorted(counts, key=lambda name: (-counts[name], name))
    return frozenset(ordered[:MOST_CONTEXT])
