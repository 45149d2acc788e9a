"""Roles, linked from the mentions of people, titles and organizations, whatever found these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from types import MappingProxyType

from newsnlp.extraction.candidates import Found, Mention, Offsets, RoleCandidate
from newsnlp.extraction.roles.after import (
    collective_post,
    end_of_bracket,
    iter_appositions,
    iter_bracketed,
    title_after,
    title_after_gloss,
)
from newsnlp.extraction.roles.anchors import Anchors, context_words
from newsnlp.extraction.roles.bodies import body_before_name
from newsnlp.extraction.roles.context import fill_in, in_full
from newsnlp.extraction.roles.epithets import iter_epithets
from newsnlp.extraction.roles.narrative import iter_employed, iter_narrated
from newsnlp.extraction.roles.posts import Post, carry_over, read_posts, separator_start
from newsnlp.extraction.roles.predicates import iter_predicates
from newsnlp.extraction.titles import title_kind
from newsnlp.segmentation import SegmentedText
from newsnlp.settings import Settings

SCORES = MappingProxyType(
    {
        "before": 0.9,
        "listed": 0.75,
        "collective": 0.75,
        "after": 0.85,
        "within": 0.7,
        "body": 0.7,
        "bracketed": 0.85,
        "apposition": 0.75,
        "predicate": 0.8,
        "narrated": 0.6,
        "epithet": 0.6,
    }
)
NOT_ADDRESSED = frozenset(("profession", "loose", "credit", "office"))
"""The kinds of titles that, after a surname, only address someone: 何局长."""
ORIGIN = "出身的"
MOST_LISTED = 100
"""The most names of a list that share the title that closes it."""

RE_GRADE = re.compile(r"(?:职业|业余)?[一二三四五六七八九初]段")
RE_HANDED = re.compile(r"(?:一职|职务|职位)?[将暂已]?由$")
RE_TAKES = re.compile(r"(?:[^，。]{0,4})(?:接任|担任|出任|继任|接替|接掌|兼任|代理)")
RE_BETWEEN_NAMES = re.compile(r"\s{0,2}(?:[、,，/]|[和与及])\s{0,2}|[ 　]{1,3}")


class RoleExtractor:
    """Links each person to the titles and organizations that the text states of them.

    It runs whether rules or a model found the mentions, since it only reads what they found.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __call__(self, segmented: SegmentedText, found: Found) -> Iterator[RoleCandidate]:
        """Yield the roles stated of each person mention, in the order of the text."""
        anchors = Anchors(segmented, found)
        stated: set[tuple[Offsets, Offsets | None, Offsets | None]] = set()
        for role in chain(_roles_around_names(anchors), _roles_told_later(anchors)):
            key = (role.person, role.title, role.organization)
            if key not in stated:
                stated.add(key)
                yield role


def _roles_told_later(anchors: Anchors) -> Iterator[RoleCandidate]:
    for person, post in iter_narrated(anchors):
        yield from _roles(anchors, person, [post], "narrated")
    for person, post in iter_employed(anchors):
        yield from _roles(anchors, person, [post], "narrated")
    for person, post in iter_epithets(anchors):
        yield from _roles(anchors, person, [post], "epithet")


def _roles_around_names(anchors: Anchors) -> Iterator[RoleCandidate]:
    listed: list[Mention] = []
    earlier: list[Post] = []
    earlier_end = 0
    for person in anchors.people:
        floor = max(anchors.line_start(person.start), earlier_end)
        before, by = _posts_before(anchors, person, floor), "before"
        if listed and earlier_end:
            before = _held_in(anchors, listed[-1], before)
        continues = _continues_list(anchors, earlier, earlier_end, person.start)
        if not continues or len(listed) == MOST_LISTED:
            listed = []
        listed.append(person)
        if not before and continues:
            before, by = earlier, "listed"
        yield from _roles(anchors, person, before, by)
        yield from _roles_after(anchors, person, before, floor)
        post = collective_post(anchors, person.end)
        if post is not None:
            for member in listed:
                yield from _roles(anchors, member, [post], "collective")
        earlier, earlier_end = before, _end_with_title(anchors, person)


def _held_in(anchors: Anchors, named: Mention, posts: list[Post]) -> list[Post]:
    """Return `posts` with what looked like a name as their body: 昱腾|董事长|何立诚."""
    if not posts or posts[0].start != named.end or posts[0].organization is not None:
        return posts
    if posts[0].kind not in ("post", "office"):
        return posts
    return carry_over(
        anchors.folded, [replace(posts[0], organization=(named.start, named.end)), *posts[1:]]
    )


