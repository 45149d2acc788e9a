"""A record as a view for the terminal: who is in the article, what it cites, who said what.

The words of an article are shown as they are: never read as markup, and with control characters
(which a hostile page could use to drive the terminal) made visible.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from newsnlp.records import Article, CitedDocument, NewsRecord, Person, Quote, Role, Speaker

KIND_STYLES = {"direct": "green", "indirect": "cyan", "mixed": "yellow"}
SPEAKER_STYLES = {"person": "bold", "organization": "bold magenta", "document": "bold blue"}
NOBODY = "(nobody named)"


def console_view(record: NewsRecord) -> RenderableType:
    """Return `record` as a rich renderable: the article, its people, documents and quotations.

    >>> from newsnlp import extract
    >>> from rich.console import Console
    >>> Console().print(console_view(extract("[b]今天下雨", format="text")))  # doctest: +ELLIPSIS
    [b]今天下雨
    ...
    """
    return Group(
        *_iter_heading(record),
        *_iter_people(record.people),
        *_iter_documents(record.documents),
        *_iter_quotes(record),
        Text(),
    )


def _iter_heading(record: NewsRecord) -> Iterator[RenderableType]:
    article = record.article
    yield Text(_plain(article.title) or "(no title)", style="bold")
    yield Text(" · ".join(_iter_facts(article, len(record.text))), style="dim")


def _iter_facts(article: Article, length: int) -> Iterator[str]:
    if article.outlet:
        yield _plain(article.outlet)
    if article.published:
        yield article.published.value.replace("T", " ")
    if article.authors:
        yield "by " + _plain("、".join(article.authors))
    if article.language:
        yield article.language
    yield f"{length:,} characters"


def _iter_people(people: Sequence[Person]) -> Iterator[RenderableType]:
    if not people:
        return
    yield _section("People", len(people))
    table = _grid()
    for person in people:
        table.add_row(_labelled(person.name, person.aliases, "bold"), _roles(person))
    yield _indented(table)


def _roles(person: Person) -> Text:
    roles = [_role(role) for role in person.roles]
    if person.byline:
        roles.append(Text("byline", style="dim"))
    return Text("\n").join(roles)


def _role(role: Role) -> Text:
    text = Text("former ", style="dim") if role.former else Text()
    words = [word for word in (role.organization, role.title) if word]
    return text.append(" · ".join(_plain(word) for word in words))


def _iter_documents(documents: Sequence[CitedDocument]) -> Iterator[RenderableType]:
    if not documents:
        return
    yield _section("Documents", len(documents))
    table = _grid()
    for document in documents:
        title = _labelled(f"《{document.title}》", _short_forms(document), "bold blue")
        table.add_row(title, _document_facts(document))
    yield _indented(table)


def _short_forms(document: CitedDocument) -> Iterable[str]:
    full = f"《{document.title}》"
    return dict.fromkeys(m.text for m in document.mentions if m.text != full)


def _document_facts(document: CitedDocument) -> Text:
    text = Text(document.kind)
    for fact in (document.status, document.number):
        if fact:
            text.append(f" · {_plain(fact)}")
    if document.issuers:
        text.append("\nby " + _plain("、".join(document.issuers)), style="dim")
    return text


def _iter_quotes(record: NewsRecord) -> Iterator[RenderableType]:
    if not record.quotes:
        return
    yield _section("Quotations", len(record.quotes))
    for number, quotes in enumerate(_by_speaker(record.quotes)):
        if number:
            yield Text()
        yield _indented(_speaker_line(quotes[0], len(quotes)))
        table = _grid()
        for quote in quotes:
            table.add_row(*_quote_cells(quote))
        yield _indented(table, 4)


def _by_speaker(quotes: Iterable[Quote]) -> list[list[Quote]]:
    groups: dict[tuple[str, str], list[Quote]] = {}
    for quote in quotes:
        groups.setdefault((quote.speaker.kind, quote.speaker.name), []).append(quote)
    return list(groups.values())


def _speaker_line(quote: Quote, count: int) -> Text:
    line = _speaker_name(quote.speaker)
    line.append(f"  {quote.speaker.kind}", style="dim")
    if quote.role:
        line.append("  ").append(_role(quote.role))
    return line.append(f"  ×{count}", style="dim")


def _speaker_name(speaker: Speaker) -> Text:
    return Text(_plain(speaker.name) or NOBODY, style=SPEAKER_STYLES.get(speaker.kind, "italic"))


def _quote_cells(quote: Quote) -> Iterator[Text]:
    yield Text(quote.kind, style=KIND_STYLES[quote.kind])
    yield Text(_plain(quote.cue.text) if quote.cue else "–", style="dim")
    yield Text(f"{quote.confidence:.2f}", style="dim")
    body = _plain(" … ".join(piece.text for piece in quote.pieces))
    yield Text(f"“{body}”" if quote.kind == "direct" else body)


def _labelled(name: str, others: Iterable[str], style: str) -> Text:
    text = Text(_plain(name), style=style)
    if also := "、".join(_plain(other) for other in others):
        text.append(f"\n{also}", style="dim not bold")
    return text


def _section(title: str, count: int) -> RenderableType:
    rule = Rule(Text(f"{title} {count}", style="bold"), align="left", style="dim")
    return Padding(rule, (1, 0, 0, 0))


def _grid() -> Table:
    return Table.grid(padding=(0, 2))


def _indented(renderable: RenderableType, width: int = 2) -> RenderableType:
    return Padding(renderable, (0, 0, 0, width))


def _plain(words: str) -> str:
    """Return `words` on one line, with what could drive a terminal made visible."""
    line = " ".join(words.split())
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_control(char) else char for char in line)


def _is_control(char: str) -> bool:
    """Whether `char` is a control or a bidirectional one, which reorders what is shown."""
    if unicodedata.category(char) == "Cc":
        return True
    return char in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
