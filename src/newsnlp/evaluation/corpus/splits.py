"""Train, dev and test, by article: no personal name stands in two of them."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from newsnlp.evaluation.corpus.collection import SPLITS, Split
from newsnlp.evaluation.corpus.compiler import CorpusArticle

SHARES: Final[Mapping[Split, float]] = {"train": 0.7, "dev": 0.15, "test": 0.15}
# Forms of address, which tell nobody apart: 杨某, 王女士, 老张, 阿珍.
RE_ADDRESS = re.compile(
    r".{1,2}(?:某{1,2}|女士|先生|小姐|太太|老师|老師|师傅|師傅|大爷|大妈|奶奶|爷爷|阿姨|叔|伯|婆|同学)"
    r"|[小老阿大].{1,2}"
)


def personal_names(article: CorpusArticle) -> set[str]:
    """Return the names of people by which one article is tied to another."""
    names = {person.name for person in article.annotation.people}
    return {name for name in names if not RE_ADDRESS.fullmatch(name)}


def assign_splits(
    articles: Sequence[CorpusArticle], fixed: Mapping[str, Split]
) -> dict[str, Split]:
    """Return the split of every article: as it is fixed, else where its genre is short of some.

    Articles that share a person go together.
    """
    genres = {article.id: article.header.genre for article in articles}
    splits = {article_id: split for article_id, split in fixed.items() if article_id in genres}
    filled = Counter((genres[article_id], split) for article_id, split in splits.items())
    for group in sorted(_tied_groups(articles), key=_order):
        known = [splits[article_id] for article_id in group if article_id in splits]
        split = known[0] if known else _emptiest(filled, [genres[member] for member in group])
        for article_id in group:
            if article_id not in splits:
                splits[article_id] = split
                filled[genres[article_id], split] += 1
    return splits


def names_in_two_splits(
    articles: Iterable[CorpusArticle], splits: Mapping[str, Split]
) -> dict[str, list[str]]:
    """Return each name that stands in more than one split, with the articles that have it."""
    holders: dict[str, list[str]] = {}
    for article in articles:
        for name in personal_names(article):
            holders.setdefault(name, []).append(article.id)
    return {
        name: ids
        for name, ids in sorted(holders.items())
        if len({splits[article_id] for article_id in ids if article_id in splits}) > 1
    }


def _tied_groups(articles: Sequence[CorpusArticle]) -> list[list[str]]:
    """The articles that hang together by the names in them."""
    leader = {article.id: article.id for article in articles}

    def find(article_id: str) -> str:
        while leader[article_id] != article_id:
            leader[article_id] = leader[leader[article_id]]
            article_id = leader[article_id]
        return article_id

    first_with: dict[str, str] = {}
    for article in articles:
        for name in personal_names(article):
            other = find(first_with.setdefault(name, article.id))
            leader[find(article.id)] = other
    groups: dict[str, list[str]] = {}
    for article in articles:
        groups.setdefault(find(article.id), []).append(article.id)
    return list(groups.values())


def _order(group: list[str]) -> tuple[int, str]:
    """Large groups first, then as if shuffled, and the same way every time."""
    return -len(group), hashlib.sha256(min(group).encode()).hexdigest()


def _emptiest(filled: Counter[tuple[str, Split]], genres: list[str]) -> Split:
    """The split that is furthest below its share, in these genres and in all of them together."""

    def shortfall(split: Split) -> float:
        return sum(_shortfall(filled, split, genre) for genre in (None, *sorted(set(genres))))

    return max(SPLITS, key=shortfall)


def _shortfall(filled: Counter[tuple[str, Split]], split: Split, genre: str | None) -> float:
    here = {key: count for key, count in filled.items() if genre is None or key[0] == genre}
    total = sum(here.values()) + 1
    return SHARES[split] * total - sum(n for (_, name), n in here.items() if name == split)
