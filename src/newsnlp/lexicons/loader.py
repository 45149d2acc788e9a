"""The loader of lexicon files: tab-separated, sorted, one row a term, with an example each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from sys import intern
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
    """The rows of one file, by term; immutable, in file order.

    Terms and kinds are at hand; what else a row says is read when somebody asks for its entry,
    since most rows of the large files are never asked for.
    """

    def __init__(self, name: str, header: Sequence[str], lines: Sequence[str]) -> None:
        """Take the lines of a file, each with a cell for each column of `header`."""
        self.name = name
        self._header = tuple(header)
        term, kind = header.index("term"), header.index("kind")
        rows = [line.split("\t", max(term, kind) + 1) for line in lines]
        self._terms = tuple(row[term].replace(SPACE_SIGN, " ") for row in rows)
        self._asked: dict[str, Entry] = {}  # made when somebody asks, and kept: some ask often
        self._lines = dict(zip(self._terms, lines, strict=True))
        self.kinds: Mapping[str, str] = MappingProxyType(
            {term: intern(row[kind]) for term, row in zip(self._terms, rows, strict=True)}
        )

    def __contains__(self, term: object) -> bool:
        return term in self._lines

    def __iter__(self) -> Iterator[Entry]:
        return map(self._entry, self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def get(self, term: str) -> Entry | None:
        """Return the row of `term`, or None."""
        entry = self._asked.get(term)
        if entry is None and term in self._lines:
            entry = self._asked[term] = self._entry(term)
        return entry

    def terms(self, *kinds: str) -> tuple[str, ...]:
        """Return the terms of these kinds (all, where none is named), in file order."""
        if not kinds:
            return self._terms
        return tuple(term for term in self._terms if self.kinds[term] in kinds)

    def _entry(self, term: str) -> Entry:
        row = dict(zip(self._header, self._lines[term].split("\t"), strict=True))
        required = {column: row.pop(column) for column in REQUIRED}
        required["term"] = term
        return Entry(**required, columns=MappingProxyType(row))


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
    header, *lines = content.split("\n")
    columns = header.split("\t")
    if missing := [column for column in REQUIRED if column not in columns]:
        raise LexiconError(f"{name}.tsv, line 1: no column {missing[0]!r}")
    for number, line in enumerate(lines, start=2):
        if line and (cells := line.count("\t") + 1) != len(columns):
            raise LexiconError(f"{name}.tsv, line {number}: {cells} cells for {len(columns)}")
    return Lexicon(name, columns, [line for line in lines if line])
