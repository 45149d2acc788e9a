"""Bodies that no list names: places, ministries, teams and firms known by the post behind them."""

from __future__ import annotations

import re

from newsnlp.extraction.candidates import Mention, Offsets
from newsnlp.extraction.organizations import words
from newsnlp.extraction.organizations.boundary import find_start
from newsnlp.extraction.roles.anchors import context_words
from newsnlp.extraction.titles import title_kind

# what holders of office hold it in, where no mention and no known place says so
OFFICE_STEM = re.compile(
    r"[省市县区州镇乡村盟旗国府部局厅院会党署处委队团校社办岛庭军班家组科所厂馆台站道]$"
)
OF_BODY = re.compile(r"(?:副|代理?)?(?P<unit>[^\W\d_])长")
LEAST_DOUBLED = 2
SHORTEST_TEAM = 4
SHORTEST_FACILITY_NAME = 2
# heads that always belong to a body, so that an unknown name before 的 is one
OWNED_HEADS = re.compile(
    r"(?:创[始办立]人|创办者|董事长|总裁|总监|经理|CEO|CTO|CFO|COO|首席[^，。]{2,6}官|"
    r"主管|厂长|车间主任)$"
)
SCHOOL_PARTY = re.compile(r"党委|团委|纪委|工会|学生会")
NO_STEM = re.compile(
    r"[的了过和与及或等也又这那其该此各每某我你他她它们]|^[第一两几多]|[年月日时分秒岁]$"
)
LONGEST_STEM = 20
LATIN_NAME = re.compile(
    r"[A-Z][A-Za-z0-9&.\-]*(?: (?:(?:of|for|and|de) )?[A-Z0-9][A-Za-z0-9&.\-]*){0,3}$"
)
LONGEST_LATIN = 48
RE_MINISTER = re.compile(r"(?:部长|大臣|次官|国务秘书)$")
LONGEST_COUNTRY = 8
LONGEST_MINISTRY = 10
NOT_OF_PLACE = frozenset("亲反驻对访离赴抵")


def is_against(folded: str, start: int) -> bool:
    """Whether a place is what someone is for or against, or goes to: 亲|俄罗斯的前总统."""
    return folded[start - 1 : start] in NOT_OF_PLACE


def place_or_stem(
    folded: str, at: int, floor: int, title: Mention, *, linked: bool
) -> Offsets | None:
    """Return the place, or the unknown name, that stands before a title at `at`."""
    kind = title_kind(folded[title.start : title.end])
    latin = latin_name_before(folded, at, floor)
    if latin and kind in ("office", "post", "academic") and at - latin.start() >= 2:
        return latin.start(), at
    head = folded[title.start : title.end]
    start = find_start(folded, at, floor)
    place = words.place_start(folded, at, floor)
    if _is_doubled(folded, at, head):
        start = min(place, find_start(folded, at - 1, floor))
        return (start, at) if at - start > LEAST_DOUBLED and is_name(folded, start, at) else None
    if place < at and kind == "office":
        return _with_posting(folded, place, floor), at
    if place < at and place <= start:
        return None
    if not linked and _is_place_of_work(folded, start, place, at, head):
        return start, at
    if start == at or kind in ("profession", "loose", "credit"):
        return None
    if linked and not (OWNED_HEADS.search(head) and at - start >= 3):
        return None
    if at - start == 1 and not (
        folded[start] in "校省市县区镇乡村院局厂" and SCHOOL_PARTY.match(head)
    ):
        return None
    if kind == "office" and not OFFICE_STEM.search(folded, start, at):
        return None
    return (start, at) if is_name(folded, start, at) else None


def country_of_minister(folded: str, title: Mention, floor: int) -> Offsets | None:
    """Return the country that stands before the ministry which `title` is the head of."""
    if not RE_MINISTER.search(folded, title.start, title.end):
        return None
    start = find_start(folded, title.start, floor)
    for length in range(LONGEST_COUNTRY, 1, -1):
        end = start + length
        if folded[start:end] in words.countries() and 2 <= title.start - end <= LONGEST_MINISTRY:
            return (start, end) if is_name(folded, end, title.start) else None
    return None


def _is_doubled(folded: str, at: int, head: str) -> bool:
    """Whether the body before `at` ends with the character that its head repeats: 某里|里长."""
    of_body = OF_BODY.fullmatch(head)
    return of_body is not None and folded[at - 1 : at] == of_body.group("unit")


def _is_place_of_work(folded: str, start: int, place: int, end: int, head: str) -> bool:
    """Whether an unknown name is where `head` is practised: 某某保护区|护林员, 某某飞鱼|中锋."""
    facility = context_words("facility").longest(folded, end, start)
    if facility and title_kind(head) == "profession":
        named = end - start - len(facility) >= SHORTEST_FACILITY_NAME
        return named and is_name(folded, start, end)
    return head in context_words("athlete") and _is_team(folded, start, place, end)


def _is_team(folded: str, start: int, place: int, end: int) -> bool:
    """Whether an unknown name before a player's position is that of a team: 临江飞鱼|中锋."""
    opens = start == 0 or not folded[start - 1].isalnum()
    return opens and end - start >= SHORTEST_TEAM and start < place and is_name(folded, start, end)


def _with_posting(folded: str, place: int, floor: int) -> int:
    """Return where a place begins with what is posted there: 美国驻香港及澳门|总领事."""
    for links in ("及和、", "驻"):
        before = place - 1
        if before > floor and folded[before] in links:
            earlier = words.place_start(folded, before, floor)
            place = earlier if earlier < before else place
    return place


def latin_name_before(folded: str, at: int, floor: int) -> re.Match[str] | None:
    return LATIN_NAME.search(folded, max(floor, at - LONGEST_LATIN), at)


def is_name(folded: str, start: int, end: int) -> bool:
    stem = folded[start:end]
    if len(stem) > LONGEST_STEM or stem.isdigit() or NO_STEM.search(stem):
        return False
    return not words.is_common_phrase(folded, start, end)
