"""HTML pages and fragments to lines: the article alone, in page order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsnlp.reading.blocks import LineHint, is_meta
from newsnlp.reading.bylines import is_byline
from newsnlp.reading.content import Stretch, find_article, trim_dump
from newsnlp.reading.dates import find_published, parse_published
from newsnlp.reading.drafts import Draft, draft_of_lines
from newsnlp.reading.facts import NOTHING, Facts, merge_facts
from newsnlp.reading.furniture import (
    box_kinds,
    dead_boxes,
    furniture_boxes,
    is_furniture_text,
    is_small_print,
)
from newsnlp.reading.layout import Line, lay_out
from newsnlp.reading.markup import Markup, parse_html
from newsnlp.reading.outlets import find_outlet, outlet_among, outlet_of_url
from newsnlp.reading.tags import HEADING_TAGS
from newsnlp.reading.titles import choose_title, clean_title
from newsnlp.reading.typography import squeeze, tidy
from newsnlp.records import BlockKind, PublishedTime

HEAD_LINES = 8
MAX_NAME = 12
MAX_ABSTRACT = 300
TIME_NAMES = (
    "article:published_time",
    "og:release_date",
    "datepublished",
    "publishdate",
    "pubdate",
    "publish_time",
    "weibo: article:create_at",
    "date",
)
TITLE_NAMES = ("og:title", "twitter:title", "title", "articletitle")


def draft_of_html(source: str, known: Facts = NOTHING) -> Draft:
    """Read a page, or a fragment that is all article.

    Args:
        source: HTML, however malformed.
        known: what is known already, from front matter for one.

    >>> draft_of_html("<nav>首页</nav><h1>渡槽今日通水</h1><p>水来了。</p>").text
    '渡槽今日通水\\n水来了。'
    """
    return draft_of_markup(parse_html(source), known, whole=is_page(source))


def is_page(source: str) -> bool:
    """Return whether `source` is a whole page rather than a fragment."""
    head = source[:20_000].lower()
    return any(f"<{tag}" in head for tag in ("html", "body", "head>", "title>", "!doctype"))


def draft_of_markup(markup: Markup, known: Facts, *, whole: bool) -> Draft:
    """Read the article out of a flattened page; `whole` says that it is more than an article."""
    dead = dead_boxes(markup)
    lines = lay_out(markup, furniture_boxes(markup, dead))
    dense = find_article(lines, markup)
    page = _page_facts(markup)
    headings = _headings(lines, dense.start, markup)
    shown = (line.text for line in lines)
    title = known.title or choose_title(headings, page.title, shown)
    title = clean_title(title, sites=_sites(known, page))
    stretch = dense if whole else trim_dump(lines, title, markup)
    kept = _article_lines(lines, stretch, title, whole=whole)
    hints = [LineHint(line.text, _hint(line, markup), line.after_image) for line in kept]
    found = _line_facts([title, *(line.text for line in kept)], known, page)
    facts = merge_facts(Facts(title=title), known, page, found)
    return draft_of_lines(title, hints, facts)


def _headings(lines: Sequence[Line], start: int, markup: Markup) -> list[str]:
    """Return what may be the title: headings of the first ranks up to the article's start."""
    upto = [(markup.boxes[line.box], line.text) for line in lines[: start + 3]]
    ranks = [[text for box, text in upto if box.tag == tag] for tag in ("h1", "h2")]
    classed = [text for box, text in upto if "title" in box_kinds(box)]
    tagged = [text for box, text in upto if box.tag in HEADING_TAGS]
    return next((texts for texts in (*ranks, classed, tagged) if texts), [])


def _article_lines(
    lines: Sequence[Line], stretch: Stretch, title: str, *, whole: bool
) -> list[Line]:
    head = _head_lines(lines[: stretch.start], title)
    kept = _without_furniture([*head, *lines[stretch.start : stretch.end]], whole=whole)
    bare = squeeze(title)
    opening = [line for line in kept[:HEAD_LINES] if squeeze(line.text) != bare]
    return opening + kept[HEAD_LINES:]


