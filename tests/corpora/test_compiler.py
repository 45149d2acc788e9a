"""What an article file compiles to: offsets, speakers, mentions, layout."""

from __future__ import annotations

import pytest

from newsnlp.evaluation.annotations import Annotation
from tests.corpora.composing import HEADER, compile_body

PEOPLE = "people:\n  步溪: {aliases: [步老板], roles: [早市 / 摊主]}\n  容与:\n"
BODIES = "organizations:\n  早市:\n  禾川市城管局: [城管局]\n"
BOOKS = "documents:\n  早市公约: {kind: other, issuers: [禾川市城管局]}\n"
DECLARED = PEOPLE + BODIES + BOOKS
PREFIX = "早市{T|摊主}步溪叫来步老板的邻居容与。禾川市城管局印了《早市公约》，城管局的人来过。"

PIECES = [
    ("步溪{C1|说}，{I1:步溪|鱼卖完了}。", ("indirect", "鱼卖完了", "说", "步溪", "person", "步溪")),
    (
        "“{D1:步溪|没了，}”{S1|她}{C1|说}。",
        ("direct", "没了，", "说", "步溪", "person", "她"),
    ),
    ("步老板{C1|称}{I1:步老板|没货}。", ("indirect", "没货", "称", "步溪", "person", "步老板")),
    (
        "城管局{C1|答复}，{I1:城管局|照常开市}。",
        ("indirect", "照常开市", "答复", "禾川市城管局", "organization", "城管局"),
    ),
    (
        "《早市公约》{C1|写明}，{I1:早市公约|不得占道}。",
        ("indirect", "不得占道", "写明", "早市公约", "document", "早市公约"),
    ),
    (
        "一名买菜的人{C1|说}，{I1:一名买菜的人|贵了}。",
        ("indirect", "贵了", "说", "一名买菜的人", "anonymous", "一名买菜的人"),
    ),
    ("{C1|据悉}，{I1?:?|早市要搬}。", ("indirect", "早市要搬", "据悉", "", "unknown", None)),
    (
        "步溪、容与{C1|介绍}，{I1:步溪、容与|已开了十年}。",
        ("indirect", "已开了十年", "介绍", "步溪、容与", "person", "步溪、容与"),
    ),
    ("“{D:容与|今年的鱼少。}”", ("direct", "今年的鱼少。", None, "容与", "person", None)),
]


@pytest.mark.parametrize(("sentence", "expected"), PIECES)
def test_piece(sentence: str, expected: tuple[object, ...]) -> None:
    article = compile_body(f"{PREFIX}\n{sentence}", DECLARED)
    (quote,) = article.annotation.quotes
    content = article.text[quote.start : quote.end]
    source = article.text[slice(*quote.source_span)] if quote.source_span else None
    found = (quote.kind, content, quote.cue, quote.speaker, quote.speaker_kind, source)
    assert found == expected
    if quote.cue_span:
        assert article.text[slice(*quote.cue_span)] == quote.cue


def test_a_split_quotation_has_one_speaker_and_one_cue() -> None:
    article = compile_body(f"{PREFIX}\n“{{D1:容与|走吧，}}”他{{C1|说}}，“{{D1|回家。}}”", DECLARED)
    first, second = article.annotation.quotes
    assert (first.speaker, first.cue_span) == (second.speaker, second.cue_span)


def test_a_continuation_takes_the_speaker_before_it() -> None:
    body = f"{PREFIX}\n容与{{C1|说}}，{{I1:容与|鱼少}}。{{I?|菜也少}}。"
    quote = compile_body(body, DECLARED).annotation.quotes[1]
    assert (quote.speaker, quote.optional, quote.cue) == ("容与", True, None)


def test_names_are_found_without_marks() -> None:
    body = f"{PREFIX}\n步溪的{{-|容与}}之态。《容与集》不在此列，《早市公约》在。"
    article = compile_body(body, DECLARED + "  容与集: {kind: work}\n")
    found = [
        (mention.label, article.text[mention.start : mention.end], mention.name)
        for mention in article.annotation.mentions
    ]
    assert found[:7] == [
        ("organization", "早市", "早市"),  # of the title line
        ("organization", "早市", "早市"),
        ("title", "摊主", "摊主"),
        ("person", "步溪", "步溪"),
        ("person", "步老板", "步溪"),
        ("person", "容与", "容与"),
        ("organization", "禾川市城管局", "禾川市城管局"),
    ]
    assert [form for label, form, _ in found if label == "person"].count("容与") == 1


def test_a_wrapped_article_keeps_its_spans() -> None:
    header = HEADER.replace("layout: text", "layout: wrapped")
    speech = "今年的鱼比去年少了一半还多，" * 5 + "只好改卖藕"
    article = compile_body(f"{PREFIX}\n容与{{C1|说}}，{{I1:容与|{speech}}}。", DECLARED, header)
    (quote,) = article.annotation.quotes
    assert article.text[quote.start : quote.end].replace("\n", "") == speech
    assert "\n" in article.text[quote.start : quote.end]
    assert max(map(len, article.text.split("\n"))) <= 35


def test_gold_survives_its_json() -> None:
    annotation = compile_body(f"{PREFIX}\n容与{{C1|说}}，{{I1:容与|鱼少}}。", DECLARED).annotation
    assert Annotation.model_validate_json(annotation.to_json()) == annotation
