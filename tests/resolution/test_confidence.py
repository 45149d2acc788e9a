"""The confidence of a quotation grows with the score of the rules, and stays a probability."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.resolution.confidence import calibrated

SCORES = st.floats(0, 1)


@given(SCORES, SCORES)
def test_a_better_score_is_never_trusted_less(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= calibrated(low) <= calibrated(high) <= 1


@pytest.mark.parametrize(
    ("score", "least", "most"), [(0.0, 0.0, 0.2), (0.5, 0.6, 0.7), (1.0, 0.9, 1.0)]
)
def test_what_scores_are_worth(score: float, least: float, most: float) -> None:
    assert least <= calibrated(score) <= most
