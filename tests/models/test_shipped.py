"""The models in the package are those that their metadata and their card describe."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path

import pytest

from newsnlp.models.attribution import FEATURES as ATTRIBUTION_FEATURES
from newsnlp.models.features import FEATURES

DATA = files("newsnlp.models").joinpath("data")
METADATA = json.loads(DATA.joinpath("mentions.json").read_text(encoding="utf-8"))
WEIGHTS = DATA.joinpath("mentions.crfsuite").read_bytes()
ATTRIBUTION = DATA.joinpath("attribution.json").read_bytes()
CARD = (Path(__file__).parents[2] / "docs" / "model-card.md").read_text(encoding="utf-8")
LARGEST = 12_000_000
LARGEST_ATTRIBUTION = 200_000


def test_the_weights_are_those_of_the_metadata() -> None:
    assert hashlib.sha256(WEIGHTS).hexdigest() == METADATA["weights_sha256"]
    assert METADATA["version"].endswith(METADATA["weights_sha256"][:8])
    assert METADATA["features"] == FEATURES


def test_the_weights_are_small() -> None:
    assert len(WEIGHTS) <= LARGEST
    assert f"{len(WEIGHTS) / 1e6:.1f} MB" in CARD


@pytest.mark.parametrize("split", ["dev", "test"])
@pytest.mark.parametrize("label", ["person", "title", "organization"])
def test_the_card_gives_the_scores_that_were_measured(split: str, label: str) -> None:
    scores = METADATA["scores"][split][label]
    figures = " | ".join(f"{scores[name]:.3f}" for name in "PRF")
    assert f"| {split}: {label} | {figures} |" in CARD


@pytest.mark.parametrize("source", ["aishell", "corpora", "voa"])
def test_the_metadata_names_its_data(source: str) -> None:
    assert METADATA["training"][f"{source}: lines"] > 0


def test_the_model_of_attribution_is_small_and_of_these_features() -> None:
    assert len(ATTRIBUTION) <= LARGEST_ATTRIBUTION
    assert f"{len(ATTRIBUTION) / 1e3:.0f} kB" in CARD
    stored = json.loads(ATTRIBUTION)
    assert stored["features"] == ATTRIBUTION_FEATURES
    assert stored["trained_on"] == "corpora/, train split"


def test_the_card_gives_the_scores_of_attribution() -> None:
    scores = json.loads(ATTRIBUTION)["scores"]["dev"]
    assert scores["right by model"] > scores["right by rules"]
    for name, score in scores.items():
        assert f"| {name} | {score} |" in CARD
