"""What the mention model sees of each character: itself, its neighbours, and what lexicons say.

A model is served with the features it was trained with: `FEATURES` names them, stands in the
model's metadata, and a model with another name is refused. Raise it with every change here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Final

from newsnlp.lexicons import Entry, load_lexicon
from newsnlp.lexicons.endings import WordsByEnd
from newsnlp.lexicons.finding import TermFinder, pairs_of

FEATURES: Final = "characters-1"
LONGEST_FIRST: Final[Mapping[str, str]] = MappingProxyType(
    {"h": "title_heads", "s": "org_suffixes"}
)
"""Layers of words that are looked up from where they end, by the letter of their features."""

READ_ON: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "m": ("title_modifiers", "org_domains"),
        "o": ("org_names",),
        "p": ("place_names",),
        "r": ("name_right",),
        "l": ("name_left",),
        "w": ("name_words", "name_closings"),
        "f": ("name_foreign",),
    }
)
"""Layers of words that are looked up from where they begin."""

BY_KIND: Final = frozenset("rl")
"""Layers in which the kind of a word is told, and not only that there is one."""

OF_CHARACTERS: Final = ("name_surnames", "name_given", "name_transliteration")
EDGE: Final = "␂"
REACH: Final = 2
"""How many neighbours on either side a character sees."""

COMMON_SURNAMES: Final = frozenset("1235")
"""Frequency classes of surnames that are seldom anything else."""

Place = tuple[int, int, str]


@cache
def lexicons_checksum() -> str:
    """Return a checksum of the words that features are made of.

    Words may change after a model was trained: it is then served with a few features that it
    has not seen. The checksum in its metadata tells.
    """
    digest = hashlib.sha256()
    names = {*OF_CHARACTERS, *LONGEST_FIRST.values(), *chain(*READ_ON.values())}
    for name in sorted(names):
        for entry in load_lexicon(name):
            digest.update(f"{name}\t{entry.term}\t{entry.kind}\n".encode())
    return digest.hexdigest()[:12]


class CharacterFeatures:
    """Describes the characters of a line; immutable once built.

    >>> CharacterFeatures()("王总")[0][:2]
    ['c0王', 'c-␂']
    """

    def __init__(self) -> None:
        self._classes = _character_classes()
        self._endings = {
            letter: WordsByEnd(load_lexicon(name).terms()) for letter, name in LONGEST_FIRST.items()
        }
        self._kinds = {letter: dict(_words(letter, names)) for letter, names in READ_ON.items()}
        self._finders = {letter: TermFinder(kinds) for letter, kinds in self._kinds.items()}

    def __call__(self, line: str) -> list[list[str]]:
        """Return the features of each character of `line`, which is folded (`fold`)."""
        characters = [*EDGE * REACH, *line, *EDGE * REACH]
        classes = [self._classes.get(c) or _shape(c) for c in characters]
        rows = list(_context_features(characters, classes))
        layers = {letter: _spread(places, len(line)) for letter, places in self._layers(line)}
        for letter, tags in layers.items():
            _add_layer(rows, letter, tags)
        _add_joined(rows, classes, layers)
        return rows

    def _layers(self, line: str) -> Iterator[tuple[str, Iterable[Place]]]:
        pairs = pairs_of(line)
        for letter, words in self._endings.items():
            places = sorted(words.among(line, pairs), key=lambda place: place[1] - place[0])
            yield letter, ((start, end, "") for start, end in places)
        for letter, finder in self._finders.items():
            kinds = self._kinds[letter]
            yield (
                letter,
                ((start, end, kinds[term]) for start, end, term in finder.among(line, pairs)),
            )


def _words(letter: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the words of a layer with what its features tell of each."""
    for name in names:
        for term, kind in load_lexicon(name).kinds.items():
            if len(term) > 1 or letter not in BY_KIND:
                yield term, kind if letter in BY_KIND else ""


def _character_classes() -> Mapping[str, str]:
    """Return what a character may be in a name: surname, given name, sound; "" is not kept."""
    tables = [
        {entry.term: _class_of(entry) for entry in load_lexicon(name)} for name in OF_CHARACTERS
    ]
    characters = {term for table in tables for term in table if len(term) == 1}
    return {c: "/".join(table.get(c, "") for table in tables) for c in characters}


def _class_of(entry: Entry) -> str:
    frequency = entry.columns.get("frequency")
    if frequency is None:
        return entry.kind[0]
    return "+" if frequency in COMMON_SURNAMES else "-"


def _shape(character: str) -> str:
    if character.isalpha():
        return "L" if character.isascii() else "H"
    if character.isdigit():
        return "D"
    return "W" if character.isspace() else character


def _context_features(characters: list[str], classes: list[str]) -> Iterator[list[str]]:
    """Yield for each character what it and its neighbours are, alone and joined."""
    columns = (values[at:] for values in (characters, classes) for at in range(2 * REACH + 1))
    for c1, c2, c3, c4, c5, k1, k2, k3, k4, k5 in zip(*columns, strict=False):
        yield [
            f"c0{c3}",
            f"c-{c2}",
            f"c+{c4}",
            f"c={c1}",
            f"c#{c5}",
            f"b0{c2}{c3}",
            f"b+{c3}{c4}",
            f"b={c1}{c2}",
            f"b#{c4}{c5}",
            f"t0{c2}{c3}{c4}",
            f"k0{k3}",
            f"k-{k2}|{k3}",
            f"k+{k3}|{k4}",
            f"k={k1}|{k2}|{k3}",
            f"k#{k3}|{k4}|{k5}",
        ]


def _spread(places: Iterable[Place], length: int) -> list[str]:
    """Return for each of `length` characters its part of a word: Begin, Inside, End, Single."""
    tags = [""] * length
    for start, end, kind in places:
        for at in range(start + 1, end - 1):
            tags[at] = f"I{kind}"
        tags[start] = f"B{kind}" if end - start > 1 else f"S{kind}"
        if end - start > 1:
            tags[end - 1] = f"E{kind}"
    return tags


def _add_layer(rows: list[list[str]], letter: str, tags: list[str]) -> None:
    """Tell each character in or beside a word of the layer of it."""
    last = len(rows) - 1
    for at, tag in enumerate(tags):
        if tag:
            rows[at].append(f"{letter}0{tag}")
            if at:
                rows[at - 1].append(f"{letter}+{tag}")
            if at < last:
                rows[at + 1].append(f"{letter}-{tag}")


def _add_joined(rows: list[list[str]], classes: list[str], layers: Mapping[str, list[str]]) -> None:
    """Tell each character what layers say together, of it and of those beside it."""
    heads, suffixes, names, places = (layers[letter] for letter in "hsop")
    modifiers, rights = layers["m"], layers["r"]
    here = [
        f"{h}/{s}/{m}/{o}/{p}"
        for h, s, m, o, p in zip(heads, suffixes, modifiers, names, places, strict=True)
    ]
    for at, row in enumerate(rows):
        own = classes[at + REACH]
        row.append(f"x0{here[at]}")
        row.append(f"x-{here[at - 1] if at else ''}|{rights[at]}|{own}")
        after = at + 1
        if after < len(rows):
            row.append(f"x+{heads[after]}/{places[after]}|{rights[after]}|{own}")
