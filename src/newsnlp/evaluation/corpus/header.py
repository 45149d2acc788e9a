"""The header of an article: a YAML mapping that declares who and what stands in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, get_args

import yaml

from newsnlp.evaluation.annotations import (
    DocumentAnnotation,
    OrganizationAnnotation,
    PersonAnnotation,
    RoleAnnotation,
)
from newsnlp.records import DocumentKind, SpeakerKind

GENRES: Final = (
    *("agency", "broadcast", "court", "culture", "education", "feature", "finance", "health"),
    *("international", "interview", "local", "obituary", "press-conference", "science", "society"),
    *("sport", "tech", "commentary", "weather", "list", "market-flash", "notice", "product"),
)
NO_QUOTATION_GENRES: Final = ("list", "market-flash", "notice", "product")
SCRIPTS: Final = ("hans", "hant-tw", "hant-hk")
LAYOUTS: Final = ("text", "wrapped")
KEYS: Final = (
    *("genre", "style", "script", "layout", "author", "notes"),
    *("people", "organizations", "documents", "sources"),
)
UNKNOWN: Final = "?"  # the speaker that nobody can tell


@dataclass(frozen=True, slots=True)
class Header:
    """What the header declares, and the line of each declaration."""

    genre: str = ""
    style: str = ""
    script: str = "hans"
    layout: str = "text"
    author: str = ""
    people: tuple[PersonAnnotation, ...] = ()
    organizations: tuple[OrganizationAnnotation, ...] = ()
    documents: tuple[DocumentAnnotation, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def line_of(self, section: str, name: str) -> int:
        """Return the line on which `section` declares `name`."""
        return self.lines.get((section, name), 1)


Complain = Callable[[int, str], None]


def parse_header(content: str, complain: Complain) -> Header:
    """Read the header `content`, whose first line is the second of its file.

    Args:
        content: YAML, without its --- lines.
        complain: takes the line and the message of each thing that is wrong.
    """
    try:
        root = yaml.compose(content, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        complain(mark.line + 2 if mark else 1, f"header is not YAML: {error}".replace("\n", " "))
        return Header()
    return _HeaderReader(complain).read(root)


class _HeaderReader:
    """Reads the nodes of a header, so that every complaint has its line."""

    def __init__(self, complain: Complain) -> None:
        self._complain = complain
        self._lines: dict[tuple[str, str], int] = {}

    def read(self, root: yaml.Node | None) -> Header:
        top = dict(self._entries("header", root))
        for key in top.keys() - set(KEYS):
            self._complain(_line(top[key]), f"no such key in a header: {key}")
        return Header(
            genre=self._choice(top, "genre", GENRES),
            style=self._scalar(top.get("style")),
            script=self._choice(top, "script", SCRIPTS),
            layout=self._choice(top, "layout", LAYOUTS),
            author=self._scalar(top.get("author")),
            people=tuple(self._person(*e) for e in self._entries("people", top.get("people"))),
            organizations=tuple(
                OrganizationAnnotation(name=name, aliases=self._strings(node))
                for name, node in self._entries("organizations", top.get("organizations"))
            ),
            documents=tuple(
                self._document(*e) for e in self._entries("documents", top.get("documents"))
            ),
            sources=dict(self._source(*e) for e in self._entries("sources", top.get("sources"))),
            lines=self._lines,
        )

    def _entries(self, section: str, node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
        """Yield the names and values of a mapping; a list of names is a mapping to nothing."""
        if isinstance(node, yaml.SequenceNode):
            pairs = [(item, yaml.ScalarNode("", "", item.start_mark)) for item in node.value]
        elif isinstance(node, yaml.MappingNode):
            pairs = node.value
        else:
            if node is not None and node.value:
                self._complain(_line(node), f"{section} is no mapping")
            return
        for key, value in pairs:
            name = self._scalar(key)
            if (section, name) in self._lines:
                self._complain(_line(key), f"declared twice in {section}: {name}")
            self._lines[section, name] = _line(key)
            yield name, value

    def _person(self, name: str, node: yaml.Node) -> PersonAnnotation:
        fields = self._fields(node, ("aliases", "byline", "roles"))
        roles = [self._role(role, _line(node)) for role in self._strings(fields.get("roles"))]
        return PersonAnnotation(
            name=name,
            aliases=self._strings(fields.get("aliases")),
            byline=self._scalar(fields.get("byline")) == "true",
            roles=tuple(roles),
        )

    def _role(self, written: str, line: int) -> RoleAnnotation:
        """Read 'organization / title' or 'organization / title / former'; either may be empty."""
        parts = [part.strip() or None for part in f" {written} ".split(" / ")]
        former = len(parts) == 3 and parts.pop() == "former"
        if len(parts) != 2 or not any(parts):
            self._complain(line, f"a role is 'organization / title' (/ former): {written}")
            return RoleAnnotation()
        return RoleAnnotation(organization=parts[0], title=parts[1], former=former)

    def _document(self, title: str, node: yaml.Node) -> DocumentAnnotation:
        fields = self._fields(node, ("kind", "issuers"))
        kind = self._scalar(fields.get("kind"))
        if kind not in get_args(DocumentKind):
            self._complain(_line(node), f"no such kind of document: {kind or '(none)'}")
        issuers = self._strings(fields.get("issuers"))
        return DocumentAnnotation(title=title, kind=kind, issuers=issuers)

    def _source(self, name: str, node: yaml.Node) -> tuple[str, str]:
        kind = self._scalar(node)
        if kind not in get_args(SpeakerKind):
            self._complain(_line(node), f"no such kind of speaker: {kind or '(none)'}")
        return name, kind

    def _fields(self, node: yaml.Node, known: tuple[str, ...]) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            if node.value:
                self._complain(_line(node), f"expected {{{', '.join(known)}}}")
            return {}
        fields = {self._scalar(key): value for key, value in node.value}
        for key in fields.keys() - set(known):
            self._complain(_line(node), f"no such key: {key}; expected {', '.join(known)}")
        return fields

    def _choice(self, top: dict[str, yaml.Node], key: str, choices: tuple[str, ...]) -> str:
        value = self._scalar(top.get(key))
        if value not in choices:
            line = _line(top[key]) if key in top else 1
            message = f"no such {key}: {value or '(none)'}; one of {', '.join(choices)}"
            self._complain(line, message)
        return value

    def _strings(self, node: yaml.Node | None) -> tuple[str, ...]:
        if node is None or not node.value:
            return ()
        if isinstance(node, yaml.SequenceNode):
            return tuple(self._scalar(item) for item in node.value)
        return (self._scalar(node),)

    def _scalar(self, node: yaml.Node | None) -> str:
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self._complain(_line(node), "expected a word; put it in quotation marks")
            return ""
        return str(node.value).strip()


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 2  # YAML counts from 0, and --- is the first line
