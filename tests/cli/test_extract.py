"""`newsnlp extract`: records out, failures named, never a traceback."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsnlp import FailedRecord, NewsRecord
from newsnlp.cli.entry import run
from tests.cli.conftest import Newsnlp

EXAMPLE = Path(__file__).parents[2] / "examples" / "storage.md"


def test_json_is_one_record_a_line(newsnlp: Newsnlp, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("今天\u2028下雨。", encoding="utf-8")
    result = newsnlp("extract", str(EXAMPLE), str(other))
    records = [NewsRecord.model_validate_json(line) for line in result.out.splitlines()]
    assert [r.article.title[:2] for r in records] == ["澜江", "今天"]
    assert (result.code, result.err) == (0, "")


def test_text_is_for_people(newsnlp: Newsnlp) -> None:
    result = newsnlp("extract", str(EXAMPLE), "--format", "text")
    assert "澜江新型储能提速" in result.out
    assert "\x1b" not in result.out  # no colour where nobody looks
    assert (result.code, result.err) == (0, "")


def test_standard_input(newsnlp: Newsnlp) -> None:
    text = "王海生表示，今天下雨，但是我们的工作不会停下来。"
    result = newsnlp("extract", "-", "--input-format", "text", stdin=text.encode("gb18030"))
    assert json.loads(result.out)["text"] == text


def test_out_is_written_whole(newsnlp: Newsnlp, tmp_path: Path) -> None:
    out = tmp_path / "records.jsonl"
    result = newsnlp("extract", str(EXAMPLE), "--out", str(out))
    assert NewsRecord.model_validate_json(out.read_text(encoding="utf-8")).people is not None
    assert (result.code, result.out) == (0, "")
    assert list(tmp_path.iterdir()) == [out]


def test_a_failure_stands_in_its_place(newsnlp: Newsnlp, tmp_path: Path) -> None:
    result = newsnlp("extract", str(tmp_path / "gone.html"), str(EXAMPLE))
    failed, record = result.out.splitlines()
    assert FailedRecord.model_validate_json(failed).id.endswith("gone.html")
    assert NewsRecord.model_validate_json(record).text
    assert result.code == 1
    assert result.err.count("\n") == 1
    assert "gone.html" in result.err


def test_workers_change_nothing(newsnlp: Newsnlp, tmp_path: Path) -> None:
    files = [str(EXAMPLE), str(tmp_path / "gone.html"), str(EXAMPLE)]
    alone, shared = (newsnlp("extract", *files, "--workers", n) for n in ("1", "2"))
    assert alone == shared
    assert alone.code == 1


BAD_INPUT = {
    "missing": (None, 1),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff\xfe\xfd" + bytes(range(256)) * 8, 1),
    "empty": (b"", 0),
    "only white space": (b" \r\n\t\n", 0),
    "a page with no article": (b"<!doctype html><html><body><script>1</script></body></html>", 0),
    "cut HTML": ("<html><body><p>王海说：“今天".encode(), 0),
    "unbalanced marks": ("”“『》《」’‘（".encode() * 50, 0),
    "a line of 2 MB": ("今天下雨，".encode() * 140_000, 0),
}


@pytest.mark.parametrize("name", BAD_INPUT)
@pytest.mark.parametrize("output", ["json", "text"])
def test_bad_input(newsnlp: Newsnlp, tmp_path: Path, name: str, output: str) -> None:
    content, code = BAD_INPUT[name]
    file = tmp_path / "article"
    if content is not None:
        file.write_bytes(content)
    result = newsnlp("extract", str(file), "--format", output)
    assert result.code == code
    assert result.err.count("\n") == code  # one line for each failure, none without
    assert "Traceback" not in result.err
    assert len(result.out.splitlines()) == 1 or output == "text"


WRONG_COMMANDS = {
    ("extrct", "x"): "Did you mean",
    (str(EXAMPLE),): "newsnlp extract",
    ("extract",): "SOURCE",
    ("extract", "--formt", "text", "x"): "--format",
    ("extract", "--format", "xml", "x"): "json",
    ("extract", "--settings", "{'a'", "x"): "not JSON",
    ("extract", "--settings", "[1]", "x"): "not a JSON object",
    ("extract", "--settings", '{"modle": null}', "x"): "did you mean 'model'",
    ("extract", "--settings", '{"max_chars": 0}', "x"): "max_chars",
    ("extract", "--settings", '{"extractors": ["peple"]}', "x"): "did you mean 'people'",
    ("extract", "--settings-file", "/no/such/file.toml", "x"): "/no/such/file.toml",
    ("extract", "--out", "x.csv", "x"): ".jsonl",
    ("extract", "--workers", "0", "x"): "--workers",
    ("extract", "--timeout", "0", "x"): "--timeout",
    ("extract", "--restart", "x"): "--out",
    ("extract", "--out", "x.jsonl", "--format", "text", "x"): "leave out --format text",
}


@pytest.mark.parametrize("words", WRONG_COMMANDS, ids=" ".join)
def test_wrong_commands_say_what_is_right(newsnlp: Newsnlp, words: tuple[str, ...]) -> None:
    result = newsnlp(*words)
    assert result.code == 2
    assert result.out == ""
    assert WRONG_COMMANDS[words] in result.err
    assert "Traceback" not in result.err


def test_settings_by_three_ways(
    newsnlp: Newsnlp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "newsnlp.toml"
    file.write_text('model = "none"\nmax_chars = 1\nrules = false\n', encoding="utf-8")
    monkeypatch.setenv("NEWSNLP_MAX_CHARS", "1000000")
    words = ("--settings-file", str(file), "--settings", '{"rules": true}')
    result = newsnlp("extract", str(EXAMPLE), *words)
    settings = NewsRecord.model_validate_json(result.out).provenance.settings
    assert (settings["model"], settings["max_chars"], settings["rules"]) == (None, 1000000, True)


def test_out_into_nowhere_is_one_line(newsnlp: Newsnlp, tmp_path: Path) -> None:
    result = newsnlp("extract", str(EXAMPLE), "--out", str(tmp_path / "no" / "x.jsonl"))
    assert result.code == 1
    assert result.err.count("\n") == 1
    assert "x.jsonl" in result.err


def test_a_closed_pipe_is_quiet() -> None:
    command = [sys.executable, "-m", "newsnlp", "extract", *[str(EXAMPLE)] * 30]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(100)
        process.stdout.close()
        assert process.stderr.read() == b""


class _Interrupted(io.RawIOBase):
    """A standard input at which someone presses Ctrl-C."""

    def readable(self) -> bool:
        return True

    def readall(self) -> bytes:
        raise KeyboardInterrupt


def test_ctrl_c_is_quiet(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    stdin = io.TextIOWrapper(io.BufferedReader(_Interrupted()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert run(["extract", "-"]) == 130
    out, err = capsysbinary.readouterr()
    assert (out, err.strip()) == (b"", b"")
