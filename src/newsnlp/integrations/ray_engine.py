"""Ray Data: the articles of a dataset become its records, on as many machines as Ray has."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any, TypeAlias

from newsnlp.batch.frames import extract_batch
from newsnlp.errors import MissingExtraError
from newsnlp.pipeline import pack_settings
from newsnlp.settings import Settings
from newsnlp.writing.arrow import Table, join_batches, record_schema

if TYPE_CHECKING:
    import ray.data

Dataset: TypeAlias = "ray.data.Dataset"

ROWS_PER_BATCH = 256


def extract_dataset(
    dataset: Dataset,
    settings: Settings | None = None,
    *,
    batch_size: int = ROWS_PER_BATCH,
    **options: Any,
) -> Dataset:
    """Return the records of the articles in `dataset`, in the columns of `record_schema()`.

    Rows come in Ray's order; `id` tells them apart. Nothing runs before the result is used.

    Args:
        dataset: articles, in the columns that `extract_batch` reads.
        settings: how to read and what to look for.
        batch_size: how many articles a call gets.
        options: what else `Dataset.map_batches` takes, as `num_cpus` or `concurrency`.

    Raises:
        MissingExtraError: if Ray is not installed.
        SettingsError: for settings that cannot be sent to another process.
    """
    try:
        import ray.data  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("Ray Data is missing: pip install 'newsnlp[ray]'") from error
    return dataset.map_batches(
        extract_table,
        fn_kwargs={"settings": pack_settings(settings or Settings())},
        batch_format="pyarrow",
        batch_size=batch_size,
        **options,
    )


def extract_table(table: Table, settings: bytes) -> Table:
    """Return the records of the articles in `table`; `settings` as `pack_settings` gives them."""
    unpacked = pickle.loads(settings)
    records = [extract_batch(batch, unpacked) for batch in table.combine_chunks().to_batches()]
    return join_batches(records, record_schema())
