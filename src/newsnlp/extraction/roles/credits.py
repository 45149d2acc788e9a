"""Whose reporter it is, where the dateline names the outlet: 新华社临江4月1日电（记者何立诚）."""

from __future__ import annotations

import re

from newsnlp.extraction.candidates import Offsets
from newsnlp.extraction.roles.anchors import Anchors

LONGEST_DATELINE = 60

RE_DATELINE = re.compile(r"(?:电|讯|消息)\s*[（(][^（）()\n]{0,40}$")


def dateline_outlet(anchors: Anchors, title: Offsets, floor: int) -> Offsets | None:
    """Return the outlet of the dateline before a credit at `title`, or None.

    Only reporters take it: editors and correspondents are named without a body.
    """
    folded = anchors.folded
    if not folded[slice(*title)].endswith("记者"):
        return None
    floor = max(floor, title[0] - LONGEST_DATELINE)
    if not RE_DATELINE.search(folded, floor, title[0]):
        return None
    ends = (at for at in range(floor, title[0]) if at in anchors.organization_by_end)
    mention = anchors.organization_by_end.get(next(ends, -1))
    return (mention.start, mention.end) if mention else None
