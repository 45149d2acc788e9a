"""Abbreviated names of bodies spelled out: 远川中院 is 远川市中级人民法院.

Two names mean one body where they are alike once the endings are spelled out and the units of
places (市, 县) are left out.
"""

from __future__ import annotations

from newsnlp.extraction.organizations.words import SINGLE_UNITS
from newsnlp.lexicons import load_lexicon

LONGEST_ENDING = 6
SHORTEST_BODY = 3
LONGEST_PLACE = 6


def spelled_out(name: str) -> str:
    """Return `name` with its ending spelled out and without the units of places.

    >>> spelled_out("远川中院") == spelled_out("远川市中级人民法院")
    True
    """
    endings = load_lexicon("org_abbreviations")
    for length in range(min(LONGEST_ENDING, len(name)), 1, -1):
        entry = endings.get(name[-length:])
        if entry is not None:
            full = entry.columns["full"]
            kept = "" if name.endswith(full) else name[:-length]
            name = kept + full if kept else name
            break
    return name[:1] + "".join(c for c in name[1:] if c not in SINGLE_UNITS)


def is_local_form(short: str, full: str) -> bool:
    """Whether `short` is `full` without its place: 市教育局 for 青岚市教育局.

    >>> is_local_form("市教育局", "青岚市教育局"), is_local_form("教育局", "青岚市教育局")
    (True, False)
    """
    place = len(full) - len(short)
    return (
        1 < place <= LONGEST_PLACE
        and len(short) >= SHORTEST_BODY
        and short[0] in SINGLE_UNITS
        and full.endswith(short)
    )
