"""`Pipeline.extract_many` with articles that end or block the process that reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsnlp import FailedRecord, NewsRecord, Pipeline, RegistryError, Settings
from newsnlp.registry import EXTRACTORS, build_extractors
from tests.batch.troublesome import DEADLY, ENDLESS, NAME, register

TROUBLED = Settings(model=None, extractors=(NAME,))
RULES = Pipeline(Settings(model=None))
ARTICLES = [f"海川市长吴岱表示，第{n}条线路下月开通。" for n in range(12)]
POISONED = [*ARTICLES[:3], DEADLY, *ARTICLES[3:5], ENDLESS, *ARTICLES[5:], DEADLY]


def test_the_others_go_on(site: Path) -> None:
    alone, shared = (
        list(Pipeline(TROUBLED).extract_many(POISONED, format="text", workers=n, timeout=1))
        for n in (1, 2)
    )
    assert alone == shared
    assert [r.text for r in alone if isinstance(r, NewsRecord)] == ARTICLES
    failed = [(n, r.error_type) for n, r in enumerate(alone) if isinstance(r, FailedRecord)]
    assert failed == [(3, "WorkerDied"), (6, "TimedOut"), (14, "WorkerDied")]


def test_a_registered_extractor_runs_where_it_is_named(site: Path) -> None:
    named = build_extractors(Settings(model=None, extractors=(NAME, "people")))
    assert [type(e).__name__ for e in named] == ["PersonExtractor", "Troublesome"]
    assert len(build_extractors(Settings(model=None))) == len(EXTRACTORS)


def test_a_registered_extractor_is_among_the_names_that_an_error_lists(site: Path) -> None:
    with pytest.raises(RegistryError, match=f"did you mean '{NAME}'"):
        build_extractors(Settings(extractors=("trublesome",)))


def test_two_of_one_name_are_an_error(site: Path) -> None:
    register(site, module="newsnlp_more_trouble")
    with pytest.raises(RegistryError, match="registered twice"):
        build_extractors(TROUBLED)


@settings(max_examples=20)
@given(st.permutations(range(6)), st.integers(1, 5))
def test_neither_order_nor_company_changes_a_record(order: list[int], together: int) -> None:
    alone = [RULES.extract(article, format="text") for article in ARTICLES[:6]]
    for start in range(0, 6, together):
        group = order[start : start + together]
        records = RULES.extract_many([ARTICLES[n] for n in group], format="text")
        assert list(records) == [alone[n] for n in group]
