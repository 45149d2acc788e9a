"""Documents: full titles, short forms and anaphors joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newsnlp.extraction.candidates import DocumentMention, Found, Offsets, written_name
from newsnlp.extraction.documents.titles import fold_title
from newsnlp.records import CitedDocument, DocumentKind, Evidence, Organization, Person, Span
from newsnlp.segmentation import SegmentedText

MOST_EVIDENCE = 5
MOST_ISSUERS = 100


def resolve_documents(
    segmented: SegmentedText,
    found: Found,
    people: Sequence[Person] = (),
    organizations: Sequence[Organization] = (),
) -> tuple[CitedDocument, ...]:
    """Join the mentions of each document of the article, in order of first mention.

    A short form or an anaphor goes to the document whose title it stands for; its kind is
    decided by the mentions together.

    Args:
        segmented: the article.
        found: what extractors found in it.
        people: the people of the article, whose names issuers take.
        organizations: its organizations, likewise.
    """
    names = _names_by_place(found, people, organizations)
    groups: defaultdict[str, list[DocumentMention]] = defaultdict(list)
    for mention in sorted(found.of(DocumentMention), key=lambda m: (m.start, -m.end)):
        if title := mention.full or mention.title:
            groups[fold_title(title)].append(mention)
    return tuple(
        _document(segmented.text, f"d{number}", mentions, names)
        for number, mentions in enumerate(groups.values(), start=1)
    )


def _names_by_place(
    found: Found, people: Iterable[Person], organizations: Iterable[Organization]
) -> Mapping[Offsets, str]:
    """The fullest form of each person or body that is mentioned, by where it stands."""
    mentions = (*found.mentions("person"), *found.mentions("organization"))
    names = {(m.start, m.end): m.full or m.name for m in mentions}
    names.update(((m.start, m.end), body.name) for body in organizations for m in body.mentions)
    names.update(((m.start, m.end), person.name) for person in people for m in person.mentions)
    return names


def _document(
    text: str, id: str, mentions: Sequence[DocumentMention], names: Mapping[Offsets, str]
) -> CitedDocument:
    return CitedDocument(
        id=id,
        title=_fullest(mentions),
        kind=_vote(mentions),
        issuers=_issuers(text, mentions, names),
        number=next((m.number for m in mentions if m.number), None),
        status=next((m.status for m in mentions if m.status), None),
        mentions=tuple(Span.of(text, m.start, m.end) for m in mentions),
        evidence=_evidence(text, mentions),
    )


def _fullest(mentions: Sequence[DocumentMention]) -> str:
    """The longest title, the first where several are; one that is only named in `full` counts."""
    titles = [m.title for m in mentions if m.title] or [m.full for m in mentions if m.full]
    return max(titles, key=len)


def _vote(mentions: Iterable[DocumentMention]) -> DocumentKind:
    votes: defaultdict[DocumentKind, float] = defaultdict(float)
    for mention in mentions:
        votes[mention.kind] += mention.score
    return max(votes, key=lambda kind: votes[kind])


def _issuers(
    text: str, mentions: Iterable[DocumentMention], names: Mapping[Offsets, str]
) -> tuple[str, ...]:
    """The names of the issuers; where one is part of another, the fuller one alone."""
    issuers = (place for mention in mentions for place in mention.issuers)
    written = dict.fromkeys(names.get(p) or written_name(text, *p) for p in issuers)
    distinct = tuple(written)[:MOST_ISSUERS]
    return tuple(n for n in distinct if not any(n != o and n in o for o in distinct))


def _evidence(text: str, mentions: Iterable[DocumentMention]) -> tuple[Evidence, ...]:
    surest = sorted(mentions, key=lambda m: (-m.score, m.start))
    return tuple(
        Evidence(by=m.by, score=min(1.0, m.score), span=Span.of(text, m.start, m.end))
        for m in surest[:MOST_EVIDENCE]
    )
