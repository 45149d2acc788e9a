"""Pages: what a reader sees of them, in every format and encoding, and what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsnlp import Settings
from newsnlp.reading import read

SETTINGS = Settings()
FIRST = "澜江渡槽今日通水，沿岸八个村的村民一早就来到渡口，等着看第一股水流过三十米高的槽身。"
SECOND = "村支书林小满说：“盼了三十年。”她身后的水渠里，孩子们已经脱了鞋，等着水来。"
BODY = f"<p>{FIRST}</p><p>{SECOND}</p>"
ARTICLE = f"{FIRST}\n{SECOND}"


def text_of(source: str | bytes, **options: object) -> str:
    return read(source, settings=SETTINGS, **options).text  # type: ignore[arg-type]


def page(body: str, head: str = "<title>渡槽通水_晨窗网</title>") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


FURNITURE = {
    "navigation": "<nav><a href=/>首页</a><a href=/n>新闻</a></nav>",
    "menu by class": "<ul class='top-nav'><li><a href=/>首页</a></li><li>新闻</li></ul>",
    "breadcrumb": "<div class=breadcrumb>晨窗网 &gt; 民生 &gt; 正文内容</div>",
    "script": "<script>var a='渡槽在脚本里，不是正文，不该出现在任何一行文字之中。';</script>",
    "style": "<style>p{color:red}</style>",
    "comment": "<!-- 渡槽在注释里，不是正文，不该出现在任何一行文字之中。 -->",
    "conditional comment": "<!--[if lte IE 6]><p>请升级浏览器</p><![endif]-->",
    "hidden attribute": "<p hidden>看不见的一段文字。</p>",
    "hidden style": "<p style='color:red; Display : none'>看不见的一段文字。</p>",
    "hidden class": "<div class='wrap hidden'>看不见的一段文字。</div>",
    "image": "<img src=a.jpg alt='渡槽照片' title='渡槽照片'>",
    "share bar": "<div class=share-bar>分享到：<a href=#>微信</a><a href=#>微博</a></div>",
    "share line": "<p>分享到： 微信 微博 QQ空间</p>",
    "font size": "<p>字体：放大 正常 缩小</p>",
    "print": "<p>【打印】【关闭】</p>",
    "advert": "<div class='ad-box'>买一送一，欢迎来电。</div>",
    "related": "<div id=related><h3>相关新闻</h3><a href=/1>上游水库开闸放水</a></div>",
    "comments": "<div class='comment-list'><p>网友甲：真好，等了三十年了。</p></div>",
    "footer": "<footer>版权所有 晨窗网 京ICP备00000000号</footer>",
    "form": "<select><option>北京</option></select><button>提交</button><textarea>评论</textarea>",
    "frame": "<iframe src=x>不支持框架</iframe><noscript>请打开脚本</noscript>",
    "server code": '<%@ include file="/a.jsp"%><c:import url="/x"><c:param>甲</c:param></c:import>',
}


@pytest.mark.parametrize("name", FURNITURE)
@pytest.mark.parametrize("before", [True, False])
def test_furniture_is_left_out(name: str, before: bool) -> None:
    around = FURNITURE[name]
    content = f"<h1>渡槽通水</h1>{around if before else ''}{BODY}{'' if before else around}"
    assert text_of(page(f"<div>{content}</div>")) == f"渡槽通水\n{ARTICLE}"


@pytest.mark.parametrize(
    ("kept", "lines"),
    [
        ("<h2>盼了三十年</h2><p>水来了。</p>", ["盼了三十年", "水来了。"]),
        ("<blockquote>水来了。</blockquote>", ["水来了。"]),
        (
            "<ul><li>渡槽长三十米；</li><li>渡槽高三十米。</li></ul>",
            ["渡槽长三十米；", "渡槽高三十米。"],
        ),
        ("<p>他在<a href=/x>晨窗日报</a>上说，水来了。</p>", ["他在晨窗日报上说，水来了。"]),
        ("<div class='field-label-hidden'>水来了。</div>", ["水来了。"]),
        ("<p><img src=a>竣工后的渡槽</p>", ["竣工后的渡槽"]),
        ("<p>01</p>", ["01"]),
        ("<p>分享的快乐</p>", ["分享的快乐"]),
        ("<footer>水来了。</footer>", []),
    ],
)
def test_content_is_kept(kept: str, lines: list[str]) -> None:
    text = text_of(page(f"<h1>渡槽通水</h1><div>{BODY}{kept}{BODY}</div>"))
    assert text.split("\n") == ["渡槽通水", FIRST, SECOND, *lines, FIRST, SECOND]


@pytest.mark.parametrize("name", ["share-page", "has-sidebar", "with comment", "hot"])
def test_what_holds_the_article_is_no_furniture(name: str) -> None:
    assert text_of(page(f"<div class='{name}'><h1>渡槽通水</h1>{BODY}</div>")).endswith(ARTICLE)


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("甲是一行<br>乙是一行<br><br>丙是一行", ["甲是一行", "乙是一行", "丙是一行"]),
        ("<p>甲</p><p></p><p>　</p><p>&nbsp;</p><p>乙</p>", ["甲", "乙"]),
        ("<p>　　甲&nbsp;&nbsp;</p>", ["甲"]),
        ("<p>&ldquo;甲&rdquo;&#8220;乙&#x201d;</p>", ["“甲”“乙”"]),
        ("<p>&amp;ldquo;甲&amp;rdquo;</p>", ["“甲”"]),
        ("<p>甲\n  乙</p>", ["甲乙"]),
        ("<p>AI\n  芯片</p>", ["AI 芯片"]),
        ("<p>甲\u200b乙\ufeff</p>", ["甲乙"]),
        ("<p>甲<p>乙", ["甲", "乙"]),
        ("<P>甲</P><DIV>乙</DIV>", ["甲", "乙"]),
        ("<p>甲<b>乙</b><i>丙</i></p>", ["甲乙丙"]),
        ("<table><tr><td>甲</td><td>乙</td></tr></table>", ["甲", "乙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
    ],
)
def test_lines_of_fragments(body: str, lines: list[str]) -> None:
    assert text_of(f"<div>{body}</div>").split("\n")[1:] == lines


TITLES = [
    ("<h1>渡槽通水</h1>", "渡槽通水_民生_晨窗网", "渡槽通水"),
    ("<h1>晨窗网</h1><h2>渡槽今日通水</h2>", "渡槽今日通水 - 晨窗网", "渡槽今日通水"),
    ("", "渡槽今日通水 - 澜江省人民政府门户网站", "渡槽今日通水"),
    ("<h1>渡槽今日通水</h1>", "新闻动态--晨窗学会官网", "渡槽今日通水"),
    ("<h1>渡槽今日通水</h1>", "", "渡槽今日通水"),
    ("<div class='article-title'>渡槽今日通水</div>", "渡槽今日通水|晨窗", "渡槽今日通水"),
    ("", "", ""),
]


@pytest.mark.parametrize(("heading", "title", "expected"), TITLES)
def test_title(heading: str, title: str, expected: str) -> None:
    source = page(f"<div>{heading}{BODY}</div>", f"<title>{title}</title>")
    reading = read(source, settings=SETTINGS)
    assert reading.article.title == expected
    assert reading.text.split("\n")[0] == expected
    assert reading.text.endswith(ARTICLE)


def test_source_and_time_stand_under_the_title() -> None:
    meta = "<div class=info><span>2021-03-04 08:30</span>\n<span>来源：晨窗日报</span></div>"
    reading = read(page(f"<h1>渡槽通水</h1>{meta}<div>{BODY}</div>"), settings=SETTINGS)
    assert reading.text == f"渡槽通水\n2021-03-04 08:30 来源：晨窗日报\n{ARTICLE}"
    assert [block.kind for block in reading.article.blocks] == [
        *("title", "meta"),
        *("paragraph", "paragraph"),
    ]
    assert reading.article.outlet == "晨窗日报"
    assert reading.article.published is not None
    assert reading.article.published.value == "2021-03-04T08:30"


def test_meta_elements() -> None:
    head = (
        "<title>渡槽通水</title><meta property='article:published_time' "
        "content='2021-03-04T08:30:00+08:00'><link rel=canonical href='https://www.thepaper.cn/1'>"
    )
    article = read(page(f"<h1>渡槽通水</h1>{BODY}", head), settings=SETTINGS).article
    assert article.published is not None
    assert article.published.value == "2021-03-04T08:30:00+08:00"
    assert (article.url, article.outlet) == ("https://www.thepaper.cn/1", "澎湃新闻")
    assert article.language == "zh-Hans"


FORMATS = {
    "html": page(f"<h1>渡槽通水</h1><div>{BODY}</div>"),
    "jsp": '<%@ page pageEncoding="UTF-8"%>\n' + page(f"<h1>渡槽通水</h1><p>{BODY}</p>"),
    "xml": (
        "<?xml version='1.0'?><doc><id>1</id><title>渡槽通水</title><datetime>2021-3-4 8:30:00"
        f"</datetime><body>\t{FIRST}\n\t{SECOND}\n</body></doc>"
    ),
    "xml with markup": f"<news><title>渡槽通水</title><text><![CDATA[{BODY}]]></text></news>",
    "markdown": f"---\ntitle: 渡槽通水\n---\n\n# 渡槽通水\n\n{FIRST}\n\n{SECOND}\n",
    "markdown around html": f"\n---\ntitle: 渡槽通水\n---\n\n<div>\n      {BODY}\n</div>\n",
    "wrapped markdown": f"---\ntitle: 渡槽通水\n---\n{FIRST[:20]}\n{FIRST[20:]}\n\n{SECOND}\n",
    "cut markdown": (
        f"---\ntitle: 渡槽通水\n---\n{FIRST[:20]}\n<!--more-->\n{FIRST[20:]}\n\n{SECOND}"
    ),
    "text": f"渡槽通水\n{FIRST}\n{SECOND}",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("name", FORMATS)
def test_formats_in_encodings(name: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_bytes(FORMATS[name].encode(encoding))
    reading = read(path, settings=SETTINGS)
    assert reading.text == f"渡槽通水\n{ARTICLE}"
    assert reading.article.title == "渡槽通水"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("**盼了三十年。**水来了。", "盼了三十年。水来了。"),
        ("> 水来了。\n> 孩子们笑了。", "水来了。孩子们笑了。"),
        ("![渡槽](a.jpg)\n\n水来了。", "水来了。"),
        ("他在[晨窗日报](http://x.cn)上说。", "他在晨窗日报上说。"),
        ("水来了。\n\n---\n\n天亮了。", "水来了。\n天亮了。"),
        ("{{< video src='a' >}}\n\n水来了。", "水来了。"),
        ("    水来了。", "水来了。"),
        (
            "链接：[渡槽通水\n\n晨窗网](https://x.cn/1)\n\n水来了。",
            "链接：渡槽通水\n晨窗网\n水来了。",
        ),
        ("数组[1]水来了。", "数组[1]水来了。"),
        ("甲 | 乙", "甲 | 乙"),
        ("1\\. 水来了。", "1. 水来了。"),
        ("&ldquo;水来了&rdquo;", "“水来了”"),
    ],
)
def test_markdown(source: str, text: str) -> None:
    assert text_of(f"---\ntitle: 渡槽\n---\n{source}") == f"渡槽\n{text}"


def test_a_dump_of_a_whole_page_is_trimmed() -> None:
    menu = "\n".join(f"* [栏目{n}](/{n})" for n in range(12))
    title = "# 渡槽通水"
    body = "\n\n".join([title, menu, title, FIRST, SECOND, menu])
    assert text_of(f"---\ntitle: 渡槽通水\n---\n{body}") == f"渡槽通水\n{ARTICLE}"


def test_entities_of_a_document_type_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    source = (
        f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "甲甲甲甲"><!ENTITY b "&a;&a;&a;&a;">'
        f'<!ENTITY s SYSTEM "{secret.as_uri()}">]><doc><body>水来了。&b;&s;</body></doc>'
    )
    assert text_of(source).strip() == "水来了。"


@pytest.mark.parametrize(
    "source", ["", "<html></html>", "<p></p>", "<!-- 空 -->", "---\na: b\n---\n"]
)
def test_a_page_with_nothing(source: str) -> None:
    reading = read(source, settings=SETTINGS)
    assert reading.text == ""
    assert reading.article.blocks == ()
