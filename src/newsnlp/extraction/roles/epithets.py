"""Roles in what an article goes on to call someone: 这位远川公司总裁, 这个51岁的农民."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from newsnlp.extraction.candidates import Mention
from newsnlp.extraction.organizations.words import place_start
from newsnlp.extraction.roles.anchors import Anchors, context_words
from newsnlp.extraction.roles.posts import Post, read_posts

LONGEST_EPITHET = 48
FARTHEST_NAME = 240
"""How far back, in characters, the name that an epithet stands for is looked for."""

# it opens a clause: what another verb governs (请那位老师) is someone else
RE_THIS = re.compile(r"(?:(?<![^\W_])|(?<=的))这(?:[位名]|个(?=[^，。；\n]{1,24}的))")
RE_END = re.compile(r"[，,。；;：:！？!?\n“”（）()—]")
# what may stand between the pronoun and the post: 这位|51岁的|农民
RE_DETAIL = re.compile(
    r"(?:[^，。、]{1,24}的|[0-9一二三四五六七八九十]{1,4}岁|[^\W\d_]{1,6}[籍裔])"
)


def iter_epithets(anchors: Anchors) -> Iterator[tuple[Mention, Post]]:
    """Yield the posts of each epithet, with the last person who is named before it."""
    for this in RE_THIS.finditer(anchors.folded):
        posts = [_of_body(anchors, post, this.start()) for post in _posts_of(anchors, this.end())]
        posts = [post for post in posts if _states(anchors, post)]
        person = _named_before(anchors, this.start()) if posts else None
        if person is not None:
            yield from ((person, post) for post in posts)


def _posts_of(anchors: Anchors, start: int) -> list[Post]:
    """Return the posts that the epithet states whose pronoun ends at `start`."""
    closing = RE_END.search(anchors.folded, start, start + LONGEST_EPITHET)
    end = closing.start() if closing else min(len(anchors.folded), start + LONGEST_EPITHET)
    if anchors.has_person_between(start, end + 1):
        return []
    stated: list[Post] = []
    for title in anchors.titles_between(start, end):
        posts = read_posts(anchors, title.end, start)
        if title.score < 0.5 or not posts:
            continue
        if not _opens_with(anchors, start, posts[0].start):
            break
        if anchors.folded.startswith(("的", "们"), title.end):  # 这位教授的学生
            return []
        stated = posts
    return stated


def _of_body(anchors: Anchors, post: Post, this_start: int) -> Post:
    """Return `post` with the body whose holder the pronoun names: 远川大学的|这位|教授."""
    if post.organization is not None or anchors.folded[this_start - 1 : this_start] != "的":
        return post
    body = anchors.organization_by_end.get(this_start - 1)
    return replace(post, organization=(body.start, body.end)) if body else post


def _states(anchors: Anchors, post: Post) -> bool:
    """Whether the post is neither a form of address (老师) nor a post in no body (副总裁)."""
    if post.kind == "credit" or post.title is None:
        return False
    title = anchors.folded[slice(*post.title)]
    if post.organization is not None:
        return True
    return post.kind != "post" and title not in context_words("honorific")


def _opens_with(anchors: Anchors, start: int, post_start: int) -> bool:
    """Whether the post that begins at `post_start` is what the pronoun goes with."""
    if start == post_start or place_start(anchors.folded, post_start, start) == start:
        return True
    return RE_DETAIL.fullmatch(anchors.folded, start, post_start) is not None


def _named_before(anchors: Anchors, at: int) -> Mention | None:
    """Return who is named last before `at` in its line, unless others are named there too."""
    floor = max(anchors.line_start(at), at - FARTHEST_NAME)
    person = anchors.person_before(at)
    if person is None or person.start < floor:
        return None
    first = anchors.person_after(floor)
    alone = first is None or first.name in person.name or person.name in first.name
    return person if alone or first is person else None
