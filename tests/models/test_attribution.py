"""The model of attribution: probabilities of options and of decisions, weights read from JSON."""

from __future__ import annotations

import json

import pytest

from newsnlp.errors import ModelError
from newsnlp.models.attribution import (
    LogLinearModel,
    load_source_model,
    read_model,
    shipped_source_model,
    softmax,
)

MODEL = LogLinearModel(
    weights={"pronoun": {"near": 2.0, "ruled": 1.0}},
    shared={"near": 0.5, "ruled": 1.0},
    confidence={"": 0.5, "sure": 2.0, "rare": -3.0},
)


@pytest.mark.parametrize(
    ("words", "likeliest"),
    [("pronoun", 0), ("none", 1), ("a class that was never seen", 1)],
)
def test_each_class_of_words_has_its_weights(words: str, likeliest: int) -> None:
    shares = MODEL.weigh(words, [["near"], ["ruled"], ["unknown feature"]])
    assert max(range(3), key=shares.__getitem__) == likeliest
    assert sum(shares) == pytest.approx(1)


def test_no_options_have_no_shares() -> None:
    assert MODEL.weigh("pronoun", []) == []


def test_softmax_bears_great_scores() -> None:
    assert softmax([1e4, -1e4]) == [1.0, 0.0]


def test_decisions_are_trusted_by_their_features() -> None:
    trusts = [MODEL.trust(features) for features in (["rare"], [], ["unknown"], ["sure"])]
    assert trusts == sorted(trusts)
    assert trusts[1] == trusts[2]
    assert 0 < trusts[0] < 0.5 < trusts[3] < 1


def test_weights_of_other_features_are_refused() -> None:
    stored = {"features": "older", "weights": {}, "shared": {}, "confidence": {}}
    with pytest.raises(ModelError, match="older"):
        read_model(json.dumps(stored))


def test_rules_alone_have_no_model() -> None:
    assert load_source_model(None) is None
    assert load_source_model("default") is shipped_source_model()


def test_a_spacy_pipeline_leaves_speakers_to_the_shipped_model() -> None:
    assert load_source_model("zh_core_web_sm") is shipped_source_model()
