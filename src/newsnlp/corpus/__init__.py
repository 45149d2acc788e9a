"""Many articles of one corpus: the same person, quotation and document joined across them."""

from newsnlp.corpus.joining import CorpusJoiner, JoinedCorpus, join
from newsnlp.corpus.records import (
    CorpusDocument,
    CorpusPerson,
    CorpusQuotation,
    Join,
    Reference,
    Report,
    Signal,
    TimedRole,
)
from newsnlp.corpus.sources import iter_articles
from newsnlp.corpus.writing import write_joined

__all__ = [
    "CorpusDocument",
    "CorpusJoiner",
    "CorpusPerson",
    "CorpusQuotation",
    "Join",
    "JoinedCorpus",
    "Reference",
    "Report",
    "Signal",
    "TimedRole",
    "iter_articles",
    "join",
    "write_joined",
]
