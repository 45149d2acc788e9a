"""Fitting of the attribution model: what is learned from a handful of choices and decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("numpy")

import numpy as np
from examples import Choice, Decision, RulesModel, collect_choices, read_articles
from fitting import fit_choices, fit_decisions, minimize
from package import pack_attribution

from newsnlp.evaluation.corpus.collection import load_corpus
from newsnlp.models.attribution import BIAS, LogLinearModel
from newsnlp.settings import Settings

CORPUS = Path(__file__).parents[2] / "corpora"


def choices(right: str, words: str = "pronoun", times: int = 200) -> list[Choice]:
    """Return choices between `near` and `far` in which the one with the feature `right` is."""
    options = [["ruled", "near"], ["far"]]
    return [Choice("a", words, options, [right in o for o in options]) for _ in range(times)]


@pytest.mark.parametrize(("right", "place"), [("near", 0), ("far", 1)])
def test_choices_are_learned(right: str, place: int) -> None:
    model = fit_choices(choices(right))
    assert choices(right)[0].chosen(model) == place


def test_classes_of_words_are_learned_apart() -> None:
    model = fit_choices([*choices("near", "pronoun"), *choices("far", "none")])
    assert choices("near", "pronoun")[0].chosen(model) == 0
    assert choices("far", "none")[0].chosen(model) == 1


def test_what_teaches_nothing_is_left_out() -> None:
    same = [Choice("a", "pronoun", [["near"], ["far"]], [True, True])] * 5
    assert fit_choices([*choices("near"), *same]) == fit_choices(choices("near"))


def test_decisions_are_learned() -> None:
    decisions = [Decision("a", ["sure"], True)] * 30 + [Decision("a", ["guess"], False)] * 30
    model = LogLinearModel({}, {}, fit_decisions(decisions))
    assert model.trust(["guess"]) < 0.3
    assert model.trust(["sure"]) > 0.7


def test_a_base_rate_alone_is_learned_exactly() -> None:
    decisions = [Decision("a", [], n < 30) for n in range(40)]
    model = LogLinearModel({}, {}, fit_decisions(decisions))
    assert set(model.confidence) == {BIAS}
    assert model.trust([]) == pytest.approx(0.75, abs=0.01)


def test_rules_choose_their_own_answer() -> None:
    assert choices("far")[0].chosen(RulesModel()) == 0


def test_what_is_learned_is_the_same_every_time() -> None:
    mixed = [*choices("near", "pronoun"), *choices("far", "none")]
    assert fit_choices(mixed) == fit_choices(mixed)


@pytest.mark.parametrize("least", [-3.0, 0.0, 40.0])
def test_the_least_of_a_bowl_is_found(least: float) -> None:
    def bowl(at: np.ndarray) -> tuple[float, np.ndarray]:
        return float(((at - least) ** 2).sum()), 2 * (at - least)

    assert minimize(bowl, np.zeros(3)) == pytest.approx([least] * 3, abs=1e-3)


def test_examples_come_from_the_split_alone() -> None:
    articles = read_articles(CORPUS, "dev", Settings(model=None))
    ids = {article.gold.id for article in articles}
    assert ids <= {article.annotation.id for article in load_corpus(CORPUS, "dev")}
    collected = collect_choices(articles[:8], RulesModel())
    assert collected
    assert {choice.article for choice in collected} <= ids
    for choice in collected:
        assert len(choice.features) == len(choice.right)
        assert "ruled" in choice.features[0]


def test_the_package_gets_what_was_built(tmp_path: Path) -> None:
    build, package = tmp_path / "build", tmp_path / "package"
    build.mkdir()
    package.mkdir()
    (build / "attribution.json").write_text("{}", encoding="utf-8")
    pack_attribution(build, package)
    assert (package / "attribution.json").read_text(encoding="utf-8") == "{}"
