"""`newsnlp segment`, `schema`, `extractors`, `--version`, and the help of each command."""

from __future__ import annotations

import json
import sys

import pytest

from newsnlp import NewsRecord, Token, __version__
from newsnlp.cli.commands import newsnlp as group
from newsnlp.registry import EXTRACTORS
from tests.cli.conftest import Newsnlp


@pytest.mark.parametrize("command", [None, *group.commands])
def test_every_command_has_help(newsnlp: Newsnlp, command: str | None) -> None:
    result = newsnlp(*([command] if command else []), "--help")
    assert result.code == 0
    assert result.out.startswith("Usage: newsnlp")
    documentation = group.commands[command].help if command else group.help
    assert documentation
    assert documentation.partition("\n")[0].rstrip(".:") in result.out


@pytest.mark.parametrize("command", group.commands)
def test_every_option_has_help(command: str) -> None:
    for parameter in group.commands[command].params:
        described = getattr(parameter, "help", None) or parameter.param_type_name == "argument"
        assert described, parameter.name


def test_schema_is_that_of_a_record(newsnlp: Newsnlp) -> None:
    schema = json.loads(newsnlp("schema").out)
    assert set(schema["properties"]) == set(NewsRecord.model_fields)


def test_extractors_are_those_of_the_registry(newsnlp: Newsnlp) -> None:
    lines = newsnlp("extractors").out.splitlines()
    assert [line.split()[0] for line in lines] == list(EXTRACTORS)
    assert all(line.endswith(".") for line in lines)


def test_models_are_listed_with_how_to_choose(newsnlp: Newsnlp) -> None:
    result = newsnlp("models")
    assert result.code == 0
    names = [line.split()[0] for line in result.out.splitlines() if line[:1].islower()]
    assert [names[0], names[1], names[-1]] == ["default", "zh_core_web_sm", "none"]
    assert "NEWSNLP_MODEL=NAME" in result.out


def test_a_model_that_is_not_there_is_a_wrong_command(newsnlp: Newsnlp) -> None:
    result = newsnlp(
        "extract", "-", "--settings", '{"model": "no_such"}', stdin="吴岱说好。".encode()
    )
    assert (result.code, result.out) == (2, "")
    assert "no model 'no_such' is installed" in result.err


def test_version_says_what_a_bug_report_needs(newsnlp: Newsnlp) -> None:
    out = newsnlp("--version").out
    for words in (
        f"newsnlp {__version__}",
        sys.version.split()[0],
        "jieba 0.42",
        "pydantic 2",
        "lxml ",
    ):
        assert words in out


def test_segment_as_json_rebuilds_the_text(newsnlp: Newsnlp) -> None:
    text = "今天下雨，\n他说没事。"
    result = newsnlp(
        "segment", "-", "--format", "json", "--input-format", "text", stdin=text.encode()
    )
    tokens = [Token.model_validate_json(line) for line in result.out.splitlines()]
    assert result.code == 0
    assert all(text[t.start : t.end] == t.text for t in tokens)


def test_segment_of_a_missing_file_is_one_line(newsnlp: Newsnlp) -> None:
    result = newsnlp("segment", "no-such-file.txt")
    assert result.code != 0
    assert result.err.count("\n") == 1
    assert "no-such-file.txt" in result.err
