"""Many records out of few: other people, bodies, days and words, and three outlets an event.

It makes corpora for measuring how joining grows. Records of one event are as three outlets would
have them: the same people and, but for a word, the same quotations.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Any

from newsnlp.lexicons import load_lexicon

OUTLETS = ("临江晨报", "海州晚报", "远川网", "云岭日报", "沧浪商报", "河谷新闻", "港口时报")
REPORTS = 3
EVENTS_OF_ONE_CAST = 8
FIRST_DAY = date(2021, 1, 1)
DAYS = 1400
CHANGED = 0.5
"""The share of the characters that are others in another event."""
RE_HAN = re.compile(r"^[\u4e00-\u9fff]{2,4}$")


def multiply(records: Sequence[dict[str, Any]], count: int, seed: int = 5) -> Iterator[str]:
    """Yield `count` records as lines of JSON, made of `records`."""
    for number in range(count):
        event, report = divmod(number, REPORTS)
        source = records[event % len(records)]
        yield json.dumps(_retell(source, event, report, seed), ensure_ascii=False)


def _retell(source: dict[str, Any], event: int, report: int, seed: int) -> dict[str, Any]:
    random = Random(f"{seed}/{event}/{report}")
    days = Random(f"{seed}/{event}").randrange(DAYS) + random.randrange(2)
    day = (FIRST_DAY + timedelta(days=days)).isoformat()
    cast = f"{seed}/{event // EVENTS_OF_ONE_CAST}"
    names = {p["name"]: _new_name(p["name"], cast) for p in source["people"]}
    bodies = {o["name"]: _new_body(o["name"], cast) for o in source["organizations"]}
    words = _words_of(f"{seed}/{event}")
    renamed = names | bodies
    return {
        **source,
        "id": f"{event}-{report}",
        "article": {
            **source["article"],
            "outlet": OUTLETS[(event + report) % len(OUTLETS)],
            "published": {"value": day, "precision": "day"},
        },
        "people": [_person(person, renamed) for person in source["people"]],
        "organizations": [{**o, "name": bodies[o["name"]]} for o in source["organizations"]],
        "documents": [
            {
                **d,
                "title": d["title"].translate(_words_of(cast)),
                "issuers": [renamed.get(name, name) for name in d["issuers"]],
            }
            for d in source["documents"]
        ],
        "quotes": [_quote(q, renamed, words, random) for q in source["quotes"]],
    }


def _person(person: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    roles = [{**r, "organization": _renamed(r["organization"], names)} for r in person["roles"]]
    return {**person, "name": names[person["name"]], "roles": roles}


def _renamed(body: str | None, names: dict[str, str]) -> str | None:
    return names.get(body, body) if body else body


def _quote(
    quote: dict[str, Any], names: dict[str, str], words: dict[int, str], random: Random
) -> dict[str, Any]:
    text = quote["text"].translate(words)
    if random.random() < 0.3 and len(text) > 12:  # an editor leaves out a word
        at = random.randrange(len(text) - 2)
        text = text[:at] + text[at + 2 :]
    speaker = quote["speaker"]
    named = {**speaker, "name": names.get(speaker["name"], speaker["name"])}
    return {**quote, "text": text, "speaker": named}


@lru_cache(maxsize=4096)
def _new_name(name: str, cast: str) -> str:
    """Return another name of the same form; foreign names get other sounds."""
    random = Random(f"{cast}/{name}")
    if not RE_HAN.match(name):
        return name.translate(_words_of(cast))
    surnames, shares = _surnames()
    surname = random.choices(surnames, shares)[0]
    length = 1 if random.random() < 0.15 else 2
    return surname + "".join(random.choice(_given()) for _ in range(length))


@lru_cache(maxsize=4096)
def _new_body(name: str, cast: str) -> str:
    """Return a body whose first two characters are others: 雷朋集团 becomes 青岚集团."""
    random = Random(f"{cast}/{name}")
    return random.choice(_given()) + random.choice(_given()) + name[2:]


@lru_cache(maxsize=256)
def _words_of(seed: str) -> dict[int, str]:
    random = Random(seed)
    characters = _given()
    return {
        ord(character): random.choice(characters)
        for character in characters
        if random.random() < CHANGED
    } | {ord(digit): str(random.randrange(10)) for digit in "0123456789"}


@lru_cache(maxsize=1)
def _surnames() -> tuple[list[str], list[float]]:
    entries = list(load_lexicon("name_surname_shares"))
    return [e.term for e in entries], [float(e.columns["per_10000"]) for e in entries]


@lru_cache(maxsize=1)
def _given() -> tuple[str, ...]:
    return load_lexicon("name_given").terms("frequent", "possible")


def read_lines(lines: Iterable[str]) -> list[dict[str, Any]]:
    """Return the records of lines of JSON."""
    return [json.loads(line) for line in lines]
