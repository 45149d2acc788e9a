"""Weights, metadata and scores, put into the library as package data."""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Callable
from pathlib import Path

LARGEST = 12_000_000


def main() -> None:
    """Copy one model of the build folder into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", choices=sorted(PACKERS))
    parser.add_argument("build", type=Path)
    parser.add_argument("package", type=Path)
    options = parser.parse_args()
    options.package.mkdir(parents=True, exist_ok=True)
    PACKERS[options.model](options.build, options.package)


def pack_mentions(build: Path, package: Path) -> None:
    """Copy the weights of the model of mentions, and its metadata with its scores."""
    copy_small(build / "mentions.crfsuite", package)
    metadata = json.loads((build / "mentions.json").read_text(encoding="utf-8"))
    metadata["scores"] = json.loads((build / "scores.json").read_text(encoding="utf-8"))
    content = json.dumps(metadata, indent=2) + "\n"
    (package / "mentions.json").write_text(content, encoding="utf-8")


def pack_attribution(build: Path, package: Path) -> None:
    """Copy the model of attribution: one file holds all of it."""
    copy_small(build / "attribution.json", package)


def copy_small(file: Path, package: Path) -> None:
    """Copy a file into the package, if it is small enough to ship."""
    if file.stat().st_size > LARGEST:
        raise SystemExit(f"{file} has more than {LARGEST:,} bytes")
    shutil.copyfile(file, package / file.name)


PACKERS: dict[str, Callable[[Path, Path], None]] = {
    "attribution": pack_attribution,
    "mentions": pack_mentions,
}


if __name__ == "__main__":
    main()
