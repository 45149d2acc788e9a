"""Roles told of someone who is named earlier: ……，历任处长、局长; 他现任远川公司总裁."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsnlp.extraction.candidates import Mention
from newsnlp.extraction.roles.anchors import Anchors, context_words
from newsnlp.extraction.roles.posts import Post, read_posts
from newsnlp.extraction.roles.predicates import (
    is_negated,
    iter_verbs,
    names_pronoun,
    place_of_work,
    stated_by,
)

LONGEST_ADVERBIAL = 24
FARTHEST_SUBJECT = 400
"""How far back, in characters, the subject of such a clause is looked for."""

# another subject: 她的父亲做过主任
RE_KIN = re.compile(
    r"父亲|母亲|爸爸?|妈妈?|丈夫|妻子|儿子|女儿|哥哥|姐姐|弟弟|妹妹|爷爷|奶奶|外公|外婆|祖父|岳父|叔叔|舅舅"
)
RE_CLAUSE_MARK = re.compile(r"[，,。；;：:！？!?\n“”（）()、]")


def iter_narrated(anchors: Anchors) -> Iterator[tuple[Mention, Post]]:
    """Yield the posts of clauses that leave their subject out or name it with a pronoun."""
    for verb in iter_verbs(anchors.folded):
        start = _clause_start(anchors.folded, verb.start())
        if start is None or anchors.has_person_between(start, verb.start()):
            continue
        if is_negated(anchors.folded[start : verb.start()]):
            continue
        described = _described(anchors, verb.start(), verb.end())
        if described is not None:
            yield from described
            continue
        posts = list(stated_by(anchors, verb.start(), verb.end()))
        if not posts:
            continue
        subject = _subject(anchors, start, verb.start())
        if verb.group() in context_words("as"):
            subject = _subject_after(anchors, posts[-1]) or _in_sentence(anchors, subject, start)
        if subject is not None:
            yield from ((subject, post) for post in posts)


def _described(anchors: Anchors, start: int, end: int) -> list[tuple[Mention, Post]] | None:
    """Return the posts of a clause that describes the name behind it: 曾任局长的|何立诚.

    Returns:
        None where the verb at these offsets stands in no such clause.
    """
    posts = list(stated_by(anchors, start, end, relative=True))
    if not posts or posts[-1].title is None:
        return None
    link = posts[-1].title[1]
    person = anchors.person_after(link)
    if person is None or not anchors.folded.startswith("的", link):
        return None
    if person.start - link > LONGEST_ADVERBIAL:
        return None
    before = read_posts(anchors, person.start, link + 1)
    if person.start != link + 1 and not (before and before[0].start == link + 1):
        return None
    return [(person, post) for post in posts]


def _clause_start(folded: str, verb_start: int) -> int | None:
    floor = max(0, verb_start - LONGEST_ADVERBIAL)
    marks = list(RE_CLAUSE_MARK.finditer(folded, floor, verb_start))
    if marks:
        return marks[-1].end()
    return 0 if floor == 0 else None


def _in_sentence(anchors: Anchors, person: Mention | None, at: int) -> Mention | None:
    """Return `person` if named in the sentence of `at`, else None."""
    named_here = person is not None and person.start >= anchors.sentence_start(at)
    return person if named_here else None


def _subject_after(anchors: Anchors, post: Post) -> Mention | None:
    """Return who begins the clause after a list: 作为远川公司董事长，何立诚……."""
    if post.title is None:
        return None
    end = post.title[1]
    person = anchors.person_after(end)
    if person is None or person.start > end + LONGEST_ADVERBIAL:
        return None
    between = anchors.folded[end : person.start]
    return person if between[:1] in ("，", ",") and not RE_CLAUSE_MARK.search(between, 1) else None


def _subject(anchors: Anchors, start: int, verb_start: int) -> Mention | None:
    """Return who is meant: the subject so far in the sentence, else the last person named."""
    if anchors.organizations_between(start, verb_start) and not place_of_work(anchors, verb_start):
        return None
    if RE_KIN.search(anchors.folded, start, verb_start):
        return None
    sentence = anchors.sentence_start(start)
    last = anchors.person_before(start)
    if last is None:
        return None
    if last.start >= sentence:
        first = anchors.person_after(sentence)
        return last if _opens_clause(anchors, last) else first
    has_pronoun = names_pronoun(anchors.folded, sentence, verb_start)
    floor = anchors.line_start(start) if not has_pronoun else start - FARTHEST_SUBJECT
    return last if last.start >= floor else None


def _opens_clause(anchors: Anchors, person: Mention) -> bool:
    """Whether a clause begins with the person, the titles before the name included."""
    floor = anchors.line_start(person.start)
    posts = read_posts(anchors, person.start, floor)
    start = posts[0].start if posts else person.start
    return start == floor or RE_CLAUSE_MARK.match(anchors.folded, start - 1) is not None
