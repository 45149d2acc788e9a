"""Weights, metadata and scores, put into the library as package data."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

LARGEST = 12_000_000


def main() -> None:
    """Copy the model of the build folder into the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=Path)
    parser.add_argument("package", type=Path)
    options = parser.parse_args()
    weights = options.build / "mentions.crfsuite"
    if weights.stat().st_size > LARGEST:
        raise SystemExit(f"{weights} has more than {LARGEST:,} bytes")
    metadata = json.loads((options.build / "mentions.json").read_text(encoding="utf-8"))
    metadata["scores"] = json.loads((options.build / "scores.json").read_text(encoding="utf-8"))
    options.package.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(weights, options.package / "mentions.crfsuite")
    content = json.dumps(metadata, indent=2) + "\n"
    (options.package / "mentions.json").write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
