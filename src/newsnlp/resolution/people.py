"""People: mentions of one person joined, roles attached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsnlp.extraction.candidates import Found, Mention, RoleCandidate
from newsnlp.records import Evidence, Person, Span
from newsnlp.resolution.roles import join_roles
from newsnlp.segmentation import SegmentedText
from newsnlp.segmentation.folding import fold

MAX_TOLD = 5  # a reporter who is named more often is who the story is about (a name as heading)
MAX_EVIDENCE = 5
RE_DOT = re.compile("[‧・•∙⋅．]")


def resolve_people(segmented: SegmentedText, found: Found) -> tuple[Person, ...]:
    """Join the mentions of each person of the article and attach the roles stated of them."""
    clusters = _cluster(found.mentions("person"))
    owner = {(m.start, m.end): i for i, cluster in enumerate(clusters) for m in cluster}
    roles: list[list[RoleCandidate]] = [[] for _ in clusters]
    for candidate in found.of(RoleCandidate):
        index = owner.get(candidate.person)
        if index is not None:
            roles[index].append(candidate)
    return tuple(
        _person(segmented, f"p{i}", cluster, stated)
        for i, (cluster, stated) in enumerate(zip(clusters, roles, strict=True), start=1)
    )


def _cluster(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Return the mentions of each person, people in order of their first mention."""
    clusters: dict[str, list[Mention]] = {}
    for mention in mentions:
        clusters.setdefault(_key(mention.full or mention.name), []).append(mention)
    return list(clusters.values())


def _key(name: str) -> str:
    """Return `name` in one script, with one kind of dot."""
    return RE_DOT.sub("·", fold(name))


def _is_maker(cluster: Sequence[Mention]) -> bool:
    """Whether a person made the article: named as its maker, and not all through its story."""
    told = sum(1 for m in cluster if not m.byline)
    return any(m.byline for m in cluster) and told < MAX_TOLD


def _person(
    segmented: SegmentedText,
    identifier: str,
    cluster: Sequence[Mention],
    roles: Iterable[RoleCandidate],
) -> Person:
    text = segmented.text
    name = next((m.name for m in cluster if not m.full), cluster[0].full)
    forms = dict.fromkeys(m.name for m in cluster)
    ranked = sorted(cluster, key=lambda m: (-m.score, m.start))
    return Person(
        id=identifier,
        name=name,
        aliases=tuple(form for form in forms if form != name),
        roles=join_roles(text, roles),
        mentions=tuple(Span.of(text, m.start, m.end) for m in cluster),
        byline=_is_maker(cluster),
        evidence=tuple(
            Evidence(by=m.by, score=m.score, span=Span.of(text, m.start, m.end))
            for m in ranked[:MAX_EVIDENCE]
        ),
    )
