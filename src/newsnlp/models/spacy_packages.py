"""spaCy pipelines that are installed as packages: found and judged before any code of them runs.

A name on the package index is not always whose it seems: zh_core_web_sm 999.9.9 there is a
placeholder of unknown hands, and spaCy's own pipeline of that name comes from its releases.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, entry_points, version
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from newsnlp.errors import MissingExtraError, ModelError, NewsNLPError
from newsnlp.settings import pipeline_name

RECOMMENDED: Final = "zh_core_web_sm"
RELEASED: Final = frozenset(f"zh_core_web_{size}" for size in ("sm", "md", "lg", "trf"))
"""The pipelines for Chinese that spaCy releases."""

PLACEHOLDER: Final = "999.9.9"
NEEDS_SPACY: Final = "a spaCy pipeline needs spaCy: pip install 'newsnlp[spacy]'"
HOW_TO: Final = "docs/how-to/zh_core_web_sm.md"
PINNED: Final[Mapping[str, str]] = MappingProxyType(
    {
        # the checksum that spaCy publishes: `checksum_whl` in meta/zh_core_web_sm-3.8.0.json of
        # github.com/explosion/spacy-models, and in the notes of the release
        RECOMMENDED: "https://github.com/explosion/spacy-models/releases/download/"
        "zh_core_web_sm-3.8.0/zh_core_web_sm-3.8.0-py3-none-any.whl"
        "#sha256=7de3bd267176b9b2a8defb6997c1cd296da16c57b5e712f72ea44a51755421c8"
    }
)
"""Where pip finds a release that never changes, with its checksum."""


@dataclass(frozen=True, slots=True)
class SpacyPackage:
    """A package that holds a spaCy pipeline.

    Attributes:
        folder: where the pipeline lies, as `Language.to_disk` wrote it.
        meta: what it says of itself.
    """

    name: str
    folder: Path
    meta: Mapping[str, Any]


def find_package(name: str) -> SpacyPackage:
    """Return the installed package `name`, without importing it.

    Raises:
        MissingExtraError: if it is one of spaCy's, and not even spaCy is installed.
        ModelError: if it is not installed, is the placeholder, or holds no spaCy pipeline.
    """
    if _installed_version(name) == PLACEHOLDER:
        raise ModelError(
            f"{name} {PLACEHOLDER} is not spaCy's pipeline but a placeholder of that name on the "
            f"package index, and was not loaded ({HOW_TO}). Remove it: "
            f"python -m pip uninstall {name}, then {install_command(name)}"
        )
    package = _package_folder(name)
    if package is None:
        raise _missing(name)
    meta = read_meta(package, f"package {name!r}")
    folder = package / f"{pipeline_name(meta)}-{meta['version']}"
    if pipeline_name(meta) != name:
        raise ModelError(f"package {name!r} holds another pipeline, {pipeline_name(meta)!r}")
    return SpacyPackage(name, folder, read_pipeline_meta(folder, f"package {name!r}"))


def installed_names() -> list[str]:
    """Return the names of the packages that offer a spaCy pipeline for Chinese."""
    names = {entry.name for entry in entry_points(group="spacy_models")}
    return sorted(name for name in names if name.startswith("zh_"))


def install_command(name: str) -> str:
    """Return what to type for the pipeline `name` of spaCy's, and where pip finds it pinned.

    >>> install_command("zh_core_web_md")
    'python -m spacy download zh_core_web_md'
    """
    command = f"python -m spacy download {name}"
    if name in PINNED:
        command += f"\n(or, pinned: pip install '{name} @ {PINNED[name]}')"
    return command


def read_pipeline_meta(folder: Path, what: str) -> Mapping[str, Any]:
    """Return the meta of the pipeline that lies in `folder`.

    Args:
        what: how errors call it.

    Raises:
        ModelError: if no pipeline lies there.
    """
    if not (folder / "config.cfg").is_file():
        raise ModelError(
            f"{what} is no spaCy pipeline: {folder} has no config.cfg. A pipeline is a folder that "
            "`nlp.to_disk` or `spacy train` wrote (model-best)"
        )
    return read_meta(folder, what)


def read_meta(folder: Path, what: str) -> Mapping[str, Any]:
    """Return what meta.json in `folder` says.

    Raises:
        ModelError: if it is missing, or does not say what spaCy's always do.
    """
    file = folder / "meta.json"
    try:
        meta = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{what} is no spaCy pipeline: no meta.json to read in {folder}"
        ) from error
    keys = ("lang", "name", "version", "spacy_version")
    lacking = [key for key in keys if not isinstance(meta, dict) or not meta.get(key)]
    if lacking:
        raise ModelError(f"{what} is no spaCy pipeline: {file} lacks {', '.join(lacking)}")
    return MappingProxyType(meta)


def _installed_version(name: str) -> str | None:
    try:
        return version(name)
    except (PackageNotFoundError, ValueError):  # ValueError: words that no package can have
        return None


def _package_folder(name: str) -> Path | None:
    if not name.isidentifier():
        return None
    try:
        spec = find_spec(name)
    except ValueError:  # a module such as __main__, which was not found but made
        return None
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else None


def _missing(name: str) -> NewsNLPError:
    if name not in RELEASED:
        return ModelError(
            f"no model {name!r} is installed (`newsnlp models` lists those that are); "
            "leave `model` out for the one that ships, or write a folder with a slash in it"
        )
    if find_spec("spacy") is None:
        return MissingExtraError(f"{NEEDS_SPACY}, then {install_command(name)}")
    return ModelError(f"spaCy's {name} is not installed: {install_command(name)}")
