"""The labelled cases: invented articles, with which of their records are the same.

A case begins with `== name: why` and has one record of an article a line; fields are separated by
`|`, and records with the same mark are one person, quotation or document. Each file says how its
lines read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsnlp import NewsRecord, Speaker
from tests.corpus.building import Draft

CASES = Path(__file__).parent / "cases"
Key = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """A few articles, and the mark of each of the records that are told apart."""

    name: str
    records: tuple[NewsRecord, ...]
    marks: dict[Key, str]


def load_people() -> list[Case]:
    """Return the cases of people."""
    return list(_iter_cases("people", _add_people))


def load_quotations() -> list[Case]:
    """Return the cases of quotations."""
    return list(_iter_cases("quotations", _add_quotation))


def load_documents() -> list[Case]:
    """Return the cases of documents."""
    return list(_iter_cases("documents", _add_document))


Add = Callable[[Draft, list[str]], Iterator[tuple[str, str]]]


def _iter_cases(name: str, add: Add) -> Iterator[Case]:
    content = (CASES / f"{name}.txt").read_text(encoding="utf-8")
    for block in content.split("\n== ")[1:]:
        head, *lines = block.splitlines()
        yield _case(head, [line for line in lines if line and not line.startswith("#")], add)


def _case(head: str, lines: list[str], add: Add) -> Case:
    drafts: dict[str, Draft] = {}
    marks: dict[Key, str] = {}
    for line in lines:
        where, *fields = (part.strip() for part in line.split("|"))
        id, day, outlet = (*where.split(), "", "")[:3]
        draft = drafts.setdefault(id, Draft(id, day.strip("?"), outlet))
        for record, mark in add(draft, fields):
            marks[id, record] = mark
    return Case(head.partition(":")[0], tuple(d.record() for d in drafts.values()), marks)


def _add_people(draft: Draft, fields: list[str]) -> Iterator[tuple[str, str]]:
    for words in fields:
        if words.startswith("+"):
            draft.add_organization(words[1:])
            continue
        named, *roles = words.split()
        name, _, mark = named.partition("@")
        person = draft.add_person(name.strip("*"), roles, byline=name.startswith("*"))
        if mark:
            yield person.id, mark


def _add_quotation(draft: Draft, fields: list[str]) -> Iterator[tuple[str, str]]:
    mark, speaker, kind, text = fields
    draft.add_quote(_speaker(draft, speaker), kind, text)
    yield draft.quotes[-1].id, mark


def _speaker(draft: Draft, words: str) -> Speaker:
    """`何立诚 董事长/远川集团` is a person, `+外交部` a body, `?业内人士` unnamed, `?` unknown."""
    if words.startswith("+"):
        return Speaker(name=words[1:], kind="organization")
    if words.startswith("?"):
        return Speaker(name=words[1:], kind="anonymous" if words[1:] else "unknown")
    name, *roles = words.split()
    person = draft.add_person(name, roles)
    return Speaker(name=name, kind="person", ref=person.id)


def _add_document(draft: Draft, fields: list[str]) -> Iterator[tuple[str, str]]:
    mark, kind, title, *details = fields
    values: dict[str, object] = {}
    for detail in details:
        name, _, value = detail.partition("=")
        values[name] = tuple(value.split("、")) if name in ("issuers", "names") else value
    draft.add_document(title, kind, **values)
    yield draft.documents[-1].id, mark
