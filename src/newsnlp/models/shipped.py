"""The files of the models that ship, as package data; reading them needs no CRFsuite."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from newsnlp.errors import ModelError


def read_shipped() -> tuple[bytes, dict[str, Any]]:
    """Return the weights of the model of mentions, and its metadata.

    Raises:
        ModelError: if the package was installed without it.
    """
    return _read("mentions.crfsuite"), json.loads(_read("mentions.json"))


def read_shipped_attribution() -> bytes:
    """Return the model of attribution, weights and metadata in one JSON object.

    Raises:
        ModelError: if the package was installed without it.
    """
    return _read("attribution.json")


def _read(name: str) -> bytes:
    try:
        return files("newsnlp.models").joinpath("data", name).read_bytes()
    except OSError as error:
        raise ModelError("the package was installed without its model: install it anew") from error
