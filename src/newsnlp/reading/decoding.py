"""Bytes to text: byte order mark, else valid UTF-8, else the page's declaration, else detection.

A declaration is believed only where the text that it gives is plausible Chinese: pages that say
gb2312 and are Big5, or UTF-8, are common. charset-normalizer does the detection.
"""

from __future__ import annotations

import codecs
from functools import lru_cache

from newsnlp.errors import SourceError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARATIONS = (b"charset", b"encoding")
"""The words before a declared name: <meta charset=…>, <?xml encoding=…?>, pageEncoding=…."""

WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs"}
"""What pages mean by the names that they give."""

CHINESE_ENCODINGS = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
"""The likelier first: of two readings that are as plausible, the first is taken."""

DETECTED_ENCODINGS = (
    *("gb18030", "big5hkscs", "big5", "utf-16-le", "utf-16-be", "utf-8"),
    *("cp1252", "cp1251", "shift_jis", "euc_jp", "euc_kr"),
)
HEAD_BYTES = 8_192
SAMPLE_BYTES = 200_000
SAMPLE_CHARS = 4_000
MIN_COMMON = 0.75
MAX_REPLACED = 0.15
MAX_CONTROLS = 0.05
MAX_EUROPEAN = 0.3


def decode(data: bytes) -> str:
    """Return the text of `data`.

    Raises:
        SourceError: if no encoding explains the bytes.

    >>> decode("算力就是生产力".encode("gb18030"))
    '算力就是生产力'
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _check_text(data[len(mark) :].decode(encoding, errors="replace"))
    try:
        text = data.decode("utf-8")
        if not _is_binary(text):
            return text
    except UnicodeDecodeError:
        pass
    return _check_text(_decode_unmarked(data))


def _decode_unmarked(data: bytes) -> str:
    declared, detected = declared_encoding(data), _detected_encoding(data)
    believed = _decode_with(data, declared, "strict") if declared else None
    if believed is not None and _commonness(believed) >= MIN_COMMON:
        return believed
    named = [name for name in (declared, detected) if name]
    encodings = tuple(dict.fromkeys((*CHINESE_ENCODINGS, "utf-8", *named)))
    for errors in ("strict", "replace"):
        tried = (_decode_with(data, encoding, errors) for encoding in encodings)
        texts = [text for text in tried if text is not None]
        best = max(texts, key=_commonness, default="")
        if best and _commonness(best) >= MIN_COMMON:
            return best
    if detected and _is_european(lenient := data.decode(detected, errors="replace")):
        return lenient
    raise SourceError(
        "no encoding explains these bytes: they are not text. Pass the page itself, as UTF-8, "
        "GB18030, Big5 or UTF-16, or decode it and pass a str"
    )


def _decode_with(data: bytes, encoding: str, errors: str) -> str | None:
    try:
        return data.decode(encoding, errors=errors)
    except UnicodeDecodeError:
        return None


def _detected_encoding(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # only where the bytes do not speak for themselves

    sample = data[:SAMPLE_BYTES]
    detected = from_bytes(sample, cp_isolation=list(DETECTED_ENCODINGS)).best()
    return None if detected is None else WIDER.get(detected.encoding, detected.encoding)


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that the page declares in its head, by Python's name for it.

    >>> declared_encoding(b'<meta http-equiv="Content-Type" content="text/html; charset=GB2312">')
    'gb18030'
    """
    head = data[:HEAD_BYTES].lower()
    for word in DECLARATIONS:
        at = head.find(word)
        while at >= 0:
            name = _name_after(head, at + len(word))
            if name:
                return name
            at = head.find(word, at + 1)
    return None


def _name_after(head: bytes, at: int) -> str | None:
    value = head[at : at + 60].lstrip()
    if not value.startswith(b"="):
        return None
    value = value[1:].lstrip(b" \t\"'")
    length = next((i for i, byte in enumerate(value) if not _is_name_byte(byte)), len(value))
    try:
        name = codecs.lookup(value[:length].decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return None
    return WIDER.get(name, name)


def _is_name_byte(byte: int) -> bool:
    return chr(byte).isalnum() or byte in b"-_"


def _check_text(text: str) -> str:
    if _is_binary(text):
        raise SourceError(
            "these bytes are binary, not text (most of them are control characters). "
            "Pass the page itself"
        )
    return text


def _is_binary(text: str) -> bool:
    controls = sum(text.count(chr(code)) for code in range(32) if chr(code) not in "\t\n\v\f\r\x1a")
    return controls > MAX_CONTROLS * len(text)


def _commonness(text: str) -> float:
    """Return the share of common characters among those beyond ASCII; 0 where it is no text."""
    beyond_ascii = sum(1 for c in text if c > "\x7f")
    if _is_binary(text) or text.count("\ufffd") > max(1, MAX_REPLACED * beyond_ascii):
        return 0.0
    sample = [c for c in text[:SAMPLE_BYTES] if c > "\x7f"][:SAMPLE_CHARS]
    return sum(map(_is_common, sample)) / len(sample) if sample else 1.0


def _is_european(text: str) -> bool:
    """Return whether `text` is mostly ASCII, as an undeclared page in French or German is."""
    beyond_ascii = sum(1 for c in text if c > "\x7f")
    return beyond_ascii < MAX_EUROPEAN * len(text) and not _is_binary(text)


@lru_cache(maxsize=65_536)
def _is_common(character: str) -> bool:
    """Return whether `character` is in the first level of GB 2312 or Big5, or a mark or letter.

    Both standards put the characters of everyday use first; text that was decoded wrongly
    falls into the second level and beyond.
    """
    for encoding, first, last in (("gb2312", 0xA1, 0xD7), ("big5", 0xA1, 0xC6)):
        try:
            lead = character.encode(encoding)[0]
        except UnicodeEncodeError:
            continue
        if first <= lead <= last:
            return True
    return False
