"""The scorer, case by case: each row is gold, a prediction, and the counts that follow."""

from __future__ import annotations

from typing import Any

import pytest

from newsnlp.evaluation import Annotation, score_article

TEXT = "镇长闵柔说，今年的桥修好了。路还没有。她又说：“别急，慢慢来。”记者据悉，钱到了。"
INDIRECT = {"kind": "indirect", "start": 6, "end": 13, "cue": "说", "speaker": "闵柔"} | {
    "speaker_kind": "person"
}
LOOSE = INDIRECT | {"start": 14, "end": 18, "cue": None, "optional": True}
DIRECT = INDIRECT | {"kind": "direct", "start": 24, "end": 31}
UNKNOWN = INDIRECT | {"start": 37, "end": 40, "speaker": "", "speaker_kind": "unknown"}
PERSON: dict[str, Any] = {
    "name": "闵柔",
    "aliases": ["闵镇长"],
    "roles": [{"title": "镇长", "organization": "平桥镇"}],
}


def _counts(gold: dict[str, Any], predicted: dict[str, Any]) -> dict[str, int]:
    score = score_article(
        Annotation.model_validate({"id": "1"} | gold),
        Annotation.model_validate({"id": "1"} | predicted),
        TEXT,
    )
    return dict(score.counts)


def _quotes(*quotes: dict[str, Any]) -> dict[str, Any]:
    return {"people": [PERSON], "quotes": list(quotes)}


QUOTES = [
    ("the same", [INDIRECT], [INDIRECT], (1, 1, 1, 1)),
    ("nothing found", [INDIRECT], [], (1, 0, 0, 0)),
    ("nothing to find", [], [INDIRECT], (0, 1, 0, 0)),
    ("half of it", [INDIRECT], [INDIRECT | {"end": 10}], (1, 1, 1, 1)),
    ("less than half", [INDIRECT], [INDIRECT | {"end": 9}], (1, 1, 0, 0)),
    ("another speaker", [INDIRECT], [INDIRECT | {"speaker": "容与"}], (1, 1, 1, 0)),
    ("no speaker", [INDIRECT], [INDIRECT | {"speaker": None}], (1, 1, 1, 0)),
    ("an alias", [INDIRECT], [INDIRECT | {"speaker": "闵镇长"}], (1, 1, 1, 1)),
    ("mixed for indirect", [INDIRECT], [INDIRECT | {"kind": "mixed"}], (1, 1, 1, 1)),
    ("optional, found", [LOOSE], [LOOSE | {"optional": False}], (0, 0, 0, 0)),
    ("optional, left out", [LOOSE], [], (0, 0, 0, 0)),
    ("runs on over the optional", [INDIRECT, LOOSE], [INDIRECT | {"end": 18}], (1, 1, 1, 1)),
    ("runs on over nothing", [INDIRECT], [INDIRECT | {"end": 24}], (1, 1, 0, 0)),
    ("unknown is unknown", [UNKNOWN], [UNKNOWN], (1, 1, 1, 1)),
    ("unknown is somebody", [UNKNOWN], [UNKNOWN | {"speaker": "闵柔"}], (1, 1, 1, 0)),
    (
        "one part of a joint source",
        [INDIRECT | {"speaker": "闵柔、容与"}],
        [INDIRECT | {"speaker": "容与"}],
        (1, 1, 1, 1),
    ),
    (
        "a short name of a body",
        [INDIRECT | {"speaker": "平桥镇水利站", "speaker_kind": "organization"}],
        [INDIRECT | {"speaker": "水利站"}],
        (1, 1, 1, 1),
    ),
    (
        "a word that ends many names",
        [INDIRECT | {"speaker": "水利站发言人", "speaker_kind": "anonymous"}],
        [INDIRECT | {"speaker": "发言人"}],
        (1, 1, 1, 0),
    ),
    ("two for one", [INDIRECT], [INDIRECT, INDIRECT | {"end": 12}], (1, 2, 1, 1)),
]
PEOPLE = [
    ("the same", [PERSON], (1, 1, 1), (1, 1, 1)),
    ("by an alias", [PERSON | {"name": "闵镇长", "aliases": []}], (1, 1, 1), (1, 1, 1)),
    ("another", [PERSON | {"name": "容与", "aliases": []}], (1, 1, 0), (1, 1, 0)),
    (
        "the border elsewhere",
        [PERSON | {"roles": [{"title": "镇镇长", "organization": "平桥"}]}],
        (1, 1, 1),
        (1, 1, 0),
    ),
    (
        "the border twice",
        [PERSON | {"roles": [{"title": "镇长", "organization": "平桥"}]}],
        (1, 1, 1),
        (1, 1, 1),
    ),
    ("no role", [PERSON | {"roles": []}], (1, 1, 1), (1, 0, 0)),
    ("named twice", [PERSON, PERSON], (1, 2, 1), (1, 2, 1)),
]


@pytest.mark.parametrize(("case", "gold", "predicted", "expected"), QUOTES)
def test_indirect(
    case: str, gold: list[Any], predicted: list[Any], expected: tuple[int, ...]
) -> None:
    counts = _counts(_quotes(*gold), _quotes(*predicted))
    keys = ("gold", "pred", "hit", "attributed")
    assert tuple(counts.get(f"indirect.{key}", 0) for key in keys) == expected, case


@pytest.mark.parametrize(("end", "hit"), [(31, 1), (30, 1), (29, 0)])
def test_direct_pieces_share_more(end: int, hit: int) -> None:
    counts = _counts(_quotes(DIRECT), _quotes(DIRECT | {"end": end}))
    assert counts.get("direct.hit", 0) == hit
    assert counts["direct@0.3.hit"] == 1
    assert counts["direct@1.0.hit"] == int(end == 31)


@pytest.mark.parametrize(("case", "predicted", "people", "roles"), PEOPLE)
def test_people_and_roles(
    case: str, predicted: list[Any], people: tuple[int, ...], roles: tuple[int, ...]
) -> None:
    counts = _counts({"people": [PERSON]}, {"people": predicted})
    assert tuple(counts[f"people.{key}"] for key in ("gold", "pred", "hit")) == people, case
    assert tuple(counts[f"roles.{key}"] for key in ("gold", "pred", "hit")) == roles, case


def test_the_strict_score_wants_the_border() -> None:
    moved = PERSON | {"roles": [{"title": "镇长", "organization": "平桥"}]}
    assert _counts({"people": [PERSON]}, {"people": [moved]})["roles_strict.hit"] == 0


def test_documents() -> None:
    gold = {"title": "平桥志", "kind": "work", "issuers": ["平桥镇", "闵柔"]}
    predicted = {"title": "《平桥 志》", "kind": "policy", "issuers": ["平桥镇"]}
    counts = _counts({"documents": [gold]}, {"documents": [predicted, {"title": "桥记"}]})
    documents = [counts[f"documents.{key}"] for key in ("gold", "pred", "hit")]
    issuers = [counts[f"issuers.{key}"] for key in ("gold", "pred", "hit")]
    assert (documents, issuers) == ([1, 2, 1], [2, 1, 1])
    assert counts["document_kind.right"] == 0
