"""Laws of titles, organizations and roles, for any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp.extraction.candidates import Found, Mention, RoleCandidate
from newsnlp.extraction.organizations import OrganizationExtractor
from newsnlp.extraction.roles import RoleExtractor
from newsnlp.extraction.titles import TitleExtractor
from newsnlp.settings import Settings
from tests.clock import cpu_seconds
from tests.extraction.segmenting import segment_text

WORDS = (
    "何立诚 远川集团 北京大学 董事长 教授 记者 原 曾任 担任 是 的 和 与 兼 2019年 A 福州市 市长 局"
)
PIECES = [*WORDS.split(), *"、，。（）“”《》\n "]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.text(max_size=80))
SETTINGS = Settings()


def find(text: str) -> tuple[Found, int]:
    segmented, found = segment_text(text), Found()
    found.add(OrganizationExtractor(SETTINGS)(segmented, found))
    found.add(TitleExtractor(SETTINGS)(segmented, found))
    at = segmented.text.find("何立诚")
    while at >= 0:
        found.add([Mention("person", at, at + 3, "何立诚", "test", 1.0)])
        at = segmented.text.find("何立诚", at + 3)
    found.add(RoleExtractor(SETTINGS)(segmented, found))
    return found, len(segmented.text)


@given(TEXTS)
def test_offsets_lie_in_the_text_and_people_are_mentions(text: str) -> None:
    found, length = find(text)
    people = {(m.start, m.end) for m in found.mentions("person")}
    for mention in (*found.mentions("title"), *found.mentions("organization")):
        assert 0 <= mention.start < mention.end <= length
    for role in found.of(RoleCandidate):
        assert role.person in people
        assert role.title or role.organization
        for start, end in filter(None, (role.title, role.organization)):
            assert 0 <= start < end <= length


@given(TEXTS)
def test_the_same_text_gives_the_same_roles(text: str) -> None:
    assert find(text)[0].of(RoleCandidate) == find(text)[0].of(RoleCandidate)


@given(TEXTS)
def test_titles_are_in_order_and_disjoint(text: str) -> None:
    found, _ = find(text)
    titles = found.mentions("title")
    assert all(a.end <= b.start for a, b in pairwise(titles))


@pytest.mark.parametrize(
    "unit", ["何立诚、", "董事长何立诚、", "何立诚任", "何立诚，教授，", "何立诚（", "局", "A"]
)
def test_time_is_linear(unit: str) -> None:
    def seconds(repeats: int) -> float:
        return cpu_seconds(lambda: find(unit * repeats))

    assert seconds(4000) < 12 * max(seconds(1000), 0.01)
