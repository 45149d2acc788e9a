"""Bylines: the people whom the article credits for making it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsnlp.extraction.people.view import HAN

MAKER = (
    r"(?:记者|编辑|责编|编审|责任编辑|见习编辑|美编|视频编辑|主编|编译|翻译|译者|校对|审核|通讯员|特约撰稿人?|撰稿人?|"
    r"撰文|作者|文字|摄影报道|摄影记者|摄影|摄像|摄|图|文|图/文|文/图|图文|整理|采写|实习生|策划|监制|制图|"
    r"供稿|通讯员|评论员|研究员|统筹|剪辑|出品人?|校审|审校|执笔|来源|发自)"
)
NAMED_MAKER = r"(?:记者|编辑|责编|通讯员|撰稿人?|实习生|评论员|作者|译者)"
SEPARATOR = r"[:：/｜|丨 　]{1,3}"
RE_LABEL = re.compile(
    rf"(?:^|(?<=[\n\r（(【\[ 　|丨/，,。；;]))[{HAN}A-Za-z·]{{0,12}}?{MAKER}{SEPARATOR}",
    re.MULTILINE,
)
RE_OUTLET_MAKER = re.compile(
    rf"(?:(?:^|(?<=[\n\r（(【\[ 　电讯社报网，,]))[{HAN}A-Za-z·]{{0,10}}?|"
    rf"本报|本刊|本网|本台|新华社|中新社|新华网|人民网|中新网|每经|财新|全媒体|特约|实习|见习|首席|驻[{HAN}]{{2,5}})"
    rf"{NAMED_MAKER}",
    re.MULTILINE,
)
NAME = rf"(?:[{HAN}]{{2,4}}|[{HAN}][ 　]{{1,2}}[{HAN}])"
RE_TOKEN = re.compile(
    rf"[{HAN}]{{2,4}}(?![{HAN}])|[{HAN}]{{2,4}}(?=摄|文|报道|整理|编译|通讯员|记者|实习生)"
)
RE_SKIP = re.compile(r"[、，,/／ 　\u00a0&和|丨]{1,3}")
MAX_CREDITED = 12


def iter_credits(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places right after words such as 记者 and 编辑： where names of makers stand.

    A place is the stretch up to the first character that no list of names has.
    """
    for pattern in (RE_LABEL, RE_OUTLET_MAKER):
        for match in pattern.finditer(text):
            yield match.end(), _list_end(text, match.end())


def iter_tokens(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the words of a list of makers, cut at separators alone."""
    at = start
    for _ in range(MAX_CREDITED):
        if skipped := RE_SKIP.match(text, at, end):
            at = skipped.end()
        token = RE_TOKEN.match(text, at)
        if not token or token.end() > end:
            return
        yield token.start(), token.end()
        at = token.end()


RE_LIST = re.compile(rf"(?:[{HAN}]{{1,4}}[、，,/／ 　\u00a0&和|丨]{{0,3}}){{0,{MAX_CREDITED}}}")


def _list_end(text: str, start: int) -> int:
    match = RE_LIST.match(text, start)
    return match.end() if match else start
