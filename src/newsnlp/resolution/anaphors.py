"""Anaphors: words that go back to what was named before (该公司, 该报告, 这位负责人, 院长)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from types import MappingProxyType

from newsnlp.extraction.quotes.grammar import words
from newsnlp.lexicons import load_lexicon
from newsnlp.records import CitedDocument, Person, Role, Span, Speaker, SpeakerKind
from newsnlp.resolution.antecedents import MentionIndex, Record
from newsnlp.resolution.discourse import Discourse
from newsnlp.resolution.phrases import speaker_head
from newsnlp.resolution.short_forms import ShortForms
from newsnlp.segmentation.folding import fold

_ANAPHOR = re.compile("(?:上述|前述|该|这位|这名|这个|这一|这家|这份|此|本|那位|那名)")
_BODY_ANAPHOR = re.compile("(?:该|上述)(?P<head>[局部委院校厅所行会社台馆队司厂店县市省区镇村署])$")
_POINTS_AT_HEAD = ("该", "上述", "前述", "此", "本")  # 该男子, but 该项目|业主
_SIDE = re.compile("该?(?P<head>[院校厂店馆社行会])方")
_ENDINGS = {
    "院": ("医院", "卫生院", "法院", "剧院"),
    "校": ("学校", "大学", "中学", "小学", "学院", "附中", "一中", "二中", "幼儿园"),
    "会": ("协会", "委员会", "基金会", "商会", "工会"),
}
_REPORTS = ("报道", "社评", "社论", "评论")
_NEAR = 400
_LOOK_BACK = 200
_LONGEST_TITLE = 20


class AnaphorResolver:
    """Finds what an anaphor goes back to, given the records and the discourse of an article."""

    def __init__(
        self,
        text: str,
        folded: str,
        *,
        people: Iterable[Person],
        organizations: MentionIndex,
        documents: MentionIndex,
        discourse: Discourse,
    ) -> None:
        self._text, self._folded = text, folded
        self._organizations, self._documents = organizations, documents
        self._discourse = discourse
        self._short_forms = ShortForms(folded, organizations, documents)
        self._people = {person.id: person for person in people if not person.byline}
        self._generic = frozenset(words("generic_head"))
        self._anaphoric = frozenset(words("anaphoric_head"))
        self._anyone = frozenset(words("anyone"))
        self._statements = frozenset(words("statement"))
        self._media = tuple(words("medium_ending"))
        self._elders = frozenset(words("person_anaphor"))
        self._relations = frozenset(load_lexicon("quote_source_heads").terms("relation"))
        self._posts = _holders_by(_posts, self._people.values())
        self._holders = _holders_by(_titles, self._people.values())

    def resolve(self, start: int, end: int) -> Speaker | None:
        """Return the speaker whom the words `start:end` mean, named before them, or None."""
        if body := _BODY_ANAPHOR.fullmatch(self._folded, start, end):
            found = self._nearest_body(start, body["head"])
        elif side := _SIDE.fullmatch(self._folded, start, end):
            found = self._nearest_ending(start, _ENDINGS.get(side["head"], (side["head"],)))
        else:
            found = self._resolve_head(start, end)
        mention = Span.of(self._text, start, end)
        return found.model_copy(update={"mention": mention}) if found else None

    def resolve_title(self, start: int, end: int) -> Speaker | None:
        """Return the holder of a title that stands alone (院长, 这位院长, 远川防长).

        It is the nearest before; or behind, as in a headline, where the body stands with it.
        """
        anaphor = _ANAPHOR.match(self._folded, start, end)
        title = self._folded[anaphor.end() if anaphor else start : end]
        forms = [title]
        if anaphor:
            forms.extend(title[n:] for n in range(1, min(len(title), _LONGEST_TITLE)))
        held = [h for form in forms for h in self._holders.get(form, ()) if h[0] < start]
        if held:
            _, person = max(held, key=lambda holder: holder[0])
            return self._speaker(person, "person", start, end)
        behind = {person.id: person for _, person in self._posts.get(title, ())}
        if len(behind) != 1:
            return None
        return self._speaker(next(iter(behind.values())), "person", start, end)

    def _resolve_head(self, start: int, end: int) -> Speaker | None:
        match = _ANAPHOR.match(self._folded, start, end)
        head, kind = speaker_head(self._folded[start:end])
        if head is None:
            return self._pointed_at(match.end(), end) if match else None
        bare = self._folded[start:end] == head and kind in ("organization", "document")
        if head in self._relations and head == self._folded[start:end]:
            return self._relative(head, start)
        if head in self._elders and head == self._folded[start:end]:
            return self._earlier_speaker(head) or self._meant_person(start)
        if not (match or bare):
            return None
        if kind == "document":
            pointed = match is not None
            if titled := self._short_forms.text(head, start):
                return self._speaker(titled.record, "document", titled.start, titled.end)
            spoken = None if match else self._last_text(start, head)
            return spoken or self._nearest(
                self._documents, start, "document", head, any_name=pointed
            )
        if kind == "organization":
            pointed = match is not None or head in self._anaphoric
            return self._nearest(self._organizations, start, "organization", head, any_name=pointed)
        distant = (
            match is not None and match[0] in _POINTS_AT_HEAD and match.end() + len(head) < end
        )
        if head in self._anyone and match is not None and match.end() + len(head) == end:
            return self._discourse.last_unnamed() or self._earlier_speaker(head)
        if head in self._generic or head in self._relations or distant:
            return self._earlier_speaker(head)
        return self._earlier_speaker(head) or self._meant_person(start)

    def _reported_by(self, at: int) -> Speaker | None:
        """Return the medium named last, whose report 报道 is."""
        near = [
            p
            for p in (*self._documents.before(at), *self._organizations.before(at))
            if at - p.start <= _NEAR and self._is_medium(p.record)
        ]
        if not near:
            return None
        last = max(near, key=lambda p: p.start)
        kind: SpeakerKind = "document" if isinstance(last.record, CitedDocument) else "organization"
        return self._speaker(last.record, kind, last.start, last.end)

    def _is_medium(self, record: Record) -> bool:
        if isinstance(record, CitedDocument):
            return record.kind == "media"
        return record_name(record).endswith(self._media)

    def _last_text(self, at: int, head: str) -> Speaker | None:
        """Return the text or body that spoke last, or the medium whose report 报道 is."""
        if head in _REPORTS and (medium := self._reported_by(at)):
            return medium
        spoken = self._discourse.last_utterance(at)
        kinds = ("document", "organization") if head in self._statements else ("document",)
        if spoken and spoken.speakers[0].kind in kinds:
            return spoken.speakers[0]
        return None

    def _nearest(
        self, index: MentionIndex, at: int, kind: SpeakerKind, head: str, *, any_name: bool
    ) -> Speaker | None:
        """Return the nearest record before `at` that is a `head`, by its name or by what follows.

        Where `any_name` holds (该公司), the nearest record of another name will do.
        """
        for placed in index.before(at, limit=_LOOK_BACK):
            if record_name(placed.record).endswith(head) or self._folded.startswith(
                head, placed.end
            ):
                return self._speaker(placed.record, kind, placed.start, placed.end)
        before = (p for p in index.before(at) if not record_name(p.record).endswith(self._media))
        nearest = next(before, None)
        if not any_name or nearest is None or at - nearest.end > _NEAR:
            return None
        return self._speaker(nearest.record, kind, nearest.start, nearest.end)

    def _pointed_at(self, start: int, end: int) -> Speaker | None:
        """Return who was called by the noun `start:end`, one that no list knows (该修复师)."""
        noun = self._folded[start:end]
        return self._earlier_speaker(noun) or self._nearest(
            self._organizations, start, "organization", noun, any_name=False
        )

    def _earlier_speaker(self, head: str) -> Speaker | None:
        for speaker in islice(self._discourse.speakers, _LOOK_BACK):
            if speaker.kind == "anonymous" and speaker.name.endswith(head):
                return speaker
            if speaker.kind == "person" and len(head) > 1 and self._holds(speaker.ref, head):
                return speaker
        return None

    def _relative(self, head: str, at: int) -> Speaker | None:
        """Return the person whom a word of kinship alone means: 妹妹 after 妹妹〈郑柳芽〉."""
        called = {
            placed.record.id: placed
            for placed in self._discourse.told.before(at, limit=_LOOK_BACK)
            if self._folded.endswith(head, 0, placed.start)
        }
        if len(called) != 1:
            return None
        placed = next(iter(called.values()))
        return self._speaker(placed.record, "person", placed.start, placed.end)

    def _meant_person(self, at: int) -> Speaker | None:
        """Return whom 这位外交官 or 老人 calls by what he is: the one a pronoun would mean."""
        meant = self._discourse.antecedent(at) or ()
        return meant[0] if len(meant) == 1 and meant[0].kind == "person" else None

    def _nearest_body(self, at: int, head: str) -> Speaker | None:
        return self._nearest(self._organizations, at, "organization", head, any_name=True)

    def _nearest_ending(self, at: int, endings: tuple[str, ...]) -> Speaker | None:
        """Return the nearest body before `at` whose name ends so: 院方 after 云岭县医院."""
        for placed in self._organizations.before(at, limit=_LOOK_BACK):
            if record_name(placed.record).endswith(endings):
                return self._speaker(placed.record, "organization", placed.start, placed.end)
        return None

    def _holds(self, ref: str | None, head: str) -> bool:
        person = self._people.get(ref or "")
        return person is not None and any(
            (role.title or "").endswith(head) for role in person.roles
        )

    def _speaker(self, record: Record, kind: SpeakerKind, start: int, end: int) -> Speaker:
        mention = Span.of(self._text, start, end)
        return Speaker(name=record_name(record), kind=kind, ref=record.id, mention=mention)


def record_name(record: Record) -> str:
    """Return the name by which a record is known: a document's is its title."""
    return record.title if isinstance(record, CitedDocument) else record.name


