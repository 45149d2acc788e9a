"""What the model is trained on: labelled lines, their variants, and data from outside."""

from __future__ import annotations

from pathlib import Path

import pytest
from aishell import read_aishell
from augment import Rewriter
from lines import Line, read_lines, without_overlaps, write_lines
from prepare import check_sources

from newsnlp.lexicons import load_lexicon

LINE = Line(
    "远川集团总经理步溪说，步溪去了。", ((0, 4, "O"), (4, 7, "T"), (7, 9, "P"), (11, 13, "P")), "1"
)
Span = tuple[int, int, str]


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        ([], []),
        ([(0, 2, "P"), (2, 4, "T")], [(0, 2, "P"), (2, 4, "T")]),
        ([(1, 3, "T"), (0, 3, "P")], [(0, 3, "P")]),
        ([(0, 2, "O"), (1, 5, "O"), (6, 7, "P")], [(1, 5, "O"), (6, 7, "P")]),
    ],
)
def test_of_spans_that_overlap_the_longest_stays(spans: list[Span], kept: list[Span]) -> None:
    assert list(without_overlaps(spans)) == kept


def test_lines_survive_their_file(tmp_path: Path) -> None:
    write_lines(tmp_path / "lines.jsonl", [LINE])
    assert list(read_lines(tmp_path / "lines.jsonl")) == [LINE]


@pytest.mark.parametrize("seed", range(20))
def test_a_variant_keeps_all_but_its_mentions(seed: int) -> None:
    variant = Rewriter([LINE], seed).rewrite(LINE)
    assert [kind for _, _, kind in variant.spans] == ["O", "T", "P", "P"]
    (_, _, _), (_, title_end, _), (start, end, _), (again, last, _) = variant.spans
    name = variant.text[start:end]
    assert (start, variant.text[end:again], variant.text[last:]) == (title_end, "说，", "去了。")
    assert name == variant.text[again:last], "one name is one other name everywhere"
    assert name != "步溪"


def test_variants_are_the_same_every_time() -> None:
    first, second = ([Rewriter([LINE], 1).rewrite(LINE) for _ in range(5)] for _ in range(2))
    assert first == second


def test_no_variant_has_a_name_that_is_kept_for_measuring() -> None:
    surnames, given = load_lexicon("name_surnames"), load_lexicon("name_given")
    kept = {one.term + other.term for one in surnames for other in given}
    kept |= {body for body in load_lexicon("org_names").terms() if len(body) == 4}
    rewriter = Rewriter([LINE], 1, kept)
    for variant in (rewriter.rewrite(LINE) for _ in range(200)):
        named = {variant.text[start:end] for start, end, kind in variant.spans if kind != "T"}
        assert named.isdisjoint(kept)


def test_bodies_and_titles_are_of_many_kinds() -> None:
    rewriter = Rewriter([LINE], 1)
    seen = [rewriter.rewrite(LINE) for _ in range(300)]
    bodies, titles = ({v.text[slice(*v.spans[at][:2])] for v in seen} for at in (0, 1))
    assert len(bodies) > 150
    assert len(titles) > 80


@pytest.mark.parametrize("text", ["今天没有人。", ""])
def test_a_line_without_mentions_has_no_variants(text: str) -> None:
    line = Line(text, (), "1")
    assert Rewriter([LINE], 1).rewrite(line) == line


@pytest.mark.parametrize(
    ("tagged", "spans"),
    [
        ("远/B-ORG 川/I-ORG 经/O 理/O 步/B-PER 溪/I-PER 说/O", ["远川O", "经理T", "步溪P"]),
        ("禾/B-LOC 川/I-LOC 市/O 长/O 步/B-PER 溪/I-PER", ["禾川O", "市长T", "步溪P"]),
        ("禾/B-LOC 川/I-LOC 经/O 理/O 说/O", []),
        ("经/O 理/O 和/O 步/B-PER 溪/I-PER", ["步溪P"]),
    ],
)
def test_titles_of_aishell_stand_beside_people(
    tagged: str, spans: list[str], tmp_path: Path
) -> None:
    rows = "\n".join(pair.replace("/", " ") for pair in tagged.split())
    for name in ("dev.bio.txt", "test.bio.txt"):
        (tmp_path / name).write_text(rows + "\n\n", encoding="utf-8")
    (line,) = read_aishell(tmp_path)
    assert [line.text[start:end] + kind for start, end, kind in line.spans] == spans


def test_other_data_than_the_recipe_names_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "sources.tsv"
    table.write_text("file\tsha256\tcommit\tdata.txt\ndata.txt\t0000\tabc\n", encoding="utf-8")
    (tmp_path / "data.txt").write_text("other", encoding="utf-8")
    with pytest.raises(SystemExit, match="is not the file of abc"):
        check_sources(table, tmp_path)
