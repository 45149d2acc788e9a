"""Roles that a verb states: 何立诚现任远川公司董事长; 他曾任教授, ……."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import islice

from newsnlp.extraction.candidates import Mention, Offsets
from newsnlp.extraction.organizations.words import suffixes
from newsnlp.extraction.roles.anchors import Anchors, context_words
from newsnlp.extraction.roles.posts import Post, carry_over, read_post, with_shared_bodies
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.trie import scanning

LONGEST_LIST = 120
"""The most characters after a verb that are read as posts."""
LONGEST_ADVERBIAL = 16
LONGEST_DATING = 60
MOST_POSTS = 24
MOST_VERBS = 3  # 曾在临江中学|当过老师
SURE_WORKPLACE = 0.6
"""The least score of a body that a post stated after it is held in."""

CLAUSE_MARKS = "，,。；;：:！？!?\n“”（）()、"
RE_CLAUSE_END = re.compile(rf"[{CLAUSE_MARKS}]|$")
RE_STRETCH_END = re.compile(r"[。；;：:！？!?\n“”]|$")
# 是远川轮胎有限公司（下称“远川”）|一名员工
RE_CALLED = re.compile(r"[（(][^（）()\n]{0,4}[简下]称[^（）()\n]{1,16}[）)]")
RE_LIST_SEPARATOR = re.compile(
    r"[，,]?(?:[、/／]\s?|兼任?|暨|以及|[及和与]|[，,]?(?:同时|并)(?:兼任?|担任)|\s)|[，,](?=[^，,。]{2,24}(?:[，,、。]|$))"
)
RE_AFTER_POST = re.compile(
    r"[，,。；;：:！？!?\n“”（）()、]|$|之一|等|一?职|职[务位]|后|时|期间|的|以来|至今|已|多年|\d|[一二三四五六七八九十]|"
    r"[兼暨及和与]|以及|\s"
)
# a year, save that of a birth: 1965年3月生
RE_PAST_YEAR = re.compile(r"(?:1[89]\d\d|20[0-2]\d)(?:年(?!\d{0,2}月?\d{0,2}日?出?生)|[-—至])")
RE_HONOUR = re.compile(r"[授颁评聘]|当选|获选")  # what is conferred is kept: 2017年当选院士
RE_SINCE = re.compile(r"至今|以来|起$|年起|现任|现为|现在|目前")
# how long a post was held: 当了|十四年|体育老师
RE_LASTING = re.compile(r"[0-9一二三四五六七八九十两几半多]{1,5}(?:多年|年多|年|个月|届|任)的?")
RE_WHOSE = re.compile(r"[^，,。；;：:、“”我你他她它其谁\n]{2,12}的")
RE_REMOVES = re.compile(r"(?:免去|罢免|撤销|解除)了?$")  # 免去|何立诚|的财政部部长职务
RE_ADVERB = re.compile(r"(?:一直|长期|先后|[曾也还仍])?$")
RE_AT_FIRST = re.compile(r"出身(?!的?(?:家庭|之家))")
HELD_IN_A_FIRM = frozenset(("post", "loose"))
LONGEST_UNNAMED = 14
RE_A_FIRM = re.compile(r".{0,2}?(?:[一某]家|某)")
RE_NO_FIRM_NAME = re.compile(r"[，。、；：“”\s的]")
RE_ORIGIN = re.compile(r"[，,]?(?:[^，。；：“”\n]{0,10}[，,])?(?:从|由)")
RE_RISE = re.compile(
    r"(?:一路|一直|逐步)?(?:做到|干到|当到|升到|升至|升任|调任|转任|改任|改为|晋升为|变成|变为|成为|成长为|当上)了?"
)
LONGEST_ORIGIN = 24
# 加入|远川银行，|任行长
RE_JOINS = re.compile(r"(?:加入|加盟|入职|进入|调[入到至任]|转[入投到]|跳槽到|创[办立建]|成立)了?$")
RE_IN = re.compile("[在于到]$")
RE_SUCCEEDS = re.compile(r".{0,4}(?:接替|接任|取代)")
RE_SUCCESSION = re.compile(r"(?:接替|接任|取代)$")
RE_PRONOUN = re.compile(r"[他她]|其(?!中)|本人|此人")


def iter_predicates(anchors: Anchors, person: Mention, end: int) -> Iterator[Post]:
    """Yield the posts that a verb states of `person` in the clause that goes on at `end`."""
    folded = anchors.folded
    limit = min(len(folded), end + LONGEST_ADVERBIAL)
    closing = RE_CLAUSE_END.search(folded, end, limit)
    limit = closing.start() if closing else limit
    if _is_succeeded(folded, person.start):
        return
    if RE_REMOVES.search(folded, max(0, person.start - 4), person.start) and folded.startswith(
        "的", end
    ):
        posts = _list_from(anchors, end + 1)
        yield from (replace(post, former=True) for post in posts)
        return
    risen = _risen(anchors, end) or _by_origin(anchors, end)
    if risen:
        yield from risen
        return
    for verb in islice(_verb_pattern().finditer(folded, end, limit + 8), MOST_VERBS):
        if verb.start() >= limit or not _is_own_clause(anchors, person, end, verb.start()):
            return
        posts = list(stated_by(anchors, verb.start(), verb.end()))
        if posts:
            yield from posts
            return


def _risen(anchors: Anchors, end: int) -> list[Post]:
    """Return the posts from which and to which someone rose: 何立诚从学徒|做到|厂长."""
    origin = RE_ORIGIN.match(anchors.folded, end)
    if origin is None:
        return []
    for title in anchors.titles_between(origin.end(), origin.end() + LONGEST_ORIGIN):
        rise = RE_RISE.match(anchors.folded, title.end)
        before = read_post(anchors, title, origin.end())
        if rise is not None and before.start == origin.end():
            after = _list_from(anchors, rise.end())
            return [replace(before, former=True), *after] if after else []
    return []


def _by_origin(anchors: Anchors, end: int) -> list[Post]:
    """Return what someone was at first: 何立诚，记者|出身，……; not 教师|出身的家庭."""
    comma = anchors.folded.startswith(("，", ","), end)
    title = anchors.title_by_start.get(end + comma)
    if title is None or not RE_AT_FIRST.match(anchors.folded, title.end):
        return []
    return [Post((title.start, title.end), None, True, title.start, "profession")]


def _is_own_clause(anchors: Anchors, person: Mention, start: int, end: int) -> bool:
    """Whether `person` is the subject of a verb at `end`, and the clause says that it is so."""
    folded = anchors.folded
    between = folded[start:end]
    if anchors.titles_between(start, end):  # 曾为甲、乙等导演担任场记: another subject
        return False
    if anchors.has_person_between(start, end) and not RE_SUCCEEDS.match(between):
        return False
    if between.startswith("的") and not between.endswith(("经历", "职务", "身份")):
        return False
    return not is_negated(between) and not is_negated(
        folded[max(0, person.start - 3) : person.start]
    )


def is_negated(words: str) -> bool:
    """Return whether `words` before a verb deny it, or only wish or suppose it."""
    negations = context_words("negation")
    return any(negations.longest(words, at) is not None for at in range(1, len(words) + 1))


def _is_succeeded(folded: str, start: int) -> bool:
    """Whether the name at `start` is that of whom someone else follows: 甲接替|乙出任."""
    return RE_SUCCESSION.search(folded, max(0, start - 2), start) is not None


def iter_verbs(folded: str) -> Iterator[re.Match[str]]:
    """Yield the verbs that state a post by themselves (曾任, 现任), wherever they stand."""
    return _strong_verb_pattern().finditer(folded)


def stated_by(anchors: Anchors, start: int, end: int, *, relative: bool = False) -> Iterator[Post]:
    """Yield the posts that the verb at these offsets states, past where its sentence dates it.

    Args:
        relative: whether the verb stands in a clause before a name: 曾任局长的|何立诚.
    """
    folded = anchors.folded
    verb = folded[start:end]
    posts = _list_from(anchors, end, relative=relative) or _workplace(anchors, verb, end)
    if verb in context_words("copula") and not _closes_clause(folded, posts):
        return
    past = verb in context_words("past", "former_verb")
    dated_from = max(anchors.sentence_start(start), start - LONGEST_DATING)
    past = past or folded.endswith(("经历", "履历"), 0, start)
    if verb not in context_words("incumbent") and not RE_HONOUR.search(verb):
        past = past or is_dated(folded[dated_from:start])
    place = place_of_work(anchors, start)
    for post in posts:
        if post.kind == "loose" and (place is None or post.organization is not None):
            continue
        body = post.organization or (place if post.title else None)
        yield replace(post, organization=body, former=post.former or past)


def _workplace(anchors: Anchors, verb: str, end: int) -> list[Post]:
    """Return the bodies alone that a verb of employment names: 任教于|远川大学、临江大学."""
    if not verb.endswith("于") or verb.startswith(("毕业", "就读")):
        return []
    posts: list[Post] = []
    while len(posts) < MOST_POSTS:
        body = next((m for m in anchors.organizations_between(end, end + 1)), None)
        if body is None or body.score < SURE_WORKPLACE:
            break
        posts.append(Post(None, (body.start, body.end), False, body.start))
        end = body.end + 1 if anchors.folded[body.end : body.end + 1] in "、和" else -1
    return posts


def place_of_work(anchors: Anchors, verb_start: int) -> Offsets | None:
    """Return the body that someone holds a post in: 在临江中学|当过体育老师."""
    adverb = RE_ADVERB.search(anchors.folded, max(0, verb_start - 2), verb_start)
    at = adverb.start() if adverb else verb_start
    joined = anchors.folded[at - 1 : at] in ("，", ",")
    mention = anchors.organization_by_end.get(at - joined)
    if mention is None or mention.score < SURE_WORKPLACE:
        return None
    leads = RE_JOINS if joined else RE_IN
    named = leads.search(anchors.folded, max(0, mention.start - 4), mention.start)
    return (mention.start, mention.end) if named else None


def names_pronoun(folded: str, start: int, end: int) -> bool:
    """Return whether a pronoun for a person stands between these offsets."""
    return RE_PRONOUN.search(folded, start, end) is not None


def is_dated(context: str) -> bool:
    """Return whether `context` gives a past year, and no sign that what it dates lasts."""
    return bool(RE_PAST_YEAR.search(context)) and not RE_SINCE.search(context)


def _closes_clause(folded: str, posts: list[Post]) -> bool:
    if not posts or posts[-1].title is None:
        return False
    end = posts[-1].title[1]
    return RE_CLAUSE_END.match(folded, end) is not None or folded.startswith(("之一", "等"), end)


def _list_from(anchors: Anchors, start: int, *, relative: bool = False) -> list[Post]:
    """Return the posts of a list that begins at `start`, as far as it goes.

    Args:
        relative: whether the list may belong to a clause before a name: 曾任局长的|何立诚.
    """
    folded = anchors.folded
    end = _stretch_end(anchors, start)
    posts: list[Post] = []
    at = _skip_articles(anchors, start, end)
    for title in anchors.titles_between(at, end):
        if title.end > end or title.start < at:
            continue
        if not relative and _names_another(anchors, title.end):
            posts = posts if _is_set_off(anchors, at) else []
            break
        stated = _in_unnamed_body(anchors, read_post(anchors, title, at), at)
        shared = with_shared_bodies(anchors, stated, at)
        begins = shared[0].start == at or (not posts and _is_owned(anchors, at, shared[0]))
        closes = RE_AFTER_POST.match(folded, title.end) is not None
        if begins and not closes and shared[0].kind == "loose":
            continue  # 成为远川公司|主管|财务的副总裁
        if not begins or not closes:
            break
        posts.extend(_listed(post) if posts else post for post in shared)
        separator = RE_LIST_SEPARATOR.match(folded, title.end, end)
        if separator is None or len(posts) >= MOST_POSTS:
            break
        at = _skip_articles(anchors, separator.end(), end)
    return carry_over(folded, posts)


def _in_unnamed_body(anchors: Anchors, post: Post, at: int) -> Post:
    """Return `post` with the body that only its kind is said of: 一家|气象仪器公司|的副总经理."""
    if post.title is None or post.kind not in HELD_IN_A_FIRM:
        return post
    unnamed = RE_A_FIRM.match(anchors.folded, max(0, at - 2), post.title[0])
    end = post.title[0] - anchors.folded.startswith("的", post.title[0] - 1)
    start = unnamed.end() if unnamed else end
    if start < at or not 2 <= end - start <= LONGEST_UNNAMED:
        return post
    if RE_NO_FIRM_NAME.search(anchors.folded, start, end):
        return post
    named = suffixes().longest(anchors.folded, end, start) is not None
    return replace(post, organization=(start, end), start=at) if named else post


def _listed(post: Post) -> Post:
    """Return a post of a career that takes the body before it, an editor's too: 主笔兼|副刊编辑."""
    if post.kind == "credit" and post.organization is None:
        return replace(post, kind="post")
    return post


