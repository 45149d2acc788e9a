"""Roles, linked from the mentions of people, titles and organizations, whatever found these."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from newsnlp.extraction.candidates import Found, Mention, RoleCandidate
from newsnlp.extraction.roles.after import (
    iter_appositions,
    iter_bracketed,
    iter_predicates,
    title_after,
)
from newsnlp.extraction.roles.anchors import Anchors, context_words
from newsnlp.extraction.roles.credits import dateline_outlet
from newsnlp.extraction.roles.posts import Post, body_before, read_posts
from newsnlp.extraction.titles import title_kind
from newsnlp.segmentation import SegmentedText
from newsnlp.settings import Settings

SCORES = {
    "before": 0.9,
    "listed": 0.75,
    "after": 0.85,
    "within": 0.7,
    "body": 0.7,
    "bracketed": 0.85,
    "apposition": 0.75,
    "predicate": 0.8,
}
RE_BETWEEN_NAMES = re.compile(r"\s*(?:[、,，/]|[和与及]|以及)\s*|\s{1,3}")


class RoleExtractor:
    """Links each person to the titles and organizations that the text states of them."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __call__(self, segmented: SegmentedText, found: Found) -> Iterator[RoleCandidate]:
        """Yield the roles stated of each person mention, in the order of the text."""
        if not self._settings.rules:
            return
        anchors = Anchors(segmented, found)
        earlier: list[Post] = []
        earlier_end = -1
        for person in anchors.people:
            before = list(_posts_before(anchors, person))
            by = "before"
            if not before and _continues_list(anchors, earlier_end, person.start):
                before, by = earlier, "listed"
            yield from _roles(person, before, by)
            yield from _roles_after(anchors, person, before)
            earlier, earlier_end = before, _end_with_title(anchors, person)


def _roles_after(anchors: Anchors, person: Mention, before: list[Post]) -> Iterator[RoleCandidate]:
    end = _end_with_title(anchors, person)
    has_title = any(post.title for post in before)
    body = (
        None if has_title else body_before(anchors, person.start, anchors.line_start(person.start))
    )
    if end > person.end:
        post = Post((person.end, end), body, False, person.start)
        yield from _roles(person, [post], "after")
    elif body is not None and not before:
        yield from _roles(person, [Post(None, body, False, body[0])], "body")
    yield from _roles(person, list(_title_within(anchors, person)), "within")
    yield from _roles(person, list(iter_bracketed(anchors, end)), "bracketed")
    yield from _roles(person, list(iter_appositions(anchors, end)), "apposition")
    yield from _roles(person, list(iter_predicates(anchors, end)), "predicate")


def _roles(person: Mention, posts: list[Post], by: str) -> Iterator[RoleCandidate]:
    place = (person.start, person.end)
    for post in posts:
        yield RoleCandidate(
            place, post.title, post.organization, post.former, f"roles.{by}", SCORES[by]
        )


def _posts_before(anchors: Anchors, person: Mention) -> Iterator[Post]:
    floor = anchors.line_start(person.start)
    for post in read_posts(anchors, person.start, floor):
        if post.kind == "loose" and post.organization is None:
            continue
        if post.kind == "credit" and post.organization is None and post.title is not None:
            yield replace(post, organization=dateline_outlet(anchors, post.title, floor))
            continue
        yield post


def _continues_list(anchors: Anchors, earlier_end: int, start: int) -> bool:
    """Whether only a mark of a list stands between the person before and this one."""
    if earlier_end < 0 or start - earlier_end > 4:
        return False
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
    if folded_title in context_words("honorific") or title_kind(folded_title) == "profession":
        return
    yield Post((title.start, title.end), None, False, person.start)
