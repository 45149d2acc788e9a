"""Joins on the labelled cases do not fall below what has been reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from newsnlp.corpus import JoinedCorpus, Reference, join
from tests.corpus.labelled import Case, Key, load_documents, load_people, load_quotations
from tests.corpus.scoring import Score, b_cubed, pairs_of, pairwise

LAYERS: dict[str, tuple[Callable[[], list[Case]], Callable[[Any], Iterable[Reference]]]] = {
    "people": (load_people, lambda person: person.mentions),
    "quotations": (load_quotations, lambda quotation: (r.quote for r in quotation.reports)),
    "documents": (load_documents, lambda document: document.mentions),
}
FLOORS = {
    "people": Score(1.0, 1.0),
    "quotations": Score(1.0, 1.0),
    "documents": Score(1.0, 1.0),
}
B_CUBED_FLOOR = Score(1.0, 1.0)


def clusters(case: Case, corpus: JoinedCorpus, layer: str) -> dict[Key, str]:
    """Return the cluster of each marked record of `case`; one of its own where none was found."""
    found = {
        (reference.article, reference.record): thing.id
        for thing in getattr(corpus, layer)
        for reference in LAYERS[layer][1](thing)
    }
    return {key: found.get(key, f"{key}") for key in case.marks}


def results(layer: str) -> list[tuple[dict[Key, str], dict[Key, str]]]:
    """Return the gold and the found clusters of each case of a layer."""
    cases = LAYERS[layer][0]()
    return [(case.marks, clusters(case, join(case.records), layer)) for case in cases]


@pytest.mark.parametrize("layer", LAYERS)
def test_pairs(layer: str) -> None:
    score = pairwise(results(layer))
    assert score.precision >= FLOORS[layer].precision
    assert score.recall >= FLOORS[layer].recall


def test_people_by_b_cubed() -> None:
    score = b_cubed(results("people"))
    assert score.precision >= B_CUBED_FLOOR.precision
    assert score.recall >= B_CUBED_FLOOR.recall


@pytest.mark.parametrize("layer", LAYERS)
def test_half_of_the_cases_are_negative(layer: str) -> None:
    cases = LAYERS[layer][0]()
    apart = [case for case in cases if len(set(case.marks.values())) > 1]
    assert len(cases) >= 20
    assert 0.4 <= len(apart) / len(cases) <= 0.65
    assert any(pairs_of(case.marks) for case in apart)