def _is_owned(anchors: Anchors, start: int, post: Post) -> bool:
    """Whether only whose someone is stands before a profession: 是|村里的|养蜂人, not 他的学生."""
    if post.kind != "profession" or post.title is None or anchors.titles_between(start, post.start):
        return False
    if anchors.folded[slice(*post.title)] in context_words("honorific"):
        return False
    return RE_WHOSE.fullmatch(anchors.folded, start, post.title[0]) is not None


def _is_set_off(anchors: Anchors, at: int) -> bool:
    """Whether a comma or a space parts what begins at `at` from the posts before it.

    是总裁，|作家何立诚…….
    """
    return anchors.folded[at - 1 : at] in ("，", ",", " ")


def _names_another(anchors: Anchors, end: int) -> bool:
    """Whether a title that ends at `end` stands before the name of someone else."""
    at = end + anchors.folded.startswith("的", end)
    return at in anchors.person_by_start or anchors.folded.startswith("的是", end)


def _stretch_end(anchors: Anchors, start: int) -> int:
    """Return where posts that begin at `start` must end: the sentence, or the next name."""
    limit = start + LONGEST_LIST
    called = RE_CALLED.search(anchors.folded, start, limit)
    closing = RE_STRETCH_END.search(anchors.folded, start, limit)
    if called and closing and called.start() < closing.start() < called.end():
        closing = RE_STRETCH_END.search(anchors.folded, called.end(), limit)
    end = closing.start() if closing else min(limit, len(anchors.folded))
    person = anchors.person_after(start)
    return min(end, person.start) if person else end


