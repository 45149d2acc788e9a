"""The title of a page: what its heading says, without what the site adds to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsnlp.reading.typography import squeeze, tidy

RE_SITE = re.compile(
    r"\s*(?:[_|｜]|\s[-–—―·»«:]+\s|[-－]+(?=\s)|(?<=\s)[-－]+|-\s?(?=【)|::|<<|>>)\s*"
)
RE_FORWARDED = re.compile(r"^([^>]{1,30})->(?=\S)")
RE_DOMAIN = re.compile(r"[a-z0-9.-]+\.[a-z]{2,}", re.IGNORECASE)
MIN_LENGTH = 4


def clean_title(title: str, *, sites: Iterable[str] = ()) -> str:
    """Return `title` without the site's name before or after it.

    Args:
        title: as a page's <title> or front matter gives it.
        sites: names that are known to be the site's or its sections'.

    >>> clean_title("算力就是生产力_晨窗新闻"), clean_title("晨窗->算力 | chen.cn", sites=["晨窗"])
    ('算力就是生产力', '算力')
    """
    known = {squeeze(site) for site in sites}
    title = tidy(title)
    if (match := RE_FORWARDED.match(title)) and squeeze(match[1]) in known:
        title = title[match.end() :]
    parts = [part for part in RE_SITE.split(title) if part]
    if len(parts) < 2:
        return title
    while len(parts) > 1 and _is_site(parts[-1], known):
        parts.pop()
    cut = title.rfind(parts[-1]) + len(parts[-1]) if parts else len(title)
    return title[:cut]


def strip_site(title: str) -> str:
    """Return the first part of a <title>, where no heading says how long the title is.

    >>> strip_site("算力就是生产力 - 晨窗省人民政府门户网站")
    '算力就是生产力'
    """
    parts = [part for part in RE_SITE.split(tidy(title)) if part]
    if not parts:
        return tidy(title)
    first = next((part for part in parts if len(squeeze(part)) >= MIN_LENGTH), parts[0])
    return first.strip()


def choose_title(headings: Sequence[str], page_title: str) -> str:
    """Return the heading that the page's <title> repeats, else the <title> without its site.

    Args:
        headings: headings of the first rank up to the article, in page order.
        page_title: the <title>, or what the page tells to those who share it.
    """
    whole = squeeze(page_title)
    repeated = [h for h in headings if len(squeeze(h)) >= MIN_LENGTH and squeeze(h) in whole]
    if repeated:
        return max(repeated, key=len)
    stripped = strip_site(page_title)
    similar = [h for h in headings if _share(squeeze(h), squeeze(stripped)) > 0.6]
    if similar:
        return similar[-1]
    if len(squeeze(stripped)) >= MIN_LENGTH:
        return stripped
    return headings[-1] if headings else stripped


def _is_site(part: str, known: set[str]) -> bool:
    bare = squeeze(part)
    if bare in known or RE_DOMAIN.fullmatch(bare):
        return True
    return len(bare) <= 12 and bare.endswith(("网", "網", "新闻", "新聞", "频道", "日报", "在线"))


def _share(one: str, other: str) -> float:
    """Return how much of the longer of two titles their common characters are."""
    if not one or not other:
        return 0.0
    return len(set(one) & set(other)) / max(len(set(one)), len(set(other)))
