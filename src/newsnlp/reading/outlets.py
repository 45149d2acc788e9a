"""Which outlet made an article: what the page calls its source, its dateline, its address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from newsnlp.lexicons.loader import load_lexicon
from newsnlp.reading.dates import RE_TIME
from newsnlp.reading.typography import tidy

NAME = r"[^\s:：|｜，。、,;；（）()《》「」\[\]【】]{2,20}"
SOURCE = r"(?:本文|文章|稿件)?(?:来源|來源|稿源)|发布人"
RE_SOURCE = re.compile(rf"(?<![\u4e00-\u9fff])(?:{SOURCE})\s?[:：]\s?[-《「]?\s?({NAME})")
RE_REPOSTED = re.compile(
    rf"(?:原文|本文)(?:来自|來自|转自|轉自)[^「：:\s]{{0,10}}[「：:]\s?({NAME})"
)
RE_BARE_SOURCE = re.compile(rf"(?<![\u4e00-\u9fff])(?:来源|來源)\s?({NAME})")
RE_DATELINE = re.compile(
    r"\d{1,2}月\d{1,2}日(?:电|電|讯|訊|消息|信息|报道)|(?:讯|报道)(?=[ \u3000（(])"
)
RANK = r"(?:全媒体?|融媒体?|见习|見習|实习|实習|首席|特派|特约|特約)"
RE_REPORTER = re.compile(rf"{RANK}?(?:记者|記者)(?![从從获獲在了注看])|讯[ \u3000（(]")
RE_OWN_REPORTER = re.compile(r"《([^《》\s]{2,15})》(?:记者|記者)")
RE_HOST = re.compile(r"https?://(?:www\.|m\.)?([a-z0-9.-]{4,80})", re.IGNORECASE)
RE_PARTS = re.compile(r"[\s_|｜\-–—·：:（）()【】\[\]]+")
DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")

MAX_LINE = 200
MAX_META = 60
MAX_NAME = 12
HEAD_LINES, TAIL_LINES = 12, 4
MAX_BODY = 100_000


def find_outlet(lines: Sequence[str]) -> str | None:
    """Return the outlet that the lines of an article name.

    >>> find_outlet(["渡槽今日通水", "2021-03-04 来源：晨窗日报"])
    '晨窗日报'
    >>> find_outlet(["渡槽今日通水", "新华社澜江3月4日电（记者林小满）水来了。"])
    '新华社'
    """
    head = [line[:MAX_LINE].translate(DIGITS) for line in lines[:HEAD_LINES]]
    tail = [line[:MAX_LINE] for line in lines[HEAD_LINES:][-TAIL_LINES:]]
    return (
        _named_source([*head, *tail])
        or next((name for line in head if (name := _outlet_of_line(line))), None)
        or _own_reporter(lines)
    )


def outlet_among(names: Iterable[str]) -> str | None:
    """Return the first outlet of the lexicon among `names`, or in their parts.

    >>> outlet_among(["渡槽通水_社会_澎湃新闻-The Paper"])
    '澎湃新闻'
    """
    known = load_lexicon("page_outlets")
    parts = (part for name in names for part in (name, *RE_PARTS.split(name)))
    return next((part for part in parts if part in known), None)


def outlet_of_url(urls: Iterable[str]) -> str | None:
    """Return the outlet whose host is in one of `urls`, archived addresses included.

    >>> outlet_of_url(["https://web.archive.org/web/2021/https://www.thepaper.cn/x"])
    '澎湃新闻'
    """
    for url in urls:
        for host in reversed(RE_HOST.findall(url[:2_000])):
            labels = host.lower().rstrip(".").split(".")
            for start in range(len(labels) - 1):
                if name := _hosts().get(".".join(labels[start:])):
                    return name
    return None


def clean_outlet(name: str) -> str:
    """Return what a page calls its source without the slogan after it.

    >>> clean_outlet("晨窗 – 最快的新闻")
    '晨窗'
    """
    return re.split(r"\s*[–—|｜_]\s*|\s-\s", tidy(name))[0]


def _named_source(lines: Iterable[str]) -> str | None:
    """Find what follows 来源：, or the account that a text was taken over from."""
    known = load_lexicon("page_outlets")
    for line in lines:
        if match := RE_SOURCE.search(line) or RE_REPOSTED.search(line):
            return tidy(match[1])
        if (match := RE_BARE_SOURCE.search(line)) and match[1] in known:
            return match[1]
    return None


def _outlet_of_line(line: str) -> str | None:
    """Find an outlet in a dateline, before 记者, beside the time of the page, or in a title."""
    known = load_lexicon("page_outlets")
    return next((name for name in _candidates(line) if name in known), None)


def _candidates(line: str) -> Iterator[str]:
    for match in RE_DATELINE.finditer(line):
        yield from _stretches(line[: match.start()][-3 * MAX_NAME :])
    for match in RE_REPORTER.finditer(line):
        before = line[: match.start()]
        yield from (before[-length:] for length in range(MAX_NAME, 1, -1))
    if len(line) <= MAX_META and RE_TIME.search(line):
        yield from RE_TIME.sub(" ", line).split()
    if line.startswith(("（", "(", "【", "[")):
        yield RE_PARTS.split(line)[1]
    yield RE_PARTS.split(line)[0] if "：" in line[: MAX_NAME + 1] else ""


def _stretches(text: str) -> Iterator[str]:
    """Yield the stretches of `text` that may name an outlet, the longer first."""
    for length in range(MAX_NAME, 1, -1):
        yield from (text[at : at + length] for at in range(len(text) - length + 1))


def _own_reporter(lines: Iterable[str]) -> str | None:
    """Find the paper whose reporters the article has ask its questions (对《…》记者表示)."""
    known = load_lexicon("page_outlets")
    text = "\n".join(lines)[:MAX_BODY]
    names = Counter(name for name in RE_OWN_REPORTER.findall(text) if name in known)
    return names.most_common(1)[0][0] if names else None


@cache
def _hosts() -> dict[str, str]:
    return {
        host: entry.term
        for entry in load_lexicon("page_outlets")
        for host in entry.columns["hosts"].split(",")
        if host
    }
