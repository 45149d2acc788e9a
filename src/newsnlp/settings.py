"""The one configuration object."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_serializer,
    field_validator,
)

from newsnlp.errors import SettingsError

ENVIRONMENT_PREFIX = "NEWSNLP_"


@runtime_checkable
class LoadedPipeline(Protocol):
    """A loaded spaCy pipeline (`spacy.Language`), known by its shape: spaCy need not be there."""

    @property
    def meta(self) -> dict[str, Any]:
        """What the pipeline says of itself: `lang`, `name`, `version`, `spacy_version`."""
        ...

    def pipe(self, texts: Iterable[str]) -> Iterable[Any]:
        """Yield a `Doc` for each text."""
        ...


class Settings(BaseModel):
    """How an article is read and what is looked for in it.

    Attributes:
        rules: whether the rule-based extractors run. Without them the model alone finds people,
            titles and organizations, and there are neither documents nor quotations.
        model: "default" for the models that ship with the library: one finds mentions beside the
            rules, one weighs who speaks where words leave it open, and tells how sure a quotation
            is. None (or "none", for files that have no null) is for rules alone, without either.
            Else a spaCy pipeline finds the mentions: the name of an installed
            package ("zh_core_web_sm"), a path (a `Path`, or words with a slash in them, so that
            no folder is loaded for having the name of a package), or a `spacy.Language`.
        user_dictionary: words of your own, one a line as jieba reads them (`词 频率 词性`), as a
            path, or as a tuple of words.
        max_chars: the longest text that is read, in code points.
        extractors: the extractors that run, by their registry names; None for all of newsnlp's own.
            Those that other packages have registered run where they are named.

    Raises:
        SettingsError: for an unknown key (it names the nearest valid one) or a bad value.

    >>> Settings(model=None).rules
    True
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    rules: bool = True
    model: str | Path | LoadedPipeline | None = "default"
    user_dictionary: Path | tuple[str, ...] = ()
    max_chars: int = Field(default=20_000_000, gt=0)
    extractors: tuple[str, ...] | None = None

    def __init__(self, **values: Any) -> None:
        _check_keys(values, type(self).model_fields)
        try:
            super().__init__(**values)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            reason = first["msg"].removeprefix("Value error, ")
            raise SettingsError(f"setting {where!r}: {reason}") from error

    @field_validator("model", mode="before")
    @classmethod
    def _check_model(cls, value: object) -> object:
        if isinstance(value, str):
            return None if value == "none" else value
        if value is None or isinstance(value, Path | LoadedPipeline):
            return value
        raise ValueError("Input should be a name, a path, a loaded spaCy pipeline or None")

    @field_serializer("model", when_used="json")
    def _name_model(self, model: str | Path | LoadedPipeline | None) -> str | None:
        """Return the words that mean the model, or its name where no words can."""
        if isinstance(model, Path):
            path = os.fspath(model)
            return path if os.sep in path else os.path.join(os.curdir, path)
        return pipeline_name(model.meta) if isinstance(model, LoadedPipeline) else model

    @classmethod
    def load(
        cls,
        file: Path | None = None,
        environment: Mapping[str, str] | None = None,
        /,
        **values: Any,
    ) -> Settings:
        """Gather settings from a TOML file, then the environment, then `values`; later ones win.

        Args:
            file: a TOML file whose keys are the settings.
            environment: variables such as `os.environ`, of which `NEWSNLP_MAX_CHARS=1000` and
                its like are read, each value as JSON where it is JSON, else as the words it is.
            values: settings by name.

        Raises:
            SettingsError: for a file that cannot be read, an unknown key or a bad value.

        >>> Settings.load(None, {"NEWSNLP_RULES": "false"}, max_chars=1000)
        Settings(rules=False, model='default', user_dictionary=(), max_chars=1000, extractors=None)
        """
        from_file = {} if file is None else _read_toml(file)
        return cls(**from_file | _read_environment(environment or {}) | values)


def pipeline_name(meta: Mapping[str, Any]) -> str:
    """Return the name that a spaCy pipeline goes by, from its `meta`.

    >>> pipeline_name({"lang": "zh", "name": "core_web_sm", "version": "3.8.0"})
    'zh_core_web_sm'
    """
    return f"{meta['lang']}_{meta['name']}"


def _check_keys(keys: Iterable[str], fields: Iterable[str]) -> None:
    valid = list(fields)
    for key in keys:
        if key not in valid:
            nearest = get_close_matches(key, valid, n=1, cutoff=0.0)[0]
            raise SettingsError(
                f"no setting {key!r}; did you mean {nearest!r}? Settings are: {', '.join(valid)}"
            )


def _read_toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"settings file {file}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"settings file {file} is not TOML: {error}") from error


def _read_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    return {
        name.removeprefix(ENVIRONMENT_PREFIX).lower(): _parse_variable(value)
        for name, value in environment.items()
        if name.startswith(ENVIRONMENT_PREFIX)
    }


def _parse_variable(value: str) -> object:
    try:
        return json.loads(value)
    except ValueError:
        return value
