"""A place where a name may stand."""

from __future__ import annotations

from dataclasses import dataclass

from newsnlp.extraction.people.context import Evidence

HAN = "\u3400-\u9fff\U00020000-\U000323af"
"""The Chinese characters of names, as ranges within a character class."""

BY_MODEL = "name-by-model"
"""The evidence of a name that no rule saw."""


@dataclass(slots=True)
class Sighting:
    """A place where a name may stand, and what speaks for it.

    Attributes:
        internal: how much the characters themselves speak for a name.
        left, right: how much the words beside it do.
        bonus: what the rest of the article adds: lists, credits, glosses.
        next: the character after it.
        listed: whether the lexicon of transliterated names has it.
        pattern: chinese, japanese, foreign or latin.
    """

    start: int
    end: int
    name: str
    internal: float
    left: Evidence
    right: Evidence
    pattern: str = "chinese"
    bonus: float = 0.0
    by: str = ""
    next: str = ""
    listed: bool = False

    @property
    def score(self) -> float:
        """The sum of the evidence, about log odds."""
        return self.internal + self.left.weight + self.right.weight + self.bonus

    @property
    def rule(self) -> str:
        """The name of the surest evidence."""
        if self.by:
            return self.by
        if self.left.weight >= self.right.weight:
            return f"name-after-{self.left.kind}"
        return f"name-before-{self.right.kind}"
