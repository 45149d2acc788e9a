"""Spark: the articles of a data frame become its records, on as many machines as Spark has."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from newsnlp.batch.frames import extract_batch
from newsnlp.errors import MissingExtraError
from newsnlp.pipeline import pack_settings
from newsnlp.settings import Settings
from newsnlp.writing.arrow import RecordBatch, record_schema

if TYPE_CHECKING:
    from pyspark import sql

DataFrame: TypeAlias = "sql.DataFrame"


def extract_frame(frame: DataFrame, settings: Settings | None = None) -> DataFrame:
    """Return the records of the articles in `frame`, in the columns of `record_schema()`.

    Rows come in Spark's order; `id` tells them apart. Nothing runs before the result is used.

    Args:
        frame: articles, in the columns that `extract_batch` reads.
        settings: how to read and what to look for.

    Raises:
        MissingExtraError: if Spark is not installed.
        SettingsError: for settings that cannot be sent to another process.
    """
    try:
        from pyspark.sql.pandas.types import from_arrow_schema
    except ImportError as error:
        raise MissingExtraError("Spark is missing: pip install 'newsnlp[spark]'") from error
    packed = pack_settings(settings or Settings())
    function = partial(extract_batches, settings=packed)
    return frame.mapInArrow(function, from_arrow_schema(record_schema()))


def extract_batches(batches: Iterable[RecordBatch], settings: bytes) -> Iterator[RecordBatch]:
    """Yield the records of `batches`, one by one; `settings` as `pack_settings` gives them."""
    unpacked = pickle.loads(settings)
    return (extract_batch(batch, unpacked) for batch in batches)
