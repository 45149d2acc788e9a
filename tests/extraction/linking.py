"""Roles of marked people, written as 组织/职务, for the tests of role linking."""

from __future__ import annotations

from newsnlp.extraction.candidates import Found, Mention, RoleCandidate
from newsnlp.extraction.organizations import OrganizationExtractor
from newsnlp.extraction.roles import RoleExtractor
from newsnlp.extraction.titles import TitleExtractor
from newsnlp.settings import Settings
from tests.extraction.segmenting import segment_text
from tests.marked import parse_marked


def link(marked: str) -> list[str]:
    """Return the roles linked to the names that are marked P, 前 before those that are past."""
    text, roles = _find(marked)
    return [_write(text, role) for role in roles]


def bodies(marked: str) -> list[tuple[str, str]]:
    """Return the body of each role linked to a name marked P: as written, and in full elsewhere."""
    text, roles = _find(marked)
    return [
        (text[slice(*(role.organization or (0, 0)))], text[slice(*(role.in_full or (0, 0)))])
        for role in roles
    ]


def _find(marked: str) -> tuple[str, list[RoleCandidate]]:
    text, spans = parse_marked(marked)
    segmented, found = segment_text(text), Found()
    found.add(OrganizationExtractor(Settings())(segmented, found))
    found.add(TitleExtractor(Settings())(segmented, found))
    found.add(Mention("person", s.start, s.end, s.text, "test", 1.0) for s in spans)
    return text, list(RoleExtractor(Settings())(segmented, found))


def _write(text: str, role: RoleCandidate) -> str:
    organization = text[slice(*role.organization)] if role.organization else ""
    title = text[slice(*role.title)] if role.title else ""
    return f"{'前' if role.former else ''}{organization}/{title}"
