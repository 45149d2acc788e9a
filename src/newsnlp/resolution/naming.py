"""Naming: in which ways words that are no name may stand for somebody who has one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsnlp.records import CitedDocument, Organization, Person
from newsnlp.resolution.antecedents import Record
from newsnlp.resolution.phrases import speaker_head
from newsnlp.segmentation.folding import fold

DEMONSTRATIVE = re.compile(
    "(?:上述|前述|该|这位|这名|这个|这一|这家|这份|这|此|本|那位|那名|那)(?:[名位个家份])?"
)
_SIDE = re.compile("(?:一?方面?|方)$")
_LOOKED_AT = 30
_LONGEST = 12


def fits(folded: str, words: str, record: Record) -> Iterator[str]:
    """Yield the ways in which `words` may stand for `record`.

    Args:
        folded: the article, in which words that stand right before a name may be its epithet.
        words: the words that name a source, folded.
        record: who may be meant.
    """
    head, noun = _head(words)
    if isinstance(record, Person):
        yield from _fits_person(folded, head, noun, record)
        return
    names = [fold(name) for name in _names(record)]
    if any(name.endswith(noun) for name in names):
        yield "ending"
    if any(name.startswith(head) and name != head for name in names):
        yield "beginning"
    if any(_abbreviates(head, name) for name in names):
        yield "abbreviation"
    if any(head in name for name in names):
        yield "part"


def fits_name(words: str, record: Organization | CitedDocument | Person) -> bool:
    """Whether `words`, folded, may be a short form of the name of a body or a document.

    >>> fits_name("植保署", Organization(id="o1", name="远川植物检疫与保护署", mentions=()))
    True
    """
    if isinstance(record, Person):
        return False
    head, noun = _head(words)
    names = [fold(name) for name in _names(record)]
    return any(name.endswith(noun) or _abbreviates(head, name) for name in names)


def _head(words: str) -> tuple[str, str]:
    """Return words without what points and without 方面, and the noun that they end with."""
    bare = _SIDE.sub("", words) or words
    pointed = DEMONSTRATIVE.match(bare)
    head = (bare[pointed.end() :] if pointed else bare) or bare
    noun = speaker_head(bare)[0] or head
    return (head if len(head) <= _LONGEST else noun), noun


def _names(record: Organization | CitedDocument) -> tuple[str, ...]:
    if isinstance(record, CitedDocument):
        return (record.title,)
    return (record.name, *record.aliases)


def _fits_person(folded: str, head: str, noun: str, person: Person) -> Iterator[str]:
    titles = [role.title for role in person.roles[:_LOOKED_AT] if role.title]
    if head and any(title.endswith(head) for title in titles):
        yield "title"
    elif noun and any(title.endswith(noun) for title in titles):
        yield "title-noun"
    for word in dict.fromkeys((head, noun)):
        if word and any(
            folded.startswith(word, max(0, m.start - len(word)))
            for m in person.mentions[:_LOOKED_AT]
        ):
            yield "epithet"
            break
    names = (person.name, *person.aliases)
    if any(head.startswith(name[:2]) or name.endswith(head) for name in names if len(head) >= 2):
        yield "name"
    if head and any(head[0] == name[0] for name in names):
        yield "surname"


def _abbreviates(short: str, name: str) -> bool:
    """Whether `short` keeps some characters of `name` in order, the first or last among them."""
    if not 2 <= len(short) < len(name):
        return False
    rest = iter(name)
    return all(c in rest for c in short) and short[-1] == name[-1]
