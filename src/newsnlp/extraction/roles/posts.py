"""A list of posts, read from its end to the left: 甲院院士、乙集团首席科学家|."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from newsnlp.extraction.candidates import Mention, Offsets
from newsnlp.extraction.organizations import words
from newsnlp.extraction.organizations.boundary import find_start
from newsnlp.extraction.roles.anchors import Anchors, context_words
from newsnlp.extraction.titles import title_kind

SURE = 0.5
"""The least score of an organization that is taken where no title stands next to it."""
MOST_POSTS = 20
LONGEST_GAP = 14
"""The most characters between a body and its title that are read as part of the title."""
LONGEST_STEM = 20
LONGEST_MARKED_TITLE = 24

SEPARATOR = re.compile(r"(?:[、/／|｜;；]|兼任?|暨|以及|[及和与]|\s){1,3}$")
NOT_CARRIED = re.compile(r"(?:院士|博士|硕士|党员|代表|委员|学者|专家|顾问|劳模)$")
OFFICE_OF_AREA = re.compile(r"^[省市县区镇乡州]")
PARTY_COMMITTEE = re.compile(r"[省市县区镇乡州]委$")


@dataclass(frozen=True, slots=True)
class Post:
    """A title, a body, or both, with what marks it as past; `start` is where it begins."""

    title: Offsets | None
    organization: Offsets | None
    former: bool
    start: int
    kind: str = ""


def read_posts(anchors: Anchors, end: int, floor: int) -> list[Post]:
    """Return the posts of the list that ends at `end`, in the order of the text.

    Args:
        anchors: the mentions of the article.
        end: where the list ends: the start of a name, or the end of an apposition.
        floor: the offset that the list does not pass.
    """
    posts: list[Post] = []
    at = _skip_spaces(anchors.folded, end, floor)
    while len(posts) < MOST_POSTS:
        title = anchors.title_by_end.get(at)
        if title is None or title.start < floor:
            break
        post = read_post(anchors, title, floor)
        posts.append(post)
        separator = SEPARATOR.search(anchors.folded, max(floor, post.start - 3), post.start)
        at = separator.start() if separator else post.start
    posts.reverse()
    return carry_over(anchors.folded, posts)


def read_post(anchors: Anchors, title: Mention, floor: int) -> Post:
    """Return the post that ends with `title`: its body is looked for to the left, up to `floor`."""
    folded = anchors.folded
    kind = title_kind(folded[title.start : title.end])
    at, former, linked = _skip_markers(folded, title.start, floor)
    organization = _adjacent_body(anchors, at, floor)
    title_start = title.start
    if organization is None and at == title.start:
        organization = _body_before_gap(anchors, title, floor)
        title_start = organization[1] if organization else title_start
    if organization is None:
        organization = _place_or_stem(folded, at, floor, kind, linked)
    start = organization[0] if organization else at
    start, earlier, _ = _skip_markers(folded, start, floor)
    return Post((title_start, title.end), organization, former or earlier, start, kind)


def carry_over(folded: str, posts: list[Post]) -> list[Post]:
    """Give each later post that names no body the body of the one before it."""
    carried: list[Post] = []
    organization: Offsets | None = None
    for post in posts:
        if post.organization is not None:
            organization = post.organization
        elif organization is not None and _takes_body(folded, post):
            carried.append(replace(post, organization=_area_of(folded, organization, post)))
            continue
        carried.append(post)
    return carried


def body_before(anchors: Anchors, end: int, floor: int) -> Offsets | None:
    """Return the body that stands right before `end`, with or without 的 between."""
    at = end
    while at > floor and anchors.folded[at - 1] in " 　":
        at -= 1
    if at > floor and anchors.folded[at - 1] == "的":
        at -= 1
    mention = anchors.organization_by_end.get(at)
    if mention is None or mention.score < SURE or mention.start < floor:
        return None
    return mention.start, mention.end


def _takes_body(folded: str, post: Post) -> bool:
    if post.kind in ("profession", "credit", "loose", "") or post.title is None:
        return False
    return NOT_CARRIED.search(folded[slice(*post.title)]) is None


def _area_of(folded: str, organization: Offsets, post: Post) -> Offsets:
    """Return the area where an office of it follows a post in its party committee."""
    start, end = organization
    assert post.title is not None
    of_area = OFFICE_OF_AREA.match(folded[slice(*post.title)])
    if of_area and PARTY_COMMITTEE.search(folded[start:end]) and end - start > 2:
        return start, end - 1
    return organization


def _skip_spaces(folded: str, at: int, floor: int) -> int:
    while at > floor and folded[at - 1] in " 　:：":
        at -= 1
    return at


def _skip_markers(folded: str, at: int, floor: int) -> tuple[int, bool, bool]:
    """Walk left over words of praise and of the past, 的 and spaces.

    Returns:
        where they begin, whether one of them marks the past, whether 的 is among them.
    """
    former = linked = False
    while at > floor:
        if folded[at - 1] in " 　":
            at -= 1
            continue
        word = context_words("former", "former_verb", "praise").longest(folded, at, floor)
        if word is None and folded[at - 1] == "的" and not linked:
            linked, word = True, "的"
        if word is None:
            break
        former = former or word in context_words("former", "former_verb")
        at -= len(word)
    return at, former, linked


def _adjacent_body(anchors: Anchors, at: int, floor: int) -> Offsets | None:
    mention = anchors.organization_by_end.get(at)
    if mention is not None and mention.start >= floor:
        return mention.start, mention.end
    if at > floor and anchors.folded[at - 1] == "》":
        return _marked_body(anchors.folded, at, floor)
    return None


def _marked_body(folded: str, at: int, floor: int) -> Offsets | None:
    """Return the paper named in title marks before `at`, with its place: 重庆《某报》."""
    opening = folded.rfind("《", max(floor, at - LONGEST_MARKED_TITLE), at)
    if opening < 0:
        return None
    return words.place_start(folded, opening, floor), at


def _body_before_gap(anchors: Anchors, title: Mention, floor: int) -> Offsets | None:
    """Return a sure body a few plain words before `title`; the words between are the title's."""
    folded = anchors.folded
    for at in range(title.start - 1, max(floor, title.start - LONGEST_GAP) - 1, -1):
        if not (folded[at].isalnum() or folded[at] in "&+-"):
            return None
        if words.stops().longest(folded, at + 1, floor) and not words.kept_words().longest(
            folded, at + 1, floor
        ):
            return None
        mention = anchors.organization_by_end.get(at)
        if mention is not None and mention.score >= SURE and mention.start >= floor:
            return mention.start, mention.end
    return None


def _place_or_stem(folded: str, at: int, floor: int, kind: str, linked: bool) -> Offsets | None:
    """Return the place, or the unknown name, that stands before a title at `at`."""
    place = words.place_start(folded, at, floor)
    start = place if linked else find_start(folded, at, floor)
    if start == at:
        return None
    if place == start:
        return (place, at) if kind == "office" else None
    if linked or kind in ("profession", "loose", "credit"):
        return None
    return (start, at) if _is_name(folded, start, at) else None


def _is_name(folded: str, start: int, end: int) -> bool:
    stem = folded[start:end]
    if not 2 <= len(stem) <= LONGEST_STEM or stem.isdigit():
        return False
    return not words.is_common_phrase(folded, start, end)
