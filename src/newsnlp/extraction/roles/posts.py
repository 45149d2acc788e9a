"""A list of posts, read from its end to the left: 甲院院士、乙集团首席科学家|."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from newsnlp.extraction.candidates import Mention, Offsets
from newsnlp.extraction.organizations.boundary import find_start
from newsnlp.extraction.organizations.words import place_start
from newsnlp.extraction.roles.anchors import Anchors, context_words
from newsnlp.extraction.roles.bodies import adjacent_body, find_body, skip_markers
from newsnlp.extraction.titles import title_kind

MOST_POSTS = 20

SEPARATOR = re.compile(r"(?:[、/／|｜;；]|兼任?|暨|以及|[及和与]|\s){1,3}$")
# after a name with a label before it: the text runs on (主持人：|何总|曾经做过…)
RE_RUNS_ON = re.compile(r"(?![等和与及摄文])[一-鿿]")
BEFORE_NAME = re.compile(r"[ 　:：|｜丨/／]{0,3}$")
NAMES_ITS_BODY = re.compile(r".[部院厅署]长$")
NOT_CARRIED = re.compile(r"(?:院士|博士|硕士|党员|代表|议员|立委|立法委员|学者|专家|人物|学家)$")
# a prize in a list of posts is none of them: 远川大学教授、诺贝尔奖得主|
RE_PRIZE = re.compile(r"[、，][^、，。；\s]{1,16}(?:得主|获得者|冠军|亚军)$")
# what someone is called by others, likewise: 远川公司创办人、人称“水饺皇后”的|
RE_CALLED = re.compile(r"[、，](?:人称|被称为|被誉为|外号|绰号)[^，。；\n]{1,18}$")
LONGEST_PRIZE = 24
# committees within a body: 甲公司副总裁、电池安全委员会主任
UNIT = re.compile(
    r"(?!\w{0,12}(?:[协学商公工]会|大学|学院|[省市县区]))\w{0,8}(?:(?:专业|专门|分|安全|事务|学术|学位|伦理|战略|投资|薪酬|审计|提名|教学指导|技术)委员会|"
    r"编辑部|教研室|课题组)"
)
LIST_WIDE = re.compile(r"时任|原|曾任|历任")  # marks that hold for a whole list of posts
OFFICE_OF_AREA = re.compile(r"^(?:常务副|副|代理?)?[省市县区镇乡州](?!委)")
AREA_COMMITTEE = re.compile(r"[省市县区旗镇乡州](?:委|纪委|政府|人大|政协)")
AREA_UNIT = re.compile(r"[^\W\d_][省市县区旗镇乡州]$")
UNITS = frozenset("处科室系部")
HEAD_OF_UNIT = re.compile(r"[^\W\d_]{2,12}[系室处科部](?:副?主任|副?[处科部室]长)")
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
    gap = BEFORE_NAME.search(anchors.folded, max(floor, end - 3), end)
    at = gap.start() if gap else end
    if _is_turn(anchors, gap.group() if gap else "", end):
        return []
    floor_of_last = max(floor, at - LONGEST_PRIZE)
    for pattern in (RE_PRIZE, RE_CALLED):
        last = pattern.search(anchors.folded, floor_of_last, at)
        at = last.start() if last else at
    posts = _posts_to_comma(anchors, at, floor)
    while posts and len(posts) < MOST_POSTS:
        earlier = _posts_before_comma(anchors, posts[0].start, floor)
        if not earlier:
            break
        posts = [*earlier, *posts]
    return carry_over(anchors.folded, posts)


def _posts_to_comma(anchors: Anchors, end: int, floor: int) -> list[Post]:
    posts: list[Post] = []
    at = end
    while len(posts) < MOST_POSTS:
        title = anchors.title_by_end.get(at)
        if title is None or title.start < floor:
            break
        post = read_post(anchors, title, floor)
        posts.append(post)
        at = separator_start(anchors, post.start, floor)
    posts.reverse()
    if posts and LIST_WIDE.match(anchors.folded, posts[0].start):
        posts = [replace(post, former=True) for post in posts]
    return posts


def _posts_before_comma(anchors: Anchors, start: int, floor: int) -> list[Post]:
    """Return the posts of a clause before the list at `start`, where both open a sentence.

    Notices name all that someone was before the name: 著名作家，远川大学教授，|原副校长何立诚.
    """
    if start <= floor or anchors.folded[start - 1] not in "，,":
        return []
    posts = _posts_to_comma(anchors, start - 1, floor)
    opening = anchors.sentence_start(start)
    if not posts or floor > opening or anchors.has_person_between(opening, start):
        return []
    begins = posts[0].start
    return posts if begins == opening or anchors.folded[begins - 1] in "，,、 　" else []


def _is_turn(anchors: Anchors, gap: str, start: int) -> bool:
    """Whether a title, a colon and a name open what somebody says: 主持人：|何局长，您怎么看."""
    person = anchors.person_by_start.get(start) if ":" in gap or "：" in gap else None
    if person is None:
        return False
    return RE_RUNS_ON.match(anchors.folded, person.end) is not None


def with_shared_bodies(anchors: Anchors, post: Post, floor: int) -> list[Post]:
    """Return `post` after those of the bodies listed before its own: 《甲报》、《乙报》主编."""
    posts = [post]
    while len(posts) < MOST_POSTS and post.organization is not None:
        at = separator_start(anchors, posts[0].start, floor)
        body = adjacent_body(anchors, at, floor) if at < posts[0].start else None
        if body is None:
            break
        posts.insert(0, replace(post, organization=body, start=body[0]))
    return posts


def separator_start(anchors: Anchors, at: int, floor: int) -> int:
    """Return where the mark begins that parts the post at `at` from the one before it."""
    separator = SEPARATOR.search(anchors.folded, max(floor, at - 3), at)
    return separator.start() if separator else at


def read_post(anchors: Anchors, title: Mention, floor: int) -> Post:
    """Return the post that ends with `title`: its body is looked for to the left, up to `floor`."""
    kind = title_kind(anchors.folded[title.start : title.end])
    found = find_body(anchors, title, kind, floor)
    start = found.body[0] if found.body else found.start
    if found.body and start > floor and anchors.folded[start - 1] in "“「‘『《":
        start -= 1
    start, earlier, _ = skip_markers(anchors, start, floor, links=False)
    former = found.former or earlier
    if found.body and kind == "profession" and _is_place(anchors.folded, *found.body):
        return Post((found.title_start, title.end), None, former, start, kind)  # 法国|作家
    area = _area_before(anchors, found.body, start, floor) if earlier else None
    if area is not None and found.body is not None:  # 临江市|原|市委书记
        return Post((found.body[0], title.end), area, former, area[0], kind)
    return Post((found.title_start, title.end), found.body, former, start, kind)


def _is_place(folded: str, start: int, end: int) -> bool:
    return place_start(folded, end, start) == start


def _area_before(anchors: Anchors, body: Offsets | None, at: int, floor: int) -> Offsets | None:
    """Return the place that ends at `at`, if `body` is no more than its party committee."""
    if body is None or not AREA_COMMITTEE.fullmatch(anchors.folded, *body):
        return None
    start = place_start(anchors.folded, at, floor)
    if start == at and AREA_UNIT.search(anchors.folded, max(floor, at - 2), at):
        start = find_start(anchors.folded, at, floor)
    return (start, at) if start < at else None


def carry_over(folded: str, posts: list[Post]) -> list[Post]:
    """Give each later post that names no body the body of the one before it."""
    carried: list[Post] = []
    organization: Offsets | None = None
    area: Offsets | None = None
    for stated in posts:
        post = _in_unit(folded, organization, stated) if organization else stated
        if post.organization is not None:
            organization = post.organization
            bare = AREA_COMMITTEE.fullmatch(folded, *organization)
            area = area if bare else organization
        elif organization is not None and (
            (_takes_body(folded, post) and not _is_beside(folded, organization, post))
            or _is_minister(folded, organization, post)
        ):
            carried.append(replace(post, organization=_area_of(folded, organization, area, post)))
            continue
        carried.append(post)
    return carried


def _in_unit(folded: str, organization: Offsets, post: Post) -> Post:
    """Return a post in a committee of the body before it as one of that body's posts."""
    unit = post.organization
    if unit is None or post.title is None or not UNIT.fullmatch(folded, *unit):
        return post
    return replace(post, organization=organization, title=(unit[0], post.title[1]))


