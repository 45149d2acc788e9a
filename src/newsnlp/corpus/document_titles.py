"""Titles of documents taken apart: what is left when wrapping, place, status and year are off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from newsnlp.corpus.bodies import place_of, place_rank
from newsnlp.corpus.shingles import plain_text
from newsnlp.lexicons import load_lexicon
from newsnlp.lexicons.endings import WordsByEnd
from newsnlp.segmentation.folding import fold

BITS_PER_CHARACTER = 2.0
MOST_TITLE = 16.0
SERIAL_BITS = 10.0
STATE = "中华人民共和国"
RE_STATUS = re.compile(r"[（(]([^（）()]{1,12})[）)]$")
RE_ISSUED = re.compile(
    r"关于(?:印发|发布|转发|下发|公布|批转)[《〈“]?(?P<inner>.{4,80}?)[》〉”]?"
    r"的(?:通知|公告|决定|通报|函|批复)$"
)
RE_ISSUER_BEFORE = re.compile(r"^.{2,40}?(?=关于)")
RE_YEAR = re.compile(
    r"(?:19|20)\d\d(?:年度|年)?|第[一二三四五六七八九十]{1,5}届|十[一二三四五六七八九]五"
)
RE_YEARS_IN_BRACKETS = re.compile(r"[（(][^（）()]{0,10}(?:19|20)\d\d[^（）()]{0,12}[）)]")
RE_EMPTY = re.compile(
    r"\d+|关于|进一步|加强|做好|有关|相关|工作|若干|年度|情况|问题|的|和|与|及|等|事项|第|号|届"
)
RE_LAW = re.compile(r"(?:管理|实施|监督|处罚)?(?:条例|法典|(?<![办方])法)$")
RE_DRAFT = re.compile(r"草案|稿")
RE_NUMBER = re.compile(
    r"(?P<code>[^\W\d_]{0,10})[〔\[［（(【]?(?P<year>(?:19|20)\d\d)年?[〕\]］）)】]?"
    r"第?(?P<number>\d{1,5})号?"
)


@dataclass(frozen=True, slots=True)
class TitleParts:
    """A title taken apart.

    Attributes:
        core: what titles of one document share.
        bits: how much of it says which document it is; 0 for 《通知》.
        place: the place with which it begins, "" for none.
        years: the years, sessions and plans that it names.
        status: in brackets behind it (试行), "" for none.
        is_law: whether it is called a law or a code.
        is_serial: whether it says no more than what bodies issue many of (公告, 证书).
    """

    core: str
    bits: float
    place: str
    years: frozenset[str]
    status: str
    is_law: bool
    is_serial: bool


@lru_cache(maxsize=65536)
def take_apart(title: str) -> TitleParts:
    """Return the parts of `title`.

    >>> take_apart("临江市人民政府关于印发《临江市数据管理办法（试行）》的通知").core
    '数据管理办法'
    >>> take_apart("通知").bits
    0.0
    """
    unwrapped, issuer = _unwrapped("".join(fold(title).split()).strip('《》〈〉“”"'))
    bare, status = _without_status(unwrapped)
    years = frozenset(match.rstrip("年度") for match in RE_YEAR.findall(bare))
    core = _core(RE_YEARS_IN_BRACKETS.sub("", bare))
    place = _own_place(core)
    core = _without_place(core, place) or core
    law = RE_LAW.search(core)
    bits = min(MOST_TITLE, BITS_PER_CHARACTER * len(_telling(core, law[0] if law else None)))
    serial = _serials().longest(core, len(core))
    return TitleParts(
        core=core,
        bits=bits,
        place=place or _own_place(issuer),
        years=years,
        status=status,
        is_law=law is not None,
        is_serial=serial is not None and bits < SERIAL_BITS and not years,
    )


def _unwrapped(title: str) -> tuple[str, str]:
    """Return what a notice issues (关于印发…的通知), and the issuer before 关于, "" for none."""
    issuer = RE_ISSUER_BEFORE.match(title)
    issued = RE_ISSUED.search(title)
    rest = issued["inner"] if issued else title[issuer.end() if issuer else 0 :]
    return rest, issuer[0] if issuer else ""


def _core(title: str) -> str:
    return plain_text(title).removeprefix(STATE).removeprefix("关于").replace("的", "")


def is_draft(status: str) -> bool:
    """Whether a status is that of a document not yet in force (征求意见稿)."""
    return bool(RE_DRAFT.search(status))


def number_key(number: str | None) -> tuple[str, str]:
    """Return the code of the issuer (国发), which may be missing, and the year with the number.

    >>> number_key("国发〔2024〕5号"), number_key("[2024]第5号"), number_key(None)
    (('国发', '2024-5'), ('', '2024-5'), ('', ''))
    """
    match = RE_NUMBER.search("".join(fold(number).split())) if number else None
    return (match["code"], f"{match['year']}-{int(match['number'])}") if match else ("", "")


def _without_status(title: str) -> tuple[str, str]:
    """Return a title and the status in brackets behind it; other brackets stay."""
    match = RE_STATUS.search(title)
    if match and (match[1] in load_lexicon("document_statuses") or RE_DRAFT.search(match[1])):
        return title[: match.start()], match[1]
    return title, ""


def _own_place(words: str) -> str:
    """Return the place with which words begin; no country: 《中国信息安全》 is no 《信息安全》."""
    place = place_of(words)
    return "" if place_rank(place) == "country" else place


def _without_place(core: str, place: str) -> str:
    rest = core.removeprefix(place)
    return rest[1:] if place and rest[:1] in "省市县区州" else rest


def _telling(core: str, head: str | None) -> str:
    """Return what tells a title from others of its genre: its genre, year and phrases left out."""
    if head is None:
        head = _genres().longest(core, len(core)) or ""
    return RE_EMPTY.sub("", RE_YEAR.sub("", core.removesuffix(head)))


@cache
def _serials() -> WordsByEnd:
    return WordsByEnd(load_lexicon("document_serials").terms())


@cache
def _genres() -> WordsByEnd:
    return WordsByEnd(load_lexicon("document_heads").terms())
