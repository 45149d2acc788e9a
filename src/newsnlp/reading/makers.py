"""The names of those who made an article, as metadata gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newsnlp.lexicons.loader import load_lexicon

RE_BETWEEN = re.compile(r"[、,，;；/／|｜&]|\s和\s")
RE_NO_NAME = re.compile(
    r"\.[a-z]{2,}$|网$|網$|频道$|编辑部$|編輯部$|小编$|記者$|记者$|admin$", re.I
)


def clean_authors(authors: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """Return the names among `authors`, without roles, outlets and sections.

    Args:
        authors: what metadata gives as author.
        others: categories and outlets, which some sites repeat as author.

    >>> clean_authors(["記者林小滿", "晨窗网", "社会新闻"], ["社会新闻"])
    ('林小滿',)
    """
    taken = {*others}
    outlets = load_lexicon("page_outlets")
    names = (_role_pattern().sub("", part.strip()) for a in authors for part in _parts(a, taken))
    kept = (n.strip() for n in names if n not in outlets and not RE_NO_NAME.search(n))
    return tuple(dict.fromkeys(name for name in kept if name and name not in taken))


def _parts(author: str, taken: set[str]) -> list[str]:
    return [] if author in taken else RE_BETWEEN.split(author)


@cache
def _role_pattern() -> re.Pattern[str]:
    roles = sorted(load_lexicon("page_lines").terms("byline_role"), key=len, reverse=True)
    longer = [role for role in roles if len(role) > 1]
    return re.compile(rf"^(?:{'|'.join(map(re.escape, longer))})[\s:：/／|｜]{{0,2}}(?=\S)")
