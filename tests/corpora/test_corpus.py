"""The corpus as a whole: splits, checksums, names and text that no two articles share."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from newsnlp.evaluation.corpus.agreement import measure_agreement
from newsnlp.evaluation.corpus.card import write_agreement, write_counts
from newsnlp.evaluation.corpus.collection import (
    CHECKSUMS_FILE,
    checksums,
    load_corpus,
    read_splits,
)
from newsnlp.evaluation.corpus.compiler import CorpusArticle
from newsnlp.evaluation.corpus.shingles import MOST_SHARED, iter_shared, shingles
from newsnlp.evaluation.corpus.splits import assign_splits, names_in_two_splits
from tests.corpora.composing import compile_body

CORPUS = Path(__file__).parents[2] / "corpora"
FULL_SIZE = 400


@cache
def _articles() -> tuple[CorpusArticle, ...]:
    return tuple(load_corpus(CORPUS))


def test_no_two_articles_share_text() -> None:
    texts = {article.id: article.text for article in _articles()}
    assert [pair for pair in iter_shared(texts) if pair.share > MOST_SHARED] == []


def test_no_name_stands_in_two_splits() -> None:
    assert names_in_two_splits(_articles(), read_splits(CORPUS)) == {}


def test_what_is_fixed_stays() -> None:
    splits = read_splits(CORPUS)
    assert splits.keys() <= {article.id for article in _articles()}
    assert splits.items() <= assign_splits(_articles(), splits).items()


def test_the_corpus_is_frozen() -> None:
    if len(_articles()) < FULL_SIZE:
        pytest.skip("the corpus is still being written")
    splits = read_splits(CORPUS)
    assert splits.keys() == {article.id for article in _articles()}
    assert (CORPUS / CHECKSUMS_FILE).read_text(encoding="utf-8") == checksums(CORPUS)
    card = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert write_counts(card, _articles(), splits) == card
    assert write_agreement(card, measure_agreement(CORPUS)) == card
    assert sum(len(article.text) for article in _articles()) >= 300_000


def _article(article_id: str, *names: str) -> CorpusArticle:
    people = "people:\n" + "".join(f"  {name}:\n" for name in names)
    article = compile_body("、".join(names) + "到了。", people)
    return CorpusArticle(article_id, article.text, article.annotation, article.header)


def test_articles_that_share_a_person_go_together() -> None:
    articles = [_article(f"{n:03}", f"钭{n % 3}", f"佴{n}") for n in range(12)]
    splits = assign_splits(articles, {"000": "test", "001": "train", "002": "dev"})
    assert splits == {f"{n:03}": ("test", "train", "dev")[n % 3] for n in range(12)}
    assert names_in_two_splits(articles, splits) == {}


def test_forms_of_address_tie_nothing() -> None:
    articles = [_article("000", "老佴"), _article("001", "老佴"), _article("002", "钭某")]
    assert names_in_two_splits(articles, {"000": "train", "001": "test"}) == {}


def test_a_name_in_two_splits_is_named() -> None:
    articles = [_article("000", "佴归远"), _article("001", "佴归远")]
    found = names_in_two_splits(articles, {"000": "train", "001": "test"})
    assert found == {"佴归远": ["000", "001"]}


def test_splits_keep_their_shares() -> None:
    articles = [_article(f"{n:03}", f"佴{n}") for n in range(100)]
    values = list(assign_splits(articles, {}).values())
    assert [values.count(split) for split in ("train", "dev", "test")] == [70, 15, 15]


def test_small_genres_keep_the_shares_too() -> None:
    articles = [_article(f"{n:03}", f"佴{n}") for n in range(40)]
    genres = [replace(a.header, genre=f"genre {n // 2}") for n, a in enumerate(articles)]
    articles = [replace(a, header=header) for a, header in zip(articles, genres, strict=True)]
    values = list(assign_splits(articles, {}).values())
    assert [values.count(split) for split in ("train", "dev", "test")] == [28, 6, 6]


def test_shared_text_is_measured() -> None:
    long, half = "".join(map(chr, range(0x4E00, 0x4E50))), "".join(map(chr, range(0x4E00, 0x4E28)))
    (pair,) = iter_shared({"a": long, "b": half + long[::-1]})
    assert pair.share == len(shingles(half)) / len(shingles(long))
    assert list(iter_shared({"a": long, "b": long[::-1]})) == []
    (pair,) = iter_shared({"a": long}, {"other": "前" + half})
    assert (pair.first, pair.second) == ("a", "other")
