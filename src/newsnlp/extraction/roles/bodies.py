"""The body that a title belongs to: adjacent, a few words off, a place, or an unknown name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsnlp.extraction.candidates import Mention, Offsets
from newsnlp.extraction.organizations import words
from newsnlp.extraction.organizations.boundary import find_start
from newsnlp.extraction.roles.anchors import Anchors, context_words
from newsnlp.extraction.roles.places import (
    NO_STEM,
    country_of_minister,
    is_against,
    is_name,
    latin_name_before,
    place_or_stem,
)
from newsnlp.extraction.titles import title_kind

SURE = 0.5
"""The least score of an organization that is taken where no title stands next to it."""
LONGEST_GAP = 14
"""The most characters between a body and its title that are read as part of the title."""
LONGEST_MARKED = 24
LONGEST_INSET = 40
LEAST_NAME = 2
MOST_UNKNOWN_BEFORE_NAME = 4

OPENING = {"》": "《", "”": "“", "」": "「", "’": "‘", "』": "『"}
AREAS = frozenset("国省市县区州镇乡村旗盟岛")
CAME_FROM = re.compile(r"(?:来自|出自|隶属于?|效力于|供职于|就职于|任职于)$")
RE_COUNT = re.compile(r"[一两二三四五六七八九十几多]{1,2}[位名]$")  # 某某公司的两位|总监
LONGEST_COUNT = 4
RE_WORKS = re.compile(r"(?:工作|任教|任职|就职|供职|上班|服役|效力|行医|执业|执教|当班)(?:多年)?$")
LONGEST_WORKS = 4
RE_DUTY = re.compile(r"(?:负责|主管|分管|主持|主抓|掌管)[^，。；：、“”（）()\n]{1,20}$")
LONGEST_DUTY = 24
MARKS_OF_NAMES = ("”", "」", "』", "’")
OF_A_PAPER = re.compile(r"编|笔|记者|社长|评论|撰稿|专栏|发行人|出版人|创[办刊]人|通讯员")
# units of a body that are part of its name, before a title
RE_UNIT = re.compile(
    r"[^\W\d_]{0,12}(?:中心|研究所|实验室|支行|分局|大队|支队|(?:股(?=股长)|处(?=处长)|科(?=科长)))"
)
OUTLET = re.compile(
    r"[^\W_]{2,10}(?:周刊|周报|日报|晚报|早报|时报|商报|新闻|客户端|通讯社|在线|[网台报])"
)


@dataclass(frozen=True, slots=True)
class FoundBody:
    """What stands before a title: its body, where title and post begin, whether it is past."""

    body: Offsets | None
    title_start: int
    start: int
    former: bool


def find_body(anchors: Anchors, title: Mention, kind: str, floor: int) -> FoundBody:
    """Return the body that `title`, of this kind, belongs to; nothing left of `floor` is read."""
    folded = anchors.folded
    if kind == "credit":  # a space parts a credit from the outlet before it
        at = title.start - folded.endswith("的", floor, title.start)
        body = adjacent_body(anchors, at, floor) or _unknown_outlet(folded, title, floor)
        return FoundBody(body, title.start, at if body else title.start, False)
    at, former, linked = skip_markers(anchors, title.start, floor, links=True)
    workplace = _workplace_before(anchors, at, floor) if linked else None
    if workplace is not None:
        return FoundBody(workplace, title.start, workplace[0], former)
    body = _body_in_charge(anchors, at, floor) if linked else None
    body = body or _body_with_inset(anchors, at, floor)
    if body is not None and not _may_stand_in_marks(folded, body, title, kind):
        body = None
    whole = _sure_body_before_part(anchors, body, floor)
    if whole is not None and body is not None:  # 京东集团|SEC副主席
        return FoundBody(whole, body[0], whole[0], former)
    if body is not None:
        unit_end = _end_of_unit(folded, body[1], title) if at == title.start else body[1]
        whole = body[0], unit_end
        return FoundBody(whole, max(title.start, unit_end), at, former)
    if at == title.start:
        body = _body_before_gap(anchors, title, floor)
        if body is not None:
            end = _end_of_unit(folded, body[1], title)
            return FoundBody((body[0], end), end, body[0], former)
        body = _firm_of_industry(folded, title, floor)
        if body is not None:
            return FoundBody(body, body[1], body[0], former)
    country = country_of_minister(folded, title, floor) if at == title.start else None
    if country is not None:  # 某国|工贸部长
        return FoundBody(country, country[1], country[0], False)
    body = place_or_stem(folded, at, floor, title, linked=linked)
    body = None if linked and body and is_against(folded, body[0]) else body
    return FoundBody(body, title.start, at if body or not linked else title.start, former)


def _workplace_before(anchors: Anchors, at: int, floor: int) -> Offsets | None:
    """Return where someone works whose title follows: 在|远川大学|任教的|历史学家."""
    works = RE_WORKS.search(anchors.folded, max(floor, at - LONGEST_WORKS), at)
    mention = anchors.organization_by_end.get(works.start()) if works else None
    if mention is None or mention.start <= floor or anchors.folded[mention.start - 1] not in "在于":
        return None
    return mention.start, mention.end


def _body_in_charge(anchors: Anchors, at: int, floor: int) -> Offsets | None:
    """Return the body whose duty stands between it and the title: 远川公司|分管财务的|副总裁."""
    duty = RE_DUTY.search(anchors.folded, max(floor, at - LONGEST_DUTY), at)
    mention = anchors.organization_by_end.get(duty.start()) if duty else None
    return (mention.start, mention.end) if mention and mention.start >= floor else None


def _unknown_outlet(folded: str, title: Mention, floor: int) -> Offsets | None:
    """Return the outlet right before a reporter's title, known or not: 某某周刊|记者."""
    if not folded.endswith("记者", title.start, title.end):
        return None
    start = find_start(folded, title.start, floor)
    opens = start == floor or not folded[start - 1].isalnum()
    return (start, title.start) if opens and OUTLET.fullmatch(folded, start, title.start) else None


