"""Settings: one object, three sources in one order, and errors that name what was meant."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from pydantic import ValidationError

from newsnlp import Settings, SettingsError


def test_they_are_values() -> None:
    settings = Settings(model=None, user_dictionary=["算力"], extractors=["people"])
    assert hash(settings) == hash(settings.model_copy())
    assert pickle.loads(pickle.dumps(settings)) == settings
    assert Settings.model_validate_json(settings.model_dump_json()) == settings
    with pytest.raises(ValidationError):
        settings.rules = False  # type: ignore[misc]


WRONG = {
    "modle": ({"modle": None}, "no setting 'modle'; did you mean 'model'"),
    "max_chars": ({"max_chars": -1}, "setting 'max_chars': Input should be greater than 0"),
    "rules": ({"rules": "perhaps"}, "setting 'rules'"),
}


@pytest.mark.parametrize("case", WRONG)
def test_errors_name_what_was_meant(case: str) -> None:
    values, message = WRONG[case]
    with pytest.raises(SettingsError, match=message):
        Settings(**values)


def test_later_sources_win(tmp_path: Path) -> None:
    file = tmp_path / "newsnlp.toml"
    file.write_text('rules = false\nmax_chars = 1\nuser_dictionary = ["算力"]\n', encoding="utf-8")
    environment = {"NEWSNLP_MAX_CHARS": "2", "NEWSNLP_MODEL": "none", "PATH": "/bin"}
    settings = Settings.load(file, environment, model="zh_core_web_sm")
    assert settings == Settings(
        rules=False, max_chars=2, user_dictionary=("算力",), model="zh_core_web_sm"
    )
    assert Settings.load(file, environment).model is None


@pytest.mark.parametrize(
    ("variable", "value", "expected"),
    [
        ("NEWSNLP_MODEL", "null", Settings(model=None)),
        ("NEWSNLP_MODEL", "zh_core_web_sm", Settings(model="zh_core_web_sm")),
        ("NEWSNLP_EXTRACTORS", '["people"]', Settings(extractors=("people",))),
        ("NEWSNLP_USER_DICTIONARY", "/words.txt", Settings(user_dictionary=Path("/words.txt"))),
        ("OTHER_MODEL", "null", Settings()),
    ],
)
def test_variables(variable: str, value: str, expected: Settings) -> None:
    assert Settings.load(None, {variable: value}) == expected


FILES = {
    "missing": (None, "No such file"),
    "not TOML": (b"model: none", "is not TOML"),
    "not UTF-8": (b'model = "\xff"', "is not TOML"),
    "unknown key": (b"modle = 1", "did you mean 'model'"),
}


@pytest.mark.parametrize("case", FILES)
def test_files_that_are_wrong(case: str, tmp_path: Path) -> None:
    content, message = FILES[case]
    file = tmp_path / "newsnlp.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingsError, match=message):
        Settings.load(file)
