"""Bytes in every encoding that Chinese pages come in, declared, undeclared and wrongly declared."""

from __future__ import annotations

import codecs

import pytest

from newsnlp.errors import SourceError
from newsnlp.reading.decoding import declared_encoding, decode

SIMPLIFIED = "澜江渡槽今日通水，沿岸八个村的村民来到渡口。村支书林小满说：“盼了三十年。”"
TRADITIONAL = "瀾江渡槽今日通水，沿岸八個村的村民來到渡口。村長林小滿說：「盼了三十年。」"

ENCODED = [
    (SIMPLIFIED, "utf-8"),
    (SIMPLIFIED, "utf-8-sig"),
    (SIMPLIFIED, "gb18030"),
    (SIMPLIFIED, "gb2312"),
    (SIMPLIFIED, "utf-16"),
    (SIMPLIFIED, "utf-16-le"),
    (SIMPLIFIED, "utf-16-be"),
    (SIMPLIFIED, "utf-32"),
    (TRADITIONAL, "utf-8"),
    (TRADITIONAL, "big5"),
    (TRADITIONAL, "gb18030"),
    (TRADITIONAL, "utf-16-le"),
    ("今天下雨。", "gb18030"),
    ("渡槽<b>通水</b>了，水來了", "big5"),
]


@pytest.mark.parametrize(("text", "encoding"), ENCODED)
def test_undeclared(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).removeprefix("\ufeff") == text


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "big5", "utf-8", "iso-8859-1", "no-such"])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [(SIMPLIFIED, "utf-8"), (SIMPLIFIED, "gb18030"), (TRADITIONAL, "big5"), (TRADITIONAL, "gbk")],
)
def test_declared_rightly_or_wrongly(text: str, encoding: str, declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><p>{text}</p></body></html>'
    assert decode(page.encode(encoding)) == page


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<meta charset="gbk">', "gb18030"),
        (b"<meta http-equiv=Content-Type content='text/html; charset = big5'>", "big5hkscs"),
        (b"<?xml version='1.0' encoding='GB2312'?>", "gb18030"),
        (b'<%@ page pageEncoding="UTF-8"%>', "utf-8"),
        (b"<script charset></script><meta charset=utf-8>", "utf-8"),
        (b"<meta charset=martian>", None),
        (b"charset utf-8", None),
        (b"", None),
    ],
)
def test_declaration(head: bytes, encoding: str | None) -> None:
    assert declared_encoding(head) == encoding


def test_a_wrong_byte_is_replaced() -> None:
    assert decode(SIMPLIFIED.encode("utf-8") * 5 + b"\xe6\x9c") == SIMPLIFIED * 5 + "\ufffd"
    assert decode(codecs.BOM_UTF16_LE + "渡槽".encode("utf-16-le") + b"\x00") == "渡槽\ufffd"


def test_a_page_in_another_language() -> None:
    assert decode("Le café du port a été rouvert à midi.".encode("cp1252")).startswith("Le café")


@pytest.mark.parametrize(
    "data",
    [
        b"\0" * 64,
        bytes(range(256)) * 8,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\xf4\x08\x06\0\0\0\xc6\xfa\xd9" * 9,
        b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\xb5U0#\xf4\0\0\0L\x02\0\0\x0b\0\x08\x02" * 9,
        codecs.BOM_UTF8 + b"\0\1\2\3",
    ],
)
def test_binary_is_an_error(data: bytes) -> None:
    with pytest.raises(SourceError, match="Pass the page itself"):
        decode(data)


def test_nothing_is_nothing() -> None:
    assert decode(b"") == ""
