"""The model of attribution: which of several options is the source, as a log-linear choice.

Weights are package data, a few kilobytes of JSON; `training/attribution` makes them. Rules find
the options and describe them by features, the answer of the rules themselves among these.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import Protocol

from newsnlp.errors import ModelError
from newsnlp.models.shipped import read_shipped_attribution
from newsnlp.settings import LoadedPipeline

FEATURES = "attribution-1"
"""The name of the features; weights that were trained on others are refused."""
MARGIN = 0.35
"""How much likelier than the answer of the rules another must be; less is within the error.

Cross-validation on the train split of corpora/ holds margins from 0 to 0.5 about as good; a wide
one is careful with news that is less like corpora/.
"""
BIAS = ""
"""The feature that every decision has."""


class SourceModel(Protocol):
    """Weighs the options for who speaks, and the decision that was made."""

    def weigh(self, words: str, options: Sequence[Sequence[str]]) -> list[float]:
        """Return the probability of each option, given its features.

        Args:
            words: the class of the words that name the source (pronoun, noun, none …).
            options: the features of each.
        """
        ...

    def trust(self, features: Sequence[str]) -> float:
        """Return the probability that a quotation and its speaker are right, given its features."""
        ...


@dataclass(frozen=True)
class LogLinearModel:
    """Chooses by the sum of the weights of features, those of each class of words their own."""

    weights: Mapping[str, Mapping[str, float]]
    shared: Mapping[str, float]
    confidence: Mapping[str, float]

    def weigh(self, words: str, options: Sequence[Sequence[str]]) -> list[float]:
        """Return the probability of each option; they add up to 1."""
        weights = self.weights.get(words, self.shared)
        return softmax([sum(weights.get(f, 0.0) for f in features) for features in options])

    def trust(self, features: Sequence[str]) -> float:
        """Return the probability that a quotation and its speaker are right."""
        weights = self.confidence
        score = weights.get(BIAS, 0.0) + sum(weights.get(feature, 0.0) for feature in features)
        return 1 / (1 + exp(-score))


def choose(probabilities: Sequence[float], margin: float = MARGIN) -> int:
    """Return the place of the likeliest option; the first, of the rules, if it is about as likely.

    >>> choose([0.1, 0.2, 0.7]), choose([0.45, 0.55]), choose([0.45, 0.55], margin=0)
    (2, 0, 1)
    """
    likeliest = max(range(len(probabilities)), key=probabilities.__getitem__)
    return likeliest if probabilities[likeliest] > probabilities[0] + margin else 0


def softmax(scores: Sequence[float]) -> list[float]:
    """Return probabilities in proportion to the exponentials of `scores`.

    >>> softmax([2.0, 2.0])
    [0.5, 0.5]
    """
    if not scores:
        return []
    highest = max(scores)
    shares = [exp(score - highest) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]


def read_model(content: str | bytes) -> LogLinearModel:
    """Read weights from JSON.

    Raises:
        ModelError: if they were trained on other features than this version has.
    """
    stored = json.loads(content)
    if stored["features"] != FEATURES:
        raise ModelError(
            f"attribution weights of features {stored['features']!r}, not {FEATURES!r}: "
            "train them anew (training/attribution)"
        )
    return LogLinearModel(stored["weights"], stored["shared"], stored["confidence"])


@cache
def shipped_source_model() -> LogLinearModel:
    """Return the model that ships with the library; immutable and shared."""
    return read_model(read_shipped_attribution())


def load_source_model(model: str | Path | LoadedPipeline | None) -> SourceModel | None:
    """Return the model of sources that goes with `Settings.model`, or None for rules alone.

    A spaCy pipeline finds mentions and says nothing of who speaks: the shipped model does that.
    """
    return None if model is None else shipped_source_model()
