"""Bodies: whether the words that end at a place name one that may issue a document."""

from __future__ import annotations

from newsnlp.extraction.organizations import words
from newsnlp.lexicons import load_lexicon


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
    bodies = load_lexicon("document_bodies")
    return any(phrase[-length:] in bodies for length in range(min(6, len(phrase)), 0, -1))


def is_no_body(phrase: str) -> bool:
    """Whether `phrase` is, or ends with, a word that names no issuer (大会, 记者)."""
    endings = load_lexicon("document_not_issuers")
    for length in range(min(5, len(phrase)), 0, -1):
        entry = endings.get(phrase[-length:])
        if entry is not None and (entry.kind == "ending" or length == len(phrase)):
            return True
    return False
