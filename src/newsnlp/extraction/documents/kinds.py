"""Kinds of documents: by the head of the title, names that are known, and the words around.

Each clue adds its weight to a kind; the clues of all mentions of a title are taken together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from newsnlp.extraction.documents.contexts import Context
from newsnlp.extraction.documents.heads import find_head, iter_head_clues
from newsnlp.extraction.documents.issuers import IssuerFinder
from newsnlp.extraction.documents.names import Names
from newsnlp.extraction.documents.titles import fold_title
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.loader import Entry
from newsnlp.records import DocumentKind

LONGEST_CUE = 8
NO_HEAD = 0.9  # a title without any clue names a work: 《河湾旧事》
SENTENCE_BONUS = 1.2  # a title with the marks of a sentence is a headline
MOST_FROM_CONTEXT = 6.0
MODIFIERS_SKIPPED = 4
DOUBT = 0.5  # added to all weights, so that a lone weak clue is not taken for sure

RE_MODIFIER = re.compile(
    r"(?:的|了|过|着|新|旧|版|[一这那该首第两几每]{1,2}\d{0,3}[部本篇份首项个期届封集张幅期季出台]?"
    r"|[\s“‘「『（(\"：:—\-▲|△■])$"
)
NUMBERED = 2.2
OWNED = 2.2
TITLED = 1.0
RE_TITLED = re.compile(r"(?:题为|标题为|题目为|题目是|原题为|名为)[“\"]?$")
RE_NUMBERED_BEFORE = re.compile(r"\d{1,4}期$|\d{1,2}月[号刊]$|\d卷$")
RE_NUMBERED_AFTER = re.compile(
    r"(?:杂志|周刊)?(?:(?:19|20)\d{2}年)?(?:第?\d{1,4}期|\d{1,2}月[号刊]|第\d{1,3}卷|[A-Z]?\d{1,2}版)"
)
RE_DATED_AFTER = re.compile(
    r"(?:\d{1,2}月)?\d{1,2}日(?:的)?(?:报道|援引|评论|社论|社评|刊文|刊发|刊登|刊出|头版|播出|发文)"
)
RE_ARTICLE_AFTER = re.compile(r"(?:的|中)?第[一二三四五六七八九十百零〇\d]{1,7}[条章款]")
RE_LETTER = re.compile(
    r"(?:致|告)(?!命|富|死|别|白).{2,30}(?:的信|公开信|书)|致(?!命|富|死)[^的]{2,12}信"
)
LETTER = 2.0
RE_HEADLINE = re.compile(r"[，。！？!?…“”：—]")


@dataclass(frozen=True, slots=True)
class Decision:
    """A kind, how sure it is (0 to 1), and the clue that decided."""

    kind: DocumentKind
    score: float
    by: str


@dataclass
class Clues:
    """Weights for each kind, and the surest clue of each."""

    weights: defaultdict[DocumentKind, float] = field(default_factory=lambda: defaultdict(float))
    surest: dict[DocumentKind, tuple[float, str]] = field(default_factory=dict)

    def add(self, kind: DocumentKind, weight: float, by: str) -> None:
        """Add a clue for `kind`."""
        self.weights[kind] += weight
        if weight > self.surest.get(kind, (0.0, ""))[0]:
            self.surest[kind] = (weight, by)

    def merge(self, other: Clues, limit: float = MOST_FROM_CONTEXT) -> None:
        """Add the clues of `other`, each kind's at most up to `limit`."""
        for kind, weight in other.weights.items():
            self.weights[kind] += min(weight, limit)
        for kind, clue in other.surest.items():
            self.surest[kind] = max(clue, self.surest.get(kind, clue))

    def decide(self) -> Decision:
        """Return the kind with the greatest weight."""
        total = sum(weight for weight in self.weights.values() if weight > 0)
        kind = max(self.weights, key=lambda k: (self.weights[k], k))
        score = round(self.weights[kind] / (total + DOUBT), 3)
        return Decision(kind, score, self.surest[kind][1])


def classify(contexts: Iterable[Context], finder: IssuerFinder) -> Clues:
    """Return the clues for one document from all of its `contexts`.

    Args:
        contexts: the places where its title stands.
        finder: finds who issued it, which decides between a state's paper and a firm's.
    """
    names = finder.names
    folded = names.folded
    clues, around = Clues(), Clues()
    contexts = tuple(contexts)
    by_title: defaultdict[str, list[Context]] = defaultdict(list)
    for context in contexts:
        by_title[context.title.key].append(context)
        _add_context_clues(around, context, folded)
        if _is_owned_by_person(context, names):
            around.add("work", OWNED, "somebody's")
    for places in by_title.values():
        _add_title_clues(clues, places[0], contexts, finder)
    clues.merge(around)
    return clues