def body_before_name(anchors: Anchors, end: int, floor: int) -> Offsets | None:
    """Return the body that stands right before a name at `end`, with or without 的 between."""
    folded = anchors.folded
    at = end
    while at > floor and folded[at - 1] in " 　":
        at -= 1
    linked = at > floor and folded[at - 1] == "的"
    at -= linked
    if linked and folded[at - 1 : at] in AREAS:  # where someone comes from is no employer
        return None
    mention = anchors.organization_by_end.get(at)
    if mention is not None and mention.score >= SURE and mention.start >= floor:
        return mention.start, mention.end
    if not linked:
        return None
    latin = latin_name_before(folded, at, floor)
    start = latin.start() if latin else find_start(folded, at, floor)
    if latin and at - start >= 2:
        return start, at
    if words.place_start(folded, at, floor) <= start:
        return None
    return (start, at) if CAME_FROM.search(folded, max(floor, start - 4), start) else None


def skip_markers(anchors: Anchors, at: int, floor: int, *, links: bool) -> tuple[int, bool, bool]:
    """Walk left over words of praise and of the past and spaces, and over 的 where it `links`.

    Returns:
        where they begin, whether one of them marks the past, whether 的 is among them.
    """
    folded = anchors.folded
    former = linked = False
    while at > floor:
        if folded[at - 1] in " 　":
            at -= 1
            continue
        counted = _count_of_body(anchors, at, floor)
        word = (
            context_words("former", "former_verb", "praise", "incumbent").longest(folded, at, floor)
            or counted
        )
        if word is None and links and folded[at - 2 : at] in ("的女", "的男"):
            word = folded[at - 1]  # 远川公司的女|总监
        if word is None and folded[at - 1] == "的" and links and not linked:
            linked, word = True, "的"
        if word is None or _ends_another_word(anchors, word, at, floor):
            break
        former = former or word in context_words("former", "former_verb")
        at -= len(word)
    return at, former, linked


def _count_of_body(anchors: Anchors, at: int, floor: int) -> str | None:
    """Return the number and measure word behind a body or 的: 远川公司|一名|员工."""
    counted = RE_COUNT.search(anchors.folded, max(floor, at - LONGEST_COUNT), at)
    if counted is None:
        return None
    start = counted.start()
    of_body = start in anchors.organization_by_end or anchors.folded[start - 1] in "的）)"
    return counted.group() if start and of_body else None


def _ends_another_word(anchors: Anchors, word: str, at: int, floor: int) -> bool:
    """Whether a marker only ends a longer word (中|原) and follows no name (大学|前校长)."""
    if word == "原" and _is_syllable(anchors, at, floor):
        return True
    kept = words.kept_words().longest(anchors.folded, at, floor)
    if kept is None or len(kept) <= len(word):
        return False
    return at - len(word) not in anchors.organization_by_end


def _is_syllable(anchors: Anchors, at: int, floor: int) -> bool:
    """Whether 原 before `at` ends an unknown place of two characters: ，芦原|师范学院."""
    folded = anchors.folded
    start = at - 2
    if start < floor or not folded[start].isalpha() or folded[start].isascii():
        return False
    opens = start == floor or not folded[start - 1].isalnum()
    known = words.stops().longest(folded, start + 1, floor) or start + 1 in anchors.title_by_end
    return opens and not known and start + 1 not in anchors.organization_by_end


def _before_inset(folded: str, at: int, floor: int) -> int:
    """Return the offset before a bracket that ends at `at`: 远川协会（YCA）|主席."""
    if at <= floor or folded[at - 1] not in ")）":
        return at
    opening = max(folded.rfind(mark, max(floor, at - LONGEST_INSET), at) for mark in "(（")
    return opening if opening >= 0 else at


