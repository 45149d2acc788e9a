"""Features of options: what speaks for and against each, as words that a model has weights for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsnlp.extraction.candidates import Offsets
from newsnlp.records import Person, Span
from newsnlp.resolution.antecedents import Placed, Record
from newsnlp.resolution.discourse import Discourse, Utterance
from newsnlp.resolution.genders import Gender, guess_gender, told_gender
from newsnlp.resolution.naming import fits
from newsnlp.resolution.options import REACH, Key, Option, key_of
from newsnlp.resolution.phrases import speaker_head
from newsnlp.resolution.subjects import Part

_SENTENCE_ENDS = "。！？"
_PRONOUNS = {"她": "female", "他": "male"}
_REMEMBERED = 6
_NOWHERE = 9
_NEXT, _NEAR = 4, 40
_REMEMBERED_TEXT = 2_000
_POINTER = re.compile("[这那][位名个家份]?|[该此本]|上述|前述")
_COUNTED = re.compile("[一两二三四五多几数许不某有]|另一?[名位]|部分")


@dataclass(frozen=True, slots=True)
class Scene:
    """The place of one quotation whose source is open.

    Attributes:
        words: the words that name the source, folded; "" where none do.
        place: from the attribution to the end of its content.
        paragraph: the paragraph of the attribution.
        rule: the sieve that gave the answer of the rules.
        position: where the cue stands.
        alone: whether the quotation begins its paragraph.
    """

    words: str
    place: Offsets
    paragraph: Offsets
    rule: str
    position: str
    alone: bool


class OptionReader:
    """Describes the options at the places of one article."""

    def __init__(self, folded: str, discourse: Discourse, title: Offsets) -> None:
        self._folded, self._discourse, self._title = folded, discourse, title
        self._genders: dict[str, Gender | None] = {}
        self._parts: dict[tuple[int, int], Part] = {}

    @property
    def portrays(self) -> bool:
        """Whether the article is the portrait of one person, whom rules know best to find."""
        return self._discourse.dominant is not None

    def describe(self, scene: Scene, options: Sequence[Option]) -> list[tuple[str, ...]]:
        """Return the features of each option."""
        utterances = self._discourse.utterances_before(scene.place[0], limit=_REMEMBERED)
        lasts = [self._last(option, scene.place[0]) for option in options]
        subjects = _ranks([p.start if p and self._is_subject(p) else None for p in lasts])
        nearest = _ranks([p.start if p else None for p in lasts])
        return [
            (
                *self._iter_origin(scene, option),
                *self._iter_mention(scene, last, subject, near, next(iter(utterances), None)),
                *_iter_spoken(scene, option.key, utterances),
                *self._iter_whole(scene, option),
            )
            for option, last, subject, near in zip(options, lasts, subjects, nearest, strict=True)
        ]

    def _last(self, option: Option, at: int) -> Placed | None:
        """Return the last mention of an option before `at`, outside of what others say."""
        if len(option.records) != 1:
            return None
        record = option.records[0]
        before = _count_before(record.mentions, at)
        recent = record.mentions[max(0, before - 3) : before]
        told = (span for span in reversed(recent) if not self._discourse.is_content(span.start))
        span = next(told, None)
        return Placed(span.start, span.end, record) if span else None

    def _part(self, placed: Placed) -> Part:
        key = (placed.start, placed.end)
        if key not in self._parts:
            self._parts[key] = self._discourse.subjects.part(placed)
        return self._parts[key]

    def _is_subject(self, placed: Placed) -> bool:
        return self._part(placed) in ("opening", "subject")

    def _iter_origin(self, scene: Scene, option: Option) -> Iterator[str]:
        """Yield what kind of option it is, and what the rules hold of it."""
        kind = option.speakers[0].kind
        yield f"kind={kind}"
        if pointer := _POINTER.match(scene.words):
            yield f"pointer={pointer[0]},kind={kind},written={option.written}"
            noun = speaker_head(scene.words)[0] or ""
            far = pointer.end() + len(noun) < len(scene.words)
            yield f"pointer={pointer[0]},far={far},written={option.written}"
        if option.written:
            yield "written"
            yield f"written,length={_bucket(len(scene.words))}"
            yield f"written,counted={_COUNTED.match(scene.words) is not None}"
            at = scene.place[0]
            before = self._folded.find(scene.words, max(0, at - _REMEMBERED_TEXT), at)
            yield f"written,again={before >= 0}"
        if len(option.speakers) > 1:
            yield "joint"
        if option.ruled:
            yield "ruled"
            yield f"ruled={scene.rule}"
            yield f"ruled={scene.rule},{scene.position}"
            yield f"ruled,kind={kind}"

    def _iter_mention(
        self,
        scene: Scene,
        last: Placed | None,
        subject: int,
        near: int,
        spoken: Utterance | None,
    ) -> Iterator[str]:
        """Yield what the last mention tells: how far, in which part, nearer than whose."""
        if last is None:
            yield "unmentioned"
            return
        at = scene.place[0]
        between = self._folded[max(last.end, at - REACH) : at]
        sentences = sum(between.count(mark) for mark in _SENTENCE_ENDS)
        paragraphs = between.count("\n")
        part, far = self._part(last), _bucket(sentences)
        here = "here" if last.start >= scene.paragraph[0] else f"back{min(paragraphs, 3)}"
        yield f"sentences={far}"
        yield f"{here}"
        yield f"part={part}"
        yield f"part={part},sentences={far}"
        yield f"part={part},{here}"
        yield f"near={min(near, 3)}"
        yield f"near={min(near, 3)},{here}"
        yield f"subject={min(subject, 3)}"
        yield f"subject={min(subject, 3)},{here}"
        if (
            spoken
            and spoken.end <= last.start
            and self._folded.find("\n", spoken.end, last.start) < 0
        ):
            yield f"carried-on,{here},part={part}"  # what the last speaker may still say
        opens = self._folded[self._discourse.subjects.before_titles(last) - 1 : last.start][:1] in (
            "",
            "\n",
        )
        if opens:
            yield f"opens-paragraph,{here}"

    def _gender(self, person: Person) -> Gender | None:
        if person.id not in self._genders:
            told = told_gender(self._folded, person.mentions)
            self._genders[person.id] = told or guess_gender((person.name, *person.aliases))
        return self._genders[person.id]

    def _iter_whole(self, scene: Scene, option: Option) -> Iterator[str]:
        """Yield what the article as a whole tells of an option: how often, gender, its names."""
        if not option.records:
            return
        record, mentions = option.records[0], option.records[0].mentions
        places = (scene.paragraph[0], *scene.place, scene.paragraph[1])
        first, here, inside, last = (_count_before(mentions, place) for place in places)
        yield f"mentions={_bucket(len(mentions))}"
        if here > first:
            yield f"within={min(here - first, 3)}"
            yield "new" if first == 0 else "known"
        if inside > here:
            yield "inside"
        if last > inside:
            yield "behind"
            yield f"behind,new={inside == 0}"
        if mentions and mentions[0].start < self._title[1]:
            yield "titular"
        if isinstance(record, Person):
            yield f"often={self._discourse.prominence(record)}"
        yield from self._iter_agreement(scene, record)

    def _iter_agreement(self, scene: Scene, record: Record) -> Iterator[str]:
        if isinstance(record, Person) and scene.words[:1] in _PRONOUNS:
            gender = self._gender(record)
            wanted = _PRONOUNS[scene.words[0]]
            called = self._discourse.called(record.id)
            if called:
                yield f"called={'same' if called == scene.words[0] else 'other'}"
            yield "gender=" + ("none" if gender is None else "yes" if gender == wanted else "no")
        elif scene.words:
            yield from (f"fits={how}" for how in fits(self._folded, scene.words, record))


def _iter_spoken(scene: Scene, key: Key, utterances: Sequence[Utterance]) -> Iterator[str]:
    """Yield what the quotations before tell: whether the option spoke, and how long ago."""
    ranks = [n for n, u in enumerate(utterances) if key_of(u.speakers) == key]
    if not ranks:
        yield "silent" if utterances else "first"
        return
    spoken = utterances[ranks[0]]
    here = "here" if spoken.end > scene.paragraph[0] else "back"
    rank = min(ranks[0], 3)
    yield f"spoke={rank}"
    yield f"spoke={rank},{here}"
    yield f"spoke={rank},{here},{scene.position}"
    if not ranks[0]:
        gap = scene.place[0] - spoken.end
        near = "next" if gap <= _NEXT else "near" if gap <= _NEAR else "far"
        yield f"spoke=0,{near}"
        yield f"spoke=0,{near},alone={scene.alone}"
    yield f"spoke-often={min(len(ranks), 3)}"
    if utterances[0].asks:
        yield f"spoke={rank},asked"


def _ranks(starts: Sequence[int | None]) -> list[int]:
    """Return, for each place, how many of the others are later; many where there is none."""
    later = sorted((start for start in starts if start is not None), reverse=True)
    return [_NOWHERE if start is None else later.index(start) for start in starts]


def _count_before(mentions: Sequence[Span], place: int) -> int:
    return bisect_left(mentions, place, key=lambda span: span.start)


def _bucket(count: int) -> str:
    """Return a coarse size: single counts while they are few."""
    for most, name in ((0, "0"), (1, "1"), (2, "2"), (4, "3-4"), (8, "5-8")):
        if count <= most:
            return name
    return "9+"
