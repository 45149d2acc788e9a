"""Bodies: whether the words that end at a place name one that may issue a document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newsnlp.extraction.organizations import words
from newsnlp.lexicons import load_lexicon

BODIES = ("state", "private", "civic", "other")
"""The kinds of the lexicon that are bodies; the rest are what papers are about."""
ENDINGS = {**{kind: kind for kind in BODIES}, "firm": "private", "diplomacy": "state"}
"""The class of a body whose name ends in a word of the kind: 河湾能源, 两国."""
RE_GENERIC = re.compile(
    r"(?:商业|上市|证券|基金|保险|信托|期货|投资|股份|有限|各|民营|国有|中小|全国|跨国)$"
)
RE_SHORT_SCHOOL = re.compile(r"[大中院校]$")
"""禾职大, the short form of a school, ends like no firm."""
# one character alone must end no other word (外部, 客厅)
NOT_BEFORE_ENDING = r"(?<![外内全大局各一南北东西中上下总客餐签联舞歌背腹胸头面腰])"
NOT_BEHIND_ENDING = r"(?![分署件队落位门下托员婉派任屈长会])"


def is_firm(name: str) -> bool:
    """Whether `name` may be a firm's: it ends as one, or as no other body does."""
    suffix = words.suffixes().longest(name, len(name))
    entry = load_lexicon("org_names").get(name)
    kind = words.suffix_kind(suffix) if suffix else entry.kind if entry else "company"
    return kind == "company" and words.place_start(name, len(name), 0) > 0


def is_body(phrase: str) -> bool:
    """Whether `phrase` ends like the name of a body.

    >>> is_body("青岚市教育局"), is_body("河湾旧事")
    (True, False)
    """
    return bool(_ending_kind(phrase))


def issuing_class(name: str) -> str:
    """Return what kind of issuer the body `name` is: state, private, civic; else "" or other.

    >>> issuing_class("青岚市教育局"), issuing_class("河湾乳业"), issuing_class("云渡小学")
    ('state', 'private', 'civic')
    """
    if kind := _ending_kind(name):
        return kind
    place = load_lexicon("place_names").get(name)
    if place is not None:
        return "state"
    return "private" if is_firm(name) and not RE_SHORT_SCHOOL.search(name) else ""


def _ending_kind(phrase: str) -> str:
    bodies = load_lexicon("document_bodies")
    for length in range(min(6, len(phrase)), 0, -1):
        entry = bodies.get(phrase[-length:])
        if entry is not None and entry.kind in ENDINGS:
            return ENDINGS[entry.kind]
    return ""


def last_word(
    text: str, kinds: Iterable[str] = BODIES, *, named: bool = False, at_end: bool = False
) -> str:
    """Return the kind of the last word of `kinds` in `text`, "" where it has none.

    Args:
        text: folded words.
        kinds: the kinds of the lexicon of bodies that count.
        named: whether only a body with a name of its own counts: 红霞厂, not 商业银行.
        at_end: whether it must end the text, up to a verb of two characters and 了.
    """
    found = ""
    for match in _pattern(tuple(kinds)).finditer(text):
        if named and not _has_name(text[: match.start()]):
            continue
        if not at_end or len(text) - match.end() <= LONGEST_VERB:
            found = match.lastgroup or ""
    return found


LONGEST_VERB = 5


def _has_name(before: str) -> bool:
    return len(before) > 1 and RE_GENERIC.search(before) is None


@cache
def _pattern(kinds: tuple[str, ...]) -> re.Pattern[str]:
    bodies = load_lexicon("document_bodies")
    groups = (
        f"(?P<{kind}>{'|'.join(map(_ending, sorted(bodies.terms(kind), key=len, reverse=True)))})"
        for kind in kinds
    )
    return re.compile("|".join(groups))


def _ending(term: str) -> str:
    return NOT_BEFORE_ENDING + term + NOT_BEHIND_ENDING if len(term) == 1 else term


def is_no_body(phrase: str) -> bool:
    """Whether `phrase` is, or ends with, a word that names no issuer (大会, 记者)."""
    endings = load_lexicon("document_not_issuers")
    for length in range(min(5, len(phrase)), 0, -1):
        entry = endings.get(phrase[-length:])
        if entry is not None and (entry.kind == "ending" or length == len(phrase)):
            return True
    return False
