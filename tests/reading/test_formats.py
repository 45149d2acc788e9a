"""What a source is written in."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsnlp.reading.formats import detect_format

CASES = [
    ("<p>渡槽今日通水</p>", None, "html"),
    ("  \n<!DOCTYPE html><html></html>", None, "html"),
    ("<!-- 页头 --><div>渡槽</div>", None, "html"),
    ('<%@ page pageEncoding="UTF-8"%><html></html>', None, "html"),
    ('<?xml version="1.0"?><!DOCTYPE html><html></html>', None, "html"),
    ("<?xml version='1.0'?><doc><body>渡槽</body></doc>", None, "xml"),
    ("<news><body>渡槽</body></news>", None, "xml"),
    ("---\ntitle: 渡槽\n---\n正文", None, "markdown"),
    ("\n\n---\ntitle: 渡槽", None, "markdown"),
    ("+++\ntitle = '渡槽'\n+++\n正文", None, "markdown"),
    ("# 渡槽\n\n正文", Path("a.md"), "markdown"),
    ("渡槽今日通水", Path("a.html"), "html"),
    ("渡槽今日通水", None, "text"),
    ("渡槽今日通水", Path("a.txt"), "text"),
    ("# 渡槽\n\n正文", None, "text"),
    ("<人物>林小满\n她来到渡口。", None, "text"),
    ("<NBA>今日战报\n主队获胜。", None, "text"),
    ("---\n渡槽今日通水\n---", None, "text"),
    ("--- 渡槽", None, "text"),
    ("3 < 5，他说。", None, "text"),
    ("", None, "text"),
]


@pytest.mark.parametrize(("text", "path", "expected"), CASES)
def test_detection(text: str, path: Path | None, expected: str) -> None:
    assert detect_format(text, path) == expected
