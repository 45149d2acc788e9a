"""Trains the model of attribution: its weights, metadata and scores in one file.

Who speaks is learned on the train split of corpora/, from what rules alone find and from what
rules and model find together (of the articles that the model of mentions has seen it finds more
than of others, rules alone less). What was said before a quotation is as the rules resolve it.
How far decisions can be trusted is learned on the same articles, each decided by a model that has
not seen it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from examples import (
    Decision,
    ReadArticle,
    RulesModel,
    collect_choices,
    collect_decisions,
    read_articles,
)
from fitting import fit_choices, fit_decisions, fit_unseen

from newsnlp import __version__
from newsnlp.evaluation.article_score import Judgement
from newsnlp.evaluation.figures import expected_calibration_error
from newsnlp.models.attribution import FEATURES, LogLinearModel, read_model
from newsnlp.models.features import lexicons_checksum
from newsnlp.settings import Settings


def main() -> None:
    """Train on the train split, measure on the dev split, and write what was learned."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("build", type=Path)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument(
        "--keep-choices",
        type=Path,
        metavar="MODEL",
        help="keep the choices of this model, and learn anew only how far decisions can be trusted",
    )
    options = parser.parse_args()
    kept = read_model(options.keep_choices.read_bytes()) if options.keep_choices else None
    views = [
        read_articles(options.corpus, "train", Settings(model=model)) for model in (None, "default")
    ]
    model = train(views, options.seed, kept)
    scores = {"dev": measure(model, read_articles(options.corpus, "dev", Settings()))}
    stored = describe(model) | {
        "seed": options.seed,
        "training": {"articles": len(views[0]), "views": len(views)},
        "scores": scores,
        "confidence": model.confidence,
        "shared": model.shared,
        "weights": model.weights,
    }
    options.build.mkdir(parents=True, exist_ok=True)
    path: Path = options.build / "attribution.json"
    path.write_text(json.dumps(stored, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(*(f"{name} {value}" for name, value in scores["dev"].items()), sep="\n")


def describe(model: LogLinearModel) -> dict[str, str]:
    """Return what the weights are called, and what they were trained with."""
    weights = json.dumps([model.confidence, model.shared, model.weights], sort_keys=True)
    return {
        "name": "newsnlp-attribution",
        "version": f"{__version__}+{hashlib.sha256(weights.encode()).hexdigest()[:8]}",
        "features": FEATURES,
        "lexicons": lexicons_checksum(),
        "trained_on": "corpora/, train split",
    }


def train(
    views: Sequence[Sequence[ReadArticle]], seed: int, kept: LogLinearModel | None = None
) -> LogLinearModel:
    """Return the model, trained on several views of the same articles.

    Args:
        views: the articles as rules alone and as rules and model read them.
        seed: of the folds.
        kept: the model whose choices stay as they are, if they do.
    """
    choices = [c for view in views for c in collect_choices(view, RulesModel())]
    unseen = fit_unseen(choices, seed)
    fallback = fit_choices(choices)
    decisions: list[Decision] = []
    for view in views:
        models = {a.gold.id: unseen.get(a.gold.id, fallback) for a in view}
        decisions.extend(collect_decisions(view, models))
    return replace(kept or fallback, confidence=fit_decisions(decisions))


def measure(model: LogLinearModel, articles: Sequence[ReadArticle]) -> dict[str, float]:
    """Return what the model is worth on other articles."""
    choices = collect_choices(articles, RulesModel())
    judgements = [
        Judgement(model.trust(d.features), d.right) for d in collect_decisions(articles, model)
    ]
    count = max(len(choices), 1)
    return {
        "choices": len(choices),
        "right by rules": round(sum(c.right[0] for c in choices) / count, 4),
        "right by model": round(sum(c.right[c.chosen(model)] for c in choices) / count, 4),
        "an option is right": round(sum(any(c.right) for c in choices) / count, 4),
        "expected calibration error": round(expected_calibration_error(judgements), 4),
    }


if __name__ == "__main__":
    main()
