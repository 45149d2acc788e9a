"""Which outlet made an article: what the page calls its source, its dateline, its address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from newsnlp.lexicons.loader import load_lexicon
from newsnlp.reading.typography import tidy

SOURCE_LABELS = ("本文来源", "本文來源", "文章来源", "文章來源", "稿件来源", "来源", "來源", "稿源")
RE_SOURCE = re.compile(
    rf"(?<![\u4e00-\u9fff])(?:{'|'.join(SOURCE_LABELS)})\s?[:：]\s?《?([^\s:：|｜，。,;；（）()《》\[\]【】]{{2,20}})"
)
RE_DATELINE = re.compile(
    r"^[（(\[【]?([^\s，。：、（(]{2,20}?)(?:[^\s，。：]{0,12}\d{1,2}月\d{1,2}日)(?:电|電|讯|訊|消息|信息|报道)"
)
RE_HOST = re.compile(r"https?://(?:www\.|m\.)?([a-z0-9.-]{4,80})", re.IGNORECASE)
MAX_LINE = 200
HEAD_LINES, TAIL_LINES = 12, 4


def find_outlet(lines: Sequence[str], urls: Iterable[str]) -> str | None:
    """Return the outlet that the lines of an article name, else the one that owns its address.

    >>> find_outlet(["渡槽今日通水", "2021-03-04 来源：晨窗日报"], [])
    '晨窗日报'
    """
    ends = [line[:MAX_LINE] for line in (*lines[:HEAD_LINES], *lines[-TAIL_LINES:])]
    for line in ends:
        if match := RE_SOURCE.search(line):
            return tidy(match[1])
    return _outlet_in(ends[:HEAD_LINES]) or outlet_of_url(urls)


def outlet_of_url(urls: Iterable[str]) -> str | None:
    """Return the outlet whose host is in one of `urls`, archived addresses included.

    >>> outlet_of_url(["https://web.archive.org/web/2021/https://www.thepaper.cn/x"])
    '澎湃新闻'
    """
    hosts = _hosts()
    for url in urls:
        for host in reversed(RE_HOST.findall(url[:2_000])):
            labels = host.lower().rstrip(".").split(".")
            for start in range(len(labels) - 1):
                if name := hosts.get(".".join(labels[start:])):
                    return name
    return None


def _outlet_in(lines: Iterable[str]) -> str | None:
    """Find an outlet of the lexicon at the head of a dateline or beside the time of the page."""
    names = load_lexicon("page_outlets")
    for line in lines:
        for name in _candidates(line):
            if name in names:
                return name
    return None


def _candidates(line: str) -> Iterable[str]:
    """Yield the words that may name an outlet: the head of the line, or words of a short one."""
    head = line.lstrip("（([【")
    yield from (head[:length] for length in range(10, 1, -1) if _ends_well(head[length:]))
    if len(line) < 60:
        yield from line.split()


def _ends_well(rest: str) -> bool:
    """Return whether what follows an outlet's name at the head of a line marks a dateline."""
    start = rest[:24]
    return start.startswith(("记者", "記者", "讯", "訊", "客户端", "报道")) or bool(
        re.search(r"\d{1,2}月\d{1,2}日[^，。]{0,4}(?:电|電|讯|訊|消息|信息|报道)", start)
    )


@cache
def _hosts() -> dict[str, str]:
    return {
        host: entry.term
        for entry in load_lexicon("page_outlets")
        for host in entry.columns["hosts"].split(",")
        if host
    }
