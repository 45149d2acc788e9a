"""Time is linear in the text, for any text: families of hostile text, and how their time grows."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

import pytest

from newsnlp import Pipeline
from tests.clock import cpu_seconds

SIZES = (10_000, 40_000)
LARGE_SIZES = (50_000, 250_000)
EXPONENT = 1.3  # 1 is linear, 2 quadratic; what is above 1 is for caches and a busy machine
QUICK = 0.05  # seconds; what is over sooner cannot be timed, and need not be
ATTEMPTS = 4


def _repeat(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit))


def _sounds(number: int) -> str:
    """Return five sounds of names, others for each number."""
    return f"{number:05}".translate(str.maketrans("0123456789", "斯德克尔特拉里马尼格"))


TEXTS: dict[str, Callable[[int], str]] = {
    "ordinary": _repeat("澜江大学教授王海生表示：“今天下雨。”他认为，明天也会下雨。\n"),
    "one paragraph": _repeat("澜江大学教授王海生表示：“今天下雨。”他认为，明天也会下雨。"),
    "no punctuation": _repeat("啊"),
    "opening double marks": _repeat("“"),
    "closing double marks": _repeat("”"),
    "nested marks": lambda size: "“‘" * (size // 4) + "’”" * (size // 4),
    "ASCII marks": _repeat('"'),
    "opening title marks": _repeat("《"),
    "empty titles": _repeat("《》"),
    "titles": _repeat("《方案》"),
    "distinct titles": lambda size: "".join(f"《方案{n}》，" for n in range(size // 9)),
    "opening brackets": _repeat("（"),
    "lists": _repeat("、"),
    "names in a list": _repeat("王海生、"),
    "distinct names": lambda size: "".join(
        f"教授王{chr(0x4E00 + n % 9000)}生说，" for n in range(size // 7)
    ),
    "names that share a surname": lambda size: "".join(
        f"议员{_sounds(n)}·莫雷尔说，好。" for n in range(size // 15)
    ),
    "names without end": _repeat("王海生"),
    "surnames": _repeat("王"),
    "transliterated names": _repeat("莫罗·"),
    "titles of office": _repeat("副总经理"),
    "bodies": _repeat("委员会"),
    "distinct bodies": lambda size: "".join(f"第{n}研究院称，好。" for n in range(size // 12)),
    "cues": _repeat("表示"),
    "commas": _repeat("，"),
    "commas in reports": _repeat("王海生说" + "，" * 500 + "好。"),
    "cue clauses": _repeat("王海生称，"),
    "pronoun clauses": _repeat("他说，好。"),
    "colons": _repeat("："),
    "according to": _repeat("据"),
    "in the view of": _repeat("在他看来"),
    "short forms": _repeat("（以下简称"),
    "anaphors": _repeat("该报告"),
    "former": _repeat("原"),
    "blanks": _repeat(" "),
    "wide blanks": _repeat("\u3000"),
    "line ends": _repeat("\n"),
    "carriage returns": _repeat("\r\n"),
    "short paragraphs": _repeat("“好\n"),
    "digits": _repeat("2025年"),
    "letters": _repeat("a"),
    "zero width": _repeat("\u200b"),
    "combining": _repeat("e\u0301"),
}

PAGES: dict[str, Callable[[int], str]] = {
    "deep elements": lambda size: "<div>" * (size // 11) + "好" + "</div>" * (size // 11),
    "unclosed elements": _repeat("<p>好"),
    "empty elements": _repeat("<p></p>"),
    "unclosed tags": _repeat("<"),
    "a long attribute": lambda size: f'<p class="{"a" * size}">好</p>',
    "many attributes": lambda size: f"<p {' '.join(f'a{n}=1' for n in range(size // 8))}>好</p>",
    "entities": _repeat("&ldquo;"),
    "comments": _repeat("<!---->"),
    "unclosed comment": lambda size: "<!--" + "-" * size,
    "breaks": _repeat("好<br>"),
    "links": _repeat('<a href="x">好</a>'),
    "inline elements": _repeat("<b><i>好"),
    "entity bomb": lambda size: (
        "<!DOCTYPE d [<!ENTITY a '" + "好" * 1000 + "'>"
        + "".join(f"<!ENTITY b{n} '&a;&a;&a;'>" for n in range(size // 50)) + "]><d>&b0;</d>"
    ),
    "front matter": lambda size: "---\n" + "a: [" * (size // 4) + "\n---\n好",
    "front matter without end": lambda size: "---\n" + "a: b\n" * (size // 5),
    "anchors": lambda size: "---\na: &a [x]\n" + "b: *a\n" * (size // 6) + "---\n好",
}  # fmt: skip


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    pipeline = Pipeline()
    pipeline.extract("澜江大学教授王海生表示：“今天下雨。”\n《方案》", format="text")  # warm
    pipeline.extract("<p>好</p>", format="html")
    return pipeline


def _seconds(pipeline: Pipeline, source: str, format: str) -> float:
    return cpu_seconds(lambda: pipeline.extract(source, format=format), runs=1)  # type: ignore[arg-type]


def _check_growth(
    pipeline: Pipeline, make: Callable[[int], str], sizes: tuple[int, int], format: str
) -> None:
    """Assert that time grows about as the text does, by the quickest of several attempts."""
    small, large = (make(size) for size in sizes)
    shortest = [math.inf, math.inf]
    growth = math.inf
    for _ in range(ATTEMPTS):  # a busy machine can spoil one attempt, hardly all
        times = (_seconds(pipeline, small, format), _seconds(pipeline, large, format))
        shortest = [min(pair) for pair in zip(shortest, times, strict=True)]
        growth = math.log(shortest[1] / shortest[0]) / math.log(len(large) / len(small))
        if shortest[1] < QUICK or growth < EXPONENT:
            return
    pytest.fail(f"time grows as n^{growth:.2f}: {shortest[0]:.2f} s, then {shortest[1]:.2f} s")


@pytest.mark.parametrize("family", TEXTS)
def test_text(family: str, pipeline: Pipeline) -> None:
    _check_growth(pipeline, TEXTS[family], SIZES, "text")


@pytest.mark.parametrize("family", PAGES)
@pytest.mark.parametrize("format", ["html", "auto"])
def test_pages(family: str, format: str, pipeline: Pipeline) -> None:
    _check_growth(pipeline, PAGES[family], SIZES, format)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("family", TEXTS)
def test_large_text(family: str, pipeline: Pipeline) -> None:
    _check_growth(pipeline, TEXTS[family], LARGE_SIZES, "text")


def test_the_gate_can_fail() -> None:
    class Quadratic:
        def extract(self, source: str, *, format: str) -> None:
            until = time.process_time() + (len(source) / 40_000) ** 2 * 0.06
            while time.process_time() < until:
                pass

    with pytest.raises(pytest.fail.Exception, match=r"n\^"):
        _check_growth(Quadratic(), _repeat("好"), SIZES, "text")  # type: ignore[arg-type]
