"""People across articles: timelines, names, and what is said of a join."""

from __future__ import annotations

import pytest

from newsnlp import FailedRecord, NewsRecord
from newsnlp.corpus import CorpusPerson, join
from newsnlp.corpus.bodies import body_key, place_of, relate
from newsnlp.corpus.commonness import is_nameable, prior_bits
from newsnlp.corpus.fields import are_near, field_of
from newsnlp.corpus.foreign_names import relation
from tests.corpus.building import Draft


def _person(*articles: tuple[str, str, list[str]]) -> CorpusPerson:
    """Return the one person of articles, each a day, a name and roles."""
    records: list[NewsRecord] = []
    for number, (day, name, roles) in enumerate(articles):
        draft = Draft(f"a{number}", day)
        draft.add_person(name, roles)
        records.append(draft.record())
    (person,) = join(records).people
    return person


def test_the_timeline_is_in_order_of_time() -> None:
    person = _person(
        ("2024-06-01", "陆长庚", ["董事长/远川集团"]),
        ("2021-03-01", "陆长庚", ["副市长/临江市"]),
        ("2023-06-01", "陆长庚", ["董事长/远川集团有限公司", "副市长/临江市/former"]),
    )
    timeline = [(r.title, r.organization, r.first, r.last, r.former) for r in person.roles]
    assert timeline == [
        ("副市长", "临江市", "2021-03-01", "2023-06-01", True),
        ("董事长", "远川集团有限公司", "2023-06-01", "2024-06-01", False),
    ]
    assert [mention.article for mention in person.mentions] == ["a1", "a2", "a0"]
    assert (person.first, person.last) == ("2021-03-01", "2024-06-01")


def test_the_name_is_the_fullest_and_the_others_are_aliases() -> None:
    person = _person(
        ("2024-03-02", "瓦尔多夫", ["首席执行官/北极星航运"]),
        ("2024-03-01", "埃里克·瓦尔多夫", ["首席执行官/北极星航运"]),
    )
    assert (person.id, person.name) == ("埃里克·瓦尔多夫#1", "埃里克·瓦尔多夫")
    assert person.aliases == ("瓦尔多夫",)


def test_a_join_says_why() -> None:
    person = _person(
        ("2024-03-01", "何立诚", ["董事长/远川集团"]),
        ("2024-03-02", "何立诚", ["总裁/远川集团"]),
    )
    (made,) = person.joins
    assert (made.evidence[0].by, made.evidence[0].detail) == ("body", "远川")
    assert made.score == person.score
    assert made.score > 0.9


def test_namesakes_are_numbered_by_their_first_article() -> None:
    articles = {"b": ("2024-03-02", "局长/海州市教育局"), "a": ("2024-03-05", "局长/临江市教育局")}
    records = []
    for id, (day, stated) in articles.items():
        draft = Draft(id, day)
        draft.add_person("王建国", [stated])
        records.append(draft.record())
    people = join(records).people
    assert [(p.id, p.mentions[0].article) for p in people] == [("王建国#1", "b"), ("王建国#2", "a")]


def test_articles_that_failed_are_left_out() -> None:
    failed = FailedRecord(id="x", error_type="SourceError", message="没有这一页")
    assert join([failed]) == join([])


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("远川集团有限公司", "远川集团", "same"),
        ("临江中院", "临江市中级人民法院", "same"),
        ("远川省发展改革委", "远川省发展和改革委员会", "same"),
        ("远川省海州市公安局", "海州市公安局", "same"),
        ("远川大学", "远川大学计算机系", "part"),
        ("临江市委", "临江市", "same"),
        ("市教育局", "市教育局", "local"),
        ("临江市教育局", "市教育局", "local"),
        ("临江市教育局", "海州市教育局", "apart"),
        ("海川大学", "海川理工大学", "apart"),
        ("临江市中学", "临江市第一中学", "apart"),
        ("商务部", "外交部", "apart"),
    ],
)
def test_bodies(left: str, right: str, expected: str) -> None:
    a, b = body_key(left), body_key(right)
    assert (relate(a, b), relate(b, a)) == (expected, expected)


@pytest.mark.parametrize("name", ["本报", "公司", "学校", "该校", "我市", "市政府", "某公司"])
def test_words_that_name_no_body(name: str) -> None:
    assert body_key(name) == ""


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("临江市教育局", "临江"),
        ("浙江省水利厅", "浙江"),
        ("云岭县", "云岭"),
        ("商务部", ""),
        ("农产品市场协会", ""),
        ("远川集团", ""),
    ],
)
def test_places(body: str, place: str) -> None:
    assert place_of(body) == place


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("何立诚", True),
        ("欧阳靖", True),
        ("克里斯托弗·范登堡", True),
        ("何某", False),
        ("张某某", False),
        ("李×", False),
        ("小王", False),
        ("老何", False),
        ("何总", False),
        ("何院士", False),
        ("何", False),
    ],
)
def test_names_that_name_one_person(name: str, expected: bool) -> None:
    assert is_nameable(name) is expected


def test_the_rarer_a_name_the_more_it_says() -> None:
    names = ["张伟", "王建国", "何立诚", "郜怀璟"]
    assert sorted(names, key=prior_bits) == names


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("何立诚", "何立诚", "same"),
        ("克里斯托弗·范登堡", "克里斯托夫·范登堡", "variant"),
        ("范登堡", "克里斯托弗·范登堡", "short"),
        ("约翰·F·范登堡", "约翰·范登堡", "variant"),
        ("玛丽·范登堡", "克里斯托弗·范登堡", None),
        ("何立诚", "何立城", None),
        ("克里斯托弗", "克里斯托弗·范登堡", None),
    ],
)
def test_forms_of_names(left: str, right: str, expected: str | None) -> None:
    assert relation(left, right) == relation(right, left) == expected


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("副市长", "government"),
        ("首席执行官", "business"),
        ("主任医师", "medicine"),
        ("首席气候科学家", "academia"),
        ("前锋", "sport"),
        ("主任", ""),
        ("负", ""),
    ],
)
def test_fields(title: str, field: str) -> None:
    assert field_of(title) == field


def test_fields_that_one_person_may_work_in() -> None:
    assert are_near("government", "business")
    assert are_near("business", "government")
    assert not are_near("sport", "law")
