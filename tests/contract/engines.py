"""The engines that run newsnlp, each as one function: rows in, so many partitions, rows out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import newsnlp
from newsnlp import Settings
from newsnlp.batch.frames import extract_batch

SOURCES = Path(newsnlp.__file__).parents[1]

Run = Callable[[pa.Table, int, Settings], pa.Table]
"""Extracts a table in so many partitions; the order of rows is the engine's."""


JAVA = 17
_SPARK = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.executorEnv.PYTHONPATH": str(SOURCES),
}


def java_version() -> int:
    """Return the version of the Java that Spark would start; 0 where there is none."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home, "bin"))) if home else shutil.which("java")
    if java is None:
        return 0
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    match = re.search(r'version "(\d+)', said)
    return int(match[1]) if match else 0


def cut(table: pa.Table, partitions: int) -> list[pa.RecordBatch]:
    """Return `table` in so many batches, as even as they go; some may be empty."""
    bounds = [table.num_rows * n // partitions for n in range(partitions + 1)]
    whole = pa.RecordBatch.from_pylist(table.to_pylist(), schema=table.schema)
    return [whole.slice(a, b - a) for a, b in pairwise(bounds)]


@contextmanager
def local() -> Iterator[Run]:
    """This process, batch by batch."""

    def run(table: pa.Table, partitions: int, settings: Settings) -> pa.Table:
        return pa.Table.from_batches([extract_batch(b, settings) for b in cut(table, partitions)])

    yield run


@contextmanager
def ray() -> Iterator[Run]:
    """Ray Data on this machine, with two processors."""
    engine = pytest.importorskip("ray", reason="Ray is not installed: pip install 'newsnlp[ray]'")
    from newsnlp.integrations.ray_engine import extract_dataset

    sources = {"env_vars": {"PYTHONPATH": str(SOURCES)}}
    engine.init(num_cpus=2, include_dashboard=False, log_to_driver=False, runtime_env=sources)
    engine.data.DataContext.get_current().enable_progress_bars = False

    def run(table: pa.Table, partitions: int, settings: Settings) -> pa.Table:
        blocks = [pa.Table.from_batches([batch]) for batch in cut(table, partitions)]
        done = extract_dataset(engine.data.from_arrow(blocks), settings)
        return pa.concat_tables(engine.get(done.to_arrow_refs()))

    yield run
    engine.shutdown()


@contextmanager
def spark() -> Iterator[Run]:
    """Spark on this machine, with two processors."""
    pytest.importorskip("pyspark", reason="Spark is not installed: pip install 'newsnlp[spark]'")
    if (version := java_version()) < JAVA:
        pytest.skip(f"Spark needs Java {JAVA} or later; here is {version or 'none'}")
    from pyspark.sql import SparkSession

    from newsnlp.integrations.spark_engine import extract_frame

    python = pytest.MonkeyPatch()
    python.setenv("PYSPARK_PYTHON", sys.executable)
    builder: Any = SparkSession.builder.master("local[2]").appName("newsnlp")
    for key, value in _SPARK.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()

    def run(table: pa.Table, partitions: int, settings: Settings) -> pa.Table:
        frame = session.createDataFrame(table).repartition(partitions)
        return extract_frame(frame, settings).toArrow()

    yield run
    session.stop()
    python.undo()


ENGINES = {"local": local, "ray": ray, "spark": spark}
