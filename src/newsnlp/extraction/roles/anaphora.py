"""The body that a bare noun takes up from earlier in the article: 该行, 公司, 厂党委书记, 校长."""

from __future__ import annotations

import re
from collections import Counter
from types import MappingProxyType

from newsnlp.extraction.candidates import Mention, Offsets
from newsnlp.extraction.roles.anchors import Anchors

FARTHEST_ANTECEDENT = 1500
"""How far back, in characters, the body that a bare noun takes up is looked for."""
MOST_COMPARED = 60
SURE = 0.5

# a bare noun, and how the full names end that it may stand for; "" is any firm
ENDINGS_BY_NOUN = MappingProxyType(
    {
        "公司": ("",),
        "企业": ("",),
        "集团": ("集团", "集团公司", "公司", ""),
        "银行": ("银行", "行"),
        "行": ("银行", "行", ""),
        "支行": ("支行",),
        "分行": ("分行",),
        "学校": ("学校", "中学", "小学", "大学", "学院", "校"),
        "校": ("学校", "中学", "小学", "大学", "学院", "校", "附中"),
        "学院": ("学院",),
        "院": ("医院", "学院", "法院", "检察院", "研究院", "院"),
        "医院": ("医院",),
        "法院": ("法院",),
        "研究院": ("研究院",),
        "研究所": ("研究所",),
        "所": ("所",),
        "中心": ("中心",),
        "实验室": ("实验室",),
        "协会": ("协会",),
        "学会": ("学会",),
        "商会": ("商会",),
        "会": ("会",),
        "基金会": ("基金会",),
        "局": ("局",),
        "厅": ("厅",),
        "社": ("社",),
        "合作社": ("合作社",),
        "厂": ("厂",),
        "店": ("店",),
        "馆": ("馆",),
        "台": ("台",),
        "站": ("站",),
        "队": ("队",),
        "俱乐部": ("俱乐部",),
        "矿": ("矿",),
        "村": ("村",),
        "镇": ("镇",),
        "乡": ("乡",),
        "县": ("县",),
    }
)
RE_NO_FIRM = re.compile(
    r"(?:[局部委厅署院学校社报网会台所队国省市县区州乡镇村站馆庭府军]|中心|电视|新闻|日报|晚报|周刊|"
    r"党|联盟|组织|实验室|法院|中学|小学|交易所)$"
)
_NOUNS = "|".join(sorted(ENDINGS_BY_NOUN, key=len, reverse=True))
RE_NO_NAME = re.compile(
    r".{0,2}[家个所间某该各两几多](?:公司|企业|集团|机构|银行)|.*(?:大|小|新|老)公司"
)
RE_THAT_BODY = re.compile(rf"(?:该|这[家所个座])(?P<noun>{_NOUNS})$")
RE_THAT = re.compile(r"(?:该|这[家所个座])$")
RE_NOUN = re.compile(_NOUNS)
LONGEST_THAT = 6


def taken_up(anchors: Anchors, start: int, end: int) -> tuple[Offsets, int] | None:
    """Return the body that a noun with 该 at or before `start` stands for, and where it ends.

    Args:
        anchors: the mentions of the article.
        start: where the body and title of a post begin.
        end: where they end.
    """
    folded = anchors.folded
    floor = max(0, start - LONGEST_THAT)
    whole = RE_THAT_BODY.search(folded, floor, start)
    if whole is not None:  # 该行|行长
        body = _meant(anchors, whole.group("noun"), whole.start())
        return (body, start) if body else None
    noun = RE_NOUN.match(folded, start, end)
    if noun is None or noun.end() >= end or not RE_THAT.search(folded, floor, start):
        return None
    body = _meant(anchors, noun.group(), start)
    return (body, noun.end()) if body else None


def _meant(anchors: Anchors, noun: str, before: int) -> Offsets | None:
    """Return the body that 该 + `noun` means: of firms the one named last in the line."""
    firms = _firms_in_line(anchors, noun, before)
    return (firms[-1].start, firms[-1].end) if firms else antecedent(anchors, noun, before)


def only_firm(anchors: Anchors, noun: str, before: int) -> Offsets | None:
    """Return the one firm that the line names before `before`, or None for none or several."""
    firms = _firms_in_line(anchors, noun, before)
    return (firms[-1].start, firms[-1].end) if len({firm.name for firm in firms}) == 1 else None


def _firms_in_line(anchors: Anchors, noun: str, before: int) -> list[Mention]:
    if "" not in ENDINGS_BY_NOUN.get(noun, ()) or noun == "行":
        return []
    start = max(anchors.line_start(before), before - FARTHEST_ANTECEDENT)
    earlier = anchors.organizations_between(start, before)[-MOST_COMPARED:]
    return [m for m in earlier if m.score >= SURE and _is_firm(_words(anchors, m))]


def antecedent(anchors: Anchors, noun: str, before: int, *, times: int = 1) -> Offsets | None:
    """Return the body named before that `noun` stands for: the last one, of firms the foremost.

    Args:
        times: how often a firm must be named, unless it is the only one.
    """
    earlier = [
        mention
        for mention in anchors.organizations_between(before - FARTHEST_ANTECEDENT, before)
        if mention.score >= SURE and _words(anchors, mention) not in ENDINGS_BY_NOUN
    ][-MOST_COMPARED:]
    for ending in ENDINGS_BY_NOUN.get(noun, ()):
        if ending:
            body = _with_ending(anchors, earlier, ending)
        else:
            firm = _firm(anchors, earlier, times)
            body = (firm.start, firm.end) if firm else None
        if body is not None:
            return body
    return None


def _words(anchors: Anchors, mention: Mention) -> str:
    return anchors.folded[mention.start : mention.end]


def _is_firm(name: str) -> bool:
    return not (RE_NO_FIRM.search(name) or RE_NO_NAME.fullmatch(name))


def _with_ending(anchors: Anchors, mentions: list[Mention], ending: str) -> Offsets | None:
    """Return the last body named with `ending`, without the department that may follow it."""
    for mention in reversed(mentions):
        words = _words(anchors, mention)
        at = len(words) if words.endswith(ending) else 0
        if not at and len(ending) > 1:
            at = words.find(ending) + len(ending) if words.find(ending) > 0 else 0
        if at:
            return mention.start, mention.start + at
    return None


def _firm(anchors: Anchors, mentions: list[Mention], least: int) -> Mention | None:
    """Return the firm that is named most often, `least` times or alone; of equals the last."""
    firms = [mention for mention in mentions if _is_firm(_words(anchors, mention))]
    if not firms:
        return None
    times = Counter(mention.name for mention in firms)
    foremost = max(firms, key=lambda mention: (times[mention.name], mention.start))
    return foremost if times[foremost.name] >= least or len(times) == 1 else None
