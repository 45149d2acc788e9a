"""Texts reduced to what near-duplicates share: shingles, and MinHash bands of them.

MinHash (Broder 1997): of two sets, the least values under a random permutation are alike as often
as the sets overlap. Bands of several such values find pairs that overlap much among many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from random import Random

from newsnlp.segmentation.folding import fold

BANDS = 12
ROWS = 3
"""Values a band. A pair that shares half of its shingles meets in 80 of 100 cases, one that shares
seven tenths in 99, one that shares a tenth in 1."""
UNIT_LENGTH = 12
SHORTEST_UNIT = 6
MOST_UNITS = 40
PRIME = (1 << 61) - 1
MASK = (1 << 64) - 1
SPREAD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
RE_PAUSE = re.compile(r"[。！？；，、：!?;,:\n…—]+")
RE_NOT_WORD = re.compile(r"[\W_]+")


def plain_text(text: str) -> str:
    """Return the letters and digits of `text`, in one script, width and case.

    >>> plain_text("「訂單，增加了１０％。」")
    '订单增加了10'
    """
    return RE_NOT_WORD.sub("", fold(text)).lower()


def shingles(plain: str, size: int) -> frozenset[str]:
    """Return the runs of `size` characters of a plain text; the whole of it, if it is shorter."""
    return frozenset(plain[at : at + size] for at in range(max(1, len(plain) - size + 1)))


def iter_units(text: str) -> Iterator[str]:
    """Yield plain pieces of `text`, cut at pauses, of a dozen characters or more if they can be.

    Whoever leaves out or adds a sentence keeps the other pieces as they are.

    >>> list(iter_units("订单增加了，工人也多了。明年一季度新的生产线投产。"))
    ['订单增加了工人也多了', '明年一季度新的生产线投产']
    """
    for number, piece in enumerate(_iter_pieces(text)):
        if number == MOST_UNITS:
            return
        yield piece


def _iter_pieces(text: str) -> Iterator[str]:
    piece = ""
    for sentence in re.split(r"[。！？；!?;\n]+", text):
        for clause in RE_PAUSE.split(sentence):
            piece += plain_text(clause)
            if len(piece) >= UNIT_LENGTH:
                yield piece
                piece = ""
        if len(piece) >= SHORTEST_UNIT:
            yield piece
            piece = ""
    if piece:
        yield piece


def bands(unit: str) -> list[int]:
    """Return the MinHash bands of a unit: 64-bit numbers, the same in every process."""
    hashes = [_hash(shingle) for shingle in shingles(unit, 3)]
    least = [min([(h * a + b) % PRIME for h in hashes]) for a, b in _permutations()]
    return [_band(number, least[number * ROWS :]) for number in range(BANDS)]


def _band(number: int, least: Sequence[int]) -> int:
    mixed = number
    for value, spread in zip(least, SPREAD, strict=False):
        mixed = (mixed ^ value) * spread & MASK
        mixed ^= mixed >> 29
    return mixed


def _hash(shingle: str) -> int:
    value = 0
    for character in shingle:
        value = (value * 0x110001 + ord(character)) & MASK
    return value


@cache
def _permutations() -> tuple[tuple[int, int], ...]:
    random = Random(2024)
    return tuple((random.randrange(1, PRIME), random.randrange(PRIME)) for _ in range(BANDS * ROWS))
