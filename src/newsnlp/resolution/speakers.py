"""Speakers: the words that name a source, resolved by ordered sieves, surest first.

exact name > joint names > document > organization > pronoun > anaphor (该公司, 该报告, 这位负责人)
> title alone (院长 → the person who holds it) > the noun phrase as written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from newsnlp.extraction.candidates import Offsets, QuoteCandidate
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.trie import trie_pattern
from newsnlp.records import CitedDocument, Organization, Person, Role, Span, Speaker, SpeakerKind
from newsnlp.resolution.antecedents import MentionIndex, Placed, Record
from newsnlp.resolution.discourse import Discourse, Utterance
from newsnlp.segmentation import SegmentedText

_PRONOUN = re.compile("(?:他们|她们|他|她|牠|我们|我|其|对方|后者|前者|二人|两人|三人)$")
_ANAPHOR = re.compile("(?:上述|前述|该|这位|这名|这个|这一|这家|这份|此|本|那位|那名)")
_PUT_OUT = re.compile(
    "(?:方面)?(?:最新|此前|近期)?(?:(?:所?发布|公布|提供|披露)?的)?(?:最新|官方|相关|预测|调研|统计|监测)*"
    "(?:数据|资料|统计|调查|核查|研究|消息|说法|要求|通知|报道|报导)?"
)
_ADVERBS_BEFORE = re.compile(
    "^(?:也|还|還|又|更|经常|經常|常常?|总是?|曾|都|就)+(?=有)(?:有(?!人|的))?"
)
_PUTTING_OUT = re.compile(
    "^[^《“「]*(?:发布|發布|公布|获得|獲得|披露|刊发|发表|發表|出具)的(?:这份|這份)?"
)
_ANSWERS = frozenset({"答", "A", "a", "答者"})
_QUESTIONS = frozenset({"问", "Q", "q"})
_BODY_ANAPHOR = re.compile("(?:该|上述)(?P<head>[局部委院校厅所行会社台馆队司厂店县市省区镇村署])$")
_GENERIC_HEADS = frozenset(
    [
        "人士",
        "知情人",
        "知情人士",
        "业内人士",
        "人",
        "者",
        "专家",
        "网友",
        "市民",
        "居民",
        "村民",
        "观众",
    ]
)
_ANAPHORIC_HEADS = frozenset(
    ["公司", "集团", "平台", "官方", "校方", "院方", "厂方", "店方", "学校", "医院"]
)
_PORTRAIT, _SHARE = 4, 0.8
_SHORT_NAME = 4
_NEAR = 400
_SENTENCE_WITHIN = re.compile("(?:里|中)?有(?:这样)?一?[句段]话$")
_FIGURES = re.compile(
    "(?P<body>[^，。的]{2,20}?)(?:最新|近日|此前)?(?:发布|發布|公布|提供|披露|统计|統計|预测|調研|调研|监测|官方)*"
    "的?(?:最新|官方|相关|统计|預測|调研|监测)*(?:数据|數據|资料|資料)"
)
_GROUP = re.compile("[、和与及，]")


@dataclass(frozen=True, slots=True)
class ResolvedSource:
    """The speakers of a source (one, or several that speak together) and how they were found."""

    speakers: tuple[Speaker, ...]
    by: str
    score: float


class SpeakerResolver:
    """Resolves the sources of one article, in the order of the text."""

    def __init__(
        self,
        segmented: SegmentedText,
        people: tuple[Person, ...],
        organizations: tuple[Organization, ...],
        documents: tuple[CitedDocument, ...],
        *,
        candidates: Sequence[QuoteCandidate],
        titles: Iterable[Offsets],
    ) -> None:
        self._text, self._folded = segmented.text, segmented.folded
        self._people = people
        self._person_index = MentionIndex(p for p in people if not p.byline)
        self._organization_index = MentionIndex(organizations)
        self._document_index = MentionIndex(documents)
        self._titles = frozenset(titles)
        content = [piece for candidate in candidates for piece in candidate.pieces]
        self._discourse = Discourse(segmented.folded, people, content)
        self._discourse.dominant = self._find_dominant(candidates)

    def resolve(self, candidate: QuoteCandidate) -> ResolvedSource:
        """Resolve who speaks in `candidate`, given the quotations that came before it."""
        at = attribution_place(candidate)
        source = candidate.source
        if source and candidate.position == "floating" and self._is_silent(*source):
            source = None
        resolved = self._resolve_words(*source) if source else self._inherit(at)
        if resolved.speakers[0].kind != "unknown":
            end = candidate.pieces[-1][1]
            behind = max(
                end, *(offsets[1] for offsets in (candidate.source, candidate.cue) if offsets), 0
            )
            asks = self._folded[max(0, end - 2) : end].rstrip("”」").endswith(("？", "?"))
            self._discourse.note(Utterance(at, max(at, behind), resolved.speakers, asks))
        return resolved

    def _resolve_words(self, start: int, end: int) -> ResolvedSource:
        if match := _SENTENCE_WITHIN.search(self._folded, start + 1, end):
            end = match.start()
        for sieve in (
            self._by_label,
            self._by_people,
            self._by_pronoun,
            self._by_document,
            self._by_organization,
            self._by_possessor,
            self._by_anaphor,
            self._by_title,
        ):
            if resolved := sieve(start, end):
                return resolved
        return self._as_written(start, end)

    def _by_people(self, start: int, end: int) -> ResolvedSource | None:
        placed = self._person_index.within(start, end)
        if not placed or not self._only_aside(placed[-1], end):
            return None
        names = list({p.record.id: p for p in placed}.values())
        if len(names) > 1 and not _GROUP.search(self._folded[names[0].end : names[-1].start]):
            names = names[-1:]
        speakers = tuple(self._speaker(p.record, "person", p.start, p.end) for p in names)
        return ResolvedSource(speakers, "speaker.name", 0.97)

    def _find_dominant(self, candidates: Iterable[QuoteCandidate]) -> str | None:
        """Return the person of a portrait: who speaks by name in most of what has a cue."""
        named = Counter(
            placed.record.id
            for candidate in candidates
            if candidate.cue and candidate.source
            for placed in self._person_index.within(*candidate.source)
        )
        most = named.most_common(1)
        if not most or most[0][1] < _PORTRAIT or most[0][1] < _SHARE * named.total():
            return None
        return most[0][0]

    def _is_silent(self, start: int, end: int) -> bool:
        """Whether a portrait names someone here who is not the one it portrays."""
        dominant = self._discourse.dominant
        placed = self._person_index.within(start, end)
        return dominant is not None and all(p.record.id != dominant for p in placed)

    def _only_aside(self, placed: Placed, end: int) -> bool:
        """Whether only brackets or the person's own title follow the name: 〈吴岱〉教授."""
        if (placed.end, end) in self._titles:
            return True
        rest = self._folded[placed.end : end].strip("（）() ")
        titles = placed.record.roles if isinstance(placed.record, Person) else ()
        return not rest or any(role.title == rest for role in titles)

    def _by_label(self, start: int, end: int) -> ResolvedSource | None:
        """Resolve the label of a turn that is no name (答, A) to the person interviewed."""
        label = self._folded[start:end]
        if label not in _ANSWERS | _QUESTIONS:
            return None
        mention = Span.of(self._text, start, end)
        main = self._discourse.main_person() if label in _ANSWERS else None
        speaker = main or Speaker(name="", kind="unknown")
        named = speaker.model_copy(update={"mention": mention})
        return ResolvedSource((named,), "speaker.label", 0.7 if main else 0.3)

    def _by_pronoun(self, start: int, end: int) -> ResolvedSource | None:
        if not _PRONOUN.fullmatch(self._folded, start, end):
            return None
        antecedent = self._discourse.antecedent(start)
        mention = Span.of(self._text, start, end)
        if antecedent is None:
            unknown = Speaker(name="", kind="unknown", mention=mention)
            return ResolvedSource((unknown,), "speaker.none", 0.3)
        speakers = tuple(s.model_copy(update={"mention": mention}) for s in antecedent)
        return ResolvedSource(speakers, "speaker.pronoun", 0.8)

    def _inherit(self, at: int) -> ResolvedSource:
        """Resolve a dropped subject: who spoke last, not far before."""
        speakers = self._discourse.successor(at)
        if speakers is None:
            return ResolvedSource((Speaker(name="", kind="unknown"),), "speaker.none", 0.3)
        speakers = tuple(s.model_copy(update={"mention": None}) for s in speakers)
        return ResolvedSource(speakers, "speaker.last", 0.7)

    def _by_document(self, start: int, end: int) -> ResolvedSource | None:
        placed = self._document_index.within(start, end)
        if not placed or placed[-1].end != end:
            return None
        last = placed[-1]
        speaker = self._speaker(last.record, "document", last.start, last.end)
        return ResolvedSource((speaker,), "speaker.document", 0.9)

    def _by_organization(self, start: int, end: int) -> ResolvedSource | None:
        """Resolve a body, or what it puts out without a title (〈org〉方面, 〈org〉的数据)."""
        placed = self._organization_index.within(start, end)
        if not placed:
            return None
        last = placed[-1]
        if not _PUT_OUT.fullmatch(self._folded, last.end, end):
            return None
        record = self._fullest(last)
        speaker = self._speaker(record, "organization", last.start, last.end)
        return ResolvedSource((speaker,), "speaker.organization", 0.9)

    def _fullest(self, placed: Placed) -> Record:
        """Return the body of whose name a short one (公署) is the end, the nearest before."""
        name = _name(placed.record)
        if len(name) > _SHORT_NAME:
            return placed.record
        longer = (
            p.record
            for p in self._organization_index.before(placed.start, limit=200)
            if _name(p.record).endswith(name) and len(_name(p.record)) > len(name)
        )
        return next(longer, placed.record)

    def _by_possessor(self, start: int, end: int) -> ResolvedSource | None:
        """Resolve 其相关负责人 to the words that name whose: 〈org〉相关负责人."""
        if self._folded[start] != "其" or end - start < 3:
            return None
        before = self._organization_index.before(start, limit=1)
        if not before or start - before[0].start > 200:
            return None
        name = _name(before[0].record) + self._text[start + 1 : end]
        mention = Span.of(self._text, start, end)
        speaker = Speaker(name=name, kind="anonymous", mention=mention)
        return ResolvedSource((speaker,), "speaker.possessor", 0.7)

    def _by_anaphor(self, start: int, end: int) -> ResolvedSource | None:
        if body := _BODY_ANAPHOR.fullmatch(self._folded, start, end):
            return self._anaphor(start, end, self._nearest_body(start, body["head"]))
        match = _ANAPHOR.match(self._folded, start, end)
        head, kind = self._head(start, end)
        if head is None:
            return None
        bare = self._folded[start:end] == head and kind in ("organization", "document")
        if not (match or bare):
            return None
        named = match is not None or head in _ANAPHORIC_HEADS
        found: Speaker | None = None
        if not match and kind == "document" and (spoken := self._last_text(start, head)):
            found = spoken
        elif kind == "document":
            found = self._nearest(self._document_index, start, "document", head, any_name=True)
        elif kind == "organization":
            found = self._nearest(
                self._organization_index, start, "organization", head, any_name=named
            )
        else:
            found = self._earlier_speaker(head) or self._this_person(start, head)
        return self._anaphor(start, end, found)

    def _anaphor(self, start: int, end: int, found: Speaker | None) -> ResolvedSource | None:
        if found is None:
            return None
        mention = Span.of(self._text, start, end)
        speaker = found.model_copy(update={"mention": mention})
        return ResolvedSource((speaker,), "speaker.anaphor", 0.75)

    def _nearest_body(self, at: int, head: str) -> Speaker | None:
        return self._nearest(self._organization_index, at, "organization", head, any_name=True)

    def _reported_by(self, at: int) -> Speaker | None:
        """Return the medium named last, whose report 报道 is."""
        for placed in self._document_index.before(at):
            if at - placed.start > 400:
                break
            if isinstance(placed.record, CitedDocument) and placed.record.kind == "media":
                return self._speaker(placed.record, "document", placed.start, placed.end)
        return None

    def _last_text(self, at: int, head: str) -> Speaker | None:
        """Return the text or body that spoke last, or the medium whose report 报道 is."""
        if head in ("报道", "社评", "社论", "评论") and (medium := self._reported_by(at)):
            return medium
        spoken = self._discourse.last_utterance(at)
        if spoken and spoken.speakers[0].kind in ("document", "organization"):
            return spoken.speakers[0]
        return None

    def _nearest(
        self, index: MentionIndex, at: int, kind: SpeakerKind, head: str, *, any_name: bool
    ) -> Speaker | None:
        """Return the nearest record before `at` that is a `head`, by its name or by what follows.

        Where `any_name` holds (该公司), the nearest record of another name will do.
        """
        for placed in index.before(at, limit=200):
            if _name(placed.record).endswith(head) or self._folded.startswith(head, placed.end):
                return self._speaker(placed.record, kind, placed.start, placed.end)
        before = index.before(at, limit=1)
        if not any_name or not before or at - before[0].end > _NEAR:
            return None
        return self._speaker(before[0].record, kind, before[0].start, before[0].end)

    def _earlier_speaker(self, head: str) -> Speaker | None:
        for speaker in self._discourse.speakers:
            if speaker.kind == "anonymous" and speaker.name.endswith(head):
                return speaker
            if speaker.kind == "person" and self._holds(speaker.ref, head):
                return speaker
        return None

    def _this_person(self, at: int, head: str) -> Speaker | None:
        """Return the person who spoke last, whom 这位外交官 calls by what he is."""
        spoken = self._discourse.last_utterance(at)
        if head in _GENERIC_HEADS or spoken is None or spoken.speakers[0].kind != "person":
            return None
        return spoken.speakers[0]

    def _holds(self, ref: str | None, head: str) -> bool:
        person = next((p for p in self._people if p.id == ref), None)
        return person is not None and any(
            (role.title or "").endswith(head) for role in person.roles
        )

    def _by_title(self, start: int, end: int) -> ResolvedSource | None:
        """Resolve a title alone (院长, 这位院长) to the person who holds it, the nearest before."""
        anaphor = _ANAPHOR.match(self._folded, start, end)
        words = self._folded[anaphor.end() if anaphor else start : end]
        holders = [
            (role.span.start, person)
            for person in self._people
            if not person.byline
            for role in person.roles
            if role.title and role.span.start < start and _names_role(words, role, anaphor)
        ]
        if not holders:
            return None
        _, person = max(holders, key=lambda holder: holder[0])
        speaker = self._speaker(person, "person", start, end)
        return ResolvedSource((speaker,), "speaker.title", 0.75)

    def _as_written(self, start: int, end: int) -> ResolvedSource:
        _, kind = self._head(start, end)
        mention = Span.of(self._text, start, end)
        if figures := _FIGURES.fullmatch(mention.text):
            body = Speaker(name=figures["body"], kind="organization", mention=mention)
            return ResolvedSource((body,), "speaker.figures", 0.7)
        name = _clean_phrase(re.sub(r"\s*\n\s*", "", mention.text), kind)
        speaker = Speaker(name=name, kind=kind or "anonymous", mention=mention)
        return ResolvedSource((speaker,), "speaker.as_written", 0.8 if kind else 0.6)

    def _head(self, start: int, end: int) -> tuple[str | None, SpeakerKind | None]:
        return speaker_head(self._folded[start:end])

    def _speaker(self, record: Record, kind: SpeakerKind, start: int, end: int) -> Speaker:
        mention = Span.of(self._text, start, end)
        return Speaker(name=_name(record), kind=kind, ref=record.id, mention=mention)


