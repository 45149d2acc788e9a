"""The how-to guides are true: their snippets run, and they install what is pinned."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import newsnlp.integrations.spacy_component  # noqa: F401  # an installed newsnlp tells spaCy of it
from newsnlp.models.spacy_packages import HOW_TO, PINNED, PLACEHOLDER
from newsnlp.models.spacy_pipeline import LABELS, PROBABILITIES

ROOT = Path(__file__).parents[2]
GUIDES = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/how-to/*.md"))
RE_SNIPPET = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RE_LINK = re.compile(r"\]\(([^)#:]+)\)")


def _read(guide: str) -> str:
    return (ROOT / guide).read_text(encoding="utf-8")


@pytest.mark.parametrize("guide", GUIDES)
def test_snippets_run(guide: str) -> None:
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner()
    for snippet in RE_SNIPPET.findall(_read(guide)):
        runner.run(parser.get_doctest(snippet, {}, guide, guide, 0))
    assert runner.summarize().failed == 0


@pytest.mark.parametrize("guide", GUIDES)
def test_links_lead_somewhere(guide: str) -> None:
    folder = (ROOT / guide).parent
    assert [link for link in RE_LINK.findall(_read(guide)) if not (folder / link).exists()] == []


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_the_readmes_link_every_guide(readme: str) -> None:
    assert [guide for guide in GUIDES if f"]({guide})" not in _read(readme)] == []


def test_the_guide_to_spacy_says_what_the_code_does() -> None:
    guide = _read(HOW_TO)
    assert all(f"{name} @ {address}\n" in guide for name, address in PINNED.items())
    assert f"version {PLACEHOLDER}" in guide
    table = guide.partition("## What is read from it")[2]
    assert [label for label in LABELS if f"`{label}`" not in table] == []
    numbers = set(re.findall(r"0\.\d+", table))
    assert {str(probability) for probability in PROBABILITIES.values()} <= numbers
