"""No score on the corpus's test split falls below its floor."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsnlp.evaluation import Evaluation
from newsnlp.evaluation.figures import expected_calibration_error
from tests.golden.gate import (
    LARGEST_CALIBRATION_ERROR,
    fallen,
    fingerprint,
    load_test_split,
    measure,
    pin,
    read_floors,
    scores_of,
)


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return measure(load_test_split())


def test_no_score_has_fallen(evaluation: Evaluation) -> None:
    floors = read_floors()
    if not floors:
        pytest.skip("no floors yet: python -m tests.golden.gate --pin")
    repin = "the test split has changed: python -m tests.golden.gate --pin"
    assert fingerprint(load_test_split()) == floors["test_split"], repin
    assert fallen(scores_of(evaluation), floors["floors"]) == []


def test_quotations_are_as_sure_as_they_say(evaluation: Evaluation) -> None:
    assert expected_calibration_error(evaluation.judgements) <= LARGEST_CALIBRATION_ERROR


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
