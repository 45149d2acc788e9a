"""How good it is: predictions scored against gold, with baselines, intervals and errors.

>>> from newsnlp.evaluation import Annotation, GoldArticle, evaluate
>>> article = GoldArticle("王恩东说，今天下雨。", Annotation(id="1"))
>>> evaluate([article], lambda id, text: Annotation(id=id)).counts["people.gold"]
0
"""

from newsnlp.evaluation.annotations import Annotation, iter_annotations, read_annotation
from newsnlp.evaluation.article_score import ArticleScore, Disagreement, score_article
from newsnlp.evaluation.evaluation import (
    Evaluation,
    GoldArticle,
    evaluate,
    evaluate_baselines,
    file_annotator,
    load_gold,
    newsnlp_annotator,
)
from newsnlp.evaluation.predictions import annotation_from_record
from newsnlp.evaluation.table import render_errors, render_table

__all__ = [
    "Annotation",
    "ArticleScore",
    "Disagreement",
    "Evaluation",
    "GoldArticle",
    "annotation_from_record",
    "evaluate",
    "evaluate_baselines",
    "file_annotator",
    "iter_annotations",
    "load_gold",
    "newsnlp_annotator",
    "read_annotation",
    "render_errors",
    "render_table",
    "score_article",
]
