"""Laws of joining, on corpora drawn at random from a few names, bodies, words and days."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from newsnlp import NewsRecord, Speaker
from newsnlp.corpus import JoinedCorpus, join
from newsnlp.corpus.evidence import JOINING_BITS, probability
from tests.corpus.building import Draft

NAMES = [
    "张伟",
    "何立诚",
    "郜怀璟",
    "克里斯托弗·范登堡",
    "克里斯托夫·范登堡",
    "范登堡",
    "李某",
    "約翰",
]
ROLES = [
    "董事长/远川集团",
    "局长/临江市教育局",
    "局长/海州市教育局/former",
    "教授/",
    "记者/本报",
    "/公司",
]
WORDS = [
    "订单已经排到明年一季度，新的生产线下个月投产。",
    "订单排到明年一季度，新的生产线下个月投产",
    "感谢大家的支持。",
    "我们会退出北方的储能市场，工厂也会卖掉。",
    "我们不会退出北方的储能市场，工厂也不会卖掉。",
    "",
    "𠮷",
]
SPEAKERS = [("+", "远川集团"), ("?", ""), ("?", "业内人士"), ("p", "何立诚"), ("p", "张伟")]
TITLES = [
    "通知",
    "智慧渔港建设规划",
    "临江市智慧渔港建设规划（试行）",
    "森林法",
    "2023年年度报告",
    "",
]
DAYS = ["", "2023", "2024-03", "2024-03-01", "2024-03-02", "2025-01-01"]


@st.composite
def articles(draw: st.DrawFn, number: int) -> NewsRecord:
    draft = Draft(f"a{number}", draw(st.sampled_from(DAYS)), draw(st.sampled_from(["晨报", ""])))
    for name in draw(st.lists(st.sampled_from(NAMES), max_size=3)):
        roles = draw(st.lists(st.sampled_from(ROLES), max_size=2))
        draft.add_person(name, roles, byline=draw(st.booleans()))
    for kind, name in draw(st.lists(st.sampled_from(SPEAKERS), max_size=2)):
        how = {"+": "organization", "?": "anonymous" if name else "unknown", "p": "person"}[kind]
        speaker = Speaker.model_validate({"name": name, "kind": how})
        draft.add_quote(speaker, "direct", draw(st.sampled_from(WORDS)))
    for title in draw(st.lists(st.sampled_from(TITLES), max_size=2)):
        issuers = draw(st.lists(st.sampled_from(["临江市教育局", "远川集团"]), max_size=1))
        draft.add_document(
            title, issuers=tuple(issuers), number=draw(st.sampled_from(["〔2024〕5号", None]))
        )
    return draft.record()


@st.composite
def corpora(draw: st.DrawFn) -> list[NewsRecord]:
    return [draw(articles(number)) for number in range(draw(st.integers(0, 8)))]


@given(corpora(), st.randoms(use_true_random=False))
def test_order_does_not_matter(records: list[NewsRecord], random: object) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert join(shuffled) == join(records)


@given(corpora())
def test_an_article_that_comes_twice_is_one(records: list[NewsRecord]) -> None:
    assert join([*records, *records]) == join(records)


@given(corpora())
def test_each_person_and_document_is_one_thing(records: list[NewsRecord]) -> None:
    corpus = join(records)
    people = Counter((m.article, m.record) for p in corpus.people for m in p.mentions)
    assert people == Counter((r.id, p.id) for r in records for p in r.people)
    documents = Counter((m.article, m.record) for d in corpus.documents for m in d.mentions)
    assert documents == Counter((r.id, d.id) for r in records for d in r.documents)


@given(corpora())
def test_no_quotation_is_two_things(records: list[NewsRecord]) -> None:
    corpus = join(records)
    quotes = Counter(
        (r.quote.article, r.quote.record) for q in corpus.quotations for r in q.reports
    )
    assert set(quotes) <= {(r.id, q.id) for r in records for q in r.quotes}
    assert all(count == 1 for count in quotes.values())
    assert all(len({r.quote.article for r in q.reports}) > 1 for q in corpus.quotations)


@given(corpora())
def test_two_of_one_article_stay_two(records: list[NewsRecord]) -> None:
    corpus = join(records)
    for thing in (*corpus.people, *corpus.documents):
        articles_of_mentions = [mention.article for mention in thing.mentions]
        assert len(set(articles_of_mentions)) == len(articles_of_mentions)


@given(corpora())
def test_joins_hold_people_and_documents_together(records: list[NewsRecord]) -> None:
    corpus = join(records)
    for thing in (*corpus.people, *corpus.documents):
        assert len(thing.joins) == len(thing.mentions) - 1
        linked = {thing.mentions[0]} if not thing.joins else set()
        for made in thing.joins:
            linked |= {made.left, made.right}
            assert made.evidence
            assert made.score >= probability(JOINING_BITS)
        assert linked == set(thing.mentions)
        assert thing.score == min((made.score for made in thing.joins), default=1)


@given(corpora())
def test_ids_are_distinct(records: list[NewsRecord]) -> None:
    corpus: JoinedCorpus = join(records)
    for things in corpus:
        assert len({thing.id for thing in things}) == len(things)  # type: ignore[attr-defined]


@given(corpora())
def test_timelines_are_in_order(records: list[NewsRecord]) -> None:
    for person in join(records).people:
        dated = [role for role in person.roles if role.first]
        assert all(a.first <= b.first for a, b in combinations(dated, 2))
        assert all(role.first <= role.last for role in dated)
