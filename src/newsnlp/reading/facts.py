"""What a page, its front matter or the caller says of an article, before it is merged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from newsnlp.reading.dates import parse_published
from newsnlp.reading.outlets import clean_outlet
from newsnlp.reading.typography import tidy
from newsnlp.records import PublishedTime


@dataclass(frozen=True, slots=True)
class Facts:
    """What one source says; a field that it says nothing of is empty."""

    title: str = ""
    outlet: str | None = None
    published: PublishedTime | None = None
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    url: str | None = None


NOTHING = Facts()

FRONT_MATTER_KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "标题", "標題"),
    "outlet": ("outlet", "source", "media", "publisher", "来源", "來源", "媒体"),
    "published": (
        "published",
        "date",
        "datetime",
        "pubdate",
        "publishdate",
        "time",
        "日期",
        "时间",
    ),
    "authors": ("authors", "author", "作者", "记者"),
    "categories": ("categories", "category", "分类", "栏目"),
    "url": ("original_url", "original", "url", "link", "from", "permalink", "链接", "canonical"),
}
"""The names that fields go by, the most telling first."""


def facts_from_fields(values: Mapping[str, Any]) -> Facts:
    """Read front matter, the elements of an XML page, or the caller's metadata.

    >>> facts_from_fields({"Title": "算力", "date": "Invalid Date", "author": "林小满"}).authors
    ('林小满',)
    """
    lower = {str(key).lower().replace("-", "_"): value for key, value in values.items()}

    def first(name: str) -> Any:
        found = (lower[key] for key in FRONT_MATTER_KEYS[name] if lower.get(key))
        return next(found, None)

    return Facts(
        title=tidy(_word(first("title"))),
        outlet=clean_outlet(_word(first("outlet"))) or None,
        published=_first_time(lower),
        authors=_words(first("authors")),
        categories=_words(first("categories")),
        url=tidy(_word(first("url"))) or None,
    )


def merge_facts(*sources: Facts) -> Facts:
    """Merge what several sources say; the first that says something of a field wins."""
    said = {
        field.name: next((v for s in sources if (v := getattr(s, field.name))), None)
        for field in fields(Facts)
    }
    return replace(Facts(), **{name: value for name, value in said.items() if value})


def _first_time(values: Mapping[str, Any]) -> PublishedTime | None:
    keys = (key for key in FRONT_MATTER_KEYS["published"] if key in values)
    return next((time for key in keys if (time := parse_published(values[key]))), None)


def _word(value: object) -> str:
    """Return a single value as text; of a list, its first member."""
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    return "" if value is None or isinstance(value, Mapping) else str(value)


def _words(value: object) -> tuple[str, ...]:
    members: Iterable[object] = value if isinstance(value, list | tuple) else (value,)
    return tuple(dict.fromkeys(word for m in members if (word := tidy(_word(m)))))
