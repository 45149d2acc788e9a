"""An evaluation: predictions for a folder of gold, scored article by article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from newsnlp.errors import SourceError
from newsnlp.evaluation.annotations import Annotation, iter_annotations
from newsnlp.evaluation.article_score import ArticleScore, Disagreement, Judgement, score_article
from newsnlp.evaluation.baselines import attribute_to_nearest, tag_names
from newsnlp.evaluation.figures import total_counts
from newsnlp.evaluation.predictions import annotate, read_prediction
from newsnlp.pipeline import Pipeline
from newsnlp.settings import Settings

Annotator = Callable[[str, str], Annotation]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its gold annotation."""

    text: str
    gold: Annotation


@dataclass(frozen=True)
class Evaluation:
    """The scores of one system, an article each."""

    system: str
    scores: Sequence[ArticleScore]

    @cached_property
    def counts(self) -> Counter[str]:
        """The counts of all articles together."""
        return total_counts(self.scores)

    @property
    def judgements(self) -> list[Judgement]:
        """Every predicted piece that came with a confidence."""
        return [judgement for score in self.scores for judgement in score.judgements]

    @property
    def disagreements(self) -> list[Disagreement]:
        """Everything on which gold and system differ."""
        return [found for score in self.scores for found in score.disagreements]


def load_gold(gold_folder: Path, text_folder: Path) -> list[GoldArticle]:
    """Load the articles of a folder of gold (ID.json), each with its text (ID.txt).

    Raises:
        SourceError: if there is no gold, or a text is missing or no annotation fits the form.
    """
    articles = []
    for gold in iter_annotations(gold_folder):
        path = text_folder / f"{gold.id}.txt"
        try:
            with path.open(encoding="utf-8", newline="") as file:  # offsets count \r too
                articles.append(GoldArticle(file.read(), gold))
        except OSError as error:
            raise SourceError(f"no text for gold {gold.id}: {path}", article_id=gold.id) from error
    if not articles:
        raise SourceError(f"no gold (ID.json) in {gold_folder}")
    return articles


def evaluate(
    articles: Iterable[GoldArticle], annotator: Annotator, system: str = "newsnlp"
) -> Evaluation:
    """Score what `annotator` makes of the articles' id and text against their gold."""
    scores = [
        score_article(article.gold, annotator(article.gold.id, article.text), article.text)
        for article in articles
    ]
    return Evaluation(system, scores)


def newsnlp_annotator(settings: Settings | None = None) -> Annotator:
    """Return the annotator that is this library with `settings`."""
    return partial(_annotate, Pipeline(settings))


def file_annotator(folder: Path) -> Annotator:
    """Return the annotator that reads the predictions ID.json in `folder`.

    Raises:
        SourceError: if there are none.
    """
    if not any(folder.glob("*.json")):
        raise SourceError(f"no predictions (ID.json) in {folder}")
    return partial(_read, folder)


BASELINES: Mapping[str, Annotator] = {
    "nearest name": attribute_to_nearest,
    "jieba's tags": tag_names,
}


def evaluate_baselines(articles: Sequence[GoldArticle]) -> list[Evaluation]:
    """Score the baselines, in the order of the table."""
    return [evaluate(articles, annotator, name) for name, annotator in BASELINES.items()]


def _annotate(pipeline: Pipeline, article_id: str, text: str) -> Annotation:
    return annotate(article_id, text, pipeline)


def _read(folder: Path, article_id: str, text: str) -> Annotation:
    return read_prediction(folder, article_id)
