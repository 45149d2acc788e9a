"""The one configuration object."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from newsnlp.errors import SettingsError


class Settings(BaseModel):
    """How an article is read and what is looked for in it.

    Attributes:
        rules: whether the rule-based extractors run.
        model: "default" for the pipeline that ships with the library, None for rules alone,
            else the name or path of another pipeline.
        user_dictionary: words of your own, one a line as jieba reads them (`词 频率 词性`), as a
            path, or as a tuple of words.
        max_chars: the longest text that is read, in code points.
        extractors: the extractors that run, by their registry names; None for all.

    Raises:
        SettingsError: for an unknown key (it names the nearest valid one) or a bad value.

    >>> Settings(model=None).rules
    True
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: bool = True
    model: str | None = "default"
    user_dictionary: Path | tuple[str, ...] = ()
    max_chars: int = Field(default=20_000_000, gt=0)
    extractors: tuple[str, ...] | None = None

    def __init__(self, **values: Any) -> None:
        for key in values:
            if key not in type(self).model_fields:
                raise SettingsError(_unknown_key_message(key, list(type(self).model_fields)))
        try:
            super().__init__(**values)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise SettingsError(f"setting {where!r}: {first['msg']}") from error


def _unknown_key_message(key: str, valid: list[str]) -> str:
    nearest = get_close_matches(key, valid, n=1, cutoff=0.0)[0]
    return f"no setting {key!r}; did you mean {nearest!r}? Settings are: {', '.join(valid)}"
