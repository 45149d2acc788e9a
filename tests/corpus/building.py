"""Records of invented articles for the tests of joining, built from a few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsnlp import (
    Article,
    CitedDocument,
    NewsRecord,
    Organization,
    Person,
    Provenance,
    PublishedTime,
    Quote,
    Role,
    Span,
    Speaker,
)

NOWHERE = Span(start=0, end=0, text="")
PRECISIONS = {4: "year", 7: "month", 10: "day"}


def published(day: str) -> PublishedTime | None:
    """Return the time of a page that says `day`; None for ""."""
    if not day:
        return None
    return PublishedTime.model_validate({"value": day, "precision": PRECISIONS[len(day)]})


def role(stated: str) -> Role:
    """Return the role that `董事长/远川集团` or `局长/海州市水利局/former` states."""
    title, _, rest = stated.partition("/")
    body, _, former = rest.partition("/")
    return Role(
        title=title or None, organization=body or None, former=former == "former", span=NOWHERE
    )


@dataclass
class Draft:
    """An article in the making."""

    id: str
    day: str = ""
    outlet: str = ""
    people: list[Person] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    documents: list[CitedDocument] = field(default_factory=list)

    def add_person(self, name: str, roles: Sequence[str] = (), *, byline: bool = False) -> Person:
        """Add a person and return them."""
        person = Person(
            id=f"p{len(self.people) + 1}",
            name=name,
            roles=tuple(map(role, roles)),
            byline=byline,
        )
        self.people.append(person)
        return person

    def add_organization(self, name: str) -> None:
        """Add an organization."""
        number = len(self.organizations) + 1
        self.organizations.append(Organization(id=f"o{number}", name=name))

    def add_quote(self, speaker: Speaker, kind: str, text: str) -> None:
        """Add a quotation."""
        quote = {
            "id": f"q{len(self.quotes) + 1}",
            "kind": kind,
            "pieces": (Span(start=0, end=len(text), text=text),),
            "text": text,
            "speaker": speaker,
            "confidence": 0.9,
        }
        self.quotes.append(Quote.model_validate(quote))

    def add_document(self, title: str, kind: str = "policy", **others: object) -> None:
        """Add a document; `names` are its short forms in the article."""
        names: Sequence[str] = others.pop("names", ())  # type: ignore[assignment]
        spans = (Span(start=0, end=len(n) + 2, text=f"《{n}》") for n in (title, *names))
        document = {
            "id": f"d{len(self.documents) + 1}",
            "title": title,
            "kind": kind,
            "mentions": tuple(spans),
            **others,
        }
        self.documents.append(CitedDocument.model_validate(document))

    def record(self) -> NewsRecord:
        """Return the record of the article."""
        return NewsRecord(
            id=self.id,
            article=Article(outlet=self.outlet or None, published=published(self.day)),
            text="",
            people=tuple(self.people),
            organizations=tuple(self.organizations),
            quotes=tuple(self.quotes),
            documents=tuple(self.documents),
            provenance=Provenance(library_version="0"),
        )
