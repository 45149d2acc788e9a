"""The fullest form that the article has of a body: 海霖 for 海霖風能, 规划院 for 南江规划院."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import cache
from itertools import islice

from newsnlp.extraction.candidates import Mention
from newsnlp.extraction.organizations import words
from newsnlp.extraction.organizations.boundary import find_start
from newsnlp.lexicons import load_lexicon

LEAST = 0.35
"""The least score of a name that may be the fullest: only those that name nothing are below."""
SHORTEST = 2
SHORTEST_SHORT, LONGEST_SHORT = 2, 4
LONGEST_TRADE = 5
MOST_PLACES = 40
SHORTEST_STEM, LONGEST_STEM = 3, 12
MOST_ASKED = 100
"""How many names are looked for in the text itself, so that time stays linear."""
MOST_ALIKE = 40
"""The most names that one short form is compared with, so that time stays linear."""
LONGEST_COUNTRY = 6

# what a firm's name may leave out at its end even where its trade is named (远川证券|有限公司)
RE_LEGAL = re.compile(
    r"(?:[（(][^（）()]{1,8}[)）])?(?:控股|集团|股份|投资|实业|发展|科技|技术|国际){0,3}"
    r"(?:集团|公司|有限公司|有限责任公司|股份有限公司|控股|股份)?"
)
# bodies of a state, whose country is part of the name: 日本|国土交通省
RE_PUBLIC = re.compile(r"(?:[部省厅院局署军会党队团]|委员会|法院|议会|使馆|银行)$")
FIRMS = frozenset(("集团", "公司", "企业"))
"""Words by which a firm is known: who is meant is asked elsewhere, not by these letters."""

RE_AREA = re.compile(r"[省市县区州镇乡村旗盟町道府里社]$")
RE_UNNAMED = re.compile("[某该每各此]|一家")
RE_OWN = re.compile(r"本[^本]|[我贵]|[首历]届|第.{1,3}届")
# bodies that every body has
RE_INNER = re.compile(r"(?:党委|党组|支部|委员会|工会|办公室|宣传部|组织部|董事会|监事会|理事会)")


class FullestNames:
    """The names of bodies in an article, asked for the fullest form of one of them."""

    def __init__(self, folded: str, organizations: Iterable[Mention]) -> None:
        self._folded = folded
        self._asked: dict[str, list[int]] = {}
        self._mentions: dict[str, list[Mention]] = {}
        for mention in organizations:
            if mention.score >= LEAST:
                name = _squeezed(folded, mention)
                self._mentions.setdefault(name, []).append(mention)
        self._starts = {name: [m.start for m in ms] for name, ms in self._mentions.items()}
        self._by_last = _index(self._mentions, lambda name: name[-SHORTEST:])
        self._by_first = _index(self._mentions, lambda name: name[:SHORTEST])

    def fullest(self, name: str, before: int) -> Mention | None:
        """Return a mention of the fullest form of `name`, or None where it is its fullest.

        Args:
            name: folded, without spaces.
            before: where it stands; of forms that fit, the one named last before is meant.
        """
        forms = self._forms(name)
        if not forms:
            return self.written_out(name) or self._with_stem(name, before)
        while forms:
            chosen = max(forms, key=lambda form: self._distance(form, before))
            name, forms = chosen, [f for f in self._forms(chosen) if len(f) > len(chosen)]
            if not forms:
                return self._mention(chosen, before)
        return None

    def written_out(self, name: str, other_than: int = -1) -> Mention | None:
        """Return a place, `other_than` this one, where a trade follows `name`: 海霖|風能."""
        if not _is_short_for_firm(name):
            return None
        for at in self._places(name):
            if at == other_than:
                continue
            end = at + len(name)
            lengths = range(LONGEST_TRADE, 1, -1)
            trade = next((n for n in lengths if is_of_firms(self._folded[end : end + n])), 0)
            if trade and not self._runs_on(end + trade):
                place = (at, end + trade)
                return Mention("organization", *place, self._folded[slice(*place)], "", LEAST)
        return None

    def _runs_on(self, end: int) -> bool:
        """Whether what ends at `end` only begins a word: 青岚车业|务."""
        word = self._folded[end - 1 : end + 1]
        return word in _ordinary_words() or word in words.domains() or word in words.stops()

    def _with_stem(self, name: str, before: int) -> Mention | None:
        """Return the last name before `before` that ends with a bare `name`: 青岚航运|论坛."""
        if name in FIRMS or RE_INNER.fullmatch(name) or name not in words.suffixes():
            return None
        for at in reversed([at for at in self._places(name) if at < before]):
            start = find_start(self._folded, at, max(0, at - LONGEST_STEM))
            if _is_stem(self._folded, start, at):
                end = at + len(name)
                return Mention("organization", start, end, self._folded[start:end], "", LEAST)
        return None

    def _places(self, name: str) -> list[int]:
        """Return where `name` stands in the text: of the first names that are asked for."""
        if name not in self._asked and len(self._asked) < MOST_ASKED:
            found = islice(re.finditer(re.escape(name), self._folded), MOST_PLACES)
            self._asked[name] = [match.start() for match in found]
        return self._asked.get(name, [])

    def _forms(self, name: str) -> list[str]:
        if len(name) < SHORTEST or RE_OWN.match(name) or _stands_for_itself(name):
            return []
        if RE_INNER.fullmatch(name):
            return []
        return self._without_country(name) or self._longer(name)

    def _longer(self, name: str) -> list[str]:
        """Return the names that say more before or after `name`."""
        ending = [n for n in self._by_last.get(name[-SHORTEST:], ()) if _says_more(name, n)]
        if ending:
            return _widest(ending)
        return [n for n in self._by_first.get(name[:SHORTEST], ()) if _goes_on(name, n)]

    def _without_country(self, name: str) -> list[str]:
        """Return `name` without its country, where the article has it so: 法国|远川海运."""
        country = _country_of(name)
        rest = name[len(country) :] if country else ""
        if len(rest) <= SHORTEST or RE_PUBLIC.search(rest):
            return []
        if rest not in self._mentions:
            self._find_alone(rest, country)
        return [rest] if rest in self._mentions else []

    def _find_alone(self, name: str, country: str) -> None:
        """Note where `name` stands without its country, if it does anywhere."""
        for at in self._places(name):
            if not self._folded.endswith(country, 0, at):
                mention = Mention("organization", at, at + len(name), name, "", LEAST)
                self._mentions[name], self._starts[name] = [mention], [at]
                break

    def _distance(self, form: str, before: int) -> tuple[bool, int]:
        """Rank forms: those named before come first, the nearest of them above all."""
        start = self._mention(form, before).start
        return start < before, start if start < before else -start

    def _mention(self, name: str, before: int) -> Mention:
        index = bisect_left(self._starts[name], before)
        return self._mentions[name][max(0, index - 1)]


def _is_stem(folded: str, start: int, end: int) -> bool:
    stem = folded[start:end]
    if len(stem) < SHORTEST_STEM or not stem.isalpha() or RE_UNNAMED.search(stem):
        return False
    return not words.is_common_phrase(folded, start, end)


def _squeezed(folded: str, mention: Mention) -> str:
    return "".join(folded[mention.start : mention.end].split())


def _index(names: Iterable[str], key: Callable[[str], str]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for name in names:
        alike = index.setdefault(key(name), [])
        if len(alike) < MOST_ALIKE:
            alike.append(name)
    return index


def _widest(names: list[str]) -> list[str]:
    """Return those of `names` that are not the end of another one."""
    return [n for n in names if not any(m != n and m.endswith(n) for m in names)]


def _stands_for_itself(name: str) -> bool:
    """Whether `name` is that of a place or of a body that everybody knows."""
    if name in words.known_names() or name in FIRMS or RE_AREA.search(name):
        return True
    return words.place_start(name, len(name), 0) == 0


def _is_short_for_firm(name: str) -> bool:
    """Whether `name` has the shape of a firm's short form: a few characters, no word or ending."""
    if not SHORTEST_SHORT <= len(name) <= LONGEST_SHORT or not name.isalnum() or name.isascii():
        return False
    ordinary = (
        name in words.kept_words()
        or name in _ordinary_words()
        or words.suffixes().longest(name, len(name))
    )
    return not (ordinary or _stands_for_itself(name))


