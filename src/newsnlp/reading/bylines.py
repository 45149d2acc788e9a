"""Lines that only credit those who made an article."""

from __future__ import annotations

import re
from functools import cache

from newsnlp.lexicons.loader import load_lexicon

MAX_BYLINE = 120
HAN = r"[\u4e00-\u9fff]"
NAME = r"[\u4e00-\u9fffA-Za-z·•.]{1,15}"
OUTLET = r"[\u4e00-\u9fffA-Za-z《》-]{0,12}?"
GLUED_ROLE = r"(?:记者|記者|通讯员|通訊員|编辑|編輯|特约撰稿人?|作者)"
NOT_A_VERB = r"(?![看从從获獲在了注采採走来來到发發就将將向问問对對还還也又已说說的们們])"
SEPARATOR = r"[\s:：/／|｜丨、;；&＆与和及 （）()【】\[\]]"
MARK = r"\s?[:：/／|｜丨]\s?"
BULLETS = "（(【\\[■□●○◎▲*"
WHENCE = rf"(?:\s?发自{HAN}{{2,6}}|\s?{HAN}{{0,4}}(?:摄影)?报道|\s?[/／]\s?文)?"
RE_NAME_LINE = re.compile(rf"{HAN}{{2,3}}|{HAN} {HAN}")


def is_byline(text: str) -> bool:
    """Return whether a line only credits those who made the article.

    >>> is_byline("每经记者 张蕊 每经编辑 陈旭"), is_byline("记者看到，渡槽通水了。")
    (True, False)
    """
    if len(text) > MAX_BYLINE:
        return False
    return _byline_pattern().fullmatch(text) is not None or _is_name_of_outlet(text)


def is_name_line(text: str) -> bool:
    """Return whether a line is as long as a Chinese name, and nothing else."""
    return RE_NAME_LINE.fullmatch(text) is not None


def _is_name_of_outlet(text: str) -> bool:
    """Return whether a line is a name and an outlet: 林小满/晨窗日报."""
    name, _, outlet = text.replace("／", "/").partition("/")
    return re.fullmatch(rf"{HAN}{{2,4}}", name) is not None and outlet in load_lexicon(
        "page_outlets"
    )


@cache
def _byline_pattern() -> re.Pattern[str]:
    """Compose the forms of credits, one or more of them with nothing else on the line.

    记者 林小满; 晨窗社记者林小满; 文／林小满; 林小满／文. What is work rather than a person (文,
    采访) wants a mark before the name, for it stands at the head of ordinary lines too.
    """
    roles, works = _alternatives("byline_role"), _alternatives("byline_work")
    names = rf"{NAME}(?:{SEPARATOR}{{1,3}}+{NAME}){{0,6}}"
    person = rf"{OUTLET}{roles}{SEPARATOR}{{1,4}}+{names}"
    work = rf"(?:{works}|{roles}){MARK}{names}"
    glued = (
        rf"{OUTLET}{GLUED_ROLE}{NOT_A_VERB}{HAN}{{2,6}}(?:{SEPARATOR}{{1,3}}{HAN}{{2,4}}){{0,6}}"
    )
    turned = rf"{HAN}{{2,4}}\s?[/／]\s?(?:{works}|{roles})"
    nameless = rf"{OUTLET}(?:记者|記者)(?=$)"
    credit = rf"(?:{person}|{work}|{glued}|{turned}|{nameless})"
    whole = rf"{credit}(?:{SEPARATOR}{{0,3}}{credit}){{0,4}}{WHENCE}"
    return re.compile(rf"[{BULLETS}]?\s?{whole}\s?[）)】\]]?")


def _alternatives(kind: str) -> str:
    terms = sorted(load_lexicon("page_lines").terms(kind), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, terms))})"
