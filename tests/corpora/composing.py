"""Short article files for tests, with a header that is right unless a test says otherwise."""

from __future__ import annotations

from newsnlp.evaluation.corpus.checks import check_source
from newsnlp.evaluation.corpus.compiler import CorpusArticle, compile_source
from newsnlp.evaluation.corpus.source import parse_source

HEADER = """genre: local
script: hans
layout: text
"""
PADDING = "本报讯　" + "这座小城的早市从凌晨四点开到上午九点，菜贩挑着担子沿河而来。" * 5


def compose(body: str, declarations: str = "", header: str = HEADER) -> str:
    """Return an article file of `body`, long enough to be one."""
    return f"---\n{header}{declarations}---\n早市的灯\n{body}\n{PADDING}\n"


def compile_body(body: str, declarations: str = "", header: str = HEADER) -> CorpusArticle:
    """Return the article that `body` compiles to, which must be without problems."""
    article, problems = _compile(body, declarations, header)
    assert problems == []
    return article


def problems_of(body: str, declarations: str = "", header: str = HEADER) -> list[str]:
    """Return what is wrong with the article of `body`."""
    return _compile(body, declarations, header)[1]


def _compile(body: str, declarations: str, header: str) -> tuple[CorpusArticle, list[str]]:
    source = parse_source(compose(body, declarations, header), "001")
    article, problems = compile_source(source)
    found = {*source.problems, *problems, *check_source(source, article)}
    return article, [problem.message for problem in sorted(found)]
