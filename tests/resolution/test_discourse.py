"""The discourse: whom a pronoun or a dropped subject means at a place of the article."""

from __future__ import annotations

import pytest

from newsnlp.records import Person, Span, Speaker
from newsnlp.resolution.discourse import Discourse, Utterance
from tests.marked import parse_marked

FIRMS = Speaker(name="雷朋集团", kind="organization", ref=None)
SOMEONE = Speaker(name="一位店主", kind="anonymous", ref=None)


def read(marked: str) -> tuple[Discourse, int]:
    """Return the discourse of `marked` up to its `HERE`, and where that is.

    `PER` and `BYLINE` name people, `SAID=吴岱` spans an attribution with its content (`ASKED=…` a
    question), `IN` is other content.
    """
    text, spans = parse_marked(marked)
    named: dict[str, list[Span]] = {}
    for span in spans:
        if span.label in ("PER", "BYLINE"):
            named.setdefault(span.text, []).append(Span.of(text, span.start, span.end))
    makers = {span.text for span in spans if span.label == "BYLINE"}
    people = [
        Person(id=name, name=name, mentions=tuple(mentions), byline=name in makers)
        for name, mentions in named.items()
    ]
    spoken = [span for span in spans if span.label.partition("=")[0] in ("SAID", "ASKED")]
    content = [(span.start, span.end) for span in spans if span.label == "IN"]
    discourse = Discourse(text, people, content)
    for span in spoken:
        kind, _, name = span.label.partition("=")
        others = {"雷朋集团": FIRMS, "一位店主": SOMEONE}
        speaker = others.get(name) or Speaker(name=name, kind="person", ref=name)
        discourse.note(Utterance(span.start, span.end, (speaker,), kind == "ASKED"))
    (here,) = (span.start for span in spans if span.label == "HERE")
    return discourse, here


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("⟦SAID=吴岱|⟦PER|吴岱⟧说，好。⟧⟦HERE|他⟧说，", "吴岱"),
        ("⟦SAID=吴岱|⟦PER|吴岱⟧说，好。⟧\n⟦PER|柳青禾⟧上了船。⟦HERE|她⟧说，", "柳青禾"),
        ("⟦SAID=吴岱|⟦PER|吴岱⟧说，⟦IN|⟦PER|柳青禾⟧走了⟧。⟧⟦HERE|他⟧说，", "吴岱"),
        ("⟦SAID=吴岱|⟦PER|吴岱⟧说，好。⟧谈到⟦PER|柳青禾⟧，⟦HERE|他⟧说，", "吴岱"),
        ("⟦PER|谢云帆⟧上了船。⟦SAID=雷朋集团|集团称，好。⟧⟦HERE|他⟧说，", "谢云帆"),
        ("⟦PER|谢云帆⟧上了船。⟦HERE|他⟧说，", "谢云帆"),
        ("⟦BYLINE|林小禾⟧报道，⟦PER|谢云帆⟧上了船。⟦HERE|他⟧说，", "谢云帆"),
        (
            "⟦SAID=谢云帆|⟦PER|谢云帆⟧说，好。⟧⟦ASKED=柳青禾|⟦PER|柳青禾⟧问？⟧⟦HERE|他⟧说，",
            "谢云帆",
        ),
        ("⟦SAID=一位店主|一位店主说，好。⟧⟦HERE|他⟧说，", "一位店主"),
    ],
)
def test_a_pronoun_means(marked: str, name: str) -> None:
    discourse, here = read(marked)
    speakers = discourse.antecedent(here)
    assert [speaker.name for speaker in speakers or ()] == [name]


@pytest.mark.parametrize(
    "marked",
    ["天亮了。⟦HERE|他⟧说，", "⟦BYLINE|林小禾⟧报道。⟦HERE|他⟧说，"],
)
def test_a_pronoun_means_nobody(marked: str) -> None:
    discourse, here = read(marked)
    assert discourse.antecedent(here) is None


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("⟦SAID=吴岱|⟦PER|吴岱⟧说，好。⟧⟦HERE|还称⟧，", "吴岱"),
        ("⟦SAID=雷朋集团|集团称，好。⟧⟦HERE|还称⟧，", "雷朋集团"),
        (
            "⟦SAID=谢云帆|⟦PER|谢云帆⟧说，好。⟧⟦ASKED=柳青禾|⟦PER|柳青禾⟧问？⟧⟦HERE|“好。”⟧",
            "谢云帆",
        ),
        ("⟦HERE|“好。”⟧⟦PER|谢云帆⟧上了船。", "谢云帆"),
        ("⟦PER|谢云帆⟧上了船。⟦PER|谢云帆⟧和⟦PER|柳青禾⟧走了。⟦HERE|“好。”⟧", "谢云帆"),
    ],
)
def test_a_dropped_subject_is(marked: str, name: str) -> None:
    discourse, here = read(marked)
    speakers = discourse.successor(here)
    assert [speaker.name for speaker in speakers or ()] == [name]


@pytest.mark.parametrize("marked", ["⟦HERE|“好。”⟧", "⟦BYLINE|林小禾⟧报道。⟦HERE|“好。”⟧"])
def test_a_dropped_subject_is_nobody(marked: str) -> None:
    discourse, here = read(marked)
    assert discourse.successor(here) is None


def test_nothing_is_remembered_for_ever() -> None:
    discourse, here = read("⟦SAID=吴岱|吴岱说，好。⟧" + "雨停了。" * 400 + "⟦HERE|他⟧说，")
    assert discourse.last_utterance(here) is None
    assert discourse.antecedent(here) is None


def test_later_words_are_not_remembered() -> None:
    discourse, here = read("⟦HERE|他⟧说，⟦SAID=吴岱|吴岱说，好。⟧")
    assert discourse.last_utterance(here) is None
