"""An extractor of another package that ends or blocks its process at a word of the article."""

from __future__ import annotations

from pathlib import Path

NAME = "troublesome"
DEADLY, ENDLESS, SLOW = "致命之文", "无尽之文", "缓慢之文"

MODULE = f'''
import os, time

class Troublesome:
    """Finds nothing, and makes trouble."""

    def __init__(self, settings):
        pass

    def __call__(self, segmented, found):
        if "{DEADLY}" in segmented.text:
            os._exit(1)
        if "{ENDLESS}" in segmented.text:
            time.sleep(600)
        if "{SLOW}" in segmented.text:
            time.sleep(0.02)
        return ()
'''


def register(site: Path, name: str = NAME, module: str = "newsnlp_trouble") -> None:
    """Write the package into `site`, and register its extractor by entry point."""
    (site / f"{module}.py").write_text(MODULE, encoding="utf-8")
    metadata = site / f"{module}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(
        f"[newsnlp.extractors]\n{name} = {module}:Troublesome\n"
    )
