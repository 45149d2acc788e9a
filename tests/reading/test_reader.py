"""The laws of reading, for any source; and its few errors."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsnlp import Settings, SourceError
from newsnlp.reading import Reading, read
from tests.clock import cpu_seconds

SETTINGS = Settings()
MARKUP = (
    "<p> </p> <div class=share> </div> <b> <br> <!-- --> <![CDATA[ ]]> <script> </script> <% %> "
    "<?xml version='1.0'?> <doc> <body> <title> </title> <td> & &ldquo; &#0; &#xD800; < > \" ' "
    "--- title: date: \n \r\n \u2028 \x00 \t 　 # * _ ` [a](b) ![ > | 2021-03-04 来源： 记者 渡槽 "
    "水来了。 “ ” \ufeff 𠮷 é"
)
PIECES = st.sampled_from([*MARKUP.split(" "), " "])
SOURCES = st.lists(PIECES | st.text(max_size=5), max_size=60).map("".join)


def check_blocks(reading: Reading) -> None:
    at = 0
    for block in reading.article.blocks:
        span = block.span
        assert at <= span.start < span.end
        assert reading.text[span.start : span.end] == span.text
        assert span.text == span.text.strip()
        at = span.end
    gaps = reading.text
    for block in reversed(reading.article.blocks):
        gaps = gaps[: block.span.start] + gaps[block.span.end :]
    assert not gaps.strip(), "a line that is not blank stands in no block"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])) | SOURCES)
@settings(max_examples=200, deadline=None)
def test_plain_text_is_unaltered(text: str) -> None:
    reading = read(text, format="text", settings=SETTINGS)
    assert reading.text == text.removeprefix("\ufeff")
    assert reading.sha256 == hashlib.sha256(text.encode()).hexdigest()
    check_blocks(reading)


@given(SOURCES, st.sampled_from(["html", "markdown", "auto"]))
@settings(max_examples=300, deadline=None)
def test_any_markup_is_read(source: str, form: str) -> None:
    reading = read(source, format=form, settings=SETTINGS)  # type: ignore[arg-type]
    check_blocks(reading)
    again = read(source, format=form, settings=SETTINGS)  # type: ignore[arg-type]
    assert again == reading


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        reading = read(data, settings=SETTINGS)
    except SourceError:
        return
    assert reading.sha256 == hashlib.sha256(data).hexdigest()
    check_blocks(reading)


@given(st.text(min_size=1, max_size=80), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
@settings(max_examples=100, deadline=None)
def test_marked_bytes_read_as_their_text(text: str, encoding: str) -> None:
    printable = "渡槽" + "".join(c for c in text if c.isprintable())
    reading = read(printable.encode(encoding), format="text", settings=SETTINGS)
    assert reading.text == printable


@pytest.mark.parametrize("form", ["text", "html", "markdown", "auto"])
def test_a_lone_surrogate(form: str) -> None:
    with pytest.raises(SourceError, match="surrogate"):
        read("<p>渡\ud800槽</p>", format=form, settings=SETTINGS)  # type: ignore[arg-type]


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.html", tmp_path):
        with pytest.raises(SourceError, match="cannot read") as caught:
            read(path, settings=SETTINGS)
        assert caught.value.article_id == str(path)


@pytest.mark.parametrize(
    "source",
    ["水" * 101, "<p>" + "水" * 101 + "</p>", b"<b></b>" * 1000, "---\na: b\n---\n" + "水" * 101],
)
def test_text_beyond_the_limit(source: str | bytes) -> None:
    with pytest.raises(SourceError, match="max_chars"):
        read(source, settings=Settings(max_chars=100))


def test_markup_does_not_count_as_text() -> None:
    assert read("<p class='渡槽'>" + "水" * 90 + "</p>", settings=Settings(max_chars=100)).text


def test_metadata_wins() -> None:
    metadata = {
        "title": "通水",
        "outlet": "晨窗",
        "published": datetime(2021, 3, 4, 8, 30),
        "authors": ["林小满"],
        "url": "https://x.cn",
    }
    source = "---\ntitle: 渡槽\nsource: 别处\ndate: 2020-01-01\nauthor: 江可\n---\n水来了。"
    article = read(source, metadata=metadata, settings=SETTINGS).article
    assert (article.title, article.outlet, article.authors) == ("通水", "晨窗", ("林小满",))
    assert article.published is not None
    assert (article.published.value, article.url) == ("2021-03-04T08:30:00", "https://x.cn")


@pytest.mark.parametrize("metadata", [{"published": "昨天"}, {"title": None}, {"x": object()}, {}])
def test_odd_metadata(metadata: dict[str, object]) -> None:
    assert read("渡槽\n水来了。", metadata=metadata, settings=SETTINGS).article.published is None


GROWING = {
    "nested": "<div>",
    "unclosed": "<p>水<b>",
    "stray": "</b>",
    "open": "<",
    "brackets": "[",
    "stars": "*水 ",
    "entities": "&amp;amp;",
    "reporters": "记者",
    "sources": "来源：",
    "dates": "2021-03-",
    "spaces": " \n",
    "quotes": "《",
}


@pytest.mark.parametrize("form", ["text", "html", "markdown"])
@pytest.mark.parametrize("name", GROWING)
def test_time_is_linear(name: str, form: str) -> None:
    def seconds(times: int) -> float:
        source = GROWING[name] * times
        return cpu_seconds(lambda: read(source, format=form, settings=SETTINGS))  # type: ignore[arg-type]

    # Eight times the text may take eight times as long, with room for a busy machine;
    # quadratic growth would be sixty-four.
    assert seconds(16_000) < 24 * max(seconds(2_000), 0.002)
