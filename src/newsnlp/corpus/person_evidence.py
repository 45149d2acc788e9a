"""How much speaks for two profiles of one name being one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from newsnlp.corpus.bodies import place_rank, relate
from newsnlp.corpus.commonness import is_nameable, prior_bits
from newsnlp.corpus.evidence import JOINING_BITS, Weighed, total, total_if_any
from newsnlp.corpus.fields import HELD_ALONE, are_near
from newsnlp.corpus.foreign_names import relation
from newsnlp.corpus.profiles import Profile, Tenure

BODY_BITS = {"same": 10.0, "part": 7.0, "local": 2.5}
OTHER_BODY = -4.0
OTHER_BODY_AT_ONCE = -6.0
OTHER_BODY_LATER = -2.5
AT_ONCE_DAYS = 90
LATER_DAYS = 730
SAME_TITLE = 1.0
LONGER_TITLE = 0.6
"""For each character of a shared title beyond two: 首席气候科学家 says more than 主任."""
MOST_TITLE = 4.0
SAME_FIELD = 0.5
OTHER_FIELD = -6.0
OTHER_PLACE = -4.0
VARIANT_NAME = -3.0
COMPANY_BITS = 4.0
MOST_COMPANY_BITS = 10.0
TOPIC_BITS = 2.0
OWN_TOPIC_BITS = 5.0
"""For an article about the body where the other one works."""
MOST_TOPIC_BITS = 5.0
OVERLAP_DAYS = 30
MOST_COMPARED = 16
"""The most profiles of a cluster whose tenures are compared."""


def weigh(left: Profile, right: Profile) -> list[Weighed]:
    """Return the signals for and against one person; none where the names cannot be of one."""
    names = _name_signals(left, right)
    if not names:
        return []
    stated = [*_body_signals(left, right), *_title_signals(left, right)]
    context = list(_context_signals(left, right))
    if left.key != right.key and not any(s.bits > 0 for s in (*stated, *context)):
        return []  # another form of a name is no evidence by itself
    return [*names, *stated, *context]


def weigh_stated(profile: Profile) -> list[Weighed]:
    """Return the signals that two articles which state no more than `profile` mean one person."""
    names = _name_signals(profile, profile)
    if not names:
        return []
    return [*names, *_body_signals(profile, profile), *_title_signals(profile, profile)]


def is_settled(profile: Profile) -> bool:
    """Whether name, body and title alone are enough for one person."""
    return bool(profile.bodies) and total(weigh_stated(profile)) >= JOINING_BITS


def bits_between(left: Profile, right: Profile) -> float:
    """Return the evidence for one person; minus infinity where the names cannot be of one."""
    return total_if_any(weigh(left, right))


def contradict(left: Sequence[Profile], right: Sequence[Profile]) -> bool:
    """Whether two people of one name held posts at one time that nobody holds at once.

    An article that states both posts of one person, or a body that both have, settles it.
    """
    a, b = left[:MOST_COMPARED], right[:MOST_COMPARED]
    stated_at_once = {frozenset((x, y)) for p in (*a, *b) for x, y in product(p.bodies, p.bodies)}
    pairs = product((t for p in a for t in p.tenures), (t for p in b for t in p.tenures))
    return any(
        _exclude_each_other(x, y) and frozenset((x.body, y.body)) not in stated_at_once
        for x, y in pairs
    )


def _exclude_each_other(left: Tenure, right: Tenure) -> bool:
    if not {left.field, right.field} <= HELD_ALONE or relate(left.body, right.body) != "apart":
        return False
    return min(left.last, right.last) - max(left.first, right.first) >= OVERLAP_DAYS


def _name_signals(left: Profile, right: Profile) -> list[Weighed]:
    related = relation(left.key, right.key)
    if related is None or not (is_nameable(left.key) and is_nameable(right.key)):
        return []
    shorter = min(left.key, right.key, key=lambda key: (len(key), key))
    prior = Weighed("name", prior_bits(shorter), shorter)
    if related == "same":
        return [prior]
    return [prior, Weighed(f"name.{related}", VARIANT_NAME, f"{left.key}、{right.key}")]


def _body_signals(left: Profile, right: Profile) -> Iterator[Weighed]:
    if not left.bodies or not right.bodies:
        return
    related = [
        (BODY_BITS[kind], min(a, b), max(a, b))
        for a, b in product(sorted(left.bodies), sorted(right.bodies))
        if (kind := relate(a, b)) != "apart"
    ]
    if related:
        bits, short, long = max(related)
        yield Weighed("body", bits, short if short == long else f"{short}、{long}")
        return
    detail = f"{min(left.bodies)}、{min(right.bodies)}"
    yield Weighed("body.apart", _other_body_bits(left, right), detail)
    if places := _other_places(left, right):
        yield Weighed("place.apart", OTHER_PLACE, places)


def _other_body_bits(left: Profile, right: Profile) -> float:
    days = _days_between(left, right)
    if days is None:
        return OTHER_BODY
    if days <= AT_ONCE_DAYS:
        return OTHER_BODY_AT_ONCE
    return OTHER_BODY_LATER if days > LATER_DAYS else OTHER_BODY


def _days_between(left: Profile, right: Profile) -> int | None:
    if left.days is None or right.days is None:
        return None
    return max(0, max(left.days[0], right.days[0]) - min(left.days[1], right.days[1]))


def _other_places(left: Profile, right: Profile) -> str:
    """Two places of one rank, where no place is shared: 临江 and 海州."""
    if left.places & right.places:
        return ""
    pairs = product(sorted(left.places), sorted(right.places))
    apart = (f"{a}、{b}" for a, b in pairs if place_rank(a) == place_rank(b))
    return next(apart, "")


def _title_signals(left: Profile, right: Profile) -> Iterator[Weighed]:
    if shared := left.titles & right.titles:
        title = max(shared, key=lambda t: (len(t), t))
        bits = min(MOST_TITLE, SAME_TITLE + LONGER_TITLE * max(0, len(title) - 2))
        yield Weighed("title", bits, title)
    if left.fields and right.fields:
        yield from _field_signal(left, right, bool(shared))


def _field_signal(left: Profile, right: Profile, title_shared: bool) -> Iterator[Weighed]:
    pairs = list(product(sorted(left.fields), sorted(right.fields)))
    if not any(are_near(a, b) for a, b in pairs):
        yield Weighed("field.apart", OTHER_FIELD, "、".join(pairs[0]))
    elif not title_shared and any(a == b for a, b in pairs):
        yield Weighed("field", SAME_FIELD, min(left.fields & right.fields))


def _context_signals(left: Profile, right: Profile) -> Iterator[Weighed]:
    if left.byline != right.byline:
        yield Weighed("byline.apart", OTHER_FIELD)
    if met := left.company & right.company:
        bits = sum(_company_bits(name) for name in met)
        yield Weighed("company", min(MOST_COMPANY_BITS, bits), "、".join(sorted(met)[:3]))
    if shared := (left.topics | left.bodies) & (right.topics | right.bodies):
        shared -= left.bodies & right.bodies
        if shared:
            own = shared & (left.bodies | right.bodies)
            bits = OWN_TOPIC_BITS if own else min(MOST_TOPIC_BITS, TOPIC_BITS * len(shared))
            yield Weighed("topic", bits, "、".join(sorted(shared)[:3]))


def _company_bits(key: str) -> float:
    """Return what it says that someone called `key` is in both articles: less, the better known."""
    return max(1.0, min(COMPANY_BITS, COMPANY_BITS + 0.3 * min(0.0, prior_bits(key))))
