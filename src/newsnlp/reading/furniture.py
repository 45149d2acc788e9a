"""What of a page is no part of its article: navigation, sharing, comments, hidden elements."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from newsnlp.lexicons.loader import load_lexicon
from newsnlp.reading.markup import Box, Markup
from newsnlp.reading.tags import FURNITURE_TAGS, UNSEEN_TAGS, WHOLE_TAGS

MAX_FURNITURE = 0.6
"""A box that holds more than this share of the page's text is the article, whatever its class."""

HIDING_WORDS = frozenset({"hidden", "hide", "invisible", "none"})
"""They hide only as classes of their own: field-label-hidden hides no more than a label."""

RE_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*|[A-Z]+(?![a-z])")
MAX_PHRASES = 80
MAX_SMALL_PRINT, MIN_SMALL_PRINT = 2_000, 2

RE_HIDDEN_STYLE = re.compile(r"display\s{0,3}:\s{0,3}none", re.IGNORECASE)


def dead_boxes(markup: Markup) -> list[bool]:
    """Return for each box whether no reader sees it, wherever it stands."""
    dead: list[bool] = []
    for index, box in enumerate(markup.boxes):
        dead.append(bool(index) and (dead[box.parent] or _is_unseen(box)))
    return dead


def furniture_boxes(markup: Markup, dead: list[bool]) -> list[bool]:
    """Return for each box whether it is dead, or part of the page around the article."""
    weights = _weights(markup, dead)
    most = MAX_FURNITURE * weights[0]
    left_out: list[bool] = []
    for index, box in enumerate(markup.boxes):
        around = bool(index) and left_out[box.parent]
        own = weights[index] <= most and (is_furniture(box) or _is_outer_footer(markup, box))
        left_out.append(dead[index] or around or own)
    return left_out


def is_furniture(box: Box) -> bool:
    """Return whether the tag, role, class or id of `box` say that it is no part of an article."""
    if box.tag in WHOLE_TAGS:
        return False
    if box.tag in FURNITURE_TAGS or box.attributes.get("role") in ("navigation", "complementary"):
        return True
    return "furniture" in box_kinds(box)


def is_furniture_text(text: str, *kinds: str) -> bool:
    """Return whether a line says nothing but what buttons and menus say.

    Args:
        text: a line.
        kinds: of the lexicon: "ui" for buttons, "section" for the headings of lists of links.

    >>> is_furniture_text("分享到： 微信 评论(0)", "ui"), is_furniture_text("大桥", "ui")
    (True, False)
    """
    return len(text) <= MAX_PHRASES and _phrase_pattern(kinds).fullmatch(text) is not None


@cache
def _phrase_pattern(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """Compose a line of phrases; each is taken at its longest and never given back."""
    phrases = sorted(load_lexicon("page_phrases").terms(*kinds), key=len, reverse=True)
    phrase = rf"(?>{'|'.join(map(re.escape, phrases))})"
    return re.compile(rf"[\W\d_]*+(?:{phrase}[\W\d_]*+)++|[\W_]++")


def is_small_print(text: str) -> bool:
    """Return whether a line is what the law and the owner have sites print at their foot.

    >>> is_small_print("版权所有 晨窗网 京ICP备00000000号"), is_small_print("版权所有者是村民。")
    (True, False)
    """
    return len(set(_small_print_pattern().findall(text[:MAX_SMALL_PRINT]))) >= MIN_SMALL_PRINT


@cache
def _small_print_pattern() -> re.Pattern[str]:
    terms = load_lexicon("page_phrases").terms("small_print")
    return re.compile("|".join(map(re.escape, terms)))


def box_kinds(box: Box) -> frozenset[str]:
    """Return what the class and id of `box` say that it is: furniture, hidden, meta, caption…"""
    names = f"{box.attributes.get('class', '')} {box.attributes.get('id', '')}"
    return _kinds_of(names) if names != " " else frozenset()


@lru_cache(maxsize=4096)
def _kinds_of(names: str) -> frozenset[str]:
    lexicon = load_lexicon("page_classes")
    whole = names.lower().split()
    parts = {word.lower() for word in RE_WORD.findall(names)} - HIDING_WORDS
    kinds = {entry.kind for token in {*whole, *parts} if (entry := lexicon.get(token))}
    if "furniture_word" in kinds or any(w in names.lower() for w in lexicon.terms("furniture")):
        kinds.add("furniture")
    return frozenset(kinds)


def _is_unseen(box: Box) -> bool:
    attributes = box.attributes
    if box.tag in UNSEEN_TAGS or ":" in box.tag:
        return True
    return (
        "hidden" in attributes
        or attributes.get("type") == "hidden"
        or bool(RE_HIDDEN_STYLE.search(attributes.get("style", "")))
        or "hidden" in box_kinds(box)
    )


def _is_outer_footer(markup: Markup, box: Box) -> bool:
    return box.tag == "footer" and markup.boxes[box.parent].tag != "article"


def _weights(markup: Markup, dead: list[bool]) -> list[int]:
    """Return how many characters of visible text each box holds."""
    weights = [0] * len(markup.boxes)
    for run in markup.runs:
        if run.text and not dead[run.box]:
            weights[run.box] += len(run.text.strip())
    for index in range(len(weights) - 1, 0, -1):
        weights[markup.boxes[index].parent] += weights[index]
    return weights
