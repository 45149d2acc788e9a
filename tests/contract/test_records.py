"""What every record promises, on texts that break what is careless."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from newsnlp import NewsRecord, Pipeline, SourceError, extract
from tests.contract.nasty import NASTY
from tests.laws import check_record, iter_spans

EXAMPLE = Path(__file__).parents[2] / "examples" / "storage.md"
FORMATS = ("text", "html", "markdown", "auto")


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.mark.parametrize("case", NASTY)
def test_plain_text_is_never_altered(case: str, pipeline: Pipeline) -> None:
    record = pipeline.extract(NASTY[case], format="text")
    assert record.text == NASTY[case]
    check_record(record)


@pytest.mark.parametrize("format", FORMATS[1:])
@pytest.mark.parametrize("case", NASTY)
def test_the_laws_hold_in_every_format(case: str, format: str, pipeline: Pipeline) -> None:
    check_record(pipeline.extract(NASTY[case], format=format))  # type: ignore[arg-type]


@pytest.mark.parametrize("case", [case for case in NASTY if case != "controls"])  # NUL is no text
def test_bytes_are_read_as_the_text_that_they_spell(case: str, pipeline: Pipeline) -> None:
    record = pipeline.extract(NASTY[case].encode(), format="text")
    assert record.text == NASTY[case]


def test_the_laws_hold_for_the_example(pipeline: Pipeline) -> None:
    check_record(pipeline.extract(EXAMPLE))


def test_a_text_cut_anywhere_is_read(pipeline: Pipeline) -> None:
    text = pipeline.extract(EXAMPLE).text
    for at in range(0, len(text), 5):
        check_record(pipeline.extract(text[:at], format="text"))
        check_record(pipeline.extract(text[at : at + 150], format="text"))


@pytest.mark.parametrize("case", [*NASTY, "example"])
def test_a_record_travels_between_processes_unchanged(case: str, pipeline: Pipeline) -> None:
    source = EXAMPLE if case == "example" else NASTY[case]
    record = pipeline.extract(source, format="auto")
    assert pickle.loads(pickle.dumps(record)) == record
    assert copy.deepcopy(record) == record


def test_the_walk_finds_spans() -> None:
    record = extract("今天下雨。", format="text")
    assert [span.text for span in iter_spans(record.article.blocks)] == ["今天下雨。"]


def test_a_lone_surrogate_is_one_clear_error() -> None:
    with pytest.raises(SourceError, match="surrogate"):
        extract("王海生表示\ud800，今天下雨。", format="text")


def test_records_are_the_same_in_any_process() -> None:
    outputs = {
        subprocess.check_output(
            [sys.executable, "-m", "newsnlp", "extract", str(EXAMPLE)],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale},
        )
        for seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("2", "POSIX"))
    }
    assert len(outputs) == 1
    NewsRecord.model_validate_json(outputs.pop())


def test_order_and_neighbours_change_nothing(pipeline: Pipeline) -> None:
    texts = [text for text in NASTY.values() if text]
    alone = {text: Pipeline().extract(text).model_dump_json() for text in texts[:5]}
    for text in reversed(texts):
        record = pipeline.extract(text)
        assert alone.get(text, record.model_dump_json()) == record.model_dump_json()
