"""Quotations across articles: near-duplicate words of one speaker, by MinHash and verified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsnlp.corpus.evidence import least_score, make_join, total_if_any
from newsnlp.corpus.hashing import id_after, text_hash
from newsnlp.corpus.quotation_evidence import Wording, weigh
from newsnlp.corpus.records import CorpusQuotation, Join
from newsnlp.corpus.shingles import bands, iter_units, plain_text
from newsnlp.corpus.spoken import Spoken, iter_spoken, names_someone
from newsnlp.corpus.spoken_groups import SpokenGroups
from newsnlp.corpus.spool import Closing, NumberedRows, PartedNumbers
from newsnlp.corpus.voices import Voices
from newsnlp.records import NewsRecord

LOOKED_BACK = 24
"""With how many earlier reports each is compared, to show why it is there."""
CACHED = 4096


class QuotationJoiner(Closing):
    """Takes in the quotations of articles and gives back those that several articles report."""

    def __init__(self) -> None:
        self._rows = NumberedRows()
        self._alike = PartedNumbers()
        self._near = PartedNumbers()
        self._voices = Voices()

    def add(self, record: NewsRecord) -> None:
        """Take in the quotations of an article."""
        for spoken in iter_spoken(record):
            if not (plain := plain_text(spoken.text)):
                continue
            number = self._rows.add(tuple(spoken))
            self._voices.add(spoken)
            self._alike.add(text_hash(plain), number)
            for unit in iter_units(spoken.text):
                for band in bands(unit):
                    self._near.add(band, number)

    def iter_joined(self) -> Iterator[CorpusQuotation]:
        """Yield the quotations that several articles report, the oldest first."""
        joined = SpokenGroups(self._voices, lru_cache(maxsize=CACHED)(self._wording))
        for bucket in self._alike.iter_buckets():
            joined.join_alike(bucket)
        for bucket in self._near.iter_buckets():
            joined.join_near(bucket)
        joined.place_others()
        several = joined.groups.several()
        for root in sorted(several, key=lambda root: self._first(several[root])):
            reports = self._distinct(several.pop(root))
            if len({spoken.article for spoken in reports}) > 1:
                yield _quotation(reports, joined)

    def close(self) -> None:
        """Give the disk back."""
        for spool in (self._rows, self._alike, self._near):
            spool.close()

    def _spoken(self, number: int) -> Spoken:
        return Spoken._make(self._rows[number])

    def _wording(self, number: int) -> Wording:
        return Wording(self._spoken(number))

    def _first(self, numbers: Sequence[int]) -> tuple[str, str, str]:
        return min(self._spoken(number).order for number in numbers)

    def _distinct(self, numbers: Sequence[int]) -> list[Spoken]:
        """Return the quotations, oldest first, without those of an article that came twice."""
        spoken = {self._spoken(number) for number in numbers}
        return sorted(spoken, key=lambda s: (s.order, s))


def _quotation(reports: Sequence[Spoken], joined: SpokenGroups) -> CorpusQuotation:
    joins = tuple(_iter_joins([Wording(spoken) for spoken in reports], joined))
    main = min(reports, key=lambda s: (s.kind != "direct", -len(s.text), s.order))
    speaker = min(reports, key=_naming)
    return CorpusQuotation(
        id=id_after("q", reports[0].reference),
        text=main.text,
        speaker=speaker.speaker,
        speaker_kind=speaker.speaker_kind,
        reports=tuple(spoken.report() for spoken in reports),
        outlets=tuple(dict.fromkeys(spoken.outlet for spoken in reports if spoken.outlet)),
        score=least_score(joins),
        joins=joins,
    )


def _naming(spoken: Spoken) -> tuple[bool, bool, int, tuple[str, str, str]]:
    """What orders reports by how well they name the speaker, best first."""
    return (not names_someone(spoken), not spoken.key, -len(spoken.speaker), spoken.order)


def _iter_joins(wordings: Sequence[Wording], joined: SpokenGroups) -> Iterator[Join]:
    """Yield, for each report but the first, its join with the earlier one that it is likest."""
    for at, wording in enumerate(wordings[1:], start=1):
        earlier = [wordings[0], *wordings[max(1, at - LOOKED_BACK) : at]]
        weighed = (weigh(other, wording, joined.speakers_of(other, wording)) for other in earlier)
        best, signals = max(
            zip(earlier, weighed, strict=True), key=lambda pair: total_if_any(pair[1])
        )
        yield make_join(best.spoken.reference, wording.spoken.reference, signals)
