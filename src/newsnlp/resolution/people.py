"""People: mentions of one person joined, roles attached."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsnlp.extraction.candidates import Found, Mention, RoleCandidate
from newsnlp.records import Evidence, Person, Role, Span
from newsnlp.segmentation import SegmentedText
from newsnlp.segmentation.folding import fold

MAX_EVIDENCE = 5


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
        clusters.setdefault(fold(mention.full or mention.name), []).append(mention)
    return list(clusters.values())


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
        roles=_roles(text, roles),
        mentions=tuple(Span.of(text, m.start, m.end) for m in cluster),
        byline=any(m.byline for m in cluster),
        evidence=tuple(
            Evidence(by=m.by, score=m.score, span=Span.of(text, m.start, m.end))
            for m in ranked[:MAX_EVIDENCE]
        ),
    )


def _roles(text: str, candidates: Iterable[RoleCandidate]) -> tuple[Role, ...]:
    """Return the roles of one person in the order of the text, each stated once.

    A title alone adds nothing to the same title with its body: 顾院士 to 中国工程院院士顾怀川.
    """
    roles: dict[tuple[str | None, str | None], Role] = {}
    for candidate in sorted(candidates, key=_place):
        title = _words(text, candidate.title)
        organization = _words(text, candidate.organization)
        if title is None and organization is None:
            continue
        start, end = _place(candidate)
        roles.setdefault(
            (organization, title),
            Role(
                title=title,
                organization=organization,
                former=candidate.former,
                span=Span.of(text, start, end),
            ),
        )
    placed = {title for organization, title in roles if organization}
    return tuple(r for r in roles.values() if r.organization or r.title not in placed)


def _place(candidate: RoleCandidate) -> tuple[int, int]:
    parts = [part for part in (candidate.title, candidate.organization) if part]
    if not parts:
        return candidate.person
    return min(start for start, _ in parts), max(end for _, end in parts)


def _words(text: str, offsets: tuple[int, int] | None) -> str | None:
    """Return the words at `offsets` without line breaks and padding."""
    return None if offsets is None else "".join(text[slice(*offsets)].split())
