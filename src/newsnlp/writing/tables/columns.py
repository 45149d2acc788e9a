"""The columns of the flat tables: the one list of their names, types and meanings.

They are a contract: columns may be added at the end of a table, none renamed or taken away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final, Literal

TableName = Literal["articles", "people", "roles", "organizations", "documents", "quotes"]
TEXTS: Final = tuple[str, ...]
PLACES: Final = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the Python type of what stands in it (or None), and what that is."""

    name: str
    type: Any
    about: str


ARTICLE = (
    Column("article_id", str, "the id of the record"),
    Column("article_title", str, "the headline, empty where there is none"),
    Column("outlet", str, "the medium that published the article"),
    Column("published", str, "when, in ISO 8601, as precise as the page says"),
    Column("date", date, "the day of `published`; null where the page says no day"),
    Column("url", str, "the address of the article"),
)
"""The columns that every table begins with."""

_ARTICLES = (
    Column("language", str, "zh-Hans, zh-Hant or another"),
    Column("authors", TEXTS, "the people of the byline"),
    Column("categories", TEXTS, "the sections that the page names"),
    Column("characters", int, "the length of the text, in code points"),
    Column("people_count", int, "how many people were found"),
    Column("roles_count", int, "how many roles of them"),
    Column("organizations_count", int, "how many organizations"),
    Column("documents_count", int, "how many documents"),
    Column("quotes_count", int, "how many quotations"),
    Column("error_type", str, "what kind of error left the article unread; null where it was read"),
    Column("error_message", str, "what the error said"),
)

_PEOPLE = (
    Column("person_id", str, "the id of the person in the article"),
    Column("person", str, "the name"),
    Column("aliases", TEXTS, "other forms of the name"),
    Column("byline", bool, "whether this is an author of the article"),
    Column("roles_count", int, "how many roles are stated"),
    Column("mentions_count", int, "how many mentions"),
    Column("start", int, "where the first mention begins"),
    Column("end", int, "where it ends"),
    Column("found_by", str, "the rule or model that is surest of this person"),
    Column("score", float, "how sure it is, 0 to 1"),
)

_ROLES = (
    Column("person_id", str, "the id of the person in the article"),
    Column("person", str, "the name"),
    Column("role_title", str, "position, rank or profession; null where only a body is stated"),
    Column("role_organization", str, "the body; null where none is stated"),
    Column("role_former", bool, "whether the text marks the role as past"),
    Column("text", str, "the words that state it"),
    Column("start", int, "where they begin"),
    Column("end", int, "where they end"),
    Column("byline", bool, "whether this is an author of the article"),
)

_ORGANIZATIONS = (
    Column("organization_id", str, "the id of the organization in the article"),
    Column("organization", str, "the fullest form of its name"),
    Column("aliases", TEXTS, "other forms"),
    Column("mentions_count", int, "how many mentions"),
    Column("start", int, "where the first mention begins"),
    Column("end", int, "where it ends"),
    Column("found_by", str, "the rule or model that is surest of it"),
    Column("score", float, "how sure it is, 0 to 1"),
)

_DOCUMENTS = (
    Column("document_id", str, "the id of the document in the article"),
    Column("document_title", str, "the fullest form of its title, without 《》"),
    Column("kind", str, "policy, report, media, work, corporate or other"),
    Column("issuers", TEXTS, "who issued it"),
    Column("number", str, "its number, as 〔2020〕5号"),
    Column("status", str, "its status, as 试行 or 征求意见稿"),
    Column("mentions_count", int, "how many mentions, short forms and anaphors among them"),
    Column("start", int, "where the first mention begins"),
    Column("end", int, "where it ends"),
    Column("quote_ids", TEXTS, "the quotations that name it or that it speaks"),
    Column("found_by", str, "the rule or model that is surest of it"),
    Column("score", float, "how sure it is, 0 to 1"),
)

_QUOTES = (
    Column("quote_id", str, "the id of the quotation in the article"),
    Column("kind", str, "direct, indirect or mixed"),
    Column("text", str, "what is said; pieces are joined by a line break"),
    Column("start", int, "where the first piece begins"),
    Column("end", int, "where the last piece ends"),
    Column("piece_starts", PLACES, "where each piece begins"),
    Column("piece_ends", PLACES, "where each piece ends"),
    Column("closed", bool, "false where a quotation mark is missing"),
    Column("speaker", str, "who says it; empty where nobody can tell"),
    Column("speaker_kind", str, "person, organization, document, anonymous or unknown"),
    Column("speaker_id", str, "the id of that person, organization or document"),
    Column("mention", str, "the words that name the speaker here, a pronoun too"),
    Column("mention_start", int, "where they begin"),
    Column("mention_end", int, "where they end"),
    Column("co_speakers", TEXTS, "the further names of a joint source"),
    Column("role_title", str, "the title in which the person speaks here"),
    Column("role_organization", str, "the body for which the person speaks here"),
    Column("role_former", bool, "whether that role is past"),
    Column("cue", str, "the words that report: 表示, 指出"),
    Column("cue_start", int, "where they begin"),
    Column("cue_end", int, "where they end"),
    Column("addressee", str, "to whom it is said"),
    Column("occasion", str, "where, as 在大会上"),
    Column("via", str, "the medium that relays it"),
    Column("document_ids", TEXTS, "the documents that it names"),
    Column("documents", TEXTS, "their titles"),
    Column("confidence", float, "the probability that content and speaker are right, 0 to 1"),
    Column("found_by", str, "the rule or model that is surest of it"),
)

TABLES: Final[Mapping[TableName, tuple[Column, ...]]] = MappingProxyType(
    {
        "articles": ARTICLE + _ARTICLES,
        "people": ARTICLE + _PEOPLE,
        "roles": ARTICLE + _ROLES,
        "organizations": ARTICLE + _ORGANIZATIONS,
        "documents": ARTICLE + _DOCUMENTS,
        "quotes": ARTICLE + _QUOTES,
    }
)
"""The tables and their columns. An article that failed has a row in `articles` alone."""
