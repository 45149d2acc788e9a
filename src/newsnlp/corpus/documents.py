"""Documents across articles: one document under its full title, its short forms and its number."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from newsnlp.corpus.clusters import Clusters, Pair, join_surest_first, neighbours
from newsnlp.corpus.days import first_and_last
from newsnlp.corpus.document_evidence import bits_between, contradict, is_settled, weigh
from newsnlp.corpus.document_forms import Cited, Form, Words, first_of, iter_cited
from newsnlp.corpus.evidence import least_score, make_join
from newsnlp.corpus.hashing import id_after
from newsnlp.corpus.records import CorpusDocument, Join
from newsnlp.corpus.spool import Closing, NumberedRows
from newsnlp.records import NewsRecord

Value = TypeVar("Value", bound=str)
WHOLE_BUCKET = 24
"""The most forms that share a key and are all compared with each other."""
WINDOW = 8
"""Of a larger bucket, with how many neighbours each is compared."""


class DocumentJoiner(Closing):
    """Takes in the documents of articles and gives back each of the corpus."""

    def __init__(self) -> None:
        self._rows = NumberedRows()
        self._numbers: defaultdict[Words, array[int]] = defaultdict(lambda: array("Q"))

    def add(self, record: NewsRecord) -> None:
        """Take in the documents of an article."""
        for words, cited in iter_cited(record):
            self._numbers[words].append(self._rows.add(tuple(cited)))

    def iter_joined(self) -> Iterator[CorpusDocument]:
        """Yield the documents of the corpus, the one mentioned first, first."""
        forms = sorted(self._iter_forms(), key=lambda form: form.order)
        clusters = Clusters(len(forms))
        made = join_surest_first(
            clusters,
            _pairs(forms),
            lambda a, b: not contradict([forms[n] for n in a], [forms[n] for n in b]),
        )
        joins: defaultdict[int, list[Join]] = defaultdict(list)
        for join_pair in made:
            joins[clusters.find(join_pair[1])].append(_join(forms, join_pair))
        for group in clusters.groups():
            yield _document([forms[n] for n in group], joins[group[0]])

    def close(self) -> None:
        """Give the disk back."""
        self._rows.close()

    def _iter_forms(self) -> Iterator[Form]:
        for words, numbers in self._numbers.items():
            form = Form(words, first_of(Cited._make(self._rows[number]) for number in numbers))
            one_each = len(form.articles) == len(form.cited)
            if len(form.cited) == 1 or (one_each and is_settled(form)):
                yield form
            else:
                yield from form.apart()


def _pairs(forms: Sequence[Form]) -> Iterator[Pair]:
    """Yield the pairs of forms that share a key, with the evidence for each."""
    buckets: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, form in enumerate(forms):
        for key in form.iter_keys():
            buckets[key].append(place)
    pairs = {pair for bucket in buckets.values() for pair in _neighbours(bucket)}
    for left, right in pairs:
        yield (bits_between(forms[left], forms[right]), left, right)


def _neighbours(bucket: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Return the pairs of a bucket; of a large one, those near in time, as forms are ordered."""
    if len(bucket) <= WHOLE_BUCKET:
        return combinations(bucket, 2)
    return neighbours(bucket, WINDOW)


def _join(forms: Sequence[Form], pair: Pair) -> Join:
    left, right = forms[pair[1]], forms[pair[2]]
    return make_join(left.cited[0].reference, right.cited[0].reference, weigh(left, right))


def _joins_inside(form: Form) -> Iterator[Join]:
    """Yield the joins of articles that use the same words."""
    signals = weigh(form, form) if len(form.cited) > 1 else []
    for cited in form.cited[1:]:
        yield make_join(form.cited[0].reference, cited.reference, signals)


def _document(forms: Sequence[Form], joins: Iterable[Join]) -> CorpusDocument:
    cited = sorted((c for form in forms for c in form.cited), key=lambda c: (c.order, c))
    title = min((form.words.title for form in forms), key=lambda t: (-len(t), t))
    first, last = first_and_last(c.published for c in cited)
    own = [*joins, *(join for form in forms for join in _joins_inside(form))]
    return CorpusDocument(
        id=id_after("d", cited[0].reference),
        title=title,
        short_forms=_other_names(forms, title),
        kind=_most_used(forms, lambda words: words.kind),
        issuers=tuple(sorted({issuer for form in forms for issuer in form.words.issuers})),
        number=_most_used(forms, lambda words: words.number) or None,
        status=_most_used(forms, lambda words: words.status) or None,
        mentions=tuple(dict.fromkeys(c.reference for c in cited)),
        first=first,
        last=last,
        score=least_score(own),
        joins=tuple(sorted(own, key=lambda j: (j.left.article, j.left.record, j.right.article))),
    )


def _other_names(forms: Sequence[Form], title: str) -> tuple[str, ...]:
    names: Counter[str] = Counter()
    for form in forms:
        names[form.words.title] += len(form.cited)
        names.update(name for cited in form.cited for name in cited.names)
    del names[title]
    return tuple(sorted(names, key=lambda name: (-names[name], name)))


def _most_used(forms: Sequence[Form], value_of: Callable[[Words], Value]) -> Value:
    """Return what most articles say, an empty value only where none says more."""
    counts: Counter[Value] = Counter()
    for form in forms:
        counts[value_of(form.words)] += len(form.cited)
    return min(counts, key=lambda value: (not value, -counts[value], str(value)))
