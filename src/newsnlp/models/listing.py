"""Which models there are: the one that ships, and the spaCy pipelines that are installed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from newsnlp.errors import MissingExtraError, ModelError
from newsnlp.models.attribution import FEATURES as ATTRIBUTION_FEATURES
from newsnlp.models.features import FEATURES, lexicons_checksum
from newsnlp.models.loading import DEFAULT
from newsnlp.models.shipped import read_shipped, read_shipped_attribution
from newsnlp.models.spacy_packages import RECOMMENDED, installed_names
from newsnlp.models.spacy_pipeline import check_package

State = Literal["ready", "not usable"]


@dataclass(frozen=True, slots=True)
class ModelDescription:
    """A model that `Settings.model` may name.

    Attributes:
        name: how `Settings.model` calls it.
        about: name, version, size and the like; of one that is not usable, what to do.
    """

    name: str
    state: State
    about: str


def describe_models() -> Iterator[ModelDescription]:
    """Yield each model that is there, and zh_core_web_sm whether it is or not.

    >>> [model.name for model in describe_models()][:2]
    ['default', 'zh_core_web_sm']
    """
    yield _describe_shipped()
    for name in dict.fromkeys((RECOMMENDED, *installed_names())):
        yield _describe_package(name)


def _describe_shipped() -> ModelDescription:
    try:
        weights, metadata = read_shipped()
        attribution = read_shipped_attribution()
    except ModelError:
        return ModelDescription(DEFAULT, "not usable", "its files are missing: install anew")
    speakers = json.loads(attribution)
    intact = metadata["weights_sha256"] == hashlib.sha256(weights).hexdigest()
    state = "intact" if intact else "altered since training"
    about = (
        *_describe_weights(metadata, f"{len(weights) / 1e6:.1f} MB, {state}"),
        *_describe_weights(speakers, f"{len(attribution) / 1e3:.0f} kB"),
    )
    fits = metadata["features"] == FEATURES and speakers["features"] == ATTRIBUTION_FEATURES
    return ModelDescription(DEFAULT, "ready" if fits else "not usable", "; ".join(about))


def _describe_weights(metadata: Mapping[str, Any], size: str) -> Iterator[str]:
    same = metadata["lexicons"] == lexicons_checksum()
    yield f"{metadata['name']} {metadata['version']}"
    yield size
    yield f"features {metadata['features']}"
    yield f"lexicons {metadata['lexicons']}, " + ("as in training" if same else "changed since")


def _describe_package(name: str) -> ModelDescription:
    try:
        meta = check_package(name).meta
    except (ModelError, MissingExtraError) as error:
        return ModelDescription(name, "not usable", str(error).partition("\n")[0])
    about = f"{name} {meta['version']}; for spaCy {meta['spacy_version']}"
    return ModelDescription(name, "ready", about)