def _takes_body(folded: str, post: Post) -> bool:
    if post.title is None:
        return False
    title = folded[slice(*post.title)]
    if post.kind in ("profession", "credit", "loose", ""):
        return title in context_words("athlete")
    if NAMES_ITS_BODY.search(title) and not title.startswith(("副", "执行", "常务", "名誉")):
        return False
    return title.startswith("首席") or NOT_CARRIED.search(title) is None


def _is_beside(folded: str, organization: Offsets, post: Post) -> bool:
    """Whether the head of another unit follows one of a unit: 教务处处长、|船舶工程系主任."""
    if post.title is None or folded[organization[1] - 1] not in UNITS:
        return False
    return HEAD_OF_UNIT.fullmatch(folded, *post.title) is not None


def _is_minister(folded: str, organization: Offsets, post: Post) -> bool:
    """Whether an office named after its ministry follows one of a country: 副总理兼|农业部长."""
    if post.kind != "office" or post.title is None:
        return False
    heads_ministry = NAMES_ITS_BODY.search(folded[slice(*post.title)]) is not None
    return heads_ministry and _is_place(folded, *organization)


def _area_of(folded: str, organization: Offsets, area: Offsets | None, post: Post) -> Offsets:
    """Return the area where an office of it follows a post in its party committee."""
    start, end = organization
    assert post.title is not None
    of_area = OFFICE_OF_AREA.match(folded[slice(*post.title)])
    if of_area and PARTY_COMMITTEE.search(folded[start:end]) and end - start > 2:
        return start, end - 1
    if of_area and area is not None and AREA_COMMITTEE.fullmatch(folded, start, end):
        return area  # 临江市副市长、市委常委、|常务副市长
    return organization
