"""JSON Lines: one record a line for every reader of lines, and whole files or none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp import Span
from newsnlp.writing import dump_line, write_jsonl
from tests.rendering.sample import RECORD


@given(st.text(st.characters(codec="utf-8")))
def test_a_record_is_one_line_and_comes_back(text: str) -> None:
    span = Span.of(text, 0, len(text))
    line = dump_line(span)
    assert line.splitlines() == [line.removesuffix("\n")]
    assert Span.model_validate_json(line) == span


def test_chinese_stays_readable() -> None:
    assert "顾怀川" in dump_line(RECORD)


def test_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text("old", encoding="utf-8")
    write_jsonl([RECORD, RECORD], path)
    assert path.read_bytes() == dump_line(RECORD).encode() * 2
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    def broken() -> Iterator[Span]:
        yield Span.of("今天", 0, 1)
        raise RuntimeError("half way")

    path = tmp_path / "records.jsonl"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError):
        write_jsonl(broken(), path)
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.jsonl", tmp_path / "link.jsonl"
    target.touch()
    link.symlink_to(target)
    write_jsonl([RECORD], link)
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == dump_line(RECORD)


def test_what_is_no_file_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "folder.jsonl"
    folder.mkdir()
    with pytest.raises(FileExistsError):
        write_jsonl([RECORD], folder)
