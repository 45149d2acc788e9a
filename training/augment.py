"""Lines rewritten: the same sentence with other names, titles and bodies in it.

A model that has seen each name once learns the name; one that has seen the place of the name
filled in many ways learns the place.
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterable, Sequence

from lines import Line

from newsnlp.lexicons import load_lexicon

RE_HAN = re.compile(r"[一-鿿]+")
DOT = "·"
RE_TITLED = re.compile(r"^[小老阿]|[总某]$")
SURNAME_FREQUENCY = {"1": 60, "2": 12, "3": 4, "4": 2, "5": 3, "6": 1, "7": 1}
GIVEN_FREQUENCY = {"frequent": 6, "possible": 1, "medial": 1}
EXCHANGED = {"O": 0.6, "T": 0.4, "sound": 0.3}
"""How often a body, a title, and a name that is no Chinese one is exchanged."""

MODIFIED = 0.2
"""How often another title has a modifier before it."""

TRIES = 20


class Rewriter:
    """Exchanges the mentions of lines for others; the same seed gives the same lines.

    No name that it gives is one of those that are kept for measuring.
    """

    def __init__(self, lines: Iterable[Line], seed: int, kept: Collection[str] = ()) -> None:
        self._random = random.Random(seed)
        self._kept = kept
        surnames = list(load_lexicon("name_surnames"))
        self._surnames = [entry.term for entry in surnames]
        self._surname_weights = [SURNAME_FREQUENCY[e.columns["frequency"]] for e in surnames]
        given = [e for e in load_lexicon("name_given") if e.kind in GIVEN_FREQUENCY]
        self._given = [entry.term for entry in given]
        self._given_weights = [GIVEN_FREQUENCY[entry.kind] for entry in given]
        self._sounds = load_lexicon("name_foreign").terms()
        self._titles = load_lexicon("title_heads").terms()
        self._modifiers = load_lexicon("title_modifiers").terms()
        bodies = [line.text[s:e] for line in lines for s, e, kind in line.spans if kind == "O"]
        self._bodies = [body for body in (*load_lexicon("org_names").terms(), *bodies) if body[1:]]

    def rewrite(self, line: Line) -> Line:
        """Return `line` with its mentions exchanged, one name for the same other everywhere."""
        exchanged: dict[str, str] = {}
        parts: list[str] = []
        spans: list[tuple[int, int, str]] = []
        at = length = 0
        for start, end, kind in line.spans:
            written = line.text[start:end]
            other = exchanged.setdefault(written, self._unkept(written, kind))
            parts += [line.text[at:start], other]
            length += start - at
            spans.append((length, length + len(other), kind))
            length += len(other)
            at = end
        return Line("".join([*parts, line.text[at:]]), tuple(spans), line.source)

    def _unkept(self, written: str, kind: str) -> str:
        """Return another mention that is not kept for measuring; `written` if none is found."""
        others = (self._other(written, kind) for _ in range(TRIES))
        return next((other for other in others if other not in self._kept), written)

    def _other(self, written: str, kind: str) -> str:
        if kind == "P":
            return self._other_person(written)
        if self._random.random() > EXCHANGED[kind]:
            return written
        return self._random.choice(self._bodies) if kind == "O" else self._other_title()

    def _other_title(self) -> str:
        title = self._random.choice(self._titles)
        if self._random.random() > MODIFIED:
            return title
        return self._random.choice(self._modifiers) + title

    def _other_person(self, written: str) -> str:
        if DOT in written:
            return DOT.join(self._random.choices(self._sounds, k=self._random.choice((2, 2, 3))))
        if RE_HAN.fullmatch(written) is None or RE_TITLED.search(written):
            return written
        if len(written) <= 3 and written[0] in self._surnames:
            return self._chinese_name()
        return self._pick(self._sounds, written)

    def _pick(self, others: Sequence[str], written: str) -> str:
        return (
            self._random.choice(others) if self._random.random() < EXCHANGED["sound"] else written
        )

    def _chinese_name(self) -> str:
        (surname,) = self._random.choices(self._surnames, self._surname_weights)
        size = self._random.choice((1, 2, 2, 2, 2))
        return surname + "".join(self._random.choices(self._given, self._given_weights, k=size))
