"""The laws that every record keeps, whatever it was read from."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from newsnlp import NewsRecord, Person, Quote, Span


def iter_spans(value: object) -> Iterator[Span]:
    """Yield every span that stands anywhere in `value`."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from iter_spans(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from iter_spans(item)


def check_record(record: NewsRecord) -> None:
    """Assert all laws of `record`."""
    check_spans(record)
    check_references(record)
    assert NewsRecord.model_validate_json(record.model_dump_json()) == record


def check_spans(record: NewsRecord) -> None:
    """Assert the law of spans, and that no span is empty."""
    for span in iter_spans(record):
        assert 0 <= span.start < span.end <= len(record.text), span
        assert record.text[span.start : span.end] == span.text, span


def check_references(record: NewsRecord) -> None:
    """Assert that ids are unique, that references lead to what they name, and quotes are whole."""
    known = {r.id: r for r in (*record.people, *record.organizations, *record.documents)}
    assert len(known) == len(record.people) + len(record.organizations) + len(record.documents)
    assert len({quote.id for quote in record.quotes}) == len(record.quotes)
    for quote in record.quotes:
        _check_quote(quote)
        assert set(quote.documents) <= {document.id for document in record.documents}
        for speaker in (quote.speaker, *quote.co_speakers):
            assert speaker.ref is None or speaker.ref in known, speaker
            referent = known.get(speaker.ref or "")
            if isinstance(referent, Person):
                assert (speaker.kind, speaker.name) == ("person", referent.name)


def _check_quote(quote: Quote) -> None:
    assert quote.pieces
    assert quote.text == "\n".join(piece.text for piece in quote.pieces)
    for before, after in zip(quote.pieces, quote.pieces[1:], strict=False):
        assert before.end <= after.start, quote
