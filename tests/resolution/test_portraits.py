"""Portraits: an article about one person, and articles that only mention people."""

import pytest

from newsnlp import extract

PORTRAIT = """\
吴岱的渡槽

吴岱

吴岱今年六十一岁，在云岭修了四十年渡槽。吴岱的师父是柳青禾，吴岱的徒弟是梅若川。

“那时候没有图纸，全靠脚量。”村口的老槐树下，茶已经凉了。

吴岱笑着说：“水来了，什么都值。”

“下一条我也想修。”
"""
NEWS = """\
云岭渡槽通水

吴岱今年六十一岁。柳青禾说，渡槽修了三年。

“水来了，什么都值。”柳青禾说。

“下一条我也想修。”吴岱说。
"""


@pytest.mark.parametrize(
    ("text", "speakers"),
    [(PORTRAIT, {"吴岱"}), (NEWS, {"柳青禾", "吴岱"})],
    ids=["portrait", "news"],
)
def test_who_speaks(text: str, speakers: set[str]) -> None:
    record = extract(text, format="text")
    assert {quote.speaker.name for quote in record.quotes} == speakers


def test_the_name_as_a_heading_is_no_byline() -> None:
    record = extract(PORTRAIT, format="text")
    assert [p.byline for p in record.people if p.name == "吴岱"] == [False]


def test_a_reporter_under_the_headline_is_one() -> None:
    record = extract(
        f"云岭渡槽通水\n\n记者 吴岱\n\n{NEWS.split(chr(10), 2)[2]}".replace("吴岱说", "他说")
    )
    assert [p.byline for p in record.people if p.name == "吴岱"] == [True]
