"""Records of every shape that the types allow, sensible or not."""

from __future__ import annotations

from hypothesis import strategies as st

from newsnlp import Evidence, FailedRecord, NewsRecord, Provenance, Quote, Role, Span, Speaker

scores = st.floats(0, 1)
offsets = st.integers(0, 2**40)
spans = st.builds(Span, start=offsets, end=offsets, text=st.text(max_size=5))
evidence = st.builds(Evidence, by=st.text(max_size=5), score=scores, span=st.none() | spans)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
provenances = st.builds(
    Provenance, settings=st.dictionaries(st.text(max_size=5), json_values, max_size=3)
)
for record, strategy in {Span: spans, Evidence: evidence, Provenance: provenances}.items():
    st.register_type_strategy(record, strategy)


def _lists_of(inner: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(inner, max_size=2).map(tuple)


quotes = st.builds(
    Quote,
    pieces=_lists_of(spans),
    closed=st.booleans(),
    cue=st.none() | spans,
    co_speakers=_lists_of(st.from_type(Speaker)),
    role=st.none() | st.from_type(Role),
    documents=_lists_of(st.text(max_size=3)),
    confidence=scores,
    evidence=_lists_of(evidence),
)
st.register_type_strategy(Quote, quotes)

news_records = st.from_type(NewsRecord)
failed_records = st.builds(FailedRecord)
records = st.lists(news_records | failed_records, max_size=4)
