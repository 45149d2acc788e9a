"""Many articles: the same records for any number of workers, each failure in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsnlp import FailedRecord, ModelError, NewsRecord, Pipeline, Settings, segment
from newsnlp.reading.reader import Source

ARTICLES = [f"海川市长吴岱表示，第{n}条线路下月开通。" for n in range(20)]
MISSING = Path("没有这一页.html")


def dumped(records: list[NewsRecord | FailedRecord]) -> list[str]:
    return [record.model_dump_json() for record in records]


def test_workers_change_nothing() -> None:
    sources: list[Source] = [*ARTICLES[:7], MISSING, *ARTICLES[7:]]
    pipeline = Pipeline()
    alone = dumped(list(pipeline.extract_many(sources, format="text")))
    shared = dumped(list(pipeline.extract_many(sources, format="text", workers=2)))
    assert alone == shared


def test_a_failure_stands_in_its_place() -> None:
    records = list(Pipeline().extract_many([ARTICLES[0], MISSING, ARTICLES[1]], format="text"))
    assert [type(record) for record in records] == [NewsRecord, FailedRecord, NewsRecord]
    failed = records[1]
    assert isinstance(failed, FailedRecord)
    assert (failed.id, failed.error_type) == (str(MISSING), "SourceError")


def test_progress_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(Pipeline().extract_many(ARTICLES[:3], format="text", progress=True))) == 3
    assert capsys.readouterr().out == ""


def test_without_rules_and_without_a_model_nothing_is_found() -> None:
    record = Pipeline(Settings(rules=False, model=None)).extract(ARTICLES[0], format="text")
    assert (record.text, record.people, record.quotes) == (ARTICLES[0], (), ())


@pytest.mark.parametrize("switches", [{}, {"model": None}, {"rules": False}])
def test_rules_and_model_can_each_be_switched_off(switches: dict[str, Any]) -> None:
    text = "远川集团首席科学家王恩东表示，算力就是生产力。"
    record = Pipeline(Settings(**switches)).extract(text, format="text")
    (person,) = record.people
    (role,) = person.roles
    assert (person.name, role.organization, role.title) == ("王恩东", "远川集团", "首席科学家")
    assert (record.provenance.model is None) == ("model" in switches)
    assert bool(record.quotes) == ("rules" not in switches)


def test_a_model_that_does_not_exist_is_said_so() -> None:
    with pytest.raises(ModelError, match="no model 'zh_core_web_xs'"):
        Pipeline(Settings(model="zh_core_web_xs"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("浪潮集团首席科学家王恩东表示", ["浪潮集团", "首席科学家", "王恩东", "表示"]),
        ("今天天气很好", ["今天天气", "很", "好"]),
    ],
)
def test_segment_keeps_the_words_of_the_article_whole(text: str, words: list[str]) -> None:
    assert [token.text for token in segment(text)] == words
