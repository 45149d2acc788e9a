"""Clusters of profiles to people: the fullest name, the timeline of roles, the mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsnlp.corpus.bodies import body_key
from newsnlp.corpus.commonness import name_key
from newsnlp.corpus.days import first_and_last, undated_last
from newsnlp.corpus.evidence import least_score
from newsnlp.corpus.profiles import Profile
from newsnlp.corpus.records import CorpusPerson, Join, Reference, TimedRole
from newsnlp.corpus.sightings import Sighting, Stated


def make_people(
    profiles: Sequence[Profile], groups: Iterable[Sequence[int]], joins: Mapping[int, list[Join]]
) -> Iterator[CorpusPerson]:
    """Yield the people of a block, numbered within each name by their first article.

    Args:
        profiles: those of the block.
        groups: the places of the profiles of each person.
        joins: the joins of each person, by the least place of the group.
    """
    drawn = []
    for group in groups:
        sightings = sorted((s for n in group for s in profiles[n].sightings), key=lambda s: s.order)
        name = _fullest_name(sightings)
        drawn.append((name_key(name), sightings[0].order, name, sightings, joins[group[0]]))
    numbers: Counter[str] = Counter()
    for key, _, name, sightings, own in sorted(drawn, key=lambda row: row[:2]):
        numbers[key] += 1
        yield _person(f"{key}#{numbers[key]}", name, sightings, own)


def _fullest_name(sightings: Iterable[Sighting]) -> str:
    counts = Counter(s.name for s in sightings)
    return min(counts, key=lambda name: (-len(name), -counts[name], name))


def _person(
    id: str, name: str, sightings: Sequence[Sighting], joins: Sequence[Join]
) -> CorpusPerson:
    forms = Counter(form for s in sightings for form in (s.name, *s.aliases) if form != name)
    first, last = first_and_last(s.published for s in sightings)
    return CorpusPerson(
        id=id,
        name=name,
        aliases=tuple(sorted(forms, key=lambda form: (-forms[form], form))),
        roles=tuple(_timeline(sightings)),
        mentions=tuple(Reference(article=s.article, record=s.record) for s in sightings),
        first=first,
        last=last,
        score=least_score(joins),
        joins=tuple(sorted(joins, key=lambda j: (_place(j.left), _place(j.right)))),
    )


def _timeline(sightings: Iterable[Sighting]) -> list[TimedRole]:
    stated: defaultdict[tuple[str, str], list[tuple[Sighting, Stated]]] = defaultdict(list)
    for sighting in sightings:
        for role in (Stated(*stated_role) for stated_role in sighting.roles):
            body = body_key(role.organization) or name_key(role.organization)
            stated[name_key(role.title), body].append((sighting, role))
    roles = [_timed_role(rows) for rows in stated.values()]
    return sorted(
        roles, key=lambda r: (undated_last(r.first), r.last, r.title or "", r.organization or "")
    )


def _timed_role(rows: Sequence[tuple[Sighting, Stated]]) -> TimedRole:
    """Return a role that articles, oldest first, state."""
    first, last = first_and_last(sighting.published for sighting, _ in rows)
    organization = min((role.organization for _, role in rows), key=lambda name: (-len(name), name))
    return TimedRole(
        title=min(role.title for _, role in rows) or None,
        organization=organization or None,
        first=first,
        last=last,
        articles=tuple(dict.fromkeys(sighting.article for sighting, _ in rows)),
        former=all(role.former for sighting, role in rows if sighting.published == last),
    )


def _place(reference: Reference) -> tuple[str, str]:
    return (reference.article, reference.record)
