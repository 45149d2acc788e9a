"""Confidence: a probability, greater where what decided is surer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp import Settings, extract
from newsnlp.extraction.candidates import QuoteCandidate
from newsnlp.models.attribution import shipped_source_model
from newsnlp.records import Speaker
from newsnlp.resolution.confidence import calibrated, confidence_of, describe_decision
from newsnlp.resolution.speakers import ResolvedSource

SPEAKER = Speaker(name="吴岱", kind="person", ref="p1")


def decision(score: float, by: str) -> tuple[QuoteCandidate, ResolvedSource]:
    """Return a quotation of a piece with `score`, its speaker found `by` a sieve."""
    candidate = QuoteCandidate(
        "indirect", ((10, 30),), True, (7, 9), (5, 7), "before", "quotes.indirect.before", score
    )
    return candidate, ResolvedSource((SPEAKER,), by, 0.9)


@given(st.floats(0, 1), st.floats(0, 1))
def test_surer_scores_are_at_least_as_likely(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= calibrated(low) <= calibrated(high) <= 1


@pytest.mark.parametrize(("score", "share"), [(0.0, 0.1), (0.56, 0.71), (1.0, 0.97)])
def test_measured_points(score: float, share: float) -> None:
    assert calibrated(score) == share


def test_a_name_is_trusted_more_than_a_guess() -> None:
    model = shipped_source_model()
    named = confidence_of(*decision(0.8, "speaker.name"), model)
    guessed = confidence_of(*decision(0.8, "speaker.last"), model)
    assert 0 < guessed < named < 1


def test_rules_alone_keep_their_own_measure() -> None:
    assert confidence_of(*decision(0.8, "speaker.name"), None) == calibrated(0.8 * 0.9)


def test_what_decided_is_described() -> None:
    described = describe_decision(*decision(0.84, "speaker.name"))
    assert {"source=speaker.name", "score=0.8", "kind=person"} <= set(described)
    assert not any(feature.startswith("share=") for feature in described)


@pytest.mark.parametrize("model", [None, "default"])
def test_every_quotation_has_a_probability(model: str | None) -> None:
    text = "林场场长吴岱说，路修好了。“桥也快了。”他又说，“明年就通。”据一名店主介绍，店不搬了。"
    record = extract(text, format="text", settings=Settings(model=model))
    assert record.quotes
    assert all(0 < quote.confidence < 1 for quote in record.quotes)