def _holders_by(
    forms: Callable[[Role], Iterable[str]], people: Iterable[Person]
) -> dict[str, list[tuple[int, Person]]]:
    """Return who holds each post, by the forms in which it may be called, and where it stands."""
    holders: dict[str, list[tuple[int, Person]]] = defaultdict(list)
    for person in people:
        for role in person.roles:
            for form in forms(role):
                holders[form].append((role.span.start, person))
    return holders


def _posts(role: Role) -> Iterator[str]:
    """Yield the forms of a title with its body: 澳大利亚国防部长, 澳大利亚防长, 澳防长."""
    if role.organization is None or role.title is None:
        return
    country = load_lexicon("place_names").get(fold(role.organization))
    bodies = [role.organization]
    if country is not None and country.kind == "country":
        bodies.append(role.organization[0])
    for title in (role.title, *_short_forms(role.title)):
        yield from (f"{body}{title}" for body in bodies)


def _titles(role: Role) -> Iterator[str]:
    """Yield the forms of a title, alone and with its body."""
    if role.title is not None:
        yield role.title
        yield from _short_forms(role.title)
        yield from _posts(role)


def _short_forms(title: str) -> tuple[str, ...]:
    return _abbreviations().get(fold(title), ())


@cache
def _abbreviations() -> MappingProxyType[str, tuple[str, ...]]:
    """Return, for each post, what it is called for short: 国防部长 → 防长, 防相."""
    shorts: dict[str, list[str]] = defaultdict(list)
    for entry in load_lexicon("post_abbreviations"):
        for full in entry.columns["full"].split():
            shorts[full].append(entry.term)
    return MappingProxyType({full: tuple(short) for full, short in shorts.items()})
