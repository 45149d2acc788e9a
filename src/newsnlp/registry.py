"""The one table of extractors: a name, and where its class lives.

They run in this order, each seeing what those before it have found. Adding one is a line here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from importlib import import_module

from newsnlp.errors import RegistryError
from newsnlp.extraction.candidates import Extractor
from newsnlp.settings import Settings

EXTRACTORS: dict[str, str] = {
    "model": "newsnlp.extraction.model:ModelExtractor",
    "organizations": "newsnlp.extraction.organizations:OrganizationExtractor",
    "titles": "newsnlp.extraction.titles:TitleExtractor",
    "people": "newsnlp.extraction.people:PersonExtractor",
    "roles": "newsnlp.extraction.roles:RoleExtractor",
    "documents": "newsnlp.extraction.documents:DocumentExtractor",
    "quotes": "newsnlp.extraction.quotes:QuoteExtractor",
}


RULES_ALONE = frozenset({"documents", "quotes"})
"""Extractors of which the model knows nothing: they run only with the rules."""


def build_extractors(settings: Settings) -> tuple[Extractor, ...]:
    """Build the extractors that `settings` asks for, in the order of the table.

    Raises:
        RegistryError: for a name that is not in the table.
        ModelError: for a model that is not there.
    """
    wanted = EXTRACTORS if settings.extractors is None else settings.extractors
    _check_names(wanted)
    off = frozenset() if settings.rules else RULES_ALONE
    return tuple(
        _build(name, settings) for name in EXTRACTORS if name in wanted and name not in off
    )


def describe_extractors() -> Iterator[tuple[str, str]]:
    """Yield the name of each extractor and the first line of its documentation.

    >>> next(describe_extractors())[0] in EXTRACTORS
    True
    """
    for name in EXTRACTORS:
        documentation = (_load(name).__doc__ or "").strip()
        yield name, documentation.partition("\n")[0]


def _check_names(names: Iterable[str]) -> None:
    for name in names:
        if name not in EXTRACTORS:
            nearest = get_close_matches(name, EXTRACTORS, n=1, cutoff=0.0)[0]
            raise RegistryError(
                f"no extractor {name!r}; did you mean {nearest!r}? "
                f"Extractors are: {', '.join(EXTRACTORS)}"
            )


def _build(name: str, settings: Settings) -> Extractor:
    return _load(name)(settings)


def _load(name: str) -> type[Extractor]:
    module, _, attribute = EXTRACTORS[name].partition(":")
    extractor: type[Extractor] = getattr(import_module(module), attribute)
    return extractor
