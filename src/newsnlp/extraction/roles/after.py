"""Roles stated after a name: a title right behind it, brackets, appositions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsnlp.extraction.candidates import Mention
from newsnlp.extraction.roles.anchors import Anchors, context_words
from newsnlp.extraction.roles.posts import Post, read_posts
from newsnlp.extraction.titles import title_kind

LONGEST_LIST = 80
"""The most characters of a bracket or an apposition that are read as posts."""
MOST_APPOSITIONS = 4
MOST_JOINED = 4
RE_JOINT = re.compile("兼任?|暨")
SURE = 0.5

RE_LATIN_GLOSS = re.compile(r" ?[（(][A-Za-z\u00c0-\u024f.·'’ -]{2,60}[）)]")
RE_BRACKET = re.compile(rf"[（(](?P<inner>[^（）()\n]{{2,{LONGEST_LIST}}})[）)]")
RE_APPOSITION = re.compile(r"[，,]|[—－-]{1,2}|[ 　]{1,3}|\s*[/／|｜]\s*|\n")
RE_APPOSITION_END = re.compile(r"[，,。；;：:！？!?\n“”（(—－]|$")
# 何立诚，一位在临江长大的诗人，; 何立诚——我们的兽医——
RE_SOMEONE = re.compile(
    r"一(?:[位名]|个(?=[^，。]{0,16}的))|[我咱他她]们?(?:这[儿里]|那[儿里]|村|厂|队|单位)?的"
)
# what a notice says of someone between the name and the post: 何立诚，男，汉族，1965年3月生，
_SEX = r"[男女](?![^，,、 　])"
_PEOPLE = r"[^\W\d_]{1,4}族(?![^，,、 　])"
_AGE = r"(?:今年|现年)?[0-9一二三四五六七八九十]{1,4}岁"
_YEARS_IN_IT = r"入行[^，。]{1,3}年"
_BIRTH = r"(?:19|20)\d\d年(?:\d{1,2}月)?(?:出?生)"
_HOME = r"[^\W\d_]{2,6}人(?=[，,])"
RE_VITA = re.compile(
    rf"[，,、 　]{{0,2}}(?:{_SEX}|{_PEOPLE}|{_AGE}|{_YEARS_IN_IT}|{_BIRTH}|{_HOME})"
)
MOST_VITAE = 6
# 甲、乙等多位专家; 甲、乙两位编剧
RE_COLLECTIVE = re.compile(
    r"等?(?:著名|知名|资深|国内|青年|各位)*(?:[一二两三四五六七八九十多数几]{1,2}[位名])(?:著名|知名|资深)*"
    r"|等(?:著名|知名|资深|国内外|青年)*(?P<former>原|前|时任)?"
)


def title_after(anchors: Anchors, end: int, *, polite: bool = False) -> Mention | None:
    """Return the title that stands right after a name that ends at `end`.

    Args:
        polite: whether words that are forms of address too (律师, 老师) count as well.
    """
    title = anchors.title_by_start.get(end)
    if title is None or title.by == "titles.credit" or title.score < 0.5:
        return None
    if _end_of_joined(anchors, title) in anchors.person_by_start:  # 甲发言人|乙: the other's
        return None
    if title.by == "titles.profession" and anchors.folded.startswith("的", title.end):
        return None  # 甲导演的电影: a verb
    if not polite and anchors.folded[title.start : title.end] in context_words("honorific"):
        return None
    return title


def _end_of_joined(anchors: Anchors, title: Mention) -> int:
    """Return where the last of the titles ends that are joined to `title`: 董事长|兼总裁|."""
    end = title.end
    for _ in range(MOST_JOINED):
        joint = RE_JOINT.match(anchors.folded, end)
        following = anchors.title_by_start.get(joint.end()) if joint else None
        if following is None:
            break
        end = following.end
    return end


def collective_post(anchors: Anchors, end: int) -> Post | None:
    """Return the title that closes a list of names ending at `end`: 甲、乙等多位专家, 等原董事."""
    closing = RE_COLLECTIVE.match(anchors.folded, end)
    title = anchors.title_by_start.get(closing.end()) if closing else None
    if closing is None or title is None or title.end in anchors.person_by_start:
        return None
    kind = title_kind(anchors.folded[title.start : title.end])
    return Post((title.start, title.end), None, bool(closing["former"]), title.start, kind)


def title_after_gloss(anchors: Anchors, end: int) -> Mention | None:
    """Return the title behind a name in Latin letters in brackets: 史密斯(John Smith)|总统."""
    gloss = RE_LATIN_GLOSS.match(anchors.folded, end)
    return title_after(anchors, gloss.end()) if gloss else None


def end_of_bracket(anchors: Anchors, end: int) -> int:
    """Return the offset after the bracket that stands right after a name, or `end`."""
    bracket = RE_BRACKET.match(anchors.folded, end)
    return bracket.end() if bracket else end


def iter_bracketed(anchors: Anchors, end: int) -> Iterator[Post]:
    """Yield the posts in brackets right after `end`: 何立诚（远川公司董事长）."""
    bracket = RE_BRACKET.match(anchors.folded, end)
    if bracket is None:
        return
    start, close = bracket.span("inner")
    posts = _whole_list(anchors, start, close)
    if not posts:  # 何立诚（尼泊尔，远川研究所所长）
        comma = max(anchors.folded.rfind(mark, start, close) for mark in "，,")
        posts = _whole_list(anchors, comma + 1, close) if comma >= 0 else []
    yield from posts or _bare_body(anchors, start, close)


def _bare_body(anchors: Anchors, start: int, end: int) -> list[Post]:
    """Return the body that is all that a bracket holds: 何立诚（远川公司）."""
    body = anchors.organization_by_end.get(end)
    if body is None or body.start != start or body.score < SURE:
        return []
    return [Post(None, (start, end), False, start)]


def _is_headline(between: str, closing: str) -> bool:
    """Whether a space parts a name from whoever speaks behind it: 何立诚到访 专家：路通了."""
    return not between.strip() and closing in ("：", ":")


def iter_appositions(anchors: Anchors, end: int) -> Iterator[Post]:
    """Yield the posts between commas after `end`: 何立诚，远川公司董事长，……."""
    end = _after_vitae(anchors.folded, end)
    for _ in range(MOST_APPOSITIONS):
        comma = RE_APPOSITION.match(anchors.folded, end)
        if comma is None:
            return
        closing = RE_APPOSITION_END.search(anchors.folded, comma.end(), comma.end() + LONGEST_LIST)
        if closing is None or _is_headline(comma.group(), closing.group()):
            return
        posts = _whole_list(anchors, comma.end(), closing.start())
        credits_after = comma.group().strip() in ("/", "／")
        if not posts or not _is_apposition(anchors, posts, closing.start(), credits_after):
            return
        yield from posts
        end = closing.start()


def _after_vitae(folded: str, end: int) -> int:
    """Return the offset after sex, people, age and birth, as far as they are listed at `end`."""
    for _ in range(MOST_VITAE):
        vita = RE_VITA.match(folded, end)
        if vita is None:
            break
        end = vita.end()
    return end


def _whole_list(anchors: Anchors, start: int, end: int) -> list[Post]:
    """Return the posts between `start` and `end` if they are all that stands there."""
    while start < end and anchors.folded[start] in " 　":
        start += 1
    if anchors.has_person_between(start, end):
        return []
    posts = read_posts(anchors, end, start)
    if posts and (posts[0].start == start or RE_SOMEONE.match(anchors.folded, start)):
        return posts
    return []


def _is_apposition(anchors: Anchors, posts: list[Post], end: int, credits_after: bool) -> bool:
    """Whether the list states who someone is, and does not go on to another name."""
    if end in anchors.person_by_start:
        return False
    kinds = {post.kind for post in posts}
    if credits_after and kinds == {"credit"}:
        return True
    bound = any(post.organization is not None for post in posts)
    bound = bound or anchors.folded[posts[-1].start - 1 : posts[-1].start] == "的"
    return bound or kinds <= {"profession", "academic"}
