"""Runs: in parts, ended at any article and gone on with, the file is that of one unbroken run."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsnlp import BatchError, FailedRecord
from newsnlp.batch.lines import Line
from newsnlp.batch.parts import Part, PartsFolder
from newsnlp.batch.run import Interrupted, Run, Summary
from newsnlp.pipeline import Job

MANIFEST = {"settings": {"rules": True}, "sources": ["news"]}
Jobs = Iterable[Job | FailedRecord]
Lines = Generator[Line, None, None]


def job(number: int) -> Job:
    return Job(f"第{number}篇", str(number), "text", id=str(number % 3))  # ids that come again


def line_of(job: Job | FailedRecord) -> Line:
    failed = isinstance(job, FailedRecord) or int(job.name) % 7 == 5
    words = repr(job)
    return Line.of(FailedRecord(id=words, error_type="SourceError" if failed else "", message=""))


def plain(jobs: Jobs) -> Lines:
    for each in jobs:
        yield line_of(each)


def read_ahead(jobs: Jobs) -> Lines:
    yield from [line_of(each) for each in jobs]


class Killed(BaseException):
    """Stands for what ends a process: nothing catches it."""


def ended_at(article: int, error: BaseException) -> Any:
    def mapper(jobs: Jobs) -> Lines:
        for each in jobs:
            if isinstance(each, Job) and int(each.name) == article:
                raise error
            yield line_of(each)

    return mapper


def run(out: Path, count: int, size: int = 4, mapper: Any = plain, **options: Any) -> Summary:
    manifest = options.pop("manifest", MANIFEST)
    return Run(out, size)((job(n) for n in range(count)), mapper, manifest, **options)


def unbroken(count: int) -> bytes:
    return b"".join(line_of(job(n)).content for n in range(count))


@settings(max_examples=60)
@given(st.integers(0, 20), st.integers(1, 7), st.lists(st.integers(0, 20), max_size=3))
def test_any_parts_ended_anywhere_are_one_run(
    tmp_path_factory: pytest.TempPathFactory, count: int, size: int, ends: list[int]
) -> None:
    out = tmp_path_factory.mktemp("run") / "out.jsonl"
    for end in sorted(ends):
        try:
            run(out, count, size, ended_at(end, Killed()))
        except Killed:
            assert not out.exists()
    for mapper in (plain, read_ahead):
        assert run(out, count, size, mapper).articles == count
        assert out.read_bytes() == unbroken(count)
    assert list(out.parent.iterdir()) == [out]


def test_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with pytest.raises(Killed):
        run(out, 20, mapper=ended_at(10, Killed()))
    seen = []

    def mapper(jobs: Jobs) -> Lines:
        for each in jobs:
            seen.append(each)
            yield line_of(each)

    run(out, 20, mapper=mapper)
    assert seen == [job(n) for n in range(8, 20)]


def test_failures_of_all_runs_are_counted(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with pytest.raises(Killed):
        run(out, 20, mapper=ended_at(10, Killed()))
    assert run(out, 20) == Summary(articles=20, failed=20)


def test_ctrl_c_leaves_what_is_done(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    for end in (10, 13):
        with pytest.raises(Interrupted) as interrupted:
            run(out, 20, mapper=ended_at(end, KeyboardInterrupt()))
        assert (interrupted.value.articles, interrupted.value.is_written) == (end, True)
        assert out.read_bytes() == unbroken(end)
    run(out, 20)
    assert out.read_bytes() == unbroken(20)


def test_ctrl_c_leaves_the_file_of_an_earlier_run(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run(out, 5)
    with pytest.raises(Interrupted) as interrupted:
        run(out, 20, mapper=ended_at(10, KeyboardInterrupt()))
    assert not interrupted.value.is_written
    assert out.read_bytes() == unbroken(5)
    run(out, 20)
    assert out.read_bytes() == unbroken(20)


def ended(out: Path, count: int = 20) -> None:
    """Leave the parts of a run that was ended."""
    with pytest.raises(Killed):
        run(out, count, mapper=ended_at(10, Killed()))


OTHER_RUNS = {
    "settings": ({"manifest": {**MANIFEST, "settings": {"rules": False}}}, '"rules": false'),
    "sources": ({"manifest": {**MANIFEST, "sources": ["old"]}}, r'\["news"\] → \["old"\]'),
    "size": ({"size": 5}, "articles in a part: 4 → 5"),
}


@pytest.mark.parametrize("case", OTHER_RUNS)
def test_another_run_does_not_go_on_with_these_parts(tmp_path: Path, case: str) -> None:
    out = tmp_path / "out.jsonl"
    ended(out)
    other, message = OTHER_RUNS[case]
    with pytest.raises(BatchError, match=message) as error:
        run(out, 20, **other)
    assert "--restart" in str(error.value)
    assert run(out, 20, restart=True, **other).articles == 20
    assert out.read_bytes() == unbroken(20)


@pytest.mark.parametrize("count", [0, 3, 6])
def test_articles_that_are_gone_are_seen(tmp_path: Path, count: int) -> None:
    out = tmp_path / "out.jsonl"
    ended(out)
    with pytest.raises(BatchError, match=r"articles have changed .*--restart"):
        run(out, count)
    run(out, count, restart=True)
    assert out.read_bytes() == unbroken(count)


def test_articles_that_have_changed_are_seen(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    ended(out)
    with pytest.raises(BatchError, match=r"articles have changed .*part 1\)"):
        Run(out, 4)((job(n + 1) for n in range(20)), plain, MANIFEST)


def test_pages_that_have_changed_are_seen(tmp_path: Path) -> None:
    page = tmp_path / "0.txt"
    page.write_text("旧", encoding="utf-8")
    jobs = [Job(page, "0"), Job("新", "1")]
    with pytest.raises(Killed):
        Run(tmp_path / "out.jsonl", 1)(jobs, ended_at(1, Killed()), MANIFEST)
    page.write_text("更新的", encoding="utf-8")
    with pytest.raises(BatchError, match="changed"):
        Run(tmp_path / "out.jsonl", 1)(jobs, plain, MANIFEST)


def test_articles_that_were_not_read_yet_may_change(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    ended(out)
    run(out, 40)
    assert out.read_bytes() == unbroken(40)


def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"

    def mapper(jobs: Jobs) -> Lines:
        with pytest.raises(BatchError, match="another run is writing"):
            run(out, 20)
        yield from plain(jobs)

    run(out, 20, mapper=mapper)
    assert out.read_bytes() == unbroken(20)


def test_rests_without_a_manifest_are_thrown_away(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    ended(out)
    (PartsFolder(out).path / "manifest.json").write_bytes(b"{cut")
    run(out, 6, manifest={"settings": "other"})
    assert out.read_bytes() == unbroken(6)


def test_an_error_on_the_way_leaves_no_file_and_keeps_the_parts(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with pytest.raises(OSError, match="full"):
        run(out, 20, mapper=ended_at(10, OSError("the disk is full")))
    assert not out.exists()
    assert [part.articles for part in PartsFolder(out).parts()] == [4, 4]


@given(st.integers(0, 10**9), st.integers(1, 500), st.integers(0, 500))
def test_a_part_is_known_by_its_name(number: int, articles: int, failed: int) -> None:
    part = Part(number, articles, failed, "0123456789abcdef" * 2)
    assert Part.from_name(part.name) == part
    assert Part.from_name(part.name + ".part") is None
