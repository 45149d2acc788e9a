"""The body of a title that stands elsewhere: in the dateline, or earlier in the sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from newsnlp.extraction.candidates import Mention, Offsets
from newsnlp.extraction.merging import by_model
from newsnlp.extraction.organizations.words import suffix_strength
from newsnlp.extraction.roles.anaphora import ENDINGS_BY_NOUN, antecedent, only_firm, taken_up
from newsnlp.extraction.roles.anchors import Anchors
from newsnlp.extraction.roles.fullest import is_of_firms
from newsnlp.extraction.roles.posts import Post
from newsnlp.extraction.titles import title_kind

LONGEST_DATELINE = 60
LONGEST_NOUN = 6
FARTHEST_BODY = 200
"""How far back, in characters, the body of a title is looked for in its sentence."""
SURE = 0.7
TRAINEE = "实习生"
LONGEST_CREDIT = 24
"""The most characters between the reporter of a credit and the trainee who helped."""
BY_MODEL = by_model("organization")
SURE_OF_MODEL = 0.9
"""The least probability of a body that only the model sees and a title elsewhere is held in."""
HELD_IN_A_BODY = frozenset(("post", "office", "academic"))
DECIDING = ("董事会", "监事会", "股东会", "股东大会")

RE_DATELINE = re.compile(r"(?:电|讯|消息|信息|报道|综合)\s*[：:]?\s*[（(][^（）()\n]{0,40}$")
# titles that make no sense without a body, so that one in the sentence is plainly meant
RE_BOUND_TITLE = re.compile(
    r"(?:董事长|总裁|总经理|CEO|CTO|CFO|COO|首席[^，。]{2,6}官|董事|总监|创[始办]人|掌门人|"
    r"员工|职工|高管|首席顾问|首席分析师|会长|理事长|秘书长|评委会主席|评审团主席|发言人|负责人)$"
)
# 青岚种业（600×××）：
RE_HEADING = re.compile(
    r"(?P<name>[^\W\d_]{2,12})(?P<code>[（(]\d[^（）()\n]{2,12}[)）])?[：:](?=.)"
)
# what an article goes on to call the body that it is about, with no 该
RE_KNOWN_BY_NOUN = re.compile("公司|厂|医院|法院|银行|支行")
ANY_BODY = frozenset(("公司", "集团", "企业", "学校", "医院", "银行", "支行", "分行"))
"""Nouns that fit any body, so that they stand for its name; 研究所 is a short name itself."""
RE_HEAD_OF_BODY = re.compile(r"(?:常务)?副?(?P<unit>[局厅处院所站馆社厂校行队园])长")
BARE = re.compile(r"(?:公司|集团|学院|研究院|研究所|医院|学校|大学|协会|学会|基金会|银行|中心)$")


def fill_in(anchors: Anchors, post: Post) -> Post:
    """Return `post` with the body that it leaves to its context, if one is plainly meant."""
    if post.title is None:
        return post
    if post.kind == "credit" and post.organization is None:
        return replace(post, organization=_dateline_outlet(anchors, post.title))
    if post.organization is None and anchors.folded[slice(*post.title)] == TRAINEE:
        return replace(post, organization=_outlet_of_reporter_before(anchors, post.title[0]))
    taken = taken_up(anchors, (post.organization or post.title)[0], post.title[1])
    if taken is not None:
        return replace(post, organization=taken[0], title=(taken[1], post.title[1]))
    if post.organization is not None:
        return replace(post, organization=_in_full(anchors, post.organization))
    part = _begins_with_body(anchors, post.title)
    if part is not None:
        return replace(post, organization=part[0], title=(part[1], post.title[1]))
    place = _place_in_front(anchors, post)
    if place is not None:
        return replace(post, organization=place)
    title = anchors.folded[slice(*post.title)]
    headed = RE_HEAD_OF_BODY.fullmatch(title)
    if headed:
        endings = ENDINGS_BY_NOUN.get(headed.group("unit"), (headed.group("unit"),))
        return replace(post, organization=_only_body_before(anchors, post.start, endings))
    if post.kind == "post" and RE_BOUND_TITLE.search(title):
        body = _only_body_before(anchors, post.start) or _heading_of_line(anchors, post.start)
        return replace(post, organization=body)
    return post


def in_full(anchors: Anchors, post: Post) -> tuple[Post, Offsets | None]:
    """Return `post`, and where the article has the fullest form of its body, if elsewhere."""
    if post.organization is None:
        return post, None
    name = "".join(anchors.folded[slice(*post.organization)].split())
    full = anchors.fullest_names.fullest(name, post.organization[0])
    if full is None:
        return post, None
    return _with_trade(anchors, post, full), (full.start, full.end)


def _with_trade(anchors: Anchors, post: Post, full: Mention) -> Post:
    """Return `post` with the trade of a firm in its body, not in its title: 青岚货运|司机."""
    assert post.organization is not None
    start, end = post.organization
    trade = anchors.folded[full.start + end - start : full.end]
    if post.title is None or post.title[0] != end or not anchors.folded.startswith(trade, end):
        return post
    after = end + len(trade)
    if not title_kind(anchors.folded[after : post.title[1]]):
        return post
    return replace(post, organization=(start, after), title=(after, post.title[1]))


def _begins_with_body(anchors: Anchors, title: Offsets) -> tuple[Offsets, int] | None:
    """Return the body that the bare noun before a title takes up, and where the noun ends.

    支行|行长 is that of the branch that the article has named; 便利店|店主 is one title.
    """
    start, end = title
    for length in range(min(LONGEST_NOUN, end - start - 2), 1, -1):
        noun = anchors.folded[start : start + length]
        rest = anchors.folded[start + length : end]
        known_noun = noun in ENDINGS_BY_NOUN
        known = known_noun or rest.startswith(noun[-1])
        if (known or suffix_strength(noun) == "strong") and title_kind(rest):
            full = anchors.fullest_names.fullest(noun, start)
            if full is None:
                return None
            meant = (full.start, full.end) if noun in ANY_BODY else (start, start + length)
            return meant, start + length
        firm = (
            anchors.fullest_names.written_out(noun, start) if title_kind(rest) == "post" else None
        )
        if firm is not None:  # 青岚|总编辑
            return (start, start + length), start + length
    return None


def _dateline_outlet(anchors: Anchors, title: Offsets) -> Offsets | None:
    """Return the outlet of the dateline before a credit at `title`, or None.

    Only reporters take it: editors and correspondents are named without a body.
    """
    folded = anchors.folded
    if not folded[slice(*title)].endswith("记者"):
        return None
    floor = max(anchors.line_start(title[0]), title[0] - LONGEST_DATELINE)
    if RE_DATELINE.search(folded, floor, title[0]):
        return _first_body(anchors, floor, title[0]) or anchors.outlet
    return anchors.outlet


def _outlet_of_reporter_before(anchors: Anchors, at: int) -> Offsets | None:
    """Return the outlet of the reporter credited before a trainee: 本报记者 何立诚 实习生 薛远."""
    floor = max(anchors.line_start(at), at - LONGEST_CREDIT)
    for title in reversed(anchors.titles_between(floor, at)):
        if not anchors.folded.endswith("记者", title.start, title.end):
            continue
        body = anchors.organization_by_end.get(title.start)
        named = (body.start, body.end) if body else None
        return named or _dateline_outlet(anchors, (title.start, title.end))
    return None


def _first_body(anchors: Anchors, start: int, end: int) -> Offsets | None:
    ends = (at for at in range(start, end) if at in anchors.organization_by_end)
    mention = anchors.organization_by_end.get(next(ends, -1))
    return (mention.start, mention.end) if mention else None


def _in_full(anchors: Anchors, organization: Offsets) -> Offsets:
    """Return the full name that a bare 学院 or 公司 takes up from earlier in the sentence."""
    start, end = organization
    bare = BARE.fullmatch(anchors.folded, start, end)
    if bare is not None:
        earlier = anchors.organizations_between(_context_start(anchors, start), start)
        for mention in reversed(earlier):
            if mention.score >= SURE and anchors.folded.endswith(bare.group(), 0, mention.end):
                return mention.start, mention.end
    noun = RE_KNOWN_BY_NOUN.fullmatch(anchors.folded, start, end)
    if noun is None:
        return organization
    return (
        antecedent(anchors, noun.group(), start, times=2)
        or only_firm(anchors, noun.group(), start)
        or organization
    )


def _only_body_before(
    anchors: Anchors, at: int, endings: tuple[str, ...] = ("",)
) -> Offsets | None:
    """Return the one body named before `at` in its sentence whose name ends so, or None."""
    earlier = anchors.organizations_between(_context_start(anchors, at), at)
    sure = [mention for mention in earlier if _is_meant(anchors, mention, endings)]
    if len({mention.name for mention in sure}) != 1:
        return None
    return sure[-1].start, sure[-1].end


def _place_in_front(anchors: Anchors, post: Post) -> Offsets | None:
    """Return the body that a place adverb names right before the post: 在远川医院，|主任何立诚."""
    if post.kind not in HELD_IN_A_BODY or anchors.folded[post.start - 1 : post.start] not in (
        "，",
        ",",
    ):
        return None
    mention = anchors.organization_by_end.get(post.start - 1)
    if mention is None or anchors.folded[mention.start - 1 : mention.start] != "在":
        return None
    return mention.start, mention.end


def _heading_of_line(anchors: Anchors, at: int) -> Offsets | None:
    """Return the firm whose news the line of `at` gives: 青岚种业（600×××）：聘任何立诚为总裁."""
    start = anchors.line_start(at)
    heading = RE_HEADING.match(anchors.folded, start, at)
    if heading is None:
        return None
    body = anchors.organization_by_end.get(heading.end("name"))
    named = body is not None and body.start == start
    named = named or any(is_of_firms(heading["name"][-length:]) for length in (4, 3, 2))
    return heading.span("name") if named or heading["code"] else None


def _context_start(anchors: Anchors, at: int) -> int:
    return max(anchors.sentence_start(at), at - FARTHEST_BODY)


def _is_meant(anchors: Anchors, mention: Mention, endings: tuple[str, ...]) -> bool:
    """Whether the body is one that posts are held in, and not one that decides on them."""
    name = anchors.folded[mention.start : mention.end]
    title = anchors.title_by_start.get(mention.end)
    if title is not None and title.end in anchors.person_by_start:
        return False  # 把远川公司|总裁何立诚挖来做总经理
    if title is not None and title_kind(anchors.folded[title.start : title.end]) == "credit":
        return False  # 告诉远川日报|记者
    if mention.by == BY_MODEL and mention.score < SURE_OF_MODEL:
        return False
    return mention.score >= SURE and name.endswith(endings) and not name.endswith(DECIDING)