def adjacent_body(anchors: Anchors, at: int, floor: int) -> Offsets | None:
    """Return the body that ends at `at`, named as such or in marks."""
    mention = anchors.organization_by_end.get(at)
    if mention is not None and mention.start >= floor:
        return _with_unknown_prefix(anchors, mention, floor)
    if at > floor and anchors.folded[at - 1] in OPENING:
        return _marked_body(anchors, at, floor)
    return None


def _body_with_inset(anchors: Anchors, at: int, floor: int) -> Offsets | None:
    """Return the body that ends at `at`, a country in brackets included: 远川（中国）|总裁."""
    inset = _before_inset(anchors.folded, at, floor)
    body = adjacent_body(anchors, inset, floor)
    if body is not None and anchors.folded[inset + 1 : at - 1] in words.countries():
        return body[0], at
    return body


def _may_stand_in_marks(folded: str, body: Offsets, title: Mention, kind: str) -> bool:
    """Whether a body in marks goes with the title: 《某报》主编, “某厂”厂长, not 《某片》导演."""
    after = folded[body[1] - 1 : body[1] + 1]
    if after[:1] == "》":
        return OF_A_PAPER.search(folded, title.start, title.end) is not None
    return after[1:] not in MARKS_OF_NAMES or kind in ("office", "post", "academic")


def _sure_body_before_part(anchors: Anchors, body: Offsets | None, floor: int) -> Offsets | None:
    """Return the sure body right before an unsure one, which is then part of the title."""
    part = anchors.organization_by_end.get(body[1]) if body else None
    whole = anchors.organization_by_end.get(body[0]) if body else None
    if part is None or whole is None or part.score >= SURE or whole.score < SURE:
        return None
    return (whole.start, whole.end) if whole.start >= floor else None


def _with_unknown_prefix(anchors: Anchors, mention: Mention, floor: int) -> Offsets:
    """Return a well-known name with the few characters that it goes with: 长安|福特."""
    if anchors.folded[mention.start - 1 : mention.start] == "原" and _is_syllable(
        anchors, mention.start, floor
    ):
        return mention.start - 2, mention.end
    if not mention.by.endswith("known") or mention.name.isascii():
        return mention.start, mention.end
    start = find_start(anchors.folded, mention.start, floor)
    unknown = anchors.folded[start : mention.start]
    if 2 <= len(unknown) <= MOST_UNKNOWN_BEFORE_NAME and start in (floor, 0):
        return start, mention.end
    return mention.start, mention.end


def _marked_body(anchors: Anchors, at: int, floor: int) -> Offsets | None:
    """Return the body named in marks before `at`: 重庆《某报》, “某会（YCA）”, 「某厂」."""
    folded = anchors.folded
    opening = folded.rfind(OPENING[folded[at - 1]], max(floor, at - LONGEST_INSET), at)
    if opening < 0:
        return None
    if folded[opening] == "《":
        return words.place_start(folded, opening, floor), at
    inner_end = _before_inset(folded, at - 1, opening + 1)
    if inner_end - opening > LONGEST_MARKED or not folded[opening + 1 : inner_end].isalnum():
        return None
    return opening + 1, inner_end


def _body_before_gap(anchors: Anchors, title: Mention, floor: int) -> Offsets | None:
    """Return a sure body a few plain words before `title`; the words between are the title's."""
    folded = anchors.folded
    for at in range(title.start - 1, max(floor, title.start - LONGEST_GAP) - 1, -1):
        if not (folded[at].isalnum() or folded[at] in "&+-"):
            return None
        kept = words.kept_words().longest(folded, at + 1, floor)
        if kept is None and words.stops().longest(folded, at + 1, floor):
            return None
        mention = anchors.organization_by_end.get(at)
        if mention is not None and mention.score >= SURE and mention.start >= floor:
            between = folded[at : title.start]
            return None if NO_STEM.search(between) else (mention.start, mention.end)
    return None


def _end_of_unit(folded: str, start: int, title: Mention) -> int:
    """Return where the unit before a title ends: 某局|防疫股|股长; `start` where none is."""
    unit = RE_UNIT.match(folded, start, title.end)
    return unit.end() if unit and title_kind(folded[unit.end() : title.end]) else start


def _firm_of_industry(folded: str, title: Mention, floor: int) -> Offsets | None:
    """Return the firm named by the industry that `title` begins with: 凌川汽车|副总裁."""
    industry = next(
        (
            length
            for length in (4, 3, 2)
            if folded[title.start : title.start + length] in context_words("industry")
        ),
        0,
    )
    end = title.start + industry
    if not industry or not title_kind(folded[end : title.end]):
        return None
    start = find_start(folded, title.start, floor)
    opens = start == floor or not folded[start - 1].isalnum()
    if not opens or not LEAST_NAME <= title.start - start <= MOST_UNKNOWN_BEFORE_NAME:
        return None
    place = words.place_start(folded, title.start, floor)
    return (start, end) if place > start and is_name(folded, start, title.start) else None
