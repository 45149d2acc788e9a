"""`newsnlp models`: which models there are, and whether each can be used."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from newsnlp.models import listing
from newsnlp.models.listing import describe_models
from tests.models.pipelines import rule_pipeline, write_distribution, write_package


def _by_name() -> dict[str, tuple[str, str]]:
    return {model.name: (model.state, model.about) for model in describe_models()}


def test_the_shipped_one_is_as_it_was_trained() -> None:
    state, about = _by_name()["default"]
    assert state == "ready"
    for words in (
        "newsnlp-mentions ",
        "MB, intact",
        "features ",
        "lexicons ",
        "newsnlp-attribution ",
        "kB",
    ):
        assert words in about


def test_it_says_so_where_words_have_changed_since(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "lexicons_checksum", lambda: "0" * 12)
    assert _by_name()["default"][1].endswith("changed since")


@pytest.mark.parametrize("features", ["FEATURES", "ATTRIBUTION_FEATURES"])
def test_one_of_other_features_is_not_usable(
    features: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, features, "others-0")
    assert _by_name()["default"][0] == "not usable"


def test_packages(trained: Any, site: Path) -> None:
    write_package(trained, site, "zh_core_web_sm")
    write_package(rule_pipeline({"吴岱": "PERSON"}), site, "zh_names")
    write_distribution(site, "en_names", "1.0.0")
    described = _by_name()
    assert list(described) == ["default", "zh_core_web_sm", "zh_names"]
    assert described["zh_core_web_sm"][0] == described["zh_names"][0] == "ready"
    assert described["zh_names"][1].startswith("zh_names 0.0.0; for spaCy >=3.8")


def test_the_placeholder_is_told_of(site: Path) -> None:
    write_distribution(site, "zh_core_web_sm", "999.9.9")
    state, about = _by_name()["zh_core_web_sm"]
    assert state == "not usable"
    assert "placeholder" in about


@pytest.mark.skipif(find_spec("zh_core_web_sm") is not None, reason="the real one is installed")
def test_one_that_is_not_there_says_how_to_get_it() -> None:
    assert _by_name()["zh_core_web_sm"] == (
        "not usable",
        "spaCy's zh_core_web_sm is not installed: python -m spacy download zh_core_web_sm",
    )