def _says_more(name: str, other: str) -> bool:
    """Whether `other` has a place or a whole before `name`: 南江|规划院, not 法国|远川海运."""
    before = other[: -len(name)]
    if len(before) < SHORTEST or not other.endswith(name) or RE_UNNAMED.search(before):
        return False
    if words.place_start(before, len(before), 0) == 0 and before not in words.countries():
        return not is_bare(name)  # 人民剧场 needs no place
    return before not in words.countries() or RE_PUBLIC.search(name) is not None


def is_bare(name: str) -> bool:
    """Return whether `name` only says what kind of body it is: 规划院, 实验室."""
    return name in words.suffixes() or words.is_common_phrase(name, 0, len(name))


def _goes_on(name: str, other: str) -> bool:
    """Whether `other` is `name` with what firms leave out: 海霖|風能, 远川证券|有限公司."""
    rest = other[len(name) :]
    if not rest or not other.startswith(name):
        return False
    if RE_LEGAL.fullmatch(rest):
        return True
    if words.suffixes().longest(name, len(name)):
        return False
    trade = words.trades().longest(rest, len(rest)) or words.suffixes().longest(rest, len(rest))
    if trade is None or not is_of_firms(trade):
        return False
    field = rest[: -len(trade)]
    return words.is_common_phrase(field, 0, len(field)) or field in words.trades()


@cache
def _ordinary_words() -> frozenset[str]:
    return frozenset(load_lexicon("name_words").terms("word"))


def is_of_firms(ending: str) -> bool:
    """Return whether `ending` is one of the names of firms: 科技, 乳业, 公司."""
    return ending in words.trades() or words.suffix_kind(ending) == "company"


def _country_of(name: str) -> str:
    lengths = range(min(LONGEST_COUNTRY, len(name) - SHORTEST), 1, -1)
    return next((name[:n] for n in lengths if name[:n] in words.countries()), "")
