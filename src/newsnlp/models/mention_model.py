"""What every model of mentions answers to, whatever library runs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from newsnlp.segmentation import SegmentedText

MentionLabel = Literal["person", "title", "organization"]


@dataclass(frozen=True, slots=True)
class ModelMention:
    """Words that a model takes for the name of a person, a title or an organization.

    Attributes:
        start, end: half-open offsets in code points.
        probability: how likely the model holds it, from 0 to 1.
    """

    label: MentionLabel
    start: int
    end: int
    probability: float

    @property
    def score(self) -> float:
        """The probability, under the name that the candidates of rules have for it."""
        return self.probability

    @property
    def by(self) -> str:
        """What found it."""
        return "model"


class MentionModel(Protocol):
    """Finds mentions in a text. It keeps no state between texts, and any thread may call it."""

    @property
    def name(self) -> str:
        """The name of the model, for the provenance of records."""
        ...

    @property
    def version(self) -> str:
        """The version of the model."""
        ...

    def __call__(self, segmented: SegmentedText) -> Sequence[ModelMention]:
        """Return the mentions in `segmented`, in order and disjoint."""
        ...
