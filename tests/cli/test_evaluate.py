"""`newsnlp evaluate`: the table, another system's predictions, the errors, what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Newsnlp

TEXT = "平桥镇镇长闵柔说，今年的桥修好了。\n"
GOLD = {
    "people": [{"name": "闵柔", "roles": [{"title": "镇长", "organization": "平桥镇"}]}],
    "documents": [],
    "quotes": [
        {
            "kind": "indirect",
            "start": 9,
            "end": 16,
            "cue": "说",
            "speaker": "闵柔",
            "speaker_kind": "person",
            "optional": False,
        }
    ],
}


@pytest.fixture
def folders(tmp_path: Path) -> tuple[str, str]:
    """Return a folder of gold and one of texts, with one article."""
    for name in ("gold", "text"):
        (tmp_path / name).mkdir()
    (tmp_path / "gold" / "a.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "text" / "a.txt").write_text(TEXT, encoding="utf-8")
    return str(tmp_path / "gold"), str(tmp_path / "text")


def _row(out: str, layer: str) -> list[str]:
    return next(line.split() for line in out.splitlines() if line.split()[:1] == [layer])


def test_table(newsnlp: Newsnlp, folders: tuple[str, str]) -> None:
    result = newsnlp("evaluate", *folders)
    assert (result.code, result.err) == (0, "")
    assert _row(result.out, "people")[1] == "1.000"
    assert "nearest name" in result.out


def test_predictions_of_another_system(
    newsnlp: Newsnlp, folders: tuple[str, str], tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    prediction = {"people": [], "documents": [], "quotes": [GOLD["quotes"][0] | {"speaker": None}]}
    (other / "a.json").write_text(json.dumps(prediction), encoding="utf-8")
    errors = tmp_path / "errors.tsv"
    result = newsnlp(
        "evaluate", *folders, "--predictions", str(other), "--errors", str(errors), "--no-baselines"
    )
    assert result.code == 0
    assert _row(result.out, "indirect")[1] == "1.000"
    assert _row(result.out, "indirect_attributed")[1] == "0.000"
    assert "nearest name" not in result.out
    rows = [line.split("\t") for line in errors.read_text(encoding="utf-8").splitlines()]
    assert [row[1] for row in rows[1:]] == ["person missed", "role missed", "speaker wrong"]
    assert rows[3][3:] == ["indirect", "before", "name", "sentence", "hans", "text"]


def test_gold_against_itself(newsnlp: Newsnlp, folders: tuple[str, str]) -> None:
    out = newsnlp("evaluate", *folders, "--predictions", folders[0]).out
    for layer in ("people", "roles", "roles_strict", "indirect", "quotes_attributed"):
        assert _row(out, layer)[1] == "1.000"


def test_settings_change_what_is_scored(newsnlp: Newsnlp, folders: tuple[str, str]) -> None:
    settings = '{"extractors": ["documents"]}'
    out = newsnlp("evaluate", *folders, "--no-baselines", "--settings", settings).out
    assert _row(out, "people")[1] == "0.000"


@pytest.mark.parametrize("missing", ["gold", "text"])
def test_what_is_missing_is_named(
    newsnlp: Newsnlp, folders: tuple[str, str], tmp_path: Path, missing: str
) -> None:
    for path in (tmp_path / missing).iterdir():
        path.unlink()
    result = newsnlp("evaluate", *folders)
    assert result.code == 1
    assert ("no gold" if missing == "gold" else "no text") in result.err
