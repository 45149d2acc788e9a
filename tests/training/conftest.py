"""The scripts of training/ stand beside the library, and are no package."""

from __future__ import annotations

import sys
from pathlib import Path

TRAINING = Path(__file__).parents[2] / "training"
for folder in (TRAINING / "attribution", TRAINING):
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
