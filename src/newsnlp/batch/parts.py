"""The folder beside an output file that keeps what has been done of it, part by part.

A part holds the lines of a fixed number of articles. It gets its name when it is whole, and the
name says what it is: its number, how many articles it has, how many of them failed, and a digest
of the articles as they were read. So a run that is killed at any moment leaves whole parts only,
and the next run can tell whether they are of the articles that it would read.
"""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from newsnlp.errors import BatchError
from newsnlp.writing import replacing

try:
    import fcntl
except ImportError:  # Windows: two runs at once are not told apart there
    fcntl = None  # type: ignore[assignment]

logger = logging.getLogger(__name__)

MANIFEST = "manifest.json"
LOCK = "lock"
IN_PROGRESS = "in-progress.jsonl"
RE_PART = re.compile(r"(\d{6,})-(\d+)-(\d+)-([0-9a-f]{32})\.jsonl")
BEGIN_ANEW = "or begin anew with --restart (restart=True)"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the output: its place, what it holds, and a digest of what it was read from."""

    number: int
    articles: int
    failed: int
    identity: str

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.number:06}-{self.articles}-{self.failed}-{self.identity}.jsonl"

    @classmethod
    def from_name(cls, name: str) -> Part | None:
        """Return the part that a file of this name is, or None where it is none."""
        match = RE_PART.fullmatch(name)
        return cls(int(match[1]), int(match[2]), int(match[3]), match[4]) if match else None


class PartsFolder:
    """The parts of `out`, in `.NAME.parts` beside it, and the manifest of what makes them."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self.path = out.with_name(f".{out.name}.parts")

    @contextmanager
    def opened(self, manifest: Mapping[str, Any], *, restart: bool) -> Iterator[None]:
        """Hold the folder for one run, the parts of which `manifest` describes.

        Args:
            manifest: what the parts depend on, as JSON.
            restart: whether to throw away what an earlier run left.

        Raises:
            BatchError: where another run holds it, or an earlier one that this does not fit.
        """
        self.path.mkdir(exist_ok=True)
        with (self.path / LOCK).open("wb") as lock:
            self._hold(lock)
            if restart:
                self.empty()
            self._check(manifest)
            yield

    def parts(self) -> list[Part]:
        """Return the parts that are whole, in order."""
        found = (Part.from_name(name) for name in os.listdir(self.path))
        return sorted((p for p in found if p), key=lambda part: part.number)

    def path_of(self, part: Part) -> Path:
        """Return the file of `part`."""
        return self.path / part.name

    @property
    def in_progress(self) -> Path:
        """The file of the part that is being written."""
        return self.path / IN_PROGRESS

    def empty(self) -> None:
        """Throw the parts away: the manifest first, so that no rest is taken for a whole."""
        (self.path / MANIFEST).unlink(missing_ok=True)
        for name in os.listdir(self.path):
            if name != LOCK:
                (self.path / name).unlink()

    def remove(self) -> None:
        """Remove the folder with all that is in it."""
        self.empty()
        shutil.rmtree(self.path, ignore_errors=True)

    @property
    def keeps_out(self) -> bool:
        """Whether a file stood at `out` before the first of the runs, and is not theirs."""
        return bool(self._read().get("keeps_out"))

    def _hold(self, lock: BinaryIO) -> None:
        if fcntl is None:
            return
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BatchError(
                f"another run is writing {self._out}; wait for it, or end it"
            ) from error
        except OSError:
            logger.debug("no lock on %s: its file system has none", self.path, exc_info=True)

    def _check(self, manifest: Mapping[str, Any]) -> None:
        """Compare `manifest` with that of the parts that are there, or write it where none are."""
        earlier = self._read()
        if not earlier:
            self.empty()
            with replacing(self.path / MANIFEST) as stream:
                stream.write(json.dumps({**manifest, "keeps_out": self._out.exists()}).encode())
            return
        current = json.loads(json.dumps(manifest))
        changed = [key for key in current if current[key] != earlier.get(key)]
        if changed:
            changes = "; ".join(
                f"{key}: {_shorten(earlier.get(key))} → {_shorten(current[key])}" for key in changed
            )
            raise BatchError(
                f"{self.path} holds part of a run of another kind ({changes}). "
                f"Run that again to finish it, {BEGIN_ANEW}"
            )

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads((self.path / MANIFEST).read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


class PartWriter:
    """Writes lines into the part in progress of `folder`, and names it when it is whole.

    Attributes:
        articles, failed: how many lines are in it, and how many of them are failures.
    """

    def __init__(self, folder: PartsFolder) -> None:
        self._folder = folder
        self._stream: BinaryIO | None = None
        self.articles = self.failed = 0

    def add(self, content: bytes, *, failed: bool) -> None:
        """Write a line."""
        if self._stream is None:
            self._stream = self._folder.in_progress.open("wb")
        self._stream.write(content)
        self.articles += 1
        self.failed += failed

    def keep(self, number: int, identity: str) -> None:
        """Give the part its name: now it is whole."""
        assert self._stream is not None, "a part has lines"
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self.close()
        part = Part(number, self.articles, self.failed, identity)
        self._folder.in_progress.replace(self._folder.path_of(part))
        self.articles = self.failed = 0

    def trim(self) -> None:
        """Close the part as it is, but for a line that was cut."""
        self.close()
        path = self._folder.in_progress
        content = path.read_bytes() if self.articles else b""
        whole = content[: content.rfind(b"\n") + 1]
        if whole != content:
            path.write_bytes(whole)
        self.articles = whole.count(b"\n")

    def close(self) -> None:
        """Close the part as it is."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None


def _shorten(value: object, width: int = 100) -> str:
    words = json.dumps(value, ensure_ascii=False)
    return words if len(words) <= width else words[: width - 1] + "…"
