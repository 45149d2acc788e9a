"""Tokens: what is kept whole, what it is tagged, and what nobody else gets to see."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import newsnlp
from newsnlp.errors import LexiconError, SettingsError
from newsnlp.segmentation.segmenter import Segmenter
from newsnlp.settings import Settings
from tests.clock import cpu_seconds
from tests.segmentation.cuts import SEGMENTER

Words = list[tuple[str, str]]


def cut(text: str, words: Words | None = None, segmenter: Segmenter = SEGMENTER) -> list[str]:
    return [f"{token.text}/{token.pos}" for token in segmenter.tokenize(text, words or ())]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("渔船今天离开。", "渔船/n 今天/t 离开/v 。/x"),
        ("漁船今天離開。", "漁船/n 今天/t 離開/v 。/x"),
        ("增长1.5%，共２０台", "增长/v 1.5%/m ，/x 共/d ２０/m 台/q"),
        ("张岫海和陈霁", "张岫海/nr 和/c 陈霁/nr"),
        ("风控与渔获", "风控/n 与/p 渔获/n"),
        ("等等……——", "等等/u ……/x ——/x"),
        ("用GPU和C++", "用/p GPU/eng 和/c C++/nz"),
        ("（José）cafe\u0301𠮷", "（/x José/eng ）/x cafe\u0301/eng 𠮷/n"),
        ("", ""),
    ],
)
def test_words_and_tags(text: str, tokens: str) -> None:
    assert cut(text) == tokens.split()


def test_a_run_of_spaces_is_one_token() -> None:
    texts = [token.text for token in SEGMENTER.tokenize("出港\r\n\u3000\u3000渔船  ")]
    assert texts == ["出港", "\r\n\u3000\u3000", "渔船", "  "]


@pytest.mark.parametrize(
    ("text", "words", "tokens"),
    [
        ("陶云岫说", [("陶云岫", "nr")], "陶云岫/nr 说/v"),
        ("陶雲岫說", [("陶云岫", "nr")], "陶雲岫/nr 說/v"),
        ("江成与说", [("江成与", "nr")], "江成与/nr 说/v"),
        ("海潮研究院院长", [("海潮研究院", "nt")], "海潮研究院/nt 院长/n"),
        ("艾拉·冯·林德说", [("艾拉·冯·林德", "nr")], "艾拉·冯·林德/nr 说/v"),
        ("艾拉‧林德、林德", [("艾拉·林德", "nr"), ("林德", "nr")], "艾拉‧林德/nr 、/x 林德/nr"),
        ("AI&HPC产品线", [("AI&HPC产品线", "nz")], "AI&HPC产品线/nz"),
        # Not where the dictionary reads the same characters as other words.
        ("国王毅然离开", [("王毅", "nr")], "国王/n 毅然/d 离开/v"),
        ("登上高峰期", [("高峰", "nr")], "登上/v 高峰期/n"),
        # Not inside a longer Latin word.
        ("HARBOURS", [("HARBOUR", "nz")], "HARBOURS/eng"),
        ("渔船", [("", "nr"), ("渔" * 70, "nr")], "渔船/n"),
    ],
)
def test_words_of_the_article_are_kept_whole(text: str, words: Words, tokens: str) -> None:
    assert cut(text, words) == tokens.split()


def test_words_of_one_article_are_unknown_to_the_next() -> None:
    before = cut("陶云岫说，江成与来了")
    assert cut("陶云岫说，江成与来了", [("陶云岫", "nr"), ("江成与", "nr")]) != before
    assert cut("陶云岫说，江成与来了") == before


def test_words_of_one_article_are_unknown_to_other_threads() -> None:
    text = "陶云岫说，海潮研究院江成与来了。" * 40
    inputs: list[Words] = [[], [("陶云岫", "nr")], [("江成与", "nr"), ("海潮研究院", "nt")]] * 6
    expected = [cut(text, words) for words in inputs]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda words: cut(text, words), inputs)) == expected


def test_threads_may_race_for_the_first_use() -> None:
    segmenter = Segmenter(Settings())
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: cut("渔船离开", segmenter=segmenter), range(8)))
    assert results == [["渔船/n", "离开/v"]] * 8


def test_a_segmenter_and_what_it_cut_can_be_pickled() -> None:
    segmenter = Segmenter(Settings(user_dictionary=("云帆号 nz",)))
    expected = cut("云帆号离开", segmenter=segmenter)
    copy = pickle.loads(pickle.dumps(segmenter))
    assert cut("云帆号离开", segmenter=copy) == expected == ["云帆号/nz", "离开/v"]
    segmented = pickle.loads(pickle.dumps(segmenter("云帆号出港", ())))
    assert [token.text for token in segmented.tokens] == ["云帆号", "出港"]


USER_LINES = "\ufeff云帆号 200 nz\n\n艾拉·林德 nr\n潮汐塔\n"


def test_a_user_dictionary_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text(USER_LINES, encoding="utf-8")
    segmenter = Segmenter(Settings(user_dictionary=path))
    assert cut("云帆号的艾拉·林德登上潮汐塔", segmenter=segmenter) == [
        *("云帆号/nz", "的/uj", "艾拉·林德/nr", "登上/v", "潮汐塔/n"),
    ]
    assert cut("云帆号", [("云帆号", "n")], segmenter) == ["云帆号/n"]
    assert cut("云帆号", [("艾拉", "nr")], segmenter) == ["云帆号/nz"]
    assert "云帆号/nz" not in cut("云帆号出港")


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"\xe6\xbd\xae 0 n\n", "line 1"),
        ("潮汐塔\n云帆号 多 nz\n".encode(), "line 2"),
        ("潮汐塔\n\n云帆号 1 2 3".encode(), "line 3"),
        ("潮汐塔\n云帆号".encode("gbk"), "line 1"),
        (("潮" * 65).encode(), "line 1"),
    ],
)
def test_a_bad_line_of_the_file_is_named(tmp_path: Path, content: bytes, place: str) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(content)
    with pytest.raises(LexiconError, match=rf"words\.txt, {place}: "):
        Segmenter(Settings(user_dictionary=path))


def test_a_bad_entry_or_a_missing_file_is_a_wrong_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"user_dictionary\[1\]: '云帆号 NZ'"):
        Segmenter(Settings(user_dictionary=("潮汐塔", "云帆号 NZ")))
    with pytest.raises(SettingsError, match=r"cannot read .*none\.txt"):
        Segmenter(Settings(user_dictionary=tmp_path / "none.txt"))


PROBE = """
import sys
from newsnlp.segmentation.segmenter import Segmenter
from newsnlp.settings import Settings
assert "jieba" not in sys.modules
tokens = Segmenter(Settings()).tokenize("渔船出港")
assert [t.text for t in tokens] == ["渔船", "出港"]
assert "pkg_resources" not in sys.modules
import jieba, logging
assert not jieba.dt.initialized and not jieba.finalseg.Force_Split_Words
"""


def probe(python: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    paths = [str(Path(newsnlp.__file__).parents[1]), *sys.path[1:]]
    environment |= {"TMPDIR": str(folder), "PYTHONPATH": os.pathsep.join(paths)}
    return subprocess.run(
        [*python, "-W", "error", "-c", PROBE],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_jieba_writes_no_cache_no_log_and_warns_of_nothing(tmp_path: Path) -> None:
    bytecode = tmp_path / "bytecode"  # empty, so that jieba is compiled anew, warnings and all
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    ended = probe([sys.executable], temporary, PYTHONPYCACHEPREFIX=str(bytecode))
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("unit", ["龘", "的", "a", "1", "…", "“", "e\u0301", "陶云", "é", "_"])
def test_time_is_linear_in_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        words = [("陶云岫", "nr"), ("艾拉·林德", "nr"), ("陶云" * 30, "nr")]
        return cpu_seconds(lambda: SEGMENTER.tokenize(text, words))

    assert seconds(40_000) < 40 * max(seconds(4_000), 0.005)
