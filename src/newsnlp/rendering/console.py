"""A record as a view for the terminal: who is in the article, what it cites, who said what.

The words of an article are shown as they are: never read as markup, and with control characters
(which a hostile page could use to drive the terminal) made visible.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from newsnlp.records import Article, CitedDocument, NewsRecord, Person, Quote, Role

KIND_STYLES = {"direct": "green", "indirect": "cyan", "mixed": "yellow"}
SPEAKER_STYLES = {"person": "bold", "organization": "bold magenta", "document": "bold blue"}
TITLE_LIMIT = 300
NOBODY = "(nobody named)"


def console_view(record: NewsRecord) -> RenderableType:
    """Return `record` as a rich renderable: the article, its people, documents and quotations."""
    return Group(
        *_iter_heading(record),
        *_iter_people(record.people),
        *_iter_documents(record.documents),
        *_iter_quotes(record.quotes),
        Text(),
    )


def plain_view(record: NewsRecord, width: int = 100) -> str:
    """Return the console view of `record` as text without colour, `width` cells wide.

    >>> from newsnlp import extract
    >>> print(plain_view(extract("[b]今天下雨", format="text")).split()[0])
    [b]今天下雨
    """
    console = Console(width=width, color_system=None, force_terminal=False, file=io.StringIO())
    with console.capture() as capture:
        console.print(console_view(record))
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def _iter_heading(record: NewsRecord) -> Iterator[RenderableType]:
    article = record.article
    title = _plain(article.title[:TITLE_LIMIT])  # a page in one line is all title
    yield Text(title or "(no title)", style="bold")
    yield Text(" · ".join(_iter_facts(article, len(record.text))), style="dim")


def _iter_facts(article: Article, length: int) -> Iterator[str]:
    if article.outlet:
        yield _plain(article.outlet)
    if article.published:
        yield article.published.value.replace("T", " ")
    if article.authors:
        yield f"by {_list(article.authors)}"
    if article.language:
        yield article.language
    yield f"{length:,} characters"


def _iter_people(people: Sequence[Person]) -> Iterator[RenderableType]:
    if not people:
        return
    yield _section("People", len(people))
    table = Table.grid(padding=(0, 2))
    for person in people:
        name = Text(_plain(person.name), style="bold")
        if person.aliases:
            name.append(f"（{_list(person.aliases)}）", style="not bold dim")
        table.add_row(name, _roles(person))
    yield _indented(table)


def _roles(person: Person) -> Text:
    roles = Text("\n").join(_role(role) for role in person.roles)
    if person.byline:
        roles.append("  byline" if person.roles else "byline", style="dim")
    return roles


def _role(role: Role) -> Text:
    text = Text()
    if role.former:
        text.append("former ", style="dim")
    words = [word for word in (role.organization, role.title) if word]
    return text.append(" · ".join(_plain(word) for word in words))


def _iter_documents(documents: Sequence[CitedDocument]) -> Iterator[RenderableType]:
    if not documents:
        return
    yield _section("Documents", len(documents))
    for document in documents:
        line = Text(f"《{_plain(document.title)}》", style="bold blue")
        facts = [document.kind, document.status, document.number]
        line.append("  " + " · ".join(_plain(fact) for fact in facts if fact), style="not bold")
        yield _indented(line)
        if notes := "; ".join(_iter_document_notes(document)):
            yield _indented(Text(notes, style="dim"), 4)


def _iter_document_notes(document: CitedDocument) -> Iterator[str]:
    if document.issuers:
        yield f"by {_list(document.issuers)}"
    full = f"《{document.title}》"
    if others := dict.fromkeys(m.text for m in document.mentions if m.text != full):
        yield f"also {_list(others)}"


def _iter_quotes(quotes: Sequence[Quote]) -> Iterator[RenderableType]:
    if not quotes:
        return
    yield _section("Quotations", len(quotes))
    cue_width = max(cell_len(_cue(quote)) for quote in quotes)
    for number, group in enumerate(_by_speaker(quotes)):
        if number:
            yield Text()
        yield _indented(_speaker_line(group))
        yield _indented(_quote_table(group, cue_width), 4)


def _by_speaker(quotes: Iterable[Quote]) -> list[list[Quote]]:
    groups: dict[tuple[str, str], list[Quote]] = {}
    for quote in quotes:
        groups.setdefault((quote.speaker.kind, quote.speaker.name), []).append(quote)
    return list(groups.values())


def _speaker_line(quotes: Sequence[Quote]) -> Text:
    speaker = quotes[0].speaker
    line = Text(_plain(speaker.name) or NOBODY, style=SPEAKER_STYLES.get(speaker.kind, "italic"))
    line.append(f"  {speaker.kind}", style="not bold not italic dim")
    if role := next((quote.role for quote in quotes if quote.role), None):
        line.append("  ").append_text(_role(role).copy())
    return line


def _quote_table(quotes: Iterable[Quote], cue_width: int) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(min_width=max(map(len, KIND_STYLES)))
    table.add_column(min_width=cue_width)
    for quote in quotes:
        table.add_row(
            Text(quote.kind, style=KIND_STYLES[quote.kind]),
            Text(_cue(quote), style="dim"),
            Text(f"{quote.confidence:.2f}", style="dim"),
            _content(quote),
        )
    return table


def _cue(quote: Quote) -> str:
    return _plain(quote.cue.text) if quote.cue else "–"


def _content(quote: Quote) -> Text:
    pieces = [_plain(piece.text) for piece in quote.pieces]
    if quote.kind == "direct":
        pieces = [f"“{piece}”" for piece in pieces]
    content = Text(" … ".join(pieces))
    if notes := " · ".join(_iter_quote_notes(quote)):
        content.append(f"\n{notes}", style="dim")
    return content


def _iter_quote_notes(quote: Quote) -> Iterator[str]:
    if quote.co_speakers:
        yield f"with {_list(speaker.name for speaker in quote.co_speakers)}"
    if quote.addressee:
        yield f"to {_plain(quote.addressee.text)}"
    if quote.occasion:
        yield _plain(quote.occasion.text)
    if quote.via:
        yield f"via {_plain(quote.via)}"
    if not quote.closed:
        yield "a mark is missing"


def _section(title: str, count: int) -> RenderableType:
    rule = Rule(Text(f"{title} {count}", style="bold"), align="left", style="dim")
    return Padding(rule, (1, 0, 0, 0))


def _indented(renderable: RenderableType, width: int = 2) -> RenderableType:
    return Padding(renderable, (0, 0, 0, width))


def _list(words: Iterable[str]) -> str:
    return "、".join(_plain(word) for word in words)


def _plain(words: str) -> str:
    """Return `words` on one line, with what could drive a terminal made visible."""
    line = " ".join(words.split())
    return "".join("\N{REPLACEMENT CHARACTER}" if _is_control(char) else char for char in line)


def _is_control(char: str) -> bool:
    """Whether `char` is a control or a bidirectional one, which reorders what is shown."""
    if unicodedata.category(char) == "Cc":
        return True
    return char in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
