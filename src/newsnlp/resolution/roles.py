"""Roles of one person: what is stated twice, or stated less fully elsewhere, is one role."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsnlp.extraction.candidates import Offsets, RoleCandidate, written_name
from newsnlp.lexicons import load_lexicon
from newsnlp.records import Role, Span
from newsnlp.segmentation.folding import fold

LONGEST_ABBREVIATION = 5
LONGEST_STATEMENT = 80
"""The most characters of the words that state a role, its body included."""
RE_SENTENCE_END = re.compile(r"[。！？!?\n]")
ADDRESSED = "roles.within"
MOST_COMPARED = 100
"""How many roles back a restatement is looked for, so that time stays linear."""


def join_roles(text: str, candidates: Iterable[RoleCandidate]) -> tuple[Role, ...]:
    """Return the roles that `candidates` state of one person, each once, in the order of `text`.

    A title without its body is part of the same title with one (王教授, 远川大学教授), a body
    alone part of a post in it, and of two forms of a body's name the fuller one is kept. A role
    is former where the text says so once.
    """
    ordered = sorted(
        _stated(list(candidates)), key=lambda candidate: (_place(text, candidate), candidate.person)
    )
    roles: list[Role] = []
    for role in (_role(text, candidate) for candidate in ordered):
        if role is None:
            continue
        recent = range(max(0, len(roles) - MOST_COMPARED), len(roles))
        same = next((i for i in recent if _is_same(role, roles[i])), None)
        if same is None:
            roles.append(role)
        else:
            roles[same] = _joined(roles[same], role)
    return tuple(roles)


def _stated(candidates: list[RoleCandidate]) -> list[RoleCandidate]:
    """Return `candidates` without forms of address (何局长), unless they are all there is."""
    stated = [candidate for candidate in candidates if candidate.by != ADDRESSED]
    return stated or candidates


def _role(text: str, candidate: RoleCandidate) -> Role | None:
    title = _words(text, candidate.title)
    organization = _words(text, candidate.organization)
    if title is None and organization is None:
        return None
    span = Span.of(text, *_place(text, candidate))
    return Role(title=title, organization=organization, former=candidate.former, span=span)


def _is_same(role: Role, other: Role) -> bool:
    """Whether one of the two roles says what the other says, or a part of it."""
    if role.title is not None and other.title is not None:
        return fold(role.title) == fold(other.title) and _is_same_body(role, other)
    return role.organization is not None and _is_same_body(role, other)


def _is_same_body(role: Role, other: Role) -> bool:
    if role.organization is None or other.organization is None:
        return role.title is not None and other.title is not None
    written = fold(role.organization), fold(other.organization)
    # 中大 is short for several universities, of which the article names one
    return _is_form_of(*written) or _is_form_of(*map(_full, written))


def _is_form_of(name: str, other: str) -> bool:
    short, long = sorted((name, other), key=len)
    return long.startswith(short) or long.endswith(short) or _abbreviates(short, long)


def _abbreviates(short: str, long: str) -> bool:
    """Whether `short` keeps the first character of `long` and some others in order: 合工大."""
    if not 2 <= len(short) <= LONGEST_ABBREVIATION or short[0] != long[0]:
        return False
    rest = iter(long)
    return all(character in rest for character in short)


def _joined(first: Role, second: Role) -> Role:
    """Return the role that says more, former if either is."""
    fuller = max((first, second), key=_fullness)  # of equals, the one that came first
    return fuller.model_copy(update={"former": first.former or second.former})


def _fullness(role: Role) -> tuple[bool, int]:
    return role.title is not None, len(role.organization or "")


def _full(name: str) -> str:
    """Return the official name that a folded `name` is short for, or `name`."""
    entry = load_lexicon("org_names").get(name)
    return entry.columns["full"] or name if entry else name


def _place(text: str, candidate: RoleCandidate) -> Offsets:
    """Return where the role is stated: title and body, or the title where the body is far off."""
    title, organization = candidate.title, candidate.organization
    if title is None or organization is None:
        return title or organization or candidate.person
    start, end = min(title[0], organization[0]), max(title[1], organization[1])
    apart = end - start > LONGEST_STATEMENT or RE_SENTENCE_END.search(text, start, end)
    return title if apart else (start, end)


def _words(text: str, offsets: Offsets | None) -> str | None:
    return None if offsets is None else written_name(text, *offsets)
