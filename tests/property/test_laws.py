"""The laws, on texts that nobody wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsnlp import Pipeline, Settings, SourceError
from tests.laws import check_record
from tests.property.strategies import pages, texts

PIPELINE = Pipeline(Settings())


@given(texts)
def test_plain_text_is_unaltered_and_every_span_is_exact(text: str) -> None:
    record = PIPELINE.extract(text, format="text")
    assert record.text == text.removeprefix("\ufeff")
    check_record(record)


@given(texts)
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    once, again = (PIPELINE.extract(text, format="text") for _ in range(2))
    assert once.model_dump_json() == again.model_dump_json()


@given(pages, st.sampled_from(["html", "markdown", "auto"]))
def test_the_laws_hold_for_pages(page: str, format: str) -> None:
    check_record(PIPELINE.extract(page, format=format))  # type: ignore[arg-type]


@given(texts)
def test_tokens_and_gaps_rebuild_the_text(text: str) -> None:
    end = 0
    for token in PIPELINE.segment(text):
        assert end <= token.start < token.end
        assert text[token.start : token.end] == token.text
        end = token.end
    assert end <= len(text)


@given(st.binary(max_size=300), st.sampled_from(["text", "html", "auto"]))
def test_bytes_give_a_record_or_one_clear_error(content: bytes, format: str) -> None:
    try:
        record = PIPELINE.extract(content, format=format)  # type: ignore[arg-type]
    except SourceError:
        return
    check_record(record)


@given(texts, texts, st.integers(0xD800, 0xDFFF).map(chr))
def test_a_lone_surrogate_is_one_clear_error(before: str, after: str, surrogate: str) -> None:
    with pytest.raises(SourceError, match="surrogate"):
        PIPELINE.extract(before + surrogate + after, format="text")
