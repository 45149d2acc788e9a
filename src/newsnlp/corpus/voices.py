"""What of each quotation stays in memory while quotations are compared: whose it is, and when."""

from __future__ import annotations

from array import array

from newsnlp.corpus.days import ordinal
from newsnlp.corpus.foreign_names import last_sounds
from newsnlp.corpus.hashing import text_hash
from newsnlp.corpus.spoken import Spoken, names_someone


class Voices:
    """Twelve bytes for each quotation, by number: most pairs are settled by them."""

    def __init__(self) -> None:
        self._speakers = array("I")
        self._days = array("I")
        self._ties = array("I")

    def __len__(self) -> int:
        return len(self._speakers)

    def add(self, spoken: Spoken) -> None:
        """Take in the next quotation."""
        self._speakers.append(_number_of_speaker(spoken))
        self._days.append(ordinal(spoken.published) or 0)
        self._ties.append(_half_hash(f"{spoken.article}#{spoken.record}"))

    def are_two(self, left: int, right: int) -> bool:
        """Whether the speakers of two quotations are known to be two people, by their names."""
        speakers = self._speakers[left], self._speakers[right]
        return speakers[0] != speakers[1] and bool(speakers[0] & speakers[1] & 1)

    def order(self, number: int) -> tuple[int, int, int]:
        """What orders quotations so that those of one speaker and of near days are neighbours.

        It does not depend on the numbers.
        """
        return (self._speakers[number], self._days[number], self._ties[number])


def _number_of_speaker(spoken: Spoken) -> int:
    """Return 32 bits for the speaker: odd for a name, the same for all of its forms."""
    if names_someone(spoken):
        return _half_hash(last_sounds(spoken.key)) | 1
    return _half_hash("|".join((spoken.speaker_kind, spoken.key, *spoken.bodies))) & ~1


def _half_hash(text: str) -> int:
    return text_hash(text) >> 32
