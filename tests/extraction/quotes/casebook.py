"""The casebook: marked Chinese cases in text files, one case a line, grouped by phenomenon.

    == split by its cue
    “⟦DIR:吴岱|新线修好了，⟧”⟦PER|吴岱⟧⟦CUE|说⟧，“⟦DIR:吴岱|下月开通。⟧”
    ~ the dash is not read
    “⟦DIR:吴岱|新线修好了。⟧”——⟦PER|吴岱⟧

`==` opens a phenomenon; `~` says why the case below it still fails; `⏎` is a line break; `//`
begins a comment. The marks:

- `PER`, `ORG`, `TITLE`: what earlier extractors found; `PER=吴岱` is a short form of 吴岱;
- `CUE`: the cue; `DIR:source`, `IND:source`, `MIX:source`: a piece, and the words that name its
  source (none where the quotation has no source of its own). A number ties pieces to one of
  several cues (`CUE2`, `IND2:他`); a number that no cue bears ties them to none (`DIR0:吴岱`);
- `OPT`: where careful readers differ: what is found here counts neither way;
- `HEADLINE`, `HEADING`, `CAPTION`: a line that serves as that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.marked import MarkedSpan, parse_marked

FOLDER = Path(__file__).parent / "cases"
KINDS = {"DIR": "direct", "IND": "indirect", "MIX": "mixed"}
BLOCKS = {"HEADLINE": "title", "HEADING": "heading", "CAPTION": "caption"}
_PIECE = re.compile(r"(?P<kind>DIR|IND|MIX)(?P<number>\d*):(?P<source>.*)", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """A piece of content as a case expects it, or as it was found.

    Attributes:
        source: the words that name the source; where speakers are resolved, the speaker's name,
            followed by `@` and its kind if that is no person.
    """

    kind: str
    start: int
    text: str
    cue: str | None
    source: str


@dataclass(frozen=True)
class Case:
    """A marked case."""

    text: str
    spans: tuple[MarkedSpan, ...]

    @classmethod
    def parse(cls, marked: str) -> Case:
        """Read one line of a case file."""
        text, spans = parse_marked(marked.replace("⏎", "\n"))
        return cls(text, tuple(spans))

    def marks(self, label: str) -> list[MarkedSpan]:
        """Return the spans marked `label` or `label=…`."""
        return [span for span in self.spans if span.label.partition("=")[0] == label]

    def expected(self) -> list[Piece]:
        """Return the pieces that the case marks, in order."""
        return list(self._iter_expected())

    def _iter_expected(self) -> Iterator[Piece]:
        cues = {s.label[3:]: s.text for s in self.spans if re.fullmatch(r"CUE\d*", s.label)}
        for span in self.spans:
            if match := _PIECE.fullmatch(span.label):
                cue = cues.get(match["number"])
                kind = KINDS[match["kind"]]
                yield Piece(kind, span.start, span.text, cue, match["source"])

    def firm(self, found: list[Piece]) -> list[Piece]:
        """Return the pieces `found` in order, without those that lie where readers differ."""
        optional = self.marks("OPT")
        kept = [
            piece for piece in found if not any(o.start <= piece.start < o.end for o in optional)
        ]
        return sorted(kept, key=lambda piece: piece.start)


def load_cases(name: str) -> list[Any]:
    """Return the cases of the file `name` as parameters of a test; known faults must fail."""
    return list(_iter_params(FOLDER / f"{name}.txt"))


def _iter_params(path: Path) -> Iterator[Any]:
    phenomenon, number, fault = "", 0, ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            phenomenon, number = line[3:], 0
        elif line.startswith("~ "):
            fault = line[2:]
        elif line and not line.startswith("//"):
            number += 1
            marks = [pytest.mark.xfail(strict=True, reason=fault)] if fault else []
            yield pytest.param(line, id=f"{phenomenon} {number}", marks=marks)
            fault = ""
