"""The model that `Settings.model` names."""

from __future__ import annotations

import os
from difflib import get_close_matches
from pathlib import Path

from newsnlp.errors import ModelError
from newsnlp.models.mention_model import MentionModel
from newsnlp.settings import LoadedPipeline

DEFAULT = "default"


def load_model(model: str | Path | LoadedPipeline | None) -> MentionModel | None:
    """Return the model that `model` names, or None for None.

    Raises:
        MissingExtraError: for a spaCy pipeline, if spaCy is not installed.
        ModelError: if there is no such model, or this version cannot run it.
    """
    if model is None:
        return None
    if model == DEFAULT:
        from newsnlp.models.crf import shipped_model

        return shipped_model()
    from newsnlp.models.spacy_pipeline import load_spacy

    if isinstance(model, str) and is_path(model):
        return load_spacy(Path(model))
    if isinstance(model, str) and get_close_matches(model, [DEFAULT], cutoff=0.8):
        raise ModelError(f"no model {model!r}; did you mean {DEFAULT!r}?")
    return load_spacy(model)


def is_path(words: str) -> bool:
    """Whether `words` name a folder: they have a slash in them.

    >>> is_path("models/ours"), is_path("./ours"), is_path("zh_core_web_sm")
    (True, True, False)
    """
    return "/" in words or os.sep in words
