"""Flat tables: each row says what the record says, in columns that do not change."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pyarrow as pa
import pytest
from hypothesis import given

from newsnlp import Evidence, FailedRecord, MissingExtraError, NewsRecord, Organization, SourceError
from newsnlp.errors import SettingsError
from newsnlp.writing import write_jsonl
from newsnlp.writing.arrow import Record, write_parquet
from newsnlp.writing.tables import (
    TABLES,
    TableName,
    documents_table,
    make_table,
    quotes_table,
    roles_table,
    to_pandas,
    to_polars,
)
from newsnlp.writing.tables.building import table_schema
from newsnlp.writing.tables.rows import iter_rows
from tests.rendering.sample import RECORD, ROLES, TEXT, span
from tests.writing.made_records import records as made_records

NAMES: tuple[TableName, ...] = get_args(TableName)
FAILED = FailedRecord(id="坏页.html", error_type="SourceError", message="读不了")
SPEECH = "急不得，也等不得。"


def full_record() -> NewsRecord:
    """Return a record with something in each column."""
    evidence = (Evidence(by="rule", score=0.9),)
    body = Organization(
        id="o1", name="能源局", aliases=("局里",), mentions=(span("能源局"),), evidence=evidence
    )
    sure = {"evidence": evidence}
    return RECORD.model_copy(
        update={
            "organizations": (body,),
            "people": tuple(person.model_copy(update=sure) for person in RECORD.people),
            "documents": tuple(document.model_copy(update=sure) for document in RECORD.documents),
            "quotes": tuple(quote.model_copy(update=sure) for quote in RECORD.quotes),
        }
    )


def row_of(table: pa.Table, number: int) -> dict[str, Any]:
    """Return what stands in a row."""
    (row,) = table.slice(number, 1).to_pylist()
    return {name: value for name, value in row.items() if value is not None}


ARTICLE = {
    "article_id": "sample",
    "article_title": "储能[red]提速[/]",
    "outlet": "澜江晚报",
    "published": "2025-03-18T09:26",
    "date": date(2025, 3, 18),
}


def test_a_quotation() -> None:
    start = TEXT.index(SPEECH)
    assert row_of(quotes_table([RECORD]), 0) == ARTICLE | {
        "quote_id": "q1",
        "kind": "direct",
        "text": SPEECH,
        "start": start,
        "end": start + len(SPEECH),
        "piece_starts": [start],
        "piece_ends": [start + len(SPEECH)],
        "closed": False,
        "speaker": "顾怀川",
        "speaker_kind": "person",
        "speaker_id": "p1",
        "mention": "顾怀川",
        "mention_start": span("顾怀川").start,
        "mention_end": span("顾怀川").end,
        "co_speakers": [],
        "role_title": "教授",
        "role_organization": "澜江大学",
        "role_former": False,
        "cue": "表示",
        "cue_start": span("表示").start,
        "cue_end": span("表示").end,
        "addressee": "储能",
        "via": "新华社",
        "document_ids": [],
        "documents": [],
        "confidence": 0.97,
    }


def test_a_role() -> None:
    assert row_of(roles_table([RECORD]), 1) == ARTICLE | {
        "person_id": "p1",
        "person": "顾怀川",
        "role_title": "会长",
        "role_organization": "储能学会",
        "role_former": True,
        "text": "储能学会原会长",
        "start": ROLES[1].span.start,
        "end": ROLES[1].span.end,
        "byline": False,
    }


def test_a_document_with_the_quotation_that_it_speaks() -> None:
    assert row_of(documents_table([RECORD]), 0) == ARTICLE | {
        "document_id": "d1",
        "document_title": "行动方案",
        "kind": "policy",
        "issuers": ["能源局"],
        "status": "试行",
        "mentions_count": 2,
        "start": span("《行动方案》").start,
        "end": span("《行动方案》").end,
        "quote_ids": ["q2"],
    }


def test_a_quotation_names_its_documents() -> None:
    naming = RECORD.quotes[0].model_copy(update={"documents": ("d1",)})
    record = RECORD.model_copy(update={"quotes": (naming,)})
    row = row_of(quotes_table([record]), 0)
    assert (row["document_ids"], row["documents"]) == (["d1"], ["行动方案"])
    assert row_of(documents_table([record]), 0)["quote_ids"] == ["q1"]


def test_people_and_bodies_have_a_row_each() -> None:
    record = full_record()
    assert make_table([record], "people")["person"].to_pylist() == ["顾怀川", "周以宁"]
    body = row_of(make_table([record], "organizations"), 0)
    assert (body["organization"], body["found_by"], body["score"]) == ("能源局", "rule", 0.9)


def test_a_failure_has_a_row_among_the_articles_alone() -> None:
    both = [RECORD, FAILED]
    assert row_of(make_table(both, "articles"), 1) == {
        "article_id": "坏页.html",
        "error_type": "SourceError",
        "error_message": "读不了",
    }
    for name in set(NAMES) - {"articles"}:
        assert make_table(both, name).equals(make_table([RECORD], name))


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ({"value": "2025-03", "precision": "month"}, None),
        ({"value": "2025", "precision": "year"}, None),
        ({"value": "2025-03-18", "precision": "day"}, date(2025, 3, 18)),
        ({"value": "2025-03-18T09:26:01+08:00", "precision": "second"}, date(2025, 3, 18)),
        ({"value": "昨天下午", "precision": "day"}, None),
        (None, None),
    ],
)
def test_the_day_is_known_or_null(published: dict[str, str] | None, day: date | None) -> None:
    made = RECORD.model_dump()
    made["article"]["published"] = published
    record = NewsRecord.model_validate(made)
    assert make_table([record], "articles")["date"].to_pylist() == [day]


@pytest.mark.parametrize("table", NAMES)
def test_the_columns_are_those_of_the_contract(table: TableName) -> None:
    names = [column.name for column in TABLES[table]]
    assert len(set(names)) == len(names)
    assert make_table([], table).schema.names == names
    filled = {name for r in (full_record(), FAILED) for row in iter_rows(r, table) for name in row}
    assert filled == set(names)
    about = table_schema(table).field("article_id").metadata[b"about"].decode()
    assert about == TABLES[table][0].about


def test_a_name_means_one_type_in_every_table() -> None:
    types = {(column.name, column.type) for columns in TABLES.values() for column in columns}
    assert len(types) == len({name for name, _ in types})


@given(made_records)
def test_every_record_has_as_many_rows_as_it_has_things(records: list[Record]) -> None:
    read = [record for record in records if isinstance(record, NewsRecord)]
    sound = [
        r for r in read if all(set(q.documents) <= {d.id for d in r.documents} for q in r.quotes)
    ]
    sound = [record for record in sound if all(quote.pieces for quote in record.quotes)]
    assert make_table(sound, "quotes").num_rows == sum(len(record.quotes) for record in sound)
    assert make_table(sound, "documents").num_rows == sum(len(r.documents) for r in sound)
    roles = sum(len(person.roles) for record in sound for person in record.people)
    assert make_table(sound, "roles").num_rows == roles


def test_pandas_keeps_numbers_that_may_be_missing() -> None:
    frame = to_pandas([RECORD])
    assert frame["speaker"].tolist() == ["顾怀川", "行动方案", ""]
    assert frame["mention_start"].tolist()[:2] == [span("顾怀川").start, span("《方案》").start]
    assert frame["mention_start"].isna().tolist() == [False, False, True]
    assert str(frame["mention_start"].dtype) == "Int64"
    assert str(frame["closed"].dtype) == "boolean"
    assert frame["date"].dt.year.tolist() == [2025] * 3


def test_polars_says_the_same() -> None:
    frame = to_polars([RECORD], "roles")
    assert frame.select("person", "role_title", "role_former").rows() == [
        ("顾怀川", "教授", False),
        ("顾怀川", "会长", True),
    ]


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet"])
def test_a_file_gives_the_table_of_its_records(tmp_path: Path, name: str) -> None:
    write = write_parquet if name.endswith("parquet") else write_jsonl
    write([RECORD, FAILED, RECORD], tmp_path / name)
    wanted = quotes_table([RECORD, RECORD])
    assert quotes_table(tmp_path / name).equals(wanted)
    assert quotes_table(str(tmp_path / name)).equals(wanted)


def test_one_record_needs_no_list() -> None:
    assert quotes_table(RECORD).equals(quotes_table([RECORD]))
    assert quotes_table(iter([RECORD])).equals(quotes_table([RECORD]))


def test_mistakes_are_said() -> None:
    with pytest.raises(SettingsError, match="no table 'quote'; tables are: articles, people"):
        make_table([RECORD], "quote")  # type: ignore[arg-type]
    with pytest.raises(FileNotFoundError):
        quotes_table("没有.jsonl")


def test_a_file_of_something_else_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "桥已修好。"}\n', encoding="utf-8")
    with pytest.raises(SourceError, match="line 1 is no record"):
        quotes_table(tmp_path / "a.jsonl")


@pytest.mark.parametrize(("package", "make"), [("pandas", to_pandas), ("polars", to_polars)])
def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, package: str, make: Any) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtraError, match=rf"pip install 'newsnlp\[{package}\]'"):
        make([RECORD])