def _without_furniture(lines: Sequence[Line], *, whole: bool) -> list[Line]:
    """Drop buttons, and the short names that stand between two of them."""
    kinds = ("ui", "section") if whole else ("ui",)
    dropped = [
        is_furniture_text(line.text, *kinds) or (whole and is_small_print(line.text))
        for line in lines
    ]
    between = [
        len(line.text) <= MAX_NAME and all(dropped[max(0, n - 1) : n + 2 : 2])
        for n, line in enumerate(lines)
    ]
    return [line for n, line in enumerate(lines) if not (dropped[n] or between[n])]


def _head_lines(before: Sequence[Line], title: str) -> list[Line]:
    """Return the lines of source, time and makers that stand between title and article."""
    bare = squeeze(title)
    places = [number for number, line in enumerate(before) if squeeze(line.text) == bare]
    if not bare or not places:
        return []
    between = before[places[-1] + 1 :]
    return [line for line in between if is_meta(line.text) or is_byline(line.text)]


def _hint(line: Line, markup: Markup) -> BlockKind | None:
    box = markup.boxes[line.box]
    kinds = box_kinds(box) | box_kinds(markup.boxes[max(0, box.parent)])
    if box.tag in ("figcaption", "caption") or "caption" in kinds:
        return "caption"
    if "abstract" in kinds and len(line.text) <= MAX_ABSTRACT:
        return "abstract"
    if box.tag in HEADING_TAGS or (line.strong and len(line.text) < 40):
        return "heading"
    return None


def _page_facts(markup: Markup) -> Facts:
    named = _named(markup)
    titles = [_title_tag(markup), *(named.get(name, "") for name in TITLE_NAMES)]
    times = (parse_published(named[name]) for name in TIME_NAMES if name in named)
    return Facts(
        title=next((title for title in titles if title), ""),
        published=next((time for time in times if time), None) or _time_tag(markup),
        url=named.get("og:url") or _canonical(markup),
        outlet=tidy(named.get("source", "")) or None,
    )


def _named(markup: Markup) -> dict[str, str]:
    """Return what the page's <meta> elements say, by their names in lower case."""
    named: dict[str, str] = {}
    for box in markup.boxes:
        if box.tag == "meta" and (content := box.attributes.get("content", "").strip()):
            for attribute in ("property", "name", "itemprop"):
                if name := box.attributes.get(attribute):
                    named.setdefault(name.lower(), content)
    return named


def _title_tag(markup: Markup) -> str:
    runs = (run.text for run in markup.runs if markup.boxes[run.box].tag == "title")
    return tidy("".join(runs))


def _time_tag(markup: Markup) -> PublishedTime | None:
    times = (
        parse_published(box.attributes["datetime"])
        for box in markup.boxes
        if box.tag == "time" and "datetime" in box.attributes
    )
    return next((time for time in times if time), None)


def _canonical(markup: Markup) -> str | None:
    links = (b.attributes for b in markup.boxes if b.tag == "link")
    return next((a.get("href") for a in links if a.get("rel") == "canonical"), None)


def _sites(known: Facts, page: Facts) -> Iterable[str]:
    return [*known.categories, known.outlet or "", *known.authors, page.outlet or ""]


def _line_facts(texts: Sequence[str], known: Facts, page: Facts) -> Facts:
    """Return what the lines say, and what the sections and the address say of the outlet."""
    times = (find_published(text) for text in texts[:HEAD_LINES] if is_meta(text))
    urls = [url for url in (known.url, page.url) if url]
    sections = (*known.categories, *known.authors, page.title)
    return Facts(
        outlet=find_outlet(texts) or outlet_among(sections) or outlet_of_url(urls),
        published=next((time for time in times if time), None),
    )
