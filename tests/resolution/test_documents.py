"""Documents resolved: one record for each, with the fullest title and the votes of all mentions."""

from __future__ import annotations

from newsnlp.extraction.candidates import DocumentMention, Found, Mention
from newsnlp.records import CitedDocument, Person, Span
from newsnlp.resolution.documents import resolve_documents
from tests.extraction.documents_cases import segment

TEXT = "沈导拍了《河湾》。《河湾旧事》（下称《河湾》）上映，沈望舒和教育局都来了。"


def mention(title: str, kind: str, score: float, **fields: object) -> DocumentMention:
    start = TEXT.index(f"《{title}》")
    return DocumentMention(start, start + len(title) + 2, title, kind, "test", score, **fields)  # type: ignore[arg-type]


def resolve(*mentions: DocumentMention, people: tuple[Person, ...] = ()) -> list[CitedDocument]:
    found = Found()
    found.add(mentions)
    found.add([Mention("person", 0, 2, "沈导", "test", 1.0)])
    return list(resolve_documents(segment(TEXT), found, people))


def test_a_short_form_joins_its_full_title() -> None:
    (document,) = resolve(
        mention("河湾", "work", 0.5, full="河湾旧事"), mention("河湾旧事", "work", 0.5)
    )
    assert document.title == "河湾旧事"


def test_titles_without_a_link_stay_apart() -> None:
    assert len(resolve(mention("河湾", "work", 0.5), mention("河湾旧事", "work", 0.5))) == 2


def test_kind_is_voted_by_score() -> None:
    (document,) = resolve(
        mention("河湾", "media", 0.3, full="河湾旧事"), mention("河湾旧事", "work", 0.9)
    )
    assert document.kind == "work"


def test_the_surest_mention_is_the_first_evidence() -> None:
    (document,) = resolve(
        mention("河湾", "work", 0.3, full="河湾旧事"), mention("河湾旧事", "work", 0.9)
    )
    assert [e.score for e in document.evidence] == [0.9, 0.3]


def test_an_issuer_takes_the_name_of_its_person() -> None:
    shen = Person(id="p1", name="沈望舒", aliases=("沈导",), mentions=(Span.of(TEXT, 0, 2),))
    (document,) = resolve(mention("河湾", "work", 0.5, issuers=((0, 2),)), people=(shen,))
    assert document.issuers == ("沈望舒",)


def test_an_issuer_without_a_record_is_as_written() -> None:
    (document,) = resolve(mention("河湾", "work", 0.5, issuers=((0, 2),)))
    assert document.issuers == ("沈导",)


def test_no_mentions_give_no_documents() -> None:
    assert resolve() == []
