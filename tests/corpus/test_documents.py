"""Documents across articles: titles taken apart, numbers, and what a document is called."""

from __future__ import annotations

import pytest

from newsnlp.corpus import join
from newsnlp.corpus.document_titles import is_draft, number_key, take_apart
from tests.corpus.building import Draft


def test_the_title_is_the_fullest_and_the_others_are_short_forms() -> None:
    full = "临江市人民政府关于印发《临江市智慧渔港建设规划》的通知"
    titles = {"a": full, "b": "智慧渔港建设规划", "c": "智慧渔港建设规划"}
    records = []
    for number, (id, title) in enumerate(titles.items(), start=1):
        draft = Draft(id, f"2024-03-0{number}")
        names = ("渔港规划",) if id == "a" else ()
        draft.add_document(title, issuers=("临江市人民政府",), names=names)
        records.append(draft.record())
    (document,) = join(records).documents
    assert (document.title, document.short_forms) == (full, ("智慧渔港建设规划", "渔港规划"))
    assert (document.first, document.last) == ("2024-03-01", "2024-03-03")
    assert [mention.article for mention in document.mentions] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("title", "core", "place"),
    [
        ("临江市人民政府关于印发《临江市数据管理办法（试行）》的通知", "数据管理办法", "临江"),
        ("关于促进新型储能有序发展的若干意见", "促进新型储能有序发展若干意见", ""),
        ("国务院关于促进新型储能有序发展的若干意见", "促进新型储能有序发展若干意见", ""),
        ("中华人民共和国海岛保护法", "海岛保护法", ""),
        ("中国渔港建设", "中国渔港建设", ""),
        ("“蓝色粮仓”建设 行动计划", "蓝色粮仓建设行动计划", ""),
        ("海洋牧場養護條例", "海洋牧场养护条例", ""),
    ],
)
def test_cores(title: str, core: str, place: str) -> None:
    parts = take_apart(title)
    assert (parts.core, parts.place) == (core, place)


@pytest.mark.parametrize("title", ["通知", "公告", "关于做好有关工作的通知", "2023年年度报告"])
def test_titles_that_say_nothing(title: str) -> None:
    assert take_apart(title).bits == 0


def test_years_and_status_are_told_from_the_title() -> None:
    parts = take_apart("“十四五”数字乡村建设规划（征求意见稿）")
    assert (parts.years, parts.status) == (frozenset({"十四五"}), "征求意见稿")
    assert is_draft(parts.status)
    assert not is_draft("试行")


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("国发〔2024〕5号", ("国发", "2024-5")),
        ("［2024］第05号", ("", "2024-5")),
        ("〔2024〕5号", ("", "2024-5")),
        ("第5号", ("", "")),
        ("", ("", "")),
        (None, ("", "")),
    ],
)
def test_numbers(number: str | None, key: tuple[str, str]) -> None:
    assert number_key(number) == key
