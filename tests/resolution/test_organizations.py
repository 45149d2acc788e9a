"""Organizations: forms of one name are one record, others are not joined."""

from __future__ import annotations

import pytest

from newsnlp.extraction.candidates import DocumentMention, Found, Mention, RoleCandidate
from newsnlp.extraction.organizations import OrganizationExtractor
from newsnlp.records import Organization
from newsnlp.resolution.organizations import resolve_organizations
from newsnlp.settings import Settings
from tests.extraction.segmenting import segment_text

JOINED = [
    ("浪潮集团昨天宣布裁员。浪潮表示，这是误传。", "浪潮集团", ("浪潮",)),
    ("工业和信息化部印发通知，工信部要求落实。", "工业和信息化部", ("工信部",)),
    (
        "上海飞鹭集团有限公司回应，飞鹭集团股价上涨，飞鹭称已知情。",
        "上海飞鹭集团有限公司",
        ("飞鹭集团", "飞鹭"),
    ),
    ("临江山海旅行社（以下简称“山海社”）致歉。", "临江山海旅行社", ("山海社",)),
    ("中國科學院今天開會，中科院回應。", "中國科學院", ("中科院",)),
    ("远川市中级人民法院宣判。远川中院表示，判决已生效。", "远川市中级人民法院", ("远川中院",)),
    ("青岚市教育局发文，市教育局要求落实。", "青岚市教育局", ("市教育局",)),
    ("远青汽车宣布召回，远青称已知情。", "远青汽车", ("远青",)),
]
APART = [
    ("北京大学和清华大学签约。", ("北京大学", "清华大学")),
    ("清华大学、清华大学经济管理学院都来了。", ("清华大学", "清华大学经济管理学院")),
    ("腾讯起诉华为。", ("腾讯", "华为")),
    (
        "青岚市教育局和云渡市教育局发文，市教育局要求落实。",
        ("青岚市教育局", "云渡市教育局", "市教育局"),
    ),
    ("临江县人民法院、临江市中级人民法院来人。", ("临江县人民法院", "临江市中级人民法院")),
    ("远川大学、远川师范大学来人。", ("远川大学", "远川师范大学")),
    ("这家公司的员工走了。", ()),
    ("", ()),
]


def resolve(text: str, *roles: RoleCandidate) -> tuple[Organization, ...]:
    segmented, found = segment_text(text), Found()
    found.add(OrganizationExtractor(Settings())(segmented, found))
    found.add(roles)
    return resolve_organizations(segmented, found)


@pytest.mark.parametrize(("text", "name", "aliases"), JOINED)
def test_forms_of_one_name_are_one(text: str, name: str, aliases: tuple[str, ...]) -> None:
    (organization,) = resolve(text)
    assert (organization.name, organization.aliases) == (name, aliases)


@pytest.mark.parametrize(("text", "names"), APART)
def test_different_names_stay_apart(text: str, names: tuple[str, ...]) -> None:
    assert tuple(o.name for o in resolve(text)) == names


def test_an_affiliation_is_an_organization_at_all_its_places() -> None:
    text = "山海阁董事长何立诚来了。山海阁没有回应。"
    role = RoleCandidate((6, 9), (3, 6), (0, 3), False, "test", 1.0)
    (organization,) = resolve(text, role)
    assert [(span.start, span.text) for span in organization.mentions] == [
        (0, "山海阁"),
        (12, "山海阁"),
    ]


def test_the_body_of_a_role_is_one_with_its_fullest_form() -> None:
    text = "仁和酱园一百年了。酱园厂长来了。"
    role = RoleCandidate((0, 0), (11, 13), (9, 11), False, "test", 1.0, (0, 4))
    (organization,) = resolve(text, role)
    assert (organization.name, organization.aliases) == ("仁和酱园", ("酱园",))
    assert [span.text for span in organization.mentions] == ["仁和酱园", "酱园"]


def test_the_place_of_an_office_is_no_organization_elsewhere() -> None:
    text = "美国总统何立诚来了。他明天离开美国。"
    role = RoleCandidate((4, 7), (2, 4), (0, 2), False, "test", 1.0)
    (organization,) = resolve(text, role)
    assert [span.start for span in organization.mentions] == [0]


def test_ids_follow_the_first_mentions() -> None:
    assert [o.id for o in resolve("据新华社报道，腾讯起诉华为。新华社随后跟进。")] == [
        "o1",
        "o2",
        "o3",
    ]


def test_spans_are_slices_of_the_text() -> None:
    text = "據 新華社 報道，香港大學\n與中文大學簽約。"
    for organization in resolve(text):
        assert all(text[s.start : s.end] == s.text for s in organization.mentions)


def test_a_person_who_issued_a_document_is_no_organization() -> None:
    text = "阿普勒鲍姆撰写了新书《红色的河》。"
    segmented, found = segment_text(text), Found()
    found.add([Mention("person", 0, 5, "阿普勒鲍姆", "test", 1.0)])
    found.add([DocumentMention(9, 15, "红色的河", "work", "test", 1.0, issuers=((0, 5),))])
    assert resolve_organizations(segmented, found) == ()
