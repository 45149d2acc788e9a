"""The elements of HTML, by what they do to the text inside them."""

from __future__ import annotations

_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main "
    "nav noscript ol option p pre section select summary table tbody td tfoot th thead title tr ul"
)
_INLINE = (
    "a abbr b base big br button cite code del em font i iframe img input ins kbd label link mark "
    "meta object q s script small span strike strong style sub sup svg template time u var video "
    "wbr"
)
_UNSEEN = (
    "applet area audio button canvas datalist embed head iframe import include input map math "
    "noscript object optgroup option param rp rt script select style svg template textarea video"
)

BLOCK_TAGS = frozenset(_BLOCKS.split())
"""Elements that begin and end a line."""

HTML_TAGS = BLOCK_TAGS | frozenset(_INLINE.split())
UNSEEN_TAGS = frozenset(_UNSEEN.split())
"""Elements with no words of the article in them, for a reader of the page."""

FURNITURE_TAGS = frozenset({"nav", "aside", "menu", "dialog"})
WHOLE_TAGS = frozenset({"", "html", "body", "main", "article"})
"""Elements that hold the article, whatever their class says."""

HEADING_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
STRONG_TAGS = frozenset({"b", "strong"})
