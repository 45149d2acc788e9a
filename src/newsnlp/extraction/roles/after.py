"""Roles stated after a name: a title right behind it, brackets, appositions, predicates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from newsnlp.extraction.candidates import Mention
from newsnlp.extraction.roles.anchors import Anchors, context_words
from newsnlp.extraction.roles.posts import Post, carry_over, read_post, read_posts
from newsnlp.lexicons import load_lexicon

LONGEST_LIST = 80
"""The most characters of a bracket, an apposition or a predicate that are read as posts."""
LONGEST_ADVERBIAL = 16
MOST_APPOSITIONS = 4

RE_BRACKET = re.compile(rf"[（(](?P<inner>[^（）()\n]{{2,{LONGEST_LIST}}})[）)]")
RE_APPOSITION = re.compile(r"[，,]|[—－-]{1,2}|[ 　]{1,3}|\s*[/／|｜]\s*|\n")
RE_APPOSITION_END = re.compile(r"[，,。；;：:！？!?\n“”（(]|$")
RE_CLAUSE_END = re.compile(r"[，,。；;：:！？!?\n“”（）()]|$")
RE_LIST_SEPARATOR = re.compile(
    r"[、/／]|兼任?|暨|以及|[及和与]|[，,](?=兼)|[，,]?同时(?:兼任?|担任)|\s"
)
RE_PAST_YEAR = re.compile(r"(?:1[89]\d\d|20[0-2]\d)年")
RE_SINCE = re.compile(r"至今|以来|起$|年起|现任")


def title_after(anchors: Anchors, end: int) -> Mention | None:
    """Return the title that stands right after a name that ends at `end`."""
    title = anchors.title_by_start.get(end)
    if title is None or title.by == "titles.credit" or title.score < 0.5:
        return None
    if anchors.folded[title.start : title.end] in context_words("honorific"):
        return None
    return title


def iter_bracketed(anchors: Anchors, end: int) -> Iterator[Post]:
    """Yield the posts in brackets right after `end`: 何立诚（远川公司董事长）."""
    bracket = RE_BRACKET.match(anchors.folded, end)
    if bracket:
        yield from _whole_list(anchors, bracket.start("inner"), bracket.end("inner"))


def iter_appositions(anchors: Anchors, end: int) -> Iterator[Post]:
    """Yield the posts between commas after `end`: 何立诚，远川公司董事长，……."""
    for _ in range(MOST_APPOSITIONS):
        comma = RE_APPOSITION.match(anchors.folded, end)
        if comma is None:
            return
        closing = RE_APPOSITION_END.search(anchors.folded, comma.end(), comma.end() + LONGEST_LIST)
        if closing is None:
            return
        posts = _whole_list(anchors, comma.end(), closing.start())
        if not posts or not _is_apposition(anchors, posts, closing.start()):
            return
        yield from posts
        end = closing.start()


def iter_predicates(anchors: Anchors, end: int) -> Iterator[Post]:
    """Yield the posts that a verb after `end` states: 何立诚现任远川公司董事长."""
    folded = anchors.folded
    closing = RE_CLAUSE_END.search(folded, end)
    clause_end = closing.start() if closing else len(folded)
    limit = min(clause_end, end + LONGEST_ADVERBIAL)
    for start in range(end, limit):
        verb = _longest_verb_at(folded, start)
        if verb is None:
            continue
        if not anchors.has_person_between(end, start):
            yield from _predicated(anchors, end, start, start + len(verb), clause_end)
        return


def _longest_verb_at(folded: str, start: int) -> str | None:
    for verb in _verbs_by_first().get(folded[start], ()):
        if folded.startswith(verb, start):
            return verb
    return None


def _predicated(
    anchors: Anchors, subject_end: int, verb_start: int, verb_end: int, clause_end: int
) -> Iterator[Post]:
    folded = anchors.folded
    verb = folded[verb_start:verb_end]
    posts = _list_from(anchors, verb_end, min(clause_end, verb_end + LONGEST_LIST))
    if not posts:
        return
    is_copula = verb in context_words("copula")
    if is_copula and posts[-1].title is not None and not _ends_clause(folded, posts[-1].title[1]):
        return
    context = folded[max(0, subject_end - 30) : verb_start]
    former = verb in context_words("past", "former_verb") or _is_dated(context)
    for post in posts:
        yield Post(post.title, post.organization, post.former or former, post.start, post.kind)


def _is_dated(context: str) -> bool:
    return bool(RE_PAST_YEAR.search(context)) and not RE_SINCE.search(context)


def _ends_clause(folded: str, at: int) -> bool:
    return RE_CLAUSE_END.match(folded, at) is not None or folded.startswith(("之一", "、"), at)


def _list_from(anchors: Anchors, start: int, end: int) -> list[Post]:
    """Return the posts of a list that begins at `start`, as far as it goes."""
    posts: list[Post] = []
    at = _skip_articles(anchors.folded, start, end)
    for title in anchors.titles_between(at, end):
        if title.end > end or title.start < at:
            continue
        post = read_post(anchors, title, at)
        if post.start != at or (not posts and title.score < 0.5):
            break
        posts.append(post)
        separator = RE_LIST_SEPARATOR.match(anchors.folded, title.end, end)
        if separator is None:
            break
        at = _skip_articles(anchors.folded, separator.end(), end)
    return carry_over(anchors.folded, posts)


def _skip_articles(folded: str, at: int, end: int) -> int:
    """Return the offset after words such as 一名 and 了."""
    while at < end:
        word = next((w for w in _articles() if folded.startswith(w, at)), None)
        if word is None:
            break
        at += len(word)
    return at


def _whole_list(anchors: Anchors, start: int, end: int) -> list[Post]:
    """Return the posts between `start` and `end` if they are all that stands there."""
    while start < end and anchors.folded[start] in " 　":
        start += 1
    posts = read_posts(anchors, end, start)
    if posts and posts[0].start == start:
        return posts
    return []


def _is_apposition(anchors: Anchors, posts: list[Post], end: int) -> bool:
    """Whether the list states who someone is, and does not go on to another name."""
    bound = any(post.organization is not None for post in posts)
    kinds = {post.kind for post in posts}
    return (bound or kinds <= {"profession", "academic"}) and end not in anchors.person_by_start


@cache
def _verbs_by_first() -> MappingProxyType[str, tuple[str, ...]]:
    by_first: dict[str, list[str]] = {}
    for verb in load_lexicon("title_context").terms("present", "past", "former_verb", "copula"):
        by_first.setdefault(verb[0], []).append(verb)
    longest_first = {c: tuple(sorted(vs, key=len, reverse=True)) for c, vs in by_first.items()}
    return MappingProxyType(longest_first)


@cache
def _articles() -> tuple[str, ...]:
    terms = load_lexicon("title_context").terms("article", "praise")
    return tuple(sorted(terms, key=len, reverse=True))
