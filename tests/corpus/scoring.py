"""How joins are scored: pairs of records, and B-cubed (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from tests.corpus.labelled import Key


@dataclass(frozen=True)
class Score:
    """Precision and recall."""

    precision: float
    recall: float


def pairs_of(clusters: Mapping[Key, str]) -> set[tuple[Key, Key]]:
    """Return the pairs of records that are in one cluster."""
    ordered = sorted(clusters)
    return {(a, b) for a, b in combinations(ordered, 2) if clusters[a] == clusters[b]}


def pairwise(results: Iterable[tuple[Mapping[Key, str], Mapping[Key, str]]]) -> Score:
    """Return the score over the pairs of all cases, each as its gold and its found clusters."""
    right = found = gold = 0
    for expected, predicted in results:
        a, b = pairs_of(expected), pairs_of(predicted)
        right, gold, found = right + len(a & b), gold + len(a), found + len(b)
    return Score(right / found, right / gold)


def b_cubed(results: Iterable[tuple[Mapping[Key, str], Mapping[Key, str]]]) -> Score:
    """Return the mean, over all records, of how pure and how whole the cluster of each is."""
    precisions, recalls = [], []
    for expected, predicted in results:
        gold, found = _members(expected), _members(predicted)
        for key in expected:
            a, b = gold[expected[key]], found[predicted[key]]
            precisions.append(len(a & b) / len(b))
            recalls.append(len(a & b) / len(a))
    return Score(sum(precisions) / len(precisions), sum(recalls) / len(recalls))


def _members(clusters: Mapping[Key, str]) -> dict[str, set[Key]]:
    members: defaultdict[str, set[Key]] = defaultdict(set)
    for key, cluster in clusters.items():
        members[cluster].add(key)
    return members
