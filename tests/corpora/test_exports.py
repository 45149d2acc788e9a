"""The exports say what the corpus says: each is read back and compared."""

from __future__ import annotations

import json
import re
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from newsnlp.errors import MissingExtraError
from newsnlp.evaluation import load_gold
from newsnlp.evaluation.corpus.collection import article_paths, load_article
from newsnlp.evaluation.corpus.compiler import CorpusArticle
from newsnlp.evaluation.corpus.exporting import EXPORTERS, export_docbin, export_gold
from newsnlp.evaluation.corpus.exporting.brat import to_brat
from newsnlp.evaluation.corpus.exporting.conllu import to_conllu
from newsnlp.evaluation.corpus.exporting.json_lines import to_json_line

CORPUS = Path(__file__).parents[2] / "corpora"
ARTICLES = [load_article(path) for path in article_paths(CORPUS)[:6]]
RE_TEXT_BOUND = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)\t(.*)")

each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)


def _spans(article: CorpusArticle) -> list[tuple[str, int, int]]:
    annotation = article.annotation
    mentions = [(mention.label, mention.start, mention.end) for mention in annotation.mentions]
    return sorted(mentions + [(quote.kind, quote.start, quote.end) for quote in annotation.quotes])


@each_article
def test_json_line(article: CorpusArticle) -> None:
    content = json.loads(to_json_line(article))
    found = [(m["label"], m["start"], m["end"]) for m in content["mentions"]]
    found += [(quote["kind"], quote["start"], quote["end"]) for quote in content["quotes"]]
    assert (content["text"], sorted(found)) == (article.text, _spans(article))


@each_article
def test_brat(article: CorpusArticle) -> None:
    found = []
    for line in to_brat(article).splitlines():
        if match := RE_TEXT_BOUND.fullmatch(line):
            fragments = [tuple(map(int, part.split())) for part in match[3].split(";")]
            assert " ".join(article.text[start:end] for start, end in fragments) == match[4]
            found.append((match[2].lower(), fragments[0][0], fragments[-1][1]))
    assert sorted(f for f in found if f[0] not in ("cue", "source")) == _spans(article)


@each_article
def test_conllu(article: CorpusArticle) -> None:
    mentions: list[list[int]] = []
    covered = []
    for line in to_conllu(article).splitlines():
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        assert len(cells) == 10
        misc = dict(field.split("=", 1) for field in cells[9].split("|"))
        start, end = map(int, misc["Offset"].split(":"))
        assert "".join(article.text[start:end].split()) == cells[1]
        covered.append((start, end))
        if misc.get("Mention", "").startswith("B-"):
            mentions.append([start, end])
        elif "Mention" in misc:
            mentions[-1][1] = end
    assert mentions == [[m.start, m.end] for m in article.annotation.mentions]
    words = "".join(article.text[start:end] for start, end in covered)
    assert words.split() == "".join(article.text.split()).split()


def test_gold_folder(tmp_path: Path) -> None:
    export_gold(ARTICLES, tmp_path)
    loaded = load_gold(tmp_path / "gold", tmp_path / "text")
    assert [(a.gold, a.text) for a in loaded] == [(a.annotation, a.text) for a in ARTICLES]


@pytest.mark.skipif(not find_spec("spacy"), reason="spaCy is an extra")
def test_docbin(tmp_path: Path) -> None:
    import spacy
    from spacy.tokens import DocBin

    export_docbin(ARTICLES, tmp_path)
    vocabulary = spacy.blank("zh").vocab
    docs = list(DocBin().from_disk(tmp_path / "corpus.spacy").get_docs(vocabulary))
    assert [doc.text for doc in docs] == [article.text for article in ARTICLES]
    for doc, article in zip(docs, ARTICLES, strict=True):
        quotes = [(span.label_, span.start_char, span.end_char) for span in doc.spans["quotes"]]
        assert quotes == [(q.kind, q.start, q.end) for q in article.annotation.quotes]


def test_docbin_without_spacy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingExtraError, match="pip install"):
        export_docbin(ARTICLES, tmp_path)


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_exporters_are_documented(name: str) -> None:
    assert (EXPORTERS[name].__doc__ or "").startswith("Write ")
