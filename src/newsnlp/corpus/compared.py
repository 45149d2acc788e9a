"""Which pairs of numbers were compared, as far as it is remembered."""

from __future__ import annotations

from array import array

LEAST_SLOTS = 1 << 10
MIXER = 0x9E3779B97F4A7C15
MASK = (1 << 64) - 1


class ComparedPairs:
    """A table of pairs of a fixed size, in which a pair takes the place of what stood there.

    What is forgotten is compared again, which costs time and changes nothing.

    >>> compared = ComparedPairs(100)
    >>> [compared.note(3, 7), compared.note(7, 3), compared.note(3, 7)]
    [True, True, False]
    """

    def __init__(self, least: int) -> None:
        """Make room for `least` pairs or more, of eight bytes each."""
        bits = max(LEAST_SLOTS, least).bit_length()
        self._pairs = array("Q", bytes(8 << bits))
        self._shift = 64 - bits

    def note(self, left: int, right: int) -> bool:
        """Note a pair of two numbers of 32 bits; return whether it is new, or was forgotten."""
        pair = left << 32 | right
        slot = (pair * MIXER & MASK) >> self._shift
        if self._pairs[slot] == pair:
            return False
        self._pairs[slot] = pair
        return True
