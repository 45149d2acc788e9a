"""From counts to figures, with laws that hold for any counts."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.evaluation.article_score import ArticleScore, Judgement
from newsnlp.evaluation.figures import (
    LayerFigures,
    bootstrap_intervals,
    expected_calibration_error,
    layer_figures,
    reliability_bins,
)

JUDGEMENTS = st.lists(st.builds(Judgement, st.floats(0, 1), st.booleans()), max_size=30)


def _score(hits: int, predicted: int, gold: int) -> ArticleScore:
    counts = Counter({"people.hit": hits, "people.pred": predicted, "people.gold": gold})
    return ArticleScore("1", counts)


def test_f1_is_the_harmonic_mean() -> None:
    figures = LayerFigures(hits=6, predicted=8, gold=12)
    mean = 2 / (1 / figures.precision + 1 / figures.recall)
    assert figures.f1 == pytest.approx(mean)


def test_nothing_found_is_nought() -> None:
    assert layer_figures({}, "people") == LayerFigures(0, 0, 0)
    assert LayerFigures(0, 0, 0).f1 == 0


def test_equal_articles_leave_no_doubt() -> None:
    low, high = bootstrap_intervals([_score(3, 4, 5)] * 10)["people"]
    assert low == high == pytest.approx(6 / 9)


def test_the_interval_holds_the_figure() -> None:
    scores = [_score(n % 4, 3, 3) for n in range(40)]
    low, high = bootstrap_intervals(scores)["people"]
    assert low < sum(n % 4 for n in range(40)) / 120 < high


def test_intervals_are_the_same_every_time() -> None:
    scores = [_score(n % 4, 3, 3) for n in range(9)]
    assert bootstrap_intervals(scores) == bootstrap_intervals(scores)


@given(JUDGEMENTS)
def test_bins_hold_every_prediction_once(judgements: list[Judgement]) -> None:
    bins = reliability_bins(judgements)
    assert sum(part.count for part in bins) == len(judgements)
    assert all(part.low <= part.confidence <= part.high for part in bins)
    assert 0 <= expected_calibration_error(judgements) <= 1


def test_confidence_that_is_right_has_no_error() -> None:
    judgements = [Judgement(0.75, True)] * 3 + [Judgement(0.75, False)]
    assert expected_calibration_error(judgements) == 0
