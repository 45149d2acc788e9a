"""The loader of lexicon files: tab-separated, sorted, one row a term, with an example each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from newsnlp.errors import LexiconError

REQUIRED = ("term", "kind", "example", "source")
SPACE_SIGN = "␣"  # stands in a term for a space at its edge, which nobody would see


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: the term, its kind, a sentence that holds it, and the columns beyond these."""

    term: str
    kind: str
    example: str
    source: str
    columns: Mapping[str, str]


class Lexicon:
    """The rows of one file, by term; immutable, in file order."""

    def __init__(self, name: str, entries: tuple[Entry, ...]) -> None:
        self.name = name
        self.entries = entries
        self._by_term = MappingProxyType({entry.term: entry for entry in entries})

    def __contains__(self, term: object) -> bool:
        return term in self._by_term

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def get(self, term: str) -> Entry | None:
        """Return the row of `term`, or None."""
        return self._by_term.get(term)

    def terms(self, *kinds: str) -> tuple[str, ...]:
        """Return the terms of these kinds (all, where none is named), in file order."""
        return tuple(e.term for e in self.entries if not kinds or e.kind in kinds)


@cache
def load_lexicon(name: str) -> Lexicon:
    """Load the lexicon `name` from the package; the result is immutable and shared.

    Raises:
        LexiconError: if there is no such file or a row breaks the schema.
    """
    resource = files("newsnlp.lexicons").joinpath("data", f"{name}.tsv")
    try:
        content = resource.read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"no lexicon {name!r} in the package") from error
    return parse_lexicon(name, content)


def parse_lexicon(name: str, content: str) -> Lexicon:
    """Read the rows of `content`, the text of a lexicon file called `name`.

    Raises:
        LexiconError: if a row breaks the schema; it names the line.

    >>> rows = "term\\tkind\\texample\\tsource\\n称\\tsay\\t他称没事。\\town\\n"
    >>> parse_lexicon("cues", rows).terms("say")
    ('称',)
    """
    return Lexicon(name, tuple(_iter_entries(name, content)))


def _iter_entries(name: str, content: str) -> Iterator[Entry]:
    lines = content.split("\n")
    header = lines[0].split("\t")
    if missing := [column for column in REQUIRED if column not in header]:
        raise LexiconError(f"{name}.tsv, line 1: no column {missing[0]!r}")
    for number, line in enumerate(lines[1:], start=2):
        if not line:
            continue
        cells = line.split("\t")
        if len(cells) != len(header):
            raise LexiconError(f"{name}.tsv, line {number}: {len(cells)} cells for {len(header)}")
        row = dict(zip(header, cells, strict=True))
        required = {column: row.pop(column) for column in REQUIRED}
        required["term"] = required["term"].replace(SPACE_SIGN, " ")
        yield Entry(**required, columns=MappingProxyType(row))
