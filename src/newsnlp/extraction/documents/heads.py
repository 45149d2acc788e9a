"""Heads: the noun with which a title ends, and what kind of paper it names.

Some heads name a different paper according to who issued it: a ministry's 公告 is policy, a
firm's corporate, a school's other. Who it is, is decided by the issuer that the text states, else
by a body in the title or right beside its mark, and for the weakest heads by what they are about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from newsnlp.extraction.documents.bodies import issuing_class, last_word
from newsnlp.extraction.documents.contexts import Context
from newsnlp.extraction.documents.issuers import IssuerFinder
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.loader import Entry
from newsnlp.records import DocumentKind

ISSUE_BONUS = 1.5  # 关于……的通知
OTHER_ISSUER_BONUS = 1.2  # 公告 of a company
STATED_ISSUER_BONUS = 3.0  # 公告 that a company is said to have issued
WEAK_HEAD = 2.1  # what weighs less is decided by what it is about: 公告, 备忘录
MODIFIERS_SKIPPED = 4
BESIDE = 12
"""How many characters before the mark are looked at for a body: 住建局《…》."""

RE_TAIL = re.compile(
    r"[（(\[〔【][^（）()\[\]〔〕【】]{0,40}[）)\]〕】]$"
    r"|第?[\d一二三四五六七八九十]{1,4}号(?:[—－:：-]{1,2}.{1,40})?$"
    r"|\d{4}(?:[-—~至]\d{2,4})?年?版?$|[〇○零一二三四五六七八九]{4}年?版?$"
    r"|[一二三四五六七八九十]{1,3}$|[\s…。!！?？]$"
)
RE_ABOUT = re.compile(r"^(?:.{0,40})(?:关于|有关).{2,}")
KIND_OF_CLASS: dict[str, DocumentKind] = {
    "state": "policy",
    "diplomacy": "policy",
    "private": "corporate",
    "business": "corporate",
    "civic": "other",
}


@dataclass(frozen=True, slots=True)
class HeadClue:
    """A kind that the head of a title speaks for, how much, and why."""

    kind: DocumentKind
    weight: float
    by: str


def find_head(title: str) -> str:
    """Return the head with which `title` ends, the longest that the lexicon knows, or "".

    >>> find_head("夜间照明实施方案（2021-2023年）")
    '实施方案'
    """
    heads = load_lexicon("document_heads")
    for _ in range(MODIFIERS_SKIPPED):
        for length in range(min(_longest(heads.name), len(title)), 0, -1):
            if title[-length:] in heads:
                return title[-length:]
        tail = RE_TAIL.search(title)
        if tail is None:
            return ""
        title = title[: tail.start()]
    return ""


def iter_head_clues(
    head: str, context: Context, document: Sequence[Context], finder: IssuerFinder
) -> Iterator[HeadClue]:
    """Yield what `head` says about the kind of a title.

    Args:
        head: the head of the title.
        context: where the title stands first.
        document: all places of its document, under whatever title; one may state the issuer.
        finder: finds who issued it.
    """
    entry = load_lexicon("document_heads").get(head)
    if entry is None:
        return
    title = context.title.key
    kind = cast(DocumentKind, entry.kind)
    weight = float(entry.columns["weight"])
    if len(head) == 1 and len(title) <= 2:
        weight /= 2
    if RE_ABOUT.match(title) and kind in ("policy", "corporate"):
        weight += ISSUE_BONUS
    yield HeadClue(kind, weight, f"head {head}")
    other, bonus = _other_kind(entry, context, document, finder)
    if other and other != kind:
        yield HeadClue(other, weight + bonus, f"head {head}, issuer")


def _other_kind(
    entry: Entry, context: Context, document: Sequence[Context], finder: IssuerFinder
) -> tuple[DocumentKind | None, float]:
    """The kind that the issuer's nature gives to the head, and what that weighs."""
    others = set(entry.columns["also"].split())
    if not others:
        return None, 0.0
    kind = cast(DocumentKind, entry.kind)
    issuer = _stated_body(document, finder, kind)
    if issuer and "report" in others:
        return "report", STATED_ISSUER_BONUS
    if issuer and (whose := issuing_class(issuer)):
        return _allowed(whose, kind, others), STATED_ISSUER_BONUS
    weak = float(entry.columns["weight"]) < WEAK_HEAD
    for whose in _iter_classes_around(context, finder, weak=weak):
        if found := _allowed(whose, kind, others):
            return found, OTHER_ISSUER_BONUS
    return None, 0.0


def _allowed(whose: str, usual: DocumentKind, others: set[str]) -> DocumentKind | None:
    """The kind of a paper of a body of the class `whose`, if the head may be of that kind."""
    kind = KIND_OF_CLASS.get(whose)
    if kind == "other" and "corporate" in others | {usual}:
        return kind  # the rules and notices of a school, a hospital, a contest
    return kind if kind in others | {usual} else None


def _stated_body(contexts: Sequence[Context], finder: IssuerFinder, kind: DocumentKind) -> str:
    """The name of the body that the text says issued the title, in any of its places; else ""."""
    for context in contexts:
        issuing = finder.find(context, kind)
        for name in issuing.names if issuing else ():
            if name.kind == "organization":
                return finder.names.folded[name.start : name.end]
    return ""


def _iter_classes_around(context: Context, finder: IssuerFinder, *, weak: bool) -> Iterator[str]:
    """Yield the classes of bodies named in the title, beside it and, for a weak head, about it."""
    folded = finder.names.folded
    title = context.title.key
    before_about, about, _ = title.partition("关于")
    yield last_word(before_about if about else title, ("state", "private", "civic"), named=True)
    yield last_word(folded[max(context.clause, context.head - BESIDE) : context.head], at_end=True)
    if weak:
        yield last_word(title, ("business", "diplomacy"))
        for name in reversed(finder.names.between(context.sentence, context.head)):
            if name.kind == "organization":
                yield issuing_class(folded[name.start : name.end])
        yield last_word(folded[context.sentence : context.head], ("business", "diplomacy"))


@cache
def _longest(name: str) -> int:
    return max(len(entry.term) for entry in load_lexicon(name))
