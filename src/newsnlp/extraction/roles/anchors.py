"""The mentions that roles are linked from, whatever found them, by where they begin and end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from newsnlp.extraction.candidates import Found, Mention
from newsnlp.extraction.roles.fullest import FullestNames
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.endings import WordsByEnd
from newsnlp.segmentation import SegmentedText

DATELINE_WITHIN = 2000
"""Where, in characters, the dateline of the article is looked for."""
RE_DATELINE = re.compile(
    r"^[^\s，。：]{2,20}(?:[0-9]{1,2}月[0-9]{1,2}日[电讯]|讯 ?[（(](?:记者|通讯员))",
    re.MULTILINE,
)

FIRM = "organizations.firm"
RE_OUTLET = re.compile(
    r"[^\W\d_]{2,8}?(?:通讯社|[社网报台]|新闻|客户端|周刊|在线|讯(?! ?[（(]))(?![会络告])"
)


class Anchors:
    """The people, titles and organizations of an article, and its folded text."""

    def __init__(self, segmented: SegmentedText, found: Found) -> None:
        self.folded = segmented.folded
        organizations = found.mentions("organization")
        self.people = _without_firms(found.mentions("person"), organizations)
        self.organizations = _without_people(organizations, self.people)
        self.organization_by_end = _longest_by_end(self.organizations)
        self.titles = found.mentions("title")
        self.title_by_end = {mention.end: mention for mention in self.titles}
        self.title_by_start = {mention.start: mention for mention in self.titles}
        self.person_by_start = {mention.start: mention for mention in self.people}
        self.fullest_names = FullestNames(self.folded, self.organizations)
        by_end = self.organization_by_end
        self.outlet = _dateline_outlet(self.folded, by_end) or _reporters_outlet(
            self.titles, by_end
        )
        self._title_starts = [mention.start for mention in self.titles]
        self._line_starts = [paragraph.start for paragraph in segmented.paragraphs]
        self._sentence_starts = [sentence.start for sentence in segmented.sentences]
        self._organization_starts = [mention.start for mention in self.organizations]
        self._person_starts = [mention.start for mention in self.people]

    def sentence_start(self, at: int) -> int:
        """Return where the sentence of `at` begins."""
        index = bisect_right(self._sentence_starts, at) - 1
        return self._sentence_starts[index] if index >= 0 else self.line_start(at)

    def organizations_between(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the organizations that begin at `start` or later and before `end`."""
        first = bisect_left(self._organization_starts, start)
        return self.organizations[first : bisect_left(self._organization_starts, end)]

    def person_after(self, at: int) -> Mention | None:
        """Return the first person whose name begins at `at` or later."""
        index = bisect_left(self._person_starts, at)
        return self.people[index] if index < len(self.people) else None

    def line_start(self, at: int) -> int:
        """Return where the line of `at` begins."""
        index = bisect_right(self._line_starts, at) - 1
        return self._line_starts[index] if index >= 0 else 0

    def titles_between(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the titles that begin at `start` or later and before `end`."""
        first = bisect_left(self._title_starts, start)
        return self.titles[first : bisect_left(self._title_starts, end)]

    def person_before(self, at: int) -> Mention | None:
        """Return the last person who is named before `at`."""
        index = bisect_right(self._person_starts, at - 1) - 1
        return self.people[index] if index >= 0 else None

    def has_person_between(self, start: int, end: int) -> bool:
        """Return whether a person's name begins between `start` and `end`."""
        first = bisect_left(self._person_starts, start)
        return first < len(self._person_starts) and self._person_starts[first] < end


def _dateline_outlet(folded: str, by_end: dict[int, Mention]) -> tuple[int, int] | None:
    """Return the agency whose dateline opens the article: 新华社临江4月1日电."""
    for dateline in RE_DATELINE.finditer(folded, 0, DATELINE_WITHIN):
        for end in range(dateline.start() + 2, dateline.end()):
            if end in by_end and by_end[end].start == dateline.start():
                return by_end[end].start, end
        unknown = RE_OUTLET.match(folded, dateline.start(), dateline.end())
        if unknown:
            return unknown.span()
    return None


def _reporters_outlet(
    titles: tuple[Mention, ...], by_end: dict[int, Mention]
) -> tuple[int, int] | None:
    """Return the one outlet whose reporters the article names, or None for none or several."""
    outlets = [
        by_end[title.start]
        for title in titles
        if title.name.endswith("记者") and title.start in by_end
    ]
    if len({mention.name for mention in outlets}) != 1:
        return None
    return outlets[0].start, outlets[0].end


def _without_firms(
    people: tuple[Mention, ...], organizations: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Return the people whose names do not begin that of a firm: 衡石|智能 is one firm."""
    firms = {mention.start: mention.end for mention in organizations if mention.by == FIRM}
    return tuple(p for p in people if firms.get(p.start, p.end) <= p.end)


def _without_people(
    organizations: tuple[Mention, ...], people: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Return the organizations that no person's name overlaps: such a one was cut wrongly."""
    ends = [person.end for person in people]

    def is_clear(mention: Mention) -> bool:
        index = bisect_right(ends, mention.start)
        return index == len(people) or people[index].start >= mention.end

    return tuple(mention for mention in organizations if is_clear(mention))


def _longest_by_end(organizations: tuple[Mention, ...]) -> dict[int, Mention]:
    by_end: dict[int, Mention] = {}
    for mention in organizations:
        if mention.end not in by_end or mention.start < by_end[mention.end].start:
            by_end[mention.end] = mention
    return by_end


@cache
def context_words(*kinds: str) -> WordsByEnd:
    """Return the words of these kinds around roles: former, praise, present, past, copula…"""
    return WordsByEnd(load_lexicon("title_context").terms(*kinds))
