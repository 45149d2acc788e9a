"""How much speaks for two forms being one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from newsnlp.corpus.bodies import place_rank, relate
from newsnlp.corpus.document_forms import Form
from newsnlp.corpus.document_titles import is_draft, take_apart
from newsnlp.corpus.evidence import JOINING_BITS, Weighed, total, total_if_any
from newsnlp.lexicons import load_lexicon

PRIOR = -8.0
"""Many documents are alike in all but what they are about."""
ISSUER_BITS = {"same": 7.0, "part": 4.0, "local": 1.0}
OTHER_ISSUER = -5.0
SERIAL_ISSUER = 2.0
"""Where one body issues many documents of this title: certificates, notices, rulings."""
SAME_PLACE = 3.0
SAME_NUMBER = 9.0
SAME_CODE = 5.0
"""For the code of the issuer before the number: 国发."""
OTHER_TITLE = -8.0
SAME_YEAR, NO_YEAR = 3.0, -1.0
SAME_STATUS, DRAFT_OR_NOT = 1.0, -3.0
LAW, KNOWN_OUTLET, WORK = 8.0, 6.0, 2.0
OTHER_KIND = -4.0
NEAR_DAYS, SEASON_DAYS = 3, 200
NEAR_BITS, FAR_BITS = 3.0, -5.0
TELLING_TITLE = 10.0
"""A title of as many bits means the same whenever it is named."""
MOST_COMPARED = 64


def weigh(left: Form, right: Form) -> list[Weighed]:
    """Return the signals for and against one document; none where it cannot be one."""
    if _exclude_each_other(left, right):
        return []
    return [
        Weighed("prior", PRIOR),
        *_title_signals(left, right),
        *_issuer_signals(left, right),
        *_place_signals(left, right),
        *_number_signals(left, right),
        *_detail_signals(left, right),
        *_time_signals(left, right),
    ]


def bits_between(left: Form, right: Form) -> float:
    """Return the evidence for one document; minus infinity where it cannot be one."""
    return total_if_any(weigh(left, right))


def is_settled(form: Form) -> bool:
    """Whether its words alone are enough for one document, whenever they are used."""
    signals = [s for s in weigh(form, form) if s.by != "time"]
    enough = total(signals) >= JOINING_BITS
    return enough and (form.parts.bits >= TELLING_TITLE or not _spans_seasons(form))


def contradict(left: Sequence[Form], right: Sequence[Form]) -> bool:
    """Whether any two forms of two clusters cannot be one document."""
    pairs = product(left[:MOST_COMPARED], right[:MOST_COMPARED])
    return any(_exclude_each_other(a, b) for a, b in pairs)


def _exclude_each_other(left: Form, right: Form) -> bool:
    """Whether two forms stand in one article, or number, year, status or place differ."""
    if left is not right and not left.articles.isdisjoint(right.articles):
        return True  # whoever read the article took them for two
    numbers = {number for _, number in (left.number, right.number) if number}
    codes = {code for code, number in (left.number, right.number) if code and number}
    if len(numbers) > 1 or len(codes) > 1:
        return True
    if left.parts.years and right.parts.years and left.parts.years != right.parts.years:
        return True
    if left.status and right.status and is_draft(left.status) != is_draft(right.status):
        return True
    return _places_apart(left, right)


def _places_apart(left: Form, right: Form) -> bool:
    """Whether titles begin with two places, or nothing holds their places and issuers together."""
    if left.parts.place and right.parts.place:
        return left.parts.place != right.parts.place
    if not left.places or not right.places or left.places & right.places:
        return False
    pairs = product(left.places, right.places)
    return all(place_rank(a) == place_rank(b) for a, b in pairs)


def _title_signals(left: Form, right: Form) -> Iterator[Weighed]:
    a, b = left.parts, right.parts
    if a.core == b.core:
        yield Weighed("title", a.bits, a.core)
    elif shared := sorted(({a.core} | left.names) & ({b.core} | right.names)):
        bits = max(take_apart(name).bits for name in shared)
        yield Weighed("title.short", bits, shared[0])
    else:
        yield _unlike_titles(left, right)


def _unlike_titles(left: Form, right: Form) -> Weighed:
    short, long = sorted((left.parts, right.parts), key=lambda p: (len(p.core), p.core))
    detail = f"{short.core}、{long.core}"
    if short.bits == 0 and long.core.endswith(short.core[-2:]):
        return Weighed("title.genre", 0.0, detail)
    if short.bits > 0 and short.core in long.core:
        return Weighed("title.part", short.bits / 2, detail)
    return Weighed("title.apart", OTHER_TITLE, detail)


def _issuer_signals(left: Form, right: Form) -> Iterator[Weighed]:
    if not left.issuers or not right.issuers:
        return
    related = [
        (ISSUER_BITS[kind], a, b)
        for a, b in product(sorted(left.issuers), sorted(right.issuers))
        if (kind := relate(*sorted((a, b)))) != "apart"
    ]
    if related:
        bits, a, b = max(related, key=lambda r: (r[0], sorted(r[1:])))
        if left.parts.is_serial and right.parts.is_serial:
            bits = min(bits, SERIAL_ISSUER)
        yield Weighed("issuer", bits, a if a == b else "、".join(sorted((a, b))))
    else:
        detail = "、".join(sorted((min(left.issuers), min(right.issuers))))
        yield Weighed("issuer.apart", OTHER_ISSUER, detail)


def _place_signals(left: Form, right: Form) -> Iterator[Weighed]:
    """Yield what the place of a title says where the other has it too: 临江市…办法 of 临江市…局."""
    shared = left.places & right.places
    if shared and (left.parts.place in shared or right.parts.place in shared):
        yield Weighed("place", SAME_PLACE, min(shared))


def _number_signals(left: Form, right: Form) -> Iterator[Weighed]:
    if left.number[1] and left.number[1] == right.number[1]:
        code = left.number[0] if left.number[0] == right.number[0] else ""
        yield Weighed("number", SAME_NUMBER + (SAME_CODE if code else 0.0), code + left.number[1])


def _detail_signals(left: Form, right: Form) -> Iterator[Weighed]:
    a, b = left.parts, right.parts
    if a.years and a.years == b.years:
        yield Weighed("year", SAME_YEAR, "、".join(sorted(a.years)))
    elif a.years or b.years:
        yield Weighed("year.missing", NO_YEAR, "、".join(sorted(a.years | b.years)))
    if left.status and left.status == right.status:
        yield Weighed("status", SAME_STATUS, left.status)
    elif is_draft(left.status) != is_draft(right.status):
        yield Weighed("status.missing", DRAFT_OR_NOT, left.status or right.status)
    yield from _kind_signals(left, right)


def _kind_signals(left: Form, right: Form) -> Iterator[Weighed]:
    kinds = sorted((left.words.kind, right.words.kind))
    same_core = left.parts.core == right.parts.core
    if same_core and left.parts.is_law and left.parts.bits:
        yield Weighed("law", LAW, left.parts.core)
    elif same_core and left.parts.core in load_lexicon("document_media"):
        yield Weighed("outlet", KNOWN_OUTLET, left.parts.core)
    elif kinds[0] == kinds[1] and kinds[0] in ("work", "media"):
        yield Weighed("kind", WORK, kinds[0])
    if "work" in kinds and kinds[0] != kinds[1]:
        yield Weighed("kind.apart", OTHER_KIND, "、".join(kinds))


def _time_signals(left: Form, right: Form) -> Iterator[Weighed]:
    if left is right or left.days is None or right.days is None:
        return
    if min(left.parts.bits, right.parts.bits) >= TELLING_TITLE:
        return
    apart = max(left.days[0], right.days[0]) - min(left.days[1], right.days[1])
    if apart <= NEAR_DAYS:
        yield Weighed("time", NEAR_BITS, f"{max(0, apart)} days")
    elif apart > SEASON_DAYS:
        yield Weighed("time", FAR_BITS, f"{apart} days")


def _spans_seasons(form: Form) -> bool:
    return form.days is not None and form.days[1] - form.days[0] > SEASON_DAYS
