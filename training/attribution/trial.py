"""The trial of two more models: which marked words are speech, and where reported content ends.

Neither ships (docs/decisions/models.md says why); this measures them again. Both choose between
the answer of the rules and others, and overrule it only by a margin. They are fitted on the train
split of corpora/ and measured on dev, and on train by models that have not seen the article.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from content_ends import iter_end_choices
from examples import Choice, ReadArticle, collect_decisions, read_articles
from fitting import fit_choices, fit_unseen
from marked_words import iter_marked_choices
from revising import with_ends, with_marked

from newsnlp.models.attribution import SourceModel, shipped_source_model
from newsnlp.settings import Settings

MARGINS = (0.0, 0.2, 0.35, 0.5)


@dataclass(frozen=True)
class Question:
    """What a model is to decide: its choices, and articles as it would have them."""

    name: str
    choices: Callable[[ReadArticle], Iterator[Choice]]
    revise: Callable[[ReadArticle, SourceModel, float], ReadArticle]


QUESTIONS = (
    Question("marked words", iter_marked_choices, with_marked),
    Question("ends of content", iter_end_choices, with_ends),
)


@dataclass(frozen=True)
class Verdict:
    """What a model changes on one split, at one margin.

    Attributes:
        mended, broken: decisions that were wrong by the rules, or right, and are the other now.
        attributed: the F1 of pieces with their speakers.
    """

    margin: float
    mended: int
    broken: int
    attributed: float


def main() -> None:
    """Print what either model is worth, split by split and margin by margin."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--seed", type=int, required=True)
    options = parser.parse_args()
    train, dev = (read_articles(options.corpus, s, Settings()) for s in ("train", "dev"))
    for question in QUESTIONS:
        choices = [c for a in train for c in question.choices(a)]
        model, unseen = fit_choices(choices), fit_unseen(choices, options.seed)
        models = {a.gold.id: unseen.get(a.gold.id, model) for a in train}
        report(f"{question.name}, train", question, train, models)
        report(f"{question.name}, dev", question, dev, dict.fromkeys(_ids(dev), model))


def report(
    title: str,
    question: Question,
    articles: Sequence[ReadArticle],
    models: Mapping[str, SourceModel],
) -> None:
    """Print how the rules decide, and what the models change."""
    choices = [c for a in articles for c in question.choices(a)]
    right = sum(c.right[0] for c in choices)
    print(f"{title}: {right} of {len(choices)} right by rules, F1 {attributed(articles):.4f}")
    for margin in MARGINS:
        verdict = judge(question, articles, models, margin)
        changed = f"+{verdict.mended} -{verdict.broken}"
        print(f"  margin {margin:<5}{changed:<10}F1 {verdict.attributed:.4f}")


def judge(
    question: Question,
    articles: Sequence[ReadArticle],
    models: Mapping[str, SourceModel],
    margin: float,
) -> Verdict:
    """Return what the models change in `articles`, each decided by that of its id."""
    answers = [
        (c.right[0], c.right[c.chosen(models[a.gold.id], margin)])
        for a in articles
        for c in question.choices(a)
    ]
    revised = [question.revise(a, models[a.gold.id], margin) for a in articles]
    mended, broken = answers.count((False, True)), answers.count((True, False))
    return Verdict(margin, mended, broken, attributed(revised))


def attributed(articles: Sequence[ReadArticle]) -> float:
    """Return the F1 of the pieces with their speakers, as the shipped model finds these."""
    decisions = collect_decisions(articles, shipped_source_model())
    gold = sum(not quote.optional for a in articles for quote in a.gold.quotes)
    return 2 * sum(d.right for d in decisions) / max(len(decisions) + gold, 1)


def _ids(articles: Sequence[ReadArticle]) -> list[str]:
    return [a.gold.id for a in articles]


if __name__ == "__main__":
    main()
