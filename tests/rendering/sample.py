"""A record made by hand, so that views are tested apart from what finds things."""

from __future__ import annotations

from newsnlp import (
    Article,
    CitedDocument,
    NewsRecord,
    Person,
    Provenance,
    PublishedTime,
    Quote,
    Role,
    Span,
    Speaker,
)

TEXT = """储能提速
澜江大学教授、储能学会原会长顾怀川表示：“急不得，也等不得。”
能源局印发《行动方案》。《方案》提出，要建500万千瓦。
有人说[bold]这是标记[/bold]\x1b[31m和控制符。"""


def span(words: str) -> Span:
    """Return the first place of `words` in the text."""
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


ROLES = (
    Role(title="教授", organization="澜江大学", span=span("澜江大学教授")),
    Role(title="会长", organization="储能学会", former=True, span=span("储能学会原会长")),
)
GU = Person(
    id="p1",
    name="顾怀川",
    aliases=("顾教授",),
    roles=ROLES,
    mentions=(span("顾怀川"),),
    byline=False,
)
REPORTER = Person(id="p2", name="周以宁", byline=True)
PLAN = CitedDocument(
    id="d1",
    title="行动方案",
    kind="policy",
    issuers=("能源局",),
    status="试行",
    mentions=(span("《行动方案》"), span("《方案》")),
)
QUOTES = (
    Quote(
        id="q1",
        kind="direct",
        pieces=(span("急不得，也等不得。"),),
        text="急不得，也等不得。",
        cue=span("表示"),
        speaker=Speaker(name="顾怀川", kind="person", ref="p1", mention=span("顾怀川")),
        role=ROLES[0],
        addressee=Span.of(TEXT, 0, 2),
        via="新华社",
        closed=False,
        confidence=0.97,
    ),
    Quote(
        id="q2",
        kind="indirect",
        pieces=(span("要建500万千瓦"),),
        text="要建500万千瓦",
        cue=span("提出"),
        speaker=Speaker(name="行动方案", kind="document", ref="d1", mention=span("《方案》")),
        confidence=0.8,
    ),
    Quote(
        id="q3",
        kind="mixed",
        pieces=(span("[bold]这是标记[/bold]\x1b[31m和控制符"),),
        text="[bold]这是标记[/bold]\x1b[31m和控制符",
        speaker=Speaker(name="", kind="unknown"),
        confidence=0.5,
    ),
)
RECORD = NewsRecord(
    id="sample",
    article=Article(
        title="储能[red]提速[/]",
        outlet="澜江晚报",
        published=PublishedTime(value="2025-03-18T09:26", precision="minute"),
        authors=("周以宁",),
        language="zh-Hans",
    ),
    text=TEXT,
    people=(GU, REPORTER),
    documents=(PLAN,),
    quotes=QUOTES,
    provenance=Provenance(library_version="0"),
)
