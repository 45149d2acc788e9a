"""The corpus tool at the command line, and agreement between two annotations."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsnlp.evaluation.corpus.tool import main
from tests.corpora.composing import HEADER, compose
from tests.corpora.test_compiler import DECLARED, PREFIX

FIRST = f"{PREFIX}\n步溪{{C1|说}}，{{I1:步溪|鱼卖完了}}。“{{D2:容与|好。}}”容与{{C2|说}}。"
SECOND = f"{PREFIX}\n步溪{{C1|说}}，{{I1:容与|鱼卖完了}}。“{{D2:容与|好。}}”容与{{C2|说}}。"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a corpus of one article that was annotated twice."""
    for folder, body in (("articles", FIRST), ("second", SECOND)):
        (tmp_path / folder).mkdir()
        content = compose(body, DECLARED)
        (tmp_path / folder / "001.news").write_text(content, encoding="utf-8")
    card = "# Card\n<!-- counts -->\n<!-- /counts -->\n<!-- agreement -->\n<!-- /agreement -->\n"
    (tmp_path / "README.md").write_text(card, encoding="utf-8")
    return tmp_path


def test_check(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(corpus)]) == 0
    path = corpus / "articles" / "001.news"
    path.write_text(path.read_text(encoding="utf-8").replace("{C1|说}", "说"), encoding="utf-8")
    assert main(["check", str(corpus)]) == 1
    assert "001.news:16: no cue with the number of I1" in capsys.readouterr().out


def test_freeze(corpus: Path) -> None:
    assert main(["freeze", str(corpus)]) == 0
    frozen = {path.name: path.read_bytes() for path in corpus.iterdir() if path.is_file()}
    assert frozen["splits.tsv"].split(b"\t")[0] == b"001"
    assert b"| firm pieces | 2 |" in frozen["README.md"]
    assert b"| indirect_attributed | 0.000 | 1 | 1 |" in frozen["README.md"]
    assert b"second/001.news" in frozen["CHECKSUMS"]
    assert main(["freeze", str(corpus)]) == 0
    assert frozen == {path.name: path.read_bytes() for path in corpus.iterdir() if path.is_file()}


def test_agree(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["agree", str(corpus)]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["people", "1.000", "2", "2"] in rows
    assert ["indirect", "1.000", "1", "1"] in rows
    assert ["indirect_attributed", "0.000", "1", "1"] in rows
    assert rows[-1][:3] == ["001", "speaker", "wrong"]


def test_agreement_is_with_the_first_annotation_as_it_was(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "first").mkdir()
    (corpus / "articles" / "001.news").rename(corpus / "first" / "001.news")
    (corpus / "articles" / "001.news").write_bytes((corpus / "second" / "001.news").read_bytes())
    assert main(["agree", str(corpus)]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["indirect_attributed", "0.000", "1", "1"] in rows


def test_two_annotations_are_of_one_text(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = corpus / "second" / "001.news"
    path.write_text(path.read_text(encoding="utf-8").replace("卖完", "卖光"), encoding="utf-8")
    assert main(["agree", str(corpus)]) == 1
    assert "another text than the article's" in capsys.readouterr().err


def test_bare_has_the_text_alone(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bare", str(corpus / "articles" / "001.news")]) == 0
    out = capsys.readouterr().out
    assert "步溪说，鱼卖完了。“好。”容与说。" in out
    assert "步老板]" not in out


def test_show_puts_each_piece_on_one_line(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    speech = "今年的鱼比去年少了一半还多，" * 5 + "只好改卖藕"
    body = f"{PREFIX}\n容与{{C1|说}}，{{I1:容与|{speech}}}。"
    header = HEADER.replace("layout: text", "layout: wrapped")
    path = corpus / "articles" / "001.news"
    path.write_text(compose(body, DECLARED, header), encoding="utf-8")
    assert main(["show", str(path)]) == 0
    assert f"indirect  容与 (person) [容与][说] {speech}" in capsys.readouterr().out.splitlines()


def test_a_reader_that_goes_away_is_no_error(corpus: Path) -> None:
    command = [sys.executable, "-m", "newsnlp.evaluation.corpus", "show"]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        tool = subprocess.run(
            [*command, str(corpus)], stdout=closed, stderr=subprocess.PIPE, check=False
        )
    assert (tool.returncode, tool.stderr) == (0, b"")


def test_export(corpus: Path, tmp_path: Path) -> None:
    main(["freeze", str(corpus)])
    assert main(["export", str(corpus), "jsonl", str(tmp_path / "out"), "--split", "dev"]) == 0
    assert (tmp_path / "out" / "corpus.jsonl").read_text(encoding="utf-8") == ""
    assert main(["export", str(corpus), "jsonl", str(tmp_path / "out"), "--split", "train"]) == 0
    assert len((tmp_path / "out" / "corpus.jsonl").read_text(encoding="utf-8").splitlines()) == 1
