"""The words of the lexicons, each in a sentence: every noun speaks, every cue reports."""

from __future__ import annotations

import re

import pytest

from newsnlp.lexicons import load_lexicon
from tests.extraction.quotes.casebook import Case
from tests.extraction.quotes.quoting import quote_case

HOLD_A_CUE = {"信息显示", "情况说明", "法院审理查明"}  # whole lead-ins: 法院审理查明，……
HEADS = {
    kind: [
        e.term
        for e in load_lexicon("quote_source_heads")
        if (e.kind == "document") == (kind == "text")
        and e.kind not in ("event", "kind")
        and e.term not in HOLD_A_CUE
    ]
    for kind in ("text", "other")
}
FRAMES = {
    "c": "⟦PER|吴岱⟧⟦CUE|{}⟧，⟦IND:吴岱|新线下月就开通⟧。",
    "q": "⟦PER|吴岱⟧⟦CUE|{}⟧：“⟦DIR:吴岱|新线下月就开通。⟧”",
    "a": "“⟦DIR:吴岱|新线下月就开通。⟧”⟦PER|吴岱⟧⟦CUE|{}⟧。",
    "b": "⟦PER|吴岱⟧⟦CUE|{}⟧⟦IND:吴岱|新线将于下月开通⟧。",
    "p": "据⟦PER|吴岱⟧⟦CUE|{}⟧，⟦IND:吴岱|新线下月就开通⟧。",
}
NEVER_FIRM = {"view", "wish", "act", "announce", "find", "tell", "rule", "show", "report"}


def fails(sentence: str, words: list[str]) -> list[str]:
    """Return those of `words` with which `sentence` is not read as marked."""
    cases = [(word, Case.parse(sentence.replace("{}", word))) for word in words]
    return [word for word, case in cases if case.firm(quote_case(case)) != case.expected()]


@pytest.mark.parametrize(
    "sentence",
    [
        "一位{}⟦CUE|表示⟧，⟦IND:一位{}|新线下月就开通⟧。",
        "一位{}⟦CUE|说⟧，⟦IND:一位{}|新线下月就开通⟧。",
        "一位{}⟦CUE|称⟧，⟦IND:一位{}|新线下月就开通⟧。",
        "一位{}⟦CUE|指出⟧，⟦IND:一位{}|新线下月就开通⟧。",
        "一位{}⟦CUE|认为⟧，⟦IND:一位{}|新线下月就开通⟧。",
        "一位{}⟦CUE|介绍⟧，⟦IND:一位{}|新线下月就开通⟧。",
        "一位{}⟦CUE|回应⟧，⟦IND:一位{}|新线下月就开通⟧。",
        "一位{}⟦CUE|告诉⟧记者，⟦IND:一位{}|新线下月就开通⟧。",
        "“⟦DIR:一位{}|新线下月就开通。⟧”一位{}⟦CUE|说⟧。",
    ],
    ids=["表示", "说", "称", "指出", "认为", "介绍", "回应", "告诉", "说 after"],
)
def test_every_noun_of_the_lexicon_speaks(sentence: str) -> None:
    assert fails(sentence, HEADS["other"]) == []


@pytest.mark.parametrize("cue", ["称", "指出", "写道"])
def test_every_text_of_the_lexicon_speaks(cue: str) -> None:
    sentence = f"这份{{}}⟦CUE|{cue}⟧，⟦IND:这份{{}}|新线下月就开通⟧。"
    assert fails(sentence, HEADS["text"]) == []


@pytest.mark.parametrize("frame", FRAMES)
def test_every_cue_of_the_lexicon_reports_in_its_frames(frame: str) -> None:
    cues = load_lexicon("quote_cues")
    words = [e.term for e in cues if frame in e.columns["frames"] and e.kind not in NEVER_FIRM]
    assert words
    sentence = FRAMES[frame].replace("⟦CUE|{}⟧", "{}")
    assert fails(sentence, [marked_cue(word) for word in words]) == []


def marked_cue(word: str) -> str:
    """Return `word` with its verb marked, what it has for an object left out (补|了一句)."""
    verb = re.sub("[了过]?一?(?:句|笔账)$", "", word)
    return f"⟦CUE|{verb}⟧{word.removeprefix(verb)}"


def test_no_look_alike_of_the_lexicon_reports() -> None:
    words = [e.term for e in load_lexicon("quote_false_cues")]
    assert fails("⟦PER|吴岱⟧的{}，⟦PER|柳青禾⟧收到了。", words) == []
