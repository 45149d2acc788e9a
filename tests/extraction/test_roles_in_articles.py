"""Roles whose body, or whose holder, the article names elsewhere; half of the cases state none."""

from __future__ import annotations

import pytest

from tests.extraction.linking import link

TAKEN_UP = [
    ("临江银行昨日公告。该行行长⟦P|何立诚⟧说，好。", ["临江银行/行长"]),
    ("临江银行昨日公告。该行企业融资部主管⟦P|何立诚⟧说，好。", ["临江银行/企业融资部主管"]),
    ("远川集团昨日公告。该公司首席副总裁⟦P|何立诚⟧说，好。", ["远川集团/首席副总裁"]),
    ("水资源研究所昨日公告。该所首席研究员⟦P|何立诚⟧说。", ["水资源研究所/首席研究员"]),
    ("临江语言实验室昨日公告。该实验室副主任⟦P|何立诚⟧说。", ["临江语言实验室/副主任"]),
    ("远川集团昨日公告。公司独立董事⟦P|何立诚⟧说。", ["远川集团/独立董事"]),
    ("远川集團昨日公告。集團主席⟦P|何立誠⟧說。", ["远川集團/主席"]),
]
NOT_TAKEN_UP = [
    ("公司独立董事⟦P|何立诚⟧说。", ["公司/独立董事"]),
    ("远川集团和山海公司都来了。公司独立董事⟦P|何立诚⟧说。", ["公司/独立董事"]),
    ("临江大学昨日公告。校党委书记⟦P|何立诚⟧说。", ["校/党委书记"]),
    ("临江大学昨日公告。该行行长⟦P|何立诚⟧说。", ["/行长"]),
    ("临江大学昨日公告。董事长⟦P|何立诚⟧说。", ["/董事长"]),
    ("远川集团昨日公告。该来的都来了，导演⟦P|何立诚⟧说。", ["/导演"]),
    ("国家统计局昨日公告。公司独立董事⟦P|何立诚⟧说。", ["公司/独立董事"]),
]


@pytest.mark.parametrize(("marked", "expected"), [*TAKEN_UP, *NOT_TAKEN_UP])
def test_bodies_that_bare_nouns_take_up(marked: str, expected: list[str]) -> None:
    assert link(marked) == expected
