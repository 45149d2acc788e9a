"""What is joined goes to a folder: records that come back, tables that refer to each other."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from newsnlp import FailedRecord, NewsRecord, SettingsError, SourceError
from newsnlp.corpus import CorpusJoiner, CorpusPerson, iter_articles, join, write_joined
from newsnlp.writing import write_jsonl
from newsnlp.writing.arrow import load_pyarrow, write_parquet
from tests.corpus.labelled import load_documents, load_people, load_quotations


def _records() -> list[NewsRecord]:
    """Return articles with something of each kind, their ids made distinct."""
    cases = [*load_people()[:6], *load_quotations()[:4], *load_documents()[:4]]
    return [
        record.model_copy(update={"id": f"{number}-{record.id}"})
        for number, case in enumerate(cases)
        for record in case.records
    ]


def _write(records: list[NewsRecord], folder: Path, **options: object) -> dict[str, int]:
    with CorpusJoiner() as joiner:
        for record in records:
            joiner.add(record)
        return write_joined(joiner, folder, **options)  # type: ignore[arg-type]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_files_hold_what_join_returns(tmp_path: Path) -> None:
    corpus = join(_records())
    assert _write(_records(), tmp_path) == {
        "people": len(corpus.people),
        "quotations": len(corpus.quotations),
        "documents": len(corpus.documents),
    }
    lines = (tmp_path / "people.jsonl").read_text(encoding="utf-8").splitlines()
    people = sorted(map(CorpusPerson.model_validate_json, lines), key=lambda person: person.id)
    assert tuple(people) == corpus.people
    assert corpus.quotations


def test_the_tables_refer_to_each_other(tmp_path: Path) -> None:
    _write(_records(), tmp_path)
    plurals = {"person": "people", "document": "documents", "quotation": "quotations"}
    for layer, plural in plurals.items():
        ids = {row[f"corpus_{layer}"] for row in _rows(tmp_path / f"{plural}.csv")}
        name = "quotation_reports" if layer == "quotation" else f"{layer}_mentions"
        assert {row[f"corpus_{layer}"] for row in _rows(tmp_path / f"{name}.csv")} == ids
        joins = _rows(tmp_path / f"{layer}_joins.csv")
        assert joins
        assert {row["corpus_id"] for row in joins} <= ids


def test_parquet_has_the_rows_of_csv(tmp_path: Path) -> None:
    _write(_records(), tmp_path / "csv")
    _write(_records(), tmp_path / "parquet", format="parquet")
    parquet = load_pyarrow().parquet
    tables = sorted((tmp_path / "csv").glob("*.csv"))
    assert len(tables) == 10
    for path in tables:
        table = parquet.read_table(tmp_path / "parquet" / f"{path.stem}.parquet")
        rows = _rows(path)
        assert table.num_rows == len(rows)
        assert table.column_names == list(rows[0])


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    _write(_records(), tmp_path / "a", format="parquet")
    _write(_records()[::-1], tmp_path / "b", format="parquet")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


@pytest.mark.parametrize("suffix", [".jsonl", ".parquet"])
def test_files_are_read_as_records(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"records{suffix}"
    failed = FailedRecord(id="x", error_type="SourceError", message="没有这一页")
    (write_parquet if suffix == ".parquet" else write_jsonl)([*_records(), failed], path)
    assert list(iter_articles(path)) == _records()
    assert join(path) == join(_records())


def test_a_line_that_is_no_record_is_named(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(json.dumps({"text": "何立诚"}) + "\n", encoding="utf-8")
    with pytest.raises(SourceError, match="line 1"):
        join(path)


def test_a_format_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="csv, parquet"):
        _write([], tmp_path, format="xlsx")


def test_an_empty_corpus_gives_empty_tables(tmp_path: Path) -> None:
    assert _write([], tmp_path) == {"people": 0, "quotations": 0, "documents": 0}
    assert _rows(tmp_path / "people.csv") == []