def _name(record: Record) -> str:
    return record.title if isinstance(record, CitedDocument) else record.name


def _names_role(words: str, role: Role, anaphor: re.Match[str] | None) -> bool:
    """Whether `words` are a title alone, with its organization, or 这位…title."""
    title = role.title or ""
    return words in (title, f"{role.organization or ''}{title}") or (
        anaphor is not None and words.endswith(title)
    )


def _clean_phrase(phrase: str, kind: SpeakerKind | None) -> str:
    """Return a noun phrase without adverbs before it, and a text without who put it out."""
    phrase = _ADVERBS_BEFORE.sub("", phrase) or phrase
    if kind == "document":
        phrase = _PUTTING_OUT.sub("", phrase) or phrase
    return phrase


def attribution_place(candidate: QuoteCandidate) -> int:
    """Return where the attribution stands: its source, else its cue, else its content."""
    if candidate.source:
        return candidate.source[0]
    return candidate.cue[0] if candidate.cue else candidate.pieces[0][0]


@cache
def _head_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {entry.term: entry.kind for entry in load_lexicon("quote_source_heads")}
    reversed_terms = (term[::-1] for term in kinds)
    return re.compile(trie_pattern(reversed_terms)), kinds


def _is_country(phrase: str) -> bool:
    place = load_lexicon("place_names").get(phrase)
    return place is not None and place.kind in ("country", "foreign", "region")


def speaker_head(phrase: str) -> tuple[str | None, SpeakerKind | None]:
    """Return the noun at the end of `phrase` that can speak, and what kind of speaker it makes.

    >>> speaker_head("一位接近谈判的知情人士")
    ('知情人士', 'anonymous')
    """
    pattern, kinds = _head_pattern()
    match = pattern.match(phrase.removesuffix("们")[::-1])
    if match is None:
        return (None, "organization") if _is_country(phrase) else (None, None)
    head = match[0][::-1]
    kind = kinds[head]
    if kind == "organization":
        return head, "organization"
    return head, "document" if kind == "document" else "anonymous"
