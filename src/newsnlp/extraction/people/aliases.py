"""Further names of one person: parts, Latin forms, 原名, 毛主席 for 毛泽东."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from newsnlp.extraction.people.decision import Known
from newsnlp.extraction.people.foreign import HYPHENS
from newsnlp.extraction.people.gloss import Gloss
from newsnlp.extraction.people.lexicon import NameLexicon
from newsnlp.extraction.people.short import ADDRESS
from newsnlp.extraction.people.sighting import HAN
from newsnlp.lexicons.finding import Place, iter_places

DOTS = re.compile("[·‧・•∙⋅]")
JOINTS = re.compile(f"[{HYPHENS}]")
RE_HAN = re.compile(rf"[{HAN}]")
RE_ALSO = re.compile(
    r"(?:原名|本名|真名|又名|曾用名|笔名|艺名|网名|别名|外号|绰号|昵称|人称|自称|字|号|中文名|英文名)"
    r"(?:是|为|叫|叫做)?[“「\"：:]?$"
)
FURTHEST = 40
ADDRESSES = frozenset(ADDRESS.split("|")) - {"生", "公", "太", "某", "氏"}
"""What follows a surname to address someone, as far as no given name is written so."""


def find_aliases(
    text: str,
    places: Iterable[Place],
    known: Mapping[str, Known],
    glosses: Iterable[Gloss],
    names: NameLexicon,
) -> dict[str, str]:
    """Return the names that stand for a fuller name of the article, with that name."""
    places = list(places)
    return {
        **_parts(text, places, known, names),
        **dict(_titled(known)),
        **dict(_addressed(places, known, names)),
        **dict(_renamed(text, places)),
        **_latin_forms(places, known, glosses),
    }


def _parts(
    text: str, places: Iterable[Place], known: Mapping[str, Known], names: NameLexicon
) -> dict[str, str]:
    """Return the parts that stand for one of the names: 斯诺登, Saujani, 林郑, 安倍."""
    parts: dict[str, list[str]] = {}
    for name in dict.fromkeys(name for _, _, name in places):
        entry = known[name]
        for piece in _pieces(name, entry, names):
            other = known.get(piece)
            one_script = other is None or (entry.pattern == "latin") == (other.pattern == "latin")
            if one_script and _may_stand(piece, names):
                parts.setdefault(piece, []).append(name)
    shared = {whole for wholes in parts.values() if len(wholes) > 1 for whole in wholes}
    alone = _standing_alone(text, shared)
    meant = ((piece, _meant(piece, wholes, alone)) for piece, wholes in parts.items())
    return {piece: whole for piece, whole in meant if whole}


def _standing_alone(text: str, wholes: Collection[str]) -> frozenset[str]:
    """Return the parts of `wholes` that stand somewhere by themselves, and not in a whole name."""
    parts = {part for whole in wholes for part in DOTS.split(whole)} - set(wholes)
    return frozenset(name for _, _, name in iter_places(text, [*wholes, *parts])) & parts


def _meant(piece: str, wholes: Iterable[str], alone: Collection[str]) -> str:
    """Return the one name that has the part, "" where nobody can tell.

    A person goes by one short form: where 罗西 stands for 莫雷尔·罗西, 莫雷尔 is someone else.
    Of a family the surname alone is whoever is named first, as `wholes` are.
    """
    distinct = list(dict.fromkeys(wholes))
    if len(distinct) == 1:
        return distinct[0]
    left = [w for w in distinct if not any(p in alone for p in DOTS.split(w) if p != piece)]
    if len(left) == 1:
        return left[0]
    return distinct[0] if all(w.endswith(piece) for w in distinct) else ""


def _pieces(name: str, entry: Known, names: NameLexicon) -> list[str]:
    if DOTS.search(name):
        parts = DOTS.split(name)
        joined = [part for part in parts if JOINTS.search(part)]
        return [*parts, *(half for part in joined for half in JOINTS.split(part))]
    if entry.pattern == "latin" and " " in name:
        return name.split(" ")
    if entry.pattern == "foreign" and (halves := _halves(name, names)):
        return halves
    japanese = next((name[:n] for n in (3, 2) if name[:n] in names.japanese), "")
    if entry.pattern == "japanese" or (japanese and len(name) == 4):
        return [japanese]
    if len(name) == 4 and name[0] in names.surnames and name[1] in names.surnames:
        return [name[:2], name[1:]]
    return []


def _halves(name: str, names: NameLexicon) -> list[str]:
    """Return the two usual names that a Tibetan or Mongol name is made of, or nothing."""
    kinds = ("tibetan", "mongol")
    for cut in range(2, len(name) - 1):
        halves = [name[:cut], name[cut:]]
        if all(names.foreign.get(half) in kinds for half in halves):
            return halves
    return []


def _may_stand(piece: str, names: NameLexicon) -> bool:
    if piece in names.places or piece in names.latin_other:
        return False
    if piece in names.words and piece not in names.foreign:
        return False
    return len(piece) >= (2 if RE_HAN.match(piece) else 3)


def _titled(known: Mapping[str, Known]) -> Iterator[tuple[str, str]]:
    """Yield the well-known who are called by surname and office: 毛主席."""
    for name, entry in known.items():
        if entry.pattern == "known" and name.endswith(("主席", "总理", "总司令")):
            fuller = [
                n
                for n, k in known.items()
                if n[0] == name[0] and n != name and k.pattern == "known"
            ]
            if len(fuller) == 1:
                yield name, fuller[0]


def _addressed(
    places: Iterable[Place], known: Mapping[str, Known], names: NameLexicon
) -> Iterator[tuple[str, str]]:
    """Yield what looked like a name but addresses who is named before it: 陈课长, 姜董."""
    latest: dict[str, str] = {}
    seen: set[str] = set()
    for _, _, name in places:
        if name in seen or known[name].pattern not in ("chinese", "model"):
            continue
        if _is_address(name, names):
            seen.add(name)
            if name[0] in latest:
                yield name, latest[name[0]]
        elif len(name) > 1:
            latest[name[0]] = name


def _is_address(name: str, names: NameLexicon) -> bool:
    """Whether `name` is a surname of one character and a form of address."""
    called = name[1:]
    return name[0] in names.surnames and (called in ADDRESSES or called in names.offices)


def _renamed(text: str, places: list[Place]) -> Iterator[tuple[str, str]]:
    """Yield the names that the text gives as another one of the person before."""
    for (_, end, name), (start, _, other) in pairwise(places):
        between = text[end:start]
        if other == name or start - end > FURTHEST or "。" in between or "\n" in between:
            continue
        if RE_ALSO.search(between):
            yield other, name


def _latin_forms(
    places: Iterable[Place], known: Mapping[str, Known], glosses: Iterable[Gloss]
) -> dict[str, str]:
    """Return the Latin forms that brackets give of people, and their longer words."""
    by_bracket = {gloss.bracket: gloss for gloss in glosses}
    forms: dict[str, str] = {}
    for _, end, name in places:
        gloss = by_bracket.get(end)
        if gloss is None or known[name].pattern == "latin":
            continue
        forms[gloss.name] = name
        for word in gloss.name.split(" "):
            if len(word) > 3 and word not in known:
                forms.setdefault(word, name)
    return forms