def _roles_after(
    anchors: Anchors, person: Mention, before: list[Post], floor: int
) -> Iterator[RoleCandidate]:
    end = _end_with_title(anchors, person)
    body = None if before else body_before_name(anchors, person.start, floor)
    if RE_GRADE.fullmatch(anchors.folded, person.end, end):  # 日本队的何立诚九段
        body = None
    polite = title_after(anchors, person.end, polite=True) if body else None
    if polite is not None:
        end = polite.end
    if body is not None:
        at = separator_start(anchors, body[0], floor)
        yield from _roles(
            anchors, person, read_posts(anchors, at, floor) if at < body[0] else [], "before"
        )
    if end > person.end:
        post = Post((person.end, end), body, False, person.start, "after")
        yield from _roles(anchors, person, [post], "after")
    elif body is not None:
        yield from _roles(anchors, person, [Post(None, body, False, body[0])], "body")
    glossed = title_after_gloss(anchors, end)
    if glossed is not None:
        post = Post((glossed.start, glossed.end), None, False, person.start, "after")
        yield from _roles(anchors, person, [post], "after")
    yield from _roles(anchors, person, list(_title_within(anchors, person)), "within")
    yield from _roles(anchors, person, list(iter_bracketed(anchors, end)), "bracketed")
    end = end_of_bracket(anchors, end)
    yield from _roles(anchors, person, list(iter_appositions(anchors, end)), "apposition")
    yield from _roles(anchors, person, list(iter_predicates(anchors, person, end)), "predicate")


def _roles(
    anchors: Anchors, person: Mention, posts: list[Post], by: str
) -> Iterator[RoleCandidate]:
    place = (person.start, person.end)
    for stated in posts:
        post, full = in_full(anchors, fill_in(anchors, stated) if by != "listed" else stated)
        yield RoleCandidate(
            place, post.title, post.organization, post.former, f"roles.{by}", SCORES[by], full
        )


def _posts_before(anchors: Anchors, person: Mention, floor: int) -> list[Post]:
    posts = read_posts(anchors, person.start, floor)
    if not posts and anchors.folded[person.start - 1 : person.start] == "的":
        linked = read_posts(anchors, person.start - 1, floor)
        if anchors.folded.endswith(ORIGIN, floor, person.start):  # 记者|出身的|何立诚
            first = read_posts(anchors, person.start - len(ORIGIN), floor)
            return [replace(post, former=True) for post in first]
        posts = [post for post in linked if post.organization is not None]
    if not posts and anchors.folded[person.start - 1 : person.start] in ("叫", "是", "为", "系"):
        named = read_posts(anchors, person.start - 1, floor)  # 法定代表人为何立诚
        called = anchors.folded[person.start - 1] == "叫"
        posts = [post for post in named if called or post.kind in ("post", "office")]
    if not posts:
        posts = _handed_over(anchors, person, floor)
    kept = [post for post in posts if post.kind != "loose" or post.organization is not None]
    return [fill_in(anchors, post) for post in kept]


def _handed_over(anchors: Anchors, person: Mention, floor: int) -> list[Post]:
    """Return the post that someone takes over: 远川公司总裁一职由|何立诚|接任."""
    handed = RE_HANDED.search(anchors.folded, max(floor, person.start - 6), person.start)
    if handed is None or not RE_TAKES.match(anchors.folded, person.end):
        return []
    return read_posts(anchors, handed.start(), floor)


def _continues_list(anchors: Anchors, earlier: list[Post], earlier_end: int, start: int) -> bool:
    """Whether only a mark of a list stands between the person before and this one."""
    if not 0 <= start - earlier_end <= 5 or earlier_end == 0:
        return False
    if start == earlier_end:  # names of reporters are sometimes set without a space
        return any(post.kind == "credit" for post in earlier)
    return RE_BETWEEN_NAMES.fullmatch(anchors.folded, earlier_end, start) is not None


def _end_with_title(anchors: Anchors, person: Mention) -> int:
    title = title_after(anchors, person.end)
    return title.end if title else person.end


def _title_within(anchors: Anchors, person: Mention) -> Iterator[Post]:
    """Yield the title that a short form holds (金教授), unless it is only polite."""
    title = anchors.title_by_end.get(person.end)
    if title is None or not person.start < title.start <= person.start + 2:
        return
    folded_title = anchors.folded[title.start : title.end]
    kind = title_kind(folded_title)
    if folded_title in context_words("honorific") or kind in NOT_ADDRESSED:
        return
    yield replace(Post((title.start, title.end), None, False, person.start), kind="after")
