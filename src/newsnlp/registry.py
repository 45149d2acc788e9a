"""The one table of extractors: a name, and where its class lives.

They run in this order, each seeing what those before it have found. Adding one is a line here.
Other packages register theirs by the entry-point group `newsnlp.extractors`; those run after the
table's, and only where `Settings.extractors` names them, so that installing a package changes no
record.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import entry_points

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

ENTRY_POINTS = "newsnlp.extractors"
"""The group of entry points by which other packages register theirs."""

RULES_ALONE = frozenset({"documents", "quotes"})
"""Extractors of which the model knows nothing: they run only with the rules."""


def build_extractors(settings: Settings) -> tuple[Extractor, ...]:
    """Build the extractors that `settings` asks for, in the order of the table.

    Raises:
        RegistryError: for a name that nobody has registered, or that more than one has.
        ModelError: for a model that is not there.
    """
    wanted = tuple(EXTRACTORS) if settings.extractors is None else settings.extractors
    off = frozenset() if settings.rules else RULES_ALONE
    ours = [name for name in EXTRACTORS if name in wanted and name not in off]
    others = dict.fromkeys(name for name in wanted if name not in EXTRACTORS)
    return tuple(_load(name)(settings) for name in (*ours, *others))


def describe_extractors() -> Iterator[tuple[str, str]]:
    """Yield the name of each extractor and the first line of its documentation.

    >>> next(describe_extractors())[0] in EXTRACTORS
    True
    """
    for name in EXTRACTORS:
        documentation = (_load(name).__doc__ or "").strip()
        yield name, documentation.partition("\n")[0]


def _load(name: str) -> type[Extractor]:
    module, _, attribute = (EXTRACTORS.get(name) or _find_registered(name)).partition(":")
    extractor: type[Extractor] = getattr(import_module(module), attribute)
    return extractor


def _find_registered(name: str) -> str:
    """Return where the extractor lives that another package has registered as `name`."""
    registered = entry_points(group=ENTRY_POINTS)
    places = {entry.value for entry in registered if entry.name == name}
    if len(places) > 1:
        raise RegistryError(f"extractor {name!r} is registered twice: {', '.join(sorted(places))}")
    if not places:
        known = [*EXTRACTORS, *sorted(registered.names)]
        nearest = get_close_matches(name, known, n=1, cutoff=0.0)[0]
        raise RegistryError(
            f"no extractor {name!r}; did you mean {nearest!r}? Extractors are: {', '.join(known)}"
        )
    return places.pop()
