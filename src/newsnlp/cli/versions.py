"""What a bug report needs to say about the versions in use, without loading any of them."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from newsnlp._version import __version__

PACKAGES = ("jieba", "pydantic", "lxml", "opencc", "regex", "click", "rich")


def describe_versions() -> str:
    """Return the versions of newsnlp, Python, the platform and the packages beneath."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    packages = ", ".join(f"{name} {_version_of(name)}" for name in PACKAGES)
    return f"newsnlp {__version__}\n{python} on {platform.platform()}\n{packages}"


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(missing)"