def _is_owned_by_person(context: Context, names: Names) -> bool:
    """Whether it is 沈望舒的《…》."""
    end = context.head - 1
    if names.folded[end : context.head] != "的":
        return False
    owner = names.ending_at(end)
    return owner is not None and owner.kind == "person"


def _add_title_clues(
    clues: Clues, context: Context, document: Sequence[Context], finder: IssuerFinder
) -> None:
    title = context.title.key
    known = False
    for name in ("document_media", "document_works", "document_policies"):
        if entry := _names(name).get(title):
            known = True
            kind = cast(DocumentKind, _KIND_OF[name])
            clues.add(kind, float(entry.columns["weight"]), f"known name {entry.term}")
    head = "" if known else find_head(title)
    for clue in iter_head_clues(head, context, document, finder) if head else ():
        clues.add(clue.kind, clue.weight, clue.by)
    if not head and not known:
        clues.add("work", NO_HEAD, "no head")
    if RE_LETTER.fullmatch(title):
        clues.add("corporate", LETTER, "open letter")
    if RE_HEADLINE.search(title) and not head and not known:
        clues.add("work", SENTENCE_BONUS, "headline")


_KIND_OF = {
    "document_media": "media",
    "document_works": "work",
    "document_policies": "policy",
}


def _add_context_clues(clues: Clues, context: Context, folded: str) -> None:
    _add_adjacent_before(clues, folded[context.clause : context.head])
    _add_adjacent_after(clues, folded[context.after : context.after_end])
    _add_far(clues, "document_cues_before_far", folded[context.clause : context.head])
    _add_far(clues, "document_cues_after_far", folded[context.after : context.after_end])


def _add_adjacent_before(clues: Clues, before: str) -> None:
    if RE_TITLED.search(before):
        clues.add("work", TITLED, "题为 before")
        clues.add("media", -NUMBERED, "题为 before")
    if RE_NUMBERED_BEFORE.search(before):
        clues.add("media", NUMBERED, "number of an issue before")
    lexicons = (load_lexicon("document_genres"), load_lexicon("document_cues_before"))
    for _ in range(MODIFIERS_SKIPPED):
        for length in range(min(LONGEST_CUE, len(before)), 0, -1):
            entry = next((e for x in lexicons if (e := x.get(before[-length:]))), None)
            if entry is not None:
                weight = float(entry.columns["weight"])
                clues.add(cast(DocumentKind, entry.kind), weight, f"{entry.term} before")
                return
        modifier = RE_MODIFIER.search(before)
        if modifier is None:
            return
        before = before[: modifier.start()]


def _add_adjacent_after(clues: Clues, after: str) -> None:
    if RE_NUMBERED_AFTER.match(after):
        clues.add("media", NUMBERED, "number of an issue behind")
    if RE_DATED_AFTER.match(after):
        clues.add("media", NUMBERED, "date of a report behind")
    if RE_ARTICLE_AFTER.match(after):
        clues.add("policy", NUMBERED, "number of an article behind")
    cues = load_lexicon("document_cues_after")
    for length in range(min(LONGEST_CUE, len(after)), 0, -1):
        if entry := cues.get(after[:length]):
            weight = float(entry.columns["weight"])
            clues.add(cast(DocumentKind, entry.kind), weight, f"{entry.term} behind")
            return


def _add_far(clues: Clues, name: str, words: str) -> None:
    pattern = _far_pattern(name)
    cues = load_lexicon(name)
    for term in dict.fromkeys(pattern.findall(words)):
        entry = cues.get(term)
        if entry is not None:
            weight = float(entry.columns["weight"])
            clues.add(cast(DocumentKind, entry.kind), weight, f"{term} near")


@cache
def _far_pattern(name: str) -> re.Pattern[str]:
    terms = sorted(load_lexicon(name).terms(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, terms)))


@cache
def _names(lexicon: str) -> Mapping[str, Entry]:
    """The entries of `lexicon` by their folded terms."""
    return {fold_title(entry.term): entry for entry in load_lexicon(lexicon)}
