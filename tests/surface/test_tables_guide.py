"""The guide to tables lists every column that there is, with its type and meaning."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsnlp.writing.tables import TABLES, Column
from newsnlp.writing.tables.building import table_schema
from newsnlp.writing.tables.columns import ARTICLE

GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "parquet.md"
BEGINS = "## The columns\n"


def _lines() -> Iterator[str]:
    yield from ("", "### every table begins with", "")
    yield from _rows(ARTICLE)
    for name, columns in TABLES.items():
        yield from ("", f"### {name}", "")
        yield from _rows(columns[len(ARTICLE) :])


def _rows(columns: tuple[Column, ...]) -> Iterator[str]:
    yield from ("| column | type | what it is |", "| --- | --- | --- |")
    types = {field.name: field.type for name in TABLES for field in table_schema(name)}
    for column in columns:
        yield f"| `{column.name}` | {types[column.name]} | {column.about} |"


def test_the_columns_are_those_of_the_tables(fix_data: bool) -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    head, _, rest = guide.partition(BEGINS)
    introduction = rest.partition("\n###")[0].rstrip("\n")
    expected = head + BEGINS + introduction + "\n" + "\n".join(_lines()) + "\n"
    if fix_data:
        GUIDE.write_text(expected, encoding="utf-8")
        return
    assert guide == expected, "run NEWSNLP_FIX_DATA=1 pytest tests/surface/test_tables_guide.py"
