"""Organizations: forms of one name joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from newsnlp.extraction.candidates import (
    DocumentMention,
    Found,
    Mention,
    Offsets,
    RoleCandidate,
    written_name,
)
from newsnlp.extraction.organizations import words
from newsnlp.extraction.organizations.abbreviations import is_local_form, spelled_out
from newsnlp.extraction.organizations.short_forms import company_stem
from newsnlp.extraction.organizations.words import SINGLE_UNITS
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.endings import WordsByEnd
from newsnlp.records import Evidence, Organization, Span
from newsnlp.segmentation import SegmentedText
from newsnlp.segmentation.folding import fold

SURE_SCORE = 0.5
"""The least score of a mention that is a record without being an affiliation or an issuer."""
SPREAD_SCORE = 0.6
"""For a name that an affiliation or an issuer gave, at its other places."""
MAX_EVIDENCE = 5
LOCAL_END = 3
MOST_ALIKE = 20
"""The most names that are compared with one that may lack its place."""


@dataclass
class _Cluster:
    """The mentions of one organization."""

    mentions: list[Mention] = field(default_factory=list)


def resolve_organizations(segmented: SegmentedText, found: Found) -> tuple[Organization, ...]:
    """Join the mentions of each organization of the article under its fullest form.

    An organization is one that is an affiliation or an issuer, or that is surely named.
    """
    mentions = _without_overlaps(_iter_mentions(segmented, found))
    clusters: dict[str, _Cluster] = {}
    for mention, key in zip(mentions, _keys(mentions), strict=True):
        clusters.setdefault(key, _Cluster()).mentions.append(mention)
    return tuple(
        _organization(segmented.text, f"o{number}", cluster.mentions)
        for number, cluster in enumerate(clusters.values(), start=1)
    )


def _iter_mentions(segmented: SegmentedText, found: Found) -> Iterator[Mention]:
    """Yield the mentions that count, surest first where two share a place."""
    named = found.mentions("organization")
    full = _full_forms(segmented, found)
    by_place = {(mention.start, mention.end): _in_full(mention, full) for mention in named}
    stated = list(dict.fromkeys(_stated_places(found)))
    for place in stated:
        stands = by_place.get(place)
        yield stands or _in_full(_mention(segmented, place, "organizations.stated", 0.8), full)
    yield from (mention for mention in by_place.values() if mention.score >= SURE_SCORE)
    names = WordsByEnd(
        segmented.folded[start:end]
        for start, end in stated
        if (start, end) not in by_place and not _is_place(segmented.folded, start, end)
    )
    for place in names.iter_longest(segmented.folded):
        yield _mention(segmented, place, "organizations.spread", SPREAD_SCORE)


def _is_place(folded: str, start: int, end: int) -> bool:
    """Whether an office-holder's place stands here, which is no body anywhere else."""
    return words.place_start(folded, end, start) == start


def _stated_places(found: Found) -> Iterator[Offsets]:
    for role in found.of(RoleCandidate):
        yield from (place for place in (role.organization, role.in_full) if place is not None)
    people = {(person.start, person.end) for person in found.mentions("person")}
    for document in found.of(DocumentMention):
        yield from (place for place in document.issuers if place not in people)


def _full_forms(segmented: SegmentedText, found: Found) -> dict[Offsets, str]:
    """Return, for each body of a role that is written fuller elsewhere, that fuller form."""
    return {
        role.organization: written_name(segmented.text, *role.in_full)
        for role in found.of(RoleCandidate)
        if role.organization is not None and role.in_full is not None
    }


def _in_full(mention: Mention, full: dict[Offsets, str]) -> Mention:
    name = full.get((mention.start, mention.end))
    return replace(mention, full=name) if name and not mention.full else mention


def _mention(segmented: SegmentedText, place: Offsets, by: str, score: float) -> Mention:
    name = written_name(segmented.text, *place)
    return Mention("organization", *place, name, by, score)


def _without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """Return `mentions` by place; of two that overlap, the one that came first."""
    ranked: dict[Offsets, tuple[int, Mention]] = {}
    for rank, mention in enumerate(mentions):
        ranked.setdefault((mention.start, mention.end), (rank, mention))
    order = {place: rank for place, (rank, _) in ranked.items()}
    kept: list[Mention] = []
    for _, mention in sorted(ranked.values(), key=lambda pair: (pair[1].start, pair[0])):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif order[mention.start, mention.end] < order[kept[-1].start, kept[-1].end]:
            kept[-1] = mention
    return kept


def _keys(mentions: Iterable[Mention]) -> list[str]:
    """Return, for each mention, the form under which those of one body meet."""
    mentions = list(mentions)
    forms = [_form(mention.full or mention.name) for mention in mentions]
    by_stem: dict[str, str] = {}
    for form in sorted(set(forms), key=lambda form: (len(form), form)):
        stem = company_stem(form)
        if stem is not None:
            by_stem[stem] = form  # the longest form that has this stem
    by_short = _fuller_forms(set(forms))
    return [by_short.get(form) or by_stem.get(company_stem(form) or form, form) for form in forms]


def _fuller_forms(forms: set[str]) -> dict[str, str]:
    """Return the fuller form of each that is an abbreviation (远川中院) or lacks its place."""
    by_spelling: dict[str, str] = {}
    by_end: dict[str, list[str]] = {}
    for form in sorted(forms, key=lambda form: (len(form), form)):
        by_spelling[spelled_out(form)] = form  # the longest form that is spelled so
        by_end.setdefault(form[-LOCAL_END:], []).append(form)
    fuller = {form: by_spelling[spelled_out(form)] for form in forms}
    for form in forms:
        if form[0] in SINGLE_UNITS:
            alike = by_end[form[-LOCAL_END:]][:MOST_ALIKE]
            places = [full for full in alike if is_local_form(form, full)]
            if len(places) == 1:
                fuller[form] = places[0]
    return {short: full for short, full in fuller.items() if short != full}


def _form(name: str) -> str:
    """Return `name` folded, an official abbreviation in full."""
    folded = fold("".join(name.split()))
    entry = load_lexicon("org_names").get(folded)
    return entry.columns["full"] or folded if entry else folded


def _organization(text: str, identifier: str, mentions: list[Mention]) -> Organization:
    names = dict.fromkeys(mention.name for mention in mentions)
    name = max(names, key=len)
    ranked = sorted(mentions, key=lambda m: (-m.score, m.start))
    return Organization(
        id=identifier,
        name=name,
        aliases=tuple(other for other in names if other != name),
        mentions=tuple(Span.of(text, m.start, m.end) for m in mentions),
        evidence=tuple(
            Evidence(by=m.by, score=m.score, span=Span.of(text, m.start, m.end))
            for m in ranked[:MAX_EVIDENCE]
        ),
    )
