"""The files of the model that ships, as package data; reading them needs no CRFsuite."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from newsnlp.errors import ModelError


def read_shipped() -> tuple[bytes, dict[str, Any]]:
    """Return the weights of the model that ships, and its metadata.

    Raises:
        ModelError: if the package was installed without it.
    """
    folder = files("newsnlp.models").joinpath("data")
    try:
        weights = folder.joinpath("mentions.crfsuite").read_bytes()
        metadata = json.loads(folder.joinpath("mentions.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError("the package was installed without its model: install it anew") from error
    return weights, metadata