def _skip_articles(anchors: Anchors, at: int, end: int) -> int:
    """Return the offset after words such as 一名 and 了."""
    folded = anchors.folded
    while at < end and at not in anchors.title_by_start:
        lasting = RE_LASTING.match(folded, at, end)
        word = next((w for w in _articles() if folded.startswith(w, at)), None)
        if word is None and lasting is None:
            break
        at = lasting.end() if lasting else at + len(word or "")
    return at


@cache
def _verb_pattern() -> re.Pattern[str]:
    kinds = ("present", "incumbent", "past", "former_verb", "copula", "as")
    terms = load_lexicon("title_context").terms(*kinds)
    return re.compile(scanning(_one_of(terms), terms))


@cache
def _strong_verb_pattern() -> re.Pattern[str]:
    terms = load_lexicon("title_context").terms("present", "incumbent", "past", "former_verb", "as")
    long = tuple(term for term in terms if len(term) > 1)
    # 任 alone is a verb at the start of a clause or after a date, and not in 任何, 任务
    verbs = (
        _one_of(long)
        + r"|(?<=[，,。；;、\n年月日后起即并 ])任(?![何务职期命意由凭性免教用])"
        + r"|(?<=[院校店园厂矿司团社站馆所局台股])任(?![何务职期命意由凭性免教用])"
        + r"|(?<=[院校店园厂矿司团社站馆所局台村乡镇县市城])当(?![地天日时年场即前今])"
        + r"|(?<=[地里国乡])[做当](?![地天日时年场即前今])"
        + r"|(?<![连担出现曾历时兼调升转接继])任(?=《)"
        + r"|(?<=[国省州京津沪港澳汉庆坡岛])任(?![何务职期命意由凭性免教用])"
        + r"|(?<=[他她])[是系]"
    )
    return re.compile(scanning(verbs, long, "任当做是系"))


def _one_of(terms: Iterable[str]) -> str:
    longest_first = "|".join(map(re.escape, sorted(terms, key=len, reverse=True)))
    return rf"(?!任职?(?:经历|履历|期))(?:{longest_first})"


@cache
def _articles() -> tuple[str, ...]:
    terms = load_lexicon("title_context").terms("article", "praise")
    return tuple(sorted(terms, key=len, reverse=True))
