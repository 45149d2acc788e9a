"""Speakers: the words that name a source, resolved by ordered sieves, surest first.

exact name > joint names > document > organization > pronoun > anaphor (该公司, 该报告, 这位负责人)
> title alone (院长 → the person who holds it) > the noun phrase as written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsnlp.extraction.candidates import Offsets, QuoteCandidate
from newsnlp.extraction.quotes.grammar import PRONOUN, WHOSE
from newsnlp.models.attribution import SourceModel
from newsnlp.records import CitedDocument, Organization, Person, Span, Speaker, SpeakerKind
from newsnlp.resolution.anaphors import AnaphorResolver, record_name
from newsnlp.resolution.antecedents import MentionIndex, Placed, Record
from newsnlp.resolution.discourse import Discourse, Utterance
from newsnlp.resolution.option_features import OptionReader
from newsnlp.resolution.options import OptionFinder
from newsnlp.resolution.phrases import body_of_figures, clean_phrase, speaker_head
from newsnlp.resolution.ranking import Ranked, SourceRanker
from newsnlp.resolution.short_forms import ShortForms
from newsnlp.segmentation import SegmentedText
from newsnlp.segmentation.folding import fold

_PRONOUN = re.compile(PRONOUN)
_PUT_OUT = re.compile(
    r"(?:方面)?(?:最新|此前|近期|近日|日前|\d{1,2}月(?:\d{1,2}日)?|[上本]月|[去今]年|[昨今]日|[昨今]天|[上本这]?个?(?:星期|周)[一二三四五六日天])?"
    "(?:（[^（）]{1,12}）)?"
    "(?:(?:所?发布|公布|提供|披露|发表)?的)?(?:最新|官方|相关|预测|调研|统计|监测|检测|检查|调查)*"
    "(?:数据|资料|统计|调查|核查|研究|消息|说法|要求|通知|报道|报导|结果)?"
)
_WHOSE = re.compile(WHOSE)
_ANSWERS = frozenset({"答", "A", "a", "答者"})
_QUESTIONS = frozenset({"问", "Q", "q"})
_ORDERED = ("前者", "后者")
_PORTRAIT, _SHARE = 4, 0.85
_SHORT_NAME = 4
_LOOKED_AT = 200
_SENTENCE_WITHIN = re.compile("(?:里|中)?有(?:这样)?一?[句段]话$")
_PIECE_IN_MEDIUM = re.compile(
    "(?:\\d{1,2}日|昨[日天]|[上本]月|近日|日前|此前|去年)?的?(?:一?[篇则份项个])?"
    "(?:社论|社评|报道|报导|评论文章|评论|调查报道|调查|文章|消息|专栏|专访|头条)"
)
_TITLED = re.compile("》?的?(?:一文|文章|论文|报告|调查|研究|书|小说)")
_SIDE = "方面"
_GROUP = re.compile("[、和与及，]")


@dataclass(frozen=True, slots=True)
class ResolvedSource:
    """The speakers of a source (one, or several that speak together) and how they were found."""

    speakers: tuple[Speaker, ...]
    by: str
    score: float
    ranked: Ranked | None = None


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
        model: SourceModel | None = None,
    ) -> None:
        self._text, self._folded = segmented.text, segmented.folded
        self._people = people
        self._person_index = MentionIndex(p for p in people if not p.byline)
        self._organization_index = MentionIndex(organizations)
        self._document_index = MentionIndex(documents)
        self._titles = frozenset(titles)
        self._title = _title_of(segmented)
        content = [piece for candidate in candidates for piece in candidate.pieces]
        self._discourse = Discourse(segmented.folded, people, content)
        self._anaphors = AnaphorResolver(
            self._text,
            self._folded,
            people=people,
            organizations=self._organization_index,
            documents=self._document_index,
            discourse=self._discourse,
        )
        self._short_forms = ShortForms(self._folded, self._organization_index, self._document_index)
        self._discourse.dominant = self._find_dominant(candidates)
        self._ranker = model and SourceRanker(
            segmented,
            OptionFinder(people, organizations, documents, self._discourse),
            OptionReader(segmented.folded, self._discourse, self._title),
            model,
        )

    def resolve(self, candidate: QuoteCandidate) -> ResolvedSource:
        """Resolve who speaks in `candidate`, given the quotations that came before it."""
        at = attribution_place(candidate)
        source = candidate.source
        if source and candidate.position == "floating" and self._is_silent(*source):
            source = None
        resolved = self._resolve_words(*source) if source else self._inherit(at)
        if self._ranker:
            resolved = self._chosen(self._ranker, candidate, source, resolved)
        if resolved.speakers[0].kind != "unknown":
            end = candidate.pieces[-1][1]
            behind = max(
                end, *(offsets[1] for offsets in (candidate.source, candidate.cue) if offsets), 0
            )
            asks = self._folded[max(0, end - 2) : end].rstrip("”」").endswith(("？", "?"))
            put = candidate.cue and "问" in self._folded[slice(*candidate.cue)]
            if candidate.kind == "direct" or not put:  # 民警问她为何，她答: she has the turn
                self._discourse.note(Utterance(at, max(at, behind), resolved.speakers, asks))
        return resolved

    def _chosen(
        self,
        ranker: SourceRanker,
        candidate: QuoteCandidate,
        source: Offsets | None,
        ruled: ResolvedSource,
    ) -> ResolvedSource:
        """Return the option that the model holds likeliest, with the words that name it here."""
        at = attribution_place(candidate)
        ranked = ranker.rank(candidate, source, at, ruled.by, ruled.speakers)
        if ranked is None:
            return ruled
        option, score = ranked.options[ranked.best], ranked.probabilities[ranked.best]
        if option.ruled:
            return replace(ruled, score=round(score, 3), ranked=ranked)
        mention = Span.of(self._text, *source) if source else None
        speakers = tuple(s.model_copy(update={"mention": mention}) for s in option.speakers)
        return ResolvedSource(speakers, "speaker.ranked", round(score, 3), ranked)

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
            self._by_short_form,
        ):
            if resolved := sieve(start, end):
                return resolved
        return self._as_written(start, end)

    def _by_people(self, start: int, end: int) -> ResolvedSource | None:
        placed = self._person_index.within(start, end)
        if not placed and end - start == 1:
            return self._by_surname(start, end)
        if not placed or not self._only_aside(placed[-1], end):
            return None
        names = list({p.record.id: p for p in placed}.values())
        if len(names) > 1 and not _GROUP.search(self._folded[names[0].end : names[-1].start]):
            names = names[-1:]
        speakers = tuple(self._speaker(p.record, "person", p.start, p.end) for p in names)
        return ResolvedSource(speakers, "speaker.name", 0.97)

    def _by_surname(self, start: int, end: int) -> ResolvedSource | None:
        """Resolve a surname alone (虞) to who has it and was named last."""
        surname = self._folded[start]
        for placed in self._person_index.before(start, limit=_LOOKED_AT):
            if isinstance(placed.record, Person) and fold(placed.record.name)[0] == surname:
                speaker = self._speaker(placed.record, "person", start, end)
                return ResolvedSource((speaker,), "speaker.surname", 0.9)
        return None

    def _find_dominant(self, candidates: Iterable[QuoteCandidate]) -> str | None:
        """Return the person of a portrait: who speaks by name in most of what has a cue."""
        named = Counter(
            placed.record.id
            for candidate in candidates
            if candidate.cue and candidate.source
            for placed in self._person_index.within(*candidate.source)
        )
        for ref, times in named.most_common(1):
            enough = 1 if self._is_titular(ref) else _PORTRAIT
            if times >= enough and times >= _SHARE * named.total():
                return ref
        return None

    def _is_titular(self, ref: str) -> bool:
        """Whether a person is the only one whom the title of the article names."""
        titular = {p.record.id for p in self._person_index.within(*self._title)}
        return titular == {ref}

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
        mention = Span.of(self._text, start, end)
        if self._folded[start:end] in _ORDERED:
            former = self._folded[start] == "前"
            if found := self._discourse.ordered(start, former=former):
                speakers = tuple(s.model_copy(update={"mention": mention}) for s in found)
                return ResolvedSource(speakers, "speaker.order", 0.7)
        antecedent = self._discourse.antecedent(start)
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
        if not placed or not self._only_its_piece(placed[-1], end):
            return None
        last = placed[-1]
        speaker = self._speaker(last.record, "document", last.start, last.end)
        return ResolvedSource((speaker,), "speaker.document", 0.9)

    def _only_its_piece(self, placed: Placed, end: int) -> bool:
        """Whether nothing follows a title, or after a medium's a piece in it (《晨报》的社论)."""
        if placed.end == end or _TITLED.fullmatch(self._folded, placed.end, end):
            return True
        medium = isinstance(placed.record, CitedDocument) and placed.record.kind == "media"
        return medium and _PIECE_IN_MEDIUM.fullmatch(self._folded, placed.end, end) is not None

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
        name = record_name(placed.record)
        if len(name) > _SHORT_NAME:
            return placed.record
        longer = (
            p.record
            for p in self._organization_index.before(placed.start, limit=200)
            if record_name(p.record).endswith(name) and len(record_name(p.record)) > len(name)
        )
        found = self._short_forms.body(fold(name), placed.start)
        return next(longer, found.record if found else placed.record)

    def _by_possessor(self, start: int, end: int) -> ResolvedSource | None:
        """Resolve 其相关负责人 to the words that name whose: 〈org〉相关负责人."""
        if end - start < 3 or not _WHOSE.match(self._folded, start):
            return None
        before = self._organization_index.before(start, limit=1)
        if not before or start - before[0].start > 200:
            return None
        name = record_name(before[0].record) + self._text[start + 1 : end]
        mention = Span.of(self._text, start, end)
        speaker = Speaker(name=name, kind="anonymous", mention=mention)
        return ResolvedSource((speaker,), "speaker.possessor", 0.7)

    def _by_anaphor(self, start: int, end: int) -> ResolvedSource | None:
        found = self._anaphors.resolve(start, end)
        return ResolvedSource((found,), "speaker.anaphor", 0.75) if found else None

    def _by_title(self, start: int, end: int) -> ResolvedSource | None:
        found = self._anaphors.resolve_title(start, end)
        return ResolvedSource((found,), "speaker.title", 0.75) if found else None

    def _by_short_form(self, start: int, end: int) -> ResolvedSource | None:
        """Resolve a noun that is short for a body that was named in full (植保署, 仲裁委)."""
        found = self._short_forms.body(self._folded[start:end].removesuffix(_SIDE), start)
        if found is None:
            return None
        speaker = self._speaker(found.record, "organization", start, end)
        return ResolvedSource((speaker,), "speaker.short_form", 0.75)

    def _as_written(self, start: int, end: int) -> ResolvedSource:
        _, kind = speaker_head(self._folded[start:end])
        if self._folded.endswith("其中", 0, start):
            start -= len("其中")  # 其中|一人
        mention = Span.of(self._text, start, end)
        if body := body_of_figures(mention.text):
            speaker = Speaker(name=body, kind="organization", mention=mention)
            return ResolvedSource((speaker,), "speaker.figures", 0.7)
        name = clean_phrase(mention.text, kind)
        if len(name) > len(_SIDE) + 1 and name.endswith(_SIDE):
            name, kind = name.removesuffix(_SIDE), "organization"  # 锦湖方面
        speaker = Speaker(name=name, kind=kind or "anonymous", mention=mention)
        return ResolvedSource((speaker,), "speaker.as_written", 0.8 if kind else 0.6)

    def _speaker(self, record: Record, kind: SpeakerKind, start: int, end: int) -> Speaker:
        mention = Span.of(self._text, start, end)
        return Speaker(name=record_name(record), kind=kind, ref=record.id, mention=mention)


def _title_of(segmented: SegmentedText) -> Offsets:
    first = next((p for p in segmented.paragraphs if p.kind == "title"), None)
    return (first.start, first.end) if first else (0, 0)


def attribution_place(candidate: QuoteCandidate) -> int:
    """Return where the attribution stands: its source, else its cue, else its content."""
    if candidate.source:
        return candidate.source[0]
    return candidate.cue[0] if candidate.cue else candidate.pieces[0][0]
