"""No score on the corpus's test split falls below its floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.golden.gate import fallen, fingerprint, load_test_split, measure, pin, read_floors


def test_no_score_has_fallen() -> None:
    floors = read_floors()
    if not floors:
        pytest.skip("no floors yet: python -m tests.golden.gate --pin")
    articles = load_test_split()
    repin = "the test split has changed: python -m tests.golden.gate --pin"
    assert fingerprint(articles) == floors["test_split"], repin
    assert fallen(measure(articles), floors["floors"]) == []


def test_a_floor_is_lowered_only_aloud(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert pin({"people": 0.9, "roles": 0.8}, "a", allow_regression=False, path=path) == []
    lowered = pin({"people": 0.8, "roles": 0.9}, "a", allow_regression=False, path=path)
    assert lowered == ["people: 0.8000 is below its floor 0.9000"]
    assert read_floors(path)["floors"] == {"people": 0.9, "roles": 0.8}
    pin({"people": 0.8, "roles": 0.9}, "b", allow_regression=True, path=path)
    assert read_floors(path) == {"test_split": "b", "floors": {"people": 0.8, "roles": 0.9}}


def test_a_layer_that_is_gone_has_fallen() -> None:
    assert fallen({}, {"people": 0.1}) == ["people: 0.0000 is below its floor 0.1000"]
