"""Short forms, anaphors, numbers and states, each joined to its document."""

from __future__ import annotations

import pytest

from newsnlp.extraction.documents.numbers import find_status
from tests.extraction.documents_cases import documents

JOINED = [
    (
        "局里印发《夜间照明方案》（以下简称《方案》）。《方案》要求亮灯。",
        ["《夜间照明方案》", "《方案》", "《方案》"],
    ),
    ("导演拍了《刺桐花开》（下称《刺》），《刺》很长。", ["《刺桐花开》", "《刺》", "《刺》"]),
    ("《夜路报告》（下称“《报告》”）称", ["《夜路报告》", "《报告》"]),
    ("局里印发《照明指导意见》。《意见》要求亮灯。", ["《照明指导意见》", "《意见》"]),
    ("《夜路报告》发布。该报告指出，灯少。", ["《夜路报告》", "该报告"]),
    ("《照明办法》施行。这一办法管用。", ["《照明办法》", "这一办法"]),
    ("《照明办法》施行。这份文件管用。", ["《照明办法》", "这份文件"]),
    ("《照明法》第二条：本法适用于夜市。", ["《照明法》", "本法"]),
    ("《夜路报告》发布。报告显示，灯少。", ["《夜路报告》", "报告"]),
    ("电影《河湾》上映。该片很长。", ["《河湾》", "该片"]),
    (
        "《中华人民共和国水法》修订，《水法》第三条规定",
        ["《中华人民共和国水法》", "《水法》"],
    ),
    ("《照明办法》已审，《照明办法》将施行。", ["《照明办法》", "《照明办法》"]),
]
APART = [
    ("《夜路报告》发布。该报道很长。", ["《夜路报告》"]),
    ("《照明法》施行。该法院受理此案。", ["《照明法》"]),
    ("《照明办法》施行。该报告指出", ["《照明办法》"]),
    ("该报告指出，灯少。《夜路报告》是后来的。", ["《夜路报告》"]),
    ("《夜路报告》发布。他向报告厅走去。", ["《夜路报告》"]),
    ("《照明办法》发布。本报记者沈望舒", ["《照明办法》"]),
    ("《青岚日报》发文。（本报记者 沈望舒）", ["《青岚日报》"]),
    ("《照明办法》依据根本法制定。", ["《照明办法》"]),
]


@pytest.mark.parametrize(("text", "together"), JOINED, ids=[case[0] for case in JOINED])
def test_mentions_of_one_document(text: str, together: list[str]) -> None:
    (document,) = documents(text)
    assert [span.text for span in document.mentions] == together
    assert document.title == together[0].strip("《》")


@pytest.mark.parametrize(("text", "alone"), APART, ids=[case[0] for case in APART])
def test_words_that_stand_for_no_document(text: str, alone: list[str]) -> None:
    (document,) = documents(text)
    assert [span.text for span in document.mentions] == alone


@pytest.mark.parametrize(
    "text",
    [
        "《水法》和《防洪法》都已修订。",
        "电影《花》和小说《河湾之花》无关。",
        "《意见》在前，《照明指导意见》在后。",
    ],
)
def test_two_documents_stay_two(text: str) -> None:
    assert len(documents(text)) == 2


def test_a_short_form_goes_to_the_nearest_title() -> None:
    first, second = documents(
        "先有《夜市意见》，《意见》共三条；后有《停车意见》，《意见》共五条。"
    )
    assert [span.text for span in first.mentions] == ["《夜市意见》", "《意见》"]
    assert [span.text for span in second.mentions] == ["《停车意见》", "《意见》"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("《照明办法》（青政发〔2031〕7号）施行。", "青政发〔2031〕7号"),
        ("《照明办法》(青政发[2031]7号)施行。", "青政发[2031]7号"),
        ("《照明办法》（青政发［2031］7号）施行。", "青政发［2031］7号"),
        ("《照明办法》〔2031〕7号", "〔2031〕7号"),
        ("《照明条例》（青岚市人民政府令第12号）", "青岚市人民政府令第12号"),
        ("《照明办法（青政发〔2031〕7号）》", "青政发〔2031〕7号"),
        ("青政发〔2031〕7号《照明办法》", "青政发〔2031〕7号"),
        ("《照明办法》（2031年版）", None),
        ("《照明办法》第7号楼", None),
        ("《照明办法》施行，见〔2031〕7号文。", None),
        ("《照明办法》", None),
    ],
)
def test_number(text: str, number: str | None) -> None:
    assert [document.number for document in documents(text)] == [number]


@pytest.mark.parametrize(
    ("title", "behind", "status"),
    [
        ("照明办法（试行）", "", "试行"),
        ("照明暂行办法", "", "暂行"),
        ("照明法（草案）", "", "草案"),
        ("照明法（修订草案）", "", "修订草案"),
        ("照明法草案", "", "草案"),
        ("照明办法", "（征求意见稿）发布", "征求意见稿"),
        ("照明办法", "征求意见稿）", "征求意见稿"),
        ("照明办法（送审稿）", "", "送审稿"),
        ("照明办法", "", None),
        ("照明办法", "将试行一年", None),
        ("草案背后的故事", "", None),
        ("照明办法（2031年）", "（全文）", None),
    ],
)
def test_status(title: str, behind: str, status: str | None) -> None:
    assert find_status(title, behind) == status
