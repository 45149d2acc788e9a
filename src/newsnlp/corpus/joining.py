"""A corpus joined: one pass over the records with the keys on disk, then what is the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from newsnlp.corpus.documents import DocumentJoiner
from newsnlp.corpus.people import block_key, join_block
from newsnlp.corpus.quotations import QuotationJoiner
from newsnlp.corpus.records import CorpusDocument, CorpusPerson, CorpusQuotation
from newsnlp.corpus.sightings import Sighting, iter_sightings
from newsnlp.corpus.sources import Records, iter_articles
from newsnlp.corpus.spool import Closing, PartedRows
from newsnlp.records import NewsRecord


class CorpusJoiner(Closing):
    """Takes in records one by one, and then tells who and what is the same across them.

    It is for streams; `join` is the short way. Close it, or use it in `with`: it keeps its keys
    in temporary files.

    >>> with CorpusJoiner() as joiner:
    ...     [person.name for person in joiner.iter_people()]
    []
    """

    def __init__(self) -> None:
        self._people = PartedRows()
        self._quotations = QuotationJoiner()
        self._documents = DocumentJoiner()
        self.articles = 0
        """How many records were taken in."""

    def add(self, record: NewsRecord) -> None:
        """Take in the record of an article."""
        self.articles += 1
        for sighting in iter_sightings(record):
            self._people.add(block_key(sighting), tuple(sighting))
        self._quotations.add(record)
        self._documents.add(record)

    def iter_people(self) -> Iterator[CorpusPerson]:
        """Yield every person of the corpus; the order is the same for the same records."""
        for rows in self._people.iter_parts():
            yield from _join_part(rows)

    def iter_quotations(self) -> Iterator[CorpusQuotation]:
        """Yield the quotations that several articles report, the oldest first."""
        return self._quotations.iter_joined()

    def iter_documents(self) -> Iterator[CorpusDocument]:
        """Yield every document of the corpus, the one mentioned first, first."""
        return self._documents.iter_joined()

    def close(self) -> None:
        """Give the disk back."""
        for part in (self._people, self._quotations, self._documents):
            part.close()


class JoinedCorpus(NamedTuple):
    """People, quotations and documents of a corpus, each across its articles."""

    people: tuple[CorpusPerson, ...]
    quotations: tuple[CorpusQuotation, ...]
    documents: tuple[CorpusDocument, ...]


def join(records: Records) -> JoinedCorpus:
    """Return who and what is the same across the articles of a corpus.

    The order of the articles does not matter. What is returned stands in memory: for more than
    some ten thousand articles use `CorpusJoiner`, or `newsnlp join`, which writes as it goes.

    Args:
        records: what `extract_many` yields, or the path of a file that newsnlp wrote, JSON Lines
            or Parquet. Articles that failed are left out.

    Raises:
        SourceError: for a line or a row that is no record.
        MissingExtraError: for Parquet, where pyarrow is not installed.

    >>> from newsnlp import extract
    >>> texts = ["远川集团董事长郜怀远表示，订单增加了。", "远川集团总裁郜怀远说，工厂会扩建。"]
    >>> corpus = join(extract(text, format="text") for text in texts)
    >>> [(person.id, len(person.mentions)) for person in corpus.people]
    [('郜怀远#1', 2)]
    """
    with CorpusJoiner() as joiner:
        for record in iter_articles(records):
            joiner.add(record)
        return JoinedCorpus(
            people=tuple(sorted(joiner.iter_people(), key=lambda person: person.id)),
            quotations=tuple(joiner.iter_quotations()),
            documents=tuple(joiner.iter_documents()),
        )


def _join_part(rows: list[tuple[Any, ...]]) -> Iterator[CorpusPerson]:
    """Yield the people of one part of the names, block by block."""
    blocks: defaultdict[str, list[Sighting]] = defaultdict(list)
    for row in rows:
        sighting = Sighting._make(row)
        blocks[block_key(sighting)].append(sighting)
    rows.clear()
    for key in sorted(blocks):
        yield from join_block(blocks.pop(key))
