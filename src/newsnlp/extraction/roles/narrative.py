"""Roles told of someone who is named earlier: ……，历任处长、局长; 他现任远川公司总裁."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsnlp.extraction.candidates import Mention
from newsnlp.extraction.roles.anchors import Anchors, context_words
from newsnlp.extraction.roles.posts import Post, read_posts
from newsnlp.extraction.roles.predicates import (
    is_dated,
    is_negated,
    iter_verbs,
    names_pronoun,
    place_of_work,
    stated_by,
)

LONGEST_ADVERBIAL = 24
FARTHEST_SUBJECT = 400
"""How far back, in characters, the subject of such a clause is looked for."""

RE_EMPLOYED = re.compile(
    r"(?:工作|任职|供职|就职|任教|执教)(?=[了过，,。；;、的时期至\n]|\d|[一二三四五六七八九十多]{1,3}年)"
)
RE_LINKED = re.compile(r"的|[和与及、]")
LONGEST_BETWEEN = 16

# another subject: 她的父亲做过主任
RE_KIN = re.compile(
    r"父亲|母亲|爸爸?|妈妈?|丈夫|妻子|儿子|女儿|哥哥|姐姐|弟弟|妹妹|爷爷|奶奶|外公|外婆|祖父|岳父|叔叔|舅舅"
)
# someone else again: 第三名伤者也是钢厂的技工
RE_COUNTED = re.compile(
    r"(?<![这那此])(?:第?[一二两三四五六七八九十几\d]+|另一|某)[名位个][^，。；]|其中|有人"
)
RE_CLAUSE_EDGE = re.compile(r"[，,。；;：:！？!?\n“”（）()、 　]")
RE_SUCCEEDS = re.compile(r"(?:接替|接任|接棒|取代)了?$")
RE_CLAUSE_MARK = re.compile(r"[，,。；;：:！？!?\n“”（）()、]")


def iter_narrated(anchors: Anchors) -> Iterator[tuple[Mention, Post]]:
    """Yield the posts of clauses that leave their subject out or name it with a pronoun."""
    for verb in iter_verbs(anchors.folded):
        start = _clause_start(anchors.folded, verb.start())
        if start is None or _is_another(anchors, start, verb.start()):
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
        elif anchors.sentence_start(start) == start:
            subject = _named_next(anchors, start, posts[-1]) or subject
        if subject is not None:
            yield from ((subject, post) for post in posts)


def iter_employed(anchors: Anchors) -> Iterator[tuple[Mention, Post]]:
    """Yield the bodies alone in which someone is said to work: 何立诚后来在远川银行|任职."""
    for verb in RE_EMPLOYED.finditer(anchors.folded):
        body = place_of_work(anchors, verb.start())
        start = _clause_start(anchors.folded, body[0]) if body else None
        if body is None or start is None:
            continue
        post = Post(None, body, _is_past(anchors, start, verb), body[0])
        if anchors.folded.startswith("的", verb.end()):
            person = anchors.person_by_start.get(verb.end() + 1)
        else:
            person = _employed(anchors, start, body[0])
        if person is not None and not is_negated(anchors.folded[start : body[0]]):
            yield person, post


def _employed(anchors: Anchors, start: int, end: int) -> Mention | None:
    """Return who works somewhere: the one name in the clause, or the subject that it drops."""
    person = anchors.person_after(start)
    if person is None or person.start >= end:
        return _subject(anchors, start, end)
    between = anchors.folded[person.end : end]
    return person if len(between) <= LONGEST_BETWEEN and not RE_LINKED.match(between) else None


def _is_past(anchors: Anchors, start: int, verb: re.Match[str]) -> bool:
    words = anchors.folded[start : verb.start()]
    return "曾" in words or (is_dated(words) and "至今" not in anchors.folded[verb.end() :][:12])


def _is_another(anchors: Anchors, start: int, verb_start: int) -> bool:
    """Whether a name before the verb is its subject, not whom someone succeeds: 接替|甲担任."""
    person = anchors.person_after(start)
    if person is None or person.start >= verb_start:
        return False
    follows = RE_SUCCEEDS.search(anchors.folded, max(0, person.start - 3), person.start)
    return follows is None or anchors.has_person_between(person.end, verb_start)


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


def _named_next(anchors: Anchors, start: int, post: Post) -> Mention | None:
    """Return whose name follows a clause that opens its sentence: 当过局长，|何立诚……."""
    if post.title is None or names_pronoun(anchors.folded, start, post.start):
        return None
    person = _subject_after(anchors, post)
    return person if person is not None and person.start == post.title[1] + 1 else None


def _subject(anchors: Anchors, start: int, verb_start: int) -> Mention | None:
    """Return who is meant: the subject so far in the sentence, else the last person named."""
    if anchors.organizations_between(start, verb_start) and not place_of_work(anchors, verb_start):
        return None
    if RE_KIN.search(anchors.folded, start, verb_start):
        return None
    if RE_COUNTED.search(anchors.folded, start, verb_start):
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
    starts = [post.start for post in posts] or [person.start]
    return any(
        start == floor or RE_CLAUSE_EDGE.search(anchors.folded, start - 1, start + 1)
        for start in starts
    )
