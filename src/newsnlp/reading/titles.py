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
SITE_ENDINGS = (
    "网",
    "網",
    "新闻",
    "新聞",
    "频道",
    "頻道",
    "在线",
    "网站",
    "日报",
    "晚报",
    "客户端",
)
MIN_LENGTH = 4
MAX_LENGTH = 1_000
MAX_SITE = 14
MIN_OVERLAP = 0.6


def clean_title(title: str, *, sites: Iterable[str] = ()) -> str:
    """Return `title` without the site's name before or after it.

    Args:
        title: as a page's <title> or front matter gives it.
        sites: names that are known to be the site's or its sections'.

    >>> clean_title("算力就是生产力_晨窗新闻"), clean_title("晨窗->算力 | chen.cn", sites=["晨窗"])
    ('算力就是生产力', '算力')
    """
    known = {squeeze(site) for site in sites}
    title = tidy(title[:MAX_LENGTH])
    if (match := RE_FORWARDED.match(title)) and squeeze(match[1]) in known:
        title = title[match.end() :]
    for match in reversed(list(RE_SITE.finditer(title))):
        if not match.start() or not _is_site(title[match.end() :], known):
            break
        title = title[: match.start()]
    return title


def strip_site(title: str) -> str:
    """Return the first part of a <title>, where no heading says how long the title is.

    >>> strip_site("算力就是生产力 - 晨窗省人民政府门户网站")
    '算力就是生产力'
    """
    parts = [part for part in RE_SITE.split(tidy(title[:MAX_LENGTH])) if part]
    return next(
        (part for part in parts if len(squeeze(part)) >= MIN_LENGTH), tidy(title[:MAX_LENGTH])
    )


def choose_title(headings: Sequence[str], page_title: str, lines: Iterable[str]) -> str:
    """Return the heading that the page's <title> repeats, else the <title> without its site.

    A <title> that the page shows nowhere (新闻动态) gives way to a heading.

    Args:
        headings: headings up to the article, in page order.
        page_title: the <title>, or what the page tells to those who share it.
        lines: the lines that the page shows.
    """
    page_title = page_title[:MAX_LENGTH]
    whole, stripped = squeeze(page_title), strip_site(page_title)
    repeated = [h for h in headings if len(squeeze(h)) >= MIN_LENGTH and squeeze(h) in whole]
    if repeated:
        return max(repeated, key=len)
    similar = [h for h in headings if _overlap(squeeze(h), squeeze(stripped)) > MIN_OVERLAP]
    if similar:
        return similar[-1]
    bare = squeeze(stripped)
    if headings and (not bare or not any(bare in squeeze(line) for line in lines)):
        return headings[-1]
    return stripped


def _is_site(part: str, known: set[str]) -> bool:
    bare = squeeze(part)
    if bare in known or RE_DOMAIN.fullmatch(bare):
        return True
    return len(bare) <= MAX_SITE and bare.strip("【】[]()（）").endswith(SITE_ENDINGS)


def _overlap(one: str, other: str) -> float:
    """Return how much of the longer of two titles their common characters are."""
    if not one or not other:
        return 0.0
    return len(set(one) & set(other)) / max(len(set(one)), len(set(other)))
