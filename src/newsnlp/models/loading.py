"""The model that `Settings.model` names."""

from __future__ import annotations

from newsnlp.errors import ModelError
from newsnlp.models.crf import shipped_model
from newsnlp.models.mention_model import MentionModel

DEFAULT = "default"


def load_model(model: str | None) -> MentionModel | None:
    """Return the model that `model` names, or None for None.

    Raises:
        ModelError: if there is no such model.
    """
    if model is None:
        return None
    if model == DEFAULT:
        return shipped_model()
    raise ModelError(f"no model {model!r}; leave `model` out for the one that ships")
