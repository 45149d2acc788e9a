"""Files of columns are written and read with few records in memory, however many they hold."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsnlp import NewsRecord, extract
from newsnlp.writing.arrow import RECORDS_AT_ONCE, iter_parquet, write_parquet

SHORT = "海川市长吴岱表示：“桥已修好，第七条线路下月开通。”沿线的居民说，出行更方便了。"
LONG = f"{SHORT}\n" * 150
FEW, MANY = RECORDS_AT_ONCE, 4 * RECORDS_AT_ONCE


def _iter_records(text: str, count: int) -> Iterator[NewsRecord]:
    line = extract(text, format="text").model_dump_json()
    return (NewsRecord.model_validate_json(line) for _ in range(count))


def _peak_of(work: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("text", "few", "many"), [(SHORT, FEW, MANY), (LONG, 20, 60)])
def test_many_records_take_no_more_than_few(tmp_path: Path, text: str, few: int, many: int) -> None:
    path = tmp_path / "news.parquet"
    write_parquet(_iter_records(text, 1), path)  # what is loaded once is no matter of numbers
    peaks = {"write": [0.0, 0.0], "read": [0.0, 0.0]}
    for at, count in enumerate((few, many)):
        records = _iter_records(text, count)
        peaks["write"][at] = _peak_of(lambda records=records: write_parquet(records, path))
        peaks["read"][at] = _peak_of(lambda: all(record.id for record in iter_parquet(path)))
    assert {work: many < 1.3 * few for work, (few, many) in peaks.items()} == {
        "write": True,
        "read": True,
    }
