"""References: short forms joined to the full title, and anaphors that stand for a document.

《关于……的意见》（以下简称《意见》） gives the short form itself; a later 《意见》 without such a
definition is the nearest earlier title with that head.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from newsnlp.extraction.documents.heads import find_head
from newsnlp.extraction.documents.titles import Title
from newsnlp.lexicons import load_lexicon

RE_DEFINITION = re.compile(
    r"[^《》。\n]{0,40}?(?:以下简称|下称|下同简称|简称|以下称|又称|合称)(?:为)?[：:]?[“\"「『]?$"
)
DEFINITION_REACH = 60
JOINED_KINDS = frozenset({"policy", "report", "corporate"})


def find_full_titles(folded: str, titles: Sequence[Title]) -> Mapping[int, str]:
    """Return, for each title (by index) that is a short form, the key of its full form."""
    defined = _find_definitions(folded, titles)
    full: dict[int, str] = {}
    latest_by_head: dict[str, str] = {}
    short_forms: dict[str, str] = {}
    by_name = _official_names(titles)
    for i, title in enumerate(titles):
        key = title.key
        if i in defined:
            short_forms[key] = full[i] = defined[i]
        elif key in short_forms:
            full[i] = short_forms[key]
        elif key in latest_by_head and _is_bare_head(key):
            full[i] = latest_by_head[key]
        elif key in by_name:
            full[i] = by_name[key]
        else:
            _note_heads(latest_by_head, key)
    return full


def _find_definitions(folded: str, titles: Sequence[Title]) -> dict[int, str]:
    defined: dict[int, str] = {}
    for i in range(1, len(titles)):
        left, right = titles[i - 1], titles[i]
        if 0 <= right.start - left.end <= DEFINITION_REACH and RE_DEFINITION.fullmatch(
            folded, left.end, right.start
        ):
            defined[i] = left.key
    return {i: key for i, key in defined.items() if key != titles[i].key}


def _is_bare_head(key: str) -> bool:
    entry = load_lexicon("document_heads").get(key)
    return entry is not None and entry.kind in JOINED_KINDS


def _note_heads(latest: dict[str, str], key: str) -> None:
    """Note `key` as the latest title for each head with which it ends."""
    head = find_head(key)
    if not head or key == head:
        return
    heads = load_lexicon("document_heads")
    for length in range(1, len(head) + 1):
        if head[-length:] in heads:
            latest[head[-length:]] = key


def _official_names(titles: Sequence[Title]) -> dict[str, str]:
    """Map 网络安全法 to 中华人民共和国网络安全法 where the article has both."""
    names: dict[str, str] = {}
    for title in titles:
        for prefix in ("中华人民共和国", "中国", "我国"):
            if title.key.startswith(prefix) and len(title.key) > len(prefix) + 1:
                names.setdefault(title.key[len(prefix) :], title.key)
                break
    return names
