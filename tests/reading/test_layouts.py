"""Layouts that Chinese sites have had, from tables to cards, around the same invented article."""

from __future__ import annotations

import pytest

from newsnlp import Settings
from newsnlp.reading import read

SETTINGS = Settings()
TITLE = "澜江渡槽今日通水"
FIRST = "澜江渡槽今日通水，沿岸八个村的村民一早就来到渡口，等着看第一股水流过三十米高的槽身。"
SECOND = "村支书林小满说：“盼了三十年。”她身后的水渠里，孩子们已经脱了鞋，等着水来。"
THIRD = "按照规划，渡槽每年送水两千万方，可以浇地三万亩。"
MENU = "".join(f"<a href=/{n}>栏目{n}</a> | " for n in range(20))
NEWS = "".join(
    f"<li><a href=/{n}>上游水库第{n}次开闸放水沿岸村民请注意</a></li>" for n in range(12)
)
LEGAL = (
    "版权所有 澜江晨窗传媒有限公司 未经书面授权不得转载、摘编或以其他方式使用上述作品，违者将追究"
    "法律责任。京ICP备00000000号 信息服务许可证10000000号 不良信息举报电话：000-0000"
)

LAYOUTS = {
    "tables": f"""
        <html><head><title>{TITLE}</title></head><body>
        <table><tr><td>{MENU}</td></tr></table>
        <table><tr><td width=200><ul>{NEWS}</ul></td><td>
        <table><tr><td align=center><b>{TITLE}</b></td></tr>
        <tr><td><font size=3>　　{FIRST}<br><br>　　{SECOND}<br>
        　　{THIRD}<br></font></td></tr></table>
        </td></tr></table><table><tr><td>{LEGAL}</td></tr></table></body></html>""",
    "agency": f"""
        <html><head><title>{TITLE}-晨窗网</title></head><body><div class=header>{MENU}</div>
        <div class=main><h1>{TITLE}</h1><div id=p-detail><p>　　{FIRST}</p><p>　　{SECOND}</p>
        <p>　　{THIRD}</p></div><div class=p-right><ul>{NEWS}</ul></div></div>
        <div class=foot>{LEGAL}</div></body></html>""",
    "portal": f"""
        <html><head><title>{TITLE}|渡槽|澜江_晨窗财经_晨窗网</title></head><body>
        <div class=sina-header>{MENU}</div><div class=main-content><h1 class=main-title>{TITLE}</h1>
        <div class=article id=artibody><p>　　{FIRST}</p><p>　　{SECOND}</p><p>　　{THIRD}</p></div>
        <div class=keywords>关键词 : <a href=/k>渡槽</a> <a href=/k>澜江</a></div>
        <div class=blk><h2>24小时滚动播报</h2><ul>{NEWS}</ul></div></div>
        <div id=footer>{LEGAL}</div></body></html>""",
    "cards": f"""
        <html><head><title>{TITLE}</title><meta property=og:title content='{TITLE}'></head><body>
        <div id=root><div class=h-3x7a>{MENU}</div><div class=c-9f2k><h1 class=t-1aa>{TITLE}</h1>
        <div class=b-77q><div><p><span>{FIRST}</span></p><p><span>{SECOND}</span></p>
        <p><span>{THIRD}</span></p></div></div></div><div class=r-0p1><ul>{NEWS}</ul></div>
        <div class=z-5>{LEGAL}</div></div></body></html>""",
    "form around all": f"""
        <html><head><title>{TITLE}</title></head><body><form id=main><input type=hidden>
        <div>{MENU}</div><h2>{TITLE}</h2><div>{FIRST}<br/>{SECOND}<br/>{THIRD}</div>
        <ul>{NEWS}</ul><p>{LEGAL}</p></form></body></html>""",
    "list before": f"""
        <html><head><title>{TITLE} - 晨窗网</title></head><body><ul>{NEWS}</ul><ul>{NEWS}</ul>
        <article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>
        <aside>{NEWS}</aside></body></html>""",
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str) -> None:
    reading = read(LAYOUTS[name].strip(), settings=SETTINGS)
    assert reading.text.split("\n") == [TITLE, FIRST, SECOND, THIRD]


@pytest.mark.parametrize("name", ["agency", "portal", "cards", "form around all"])
def test_a_brief_weighs_more_than_the_small_print(name: str) -> None:
    brief = LAYOUTS[name].replace(SECOND, "").replace(THIRD, "").strip()
    assert read(brief, settings=SETTINGS).text.split("\n") == [TITLE, FIRST]


@pytest.mark.parametrize(
    ("end", "kinds"),
    [
        ("<p>责任编辑：林小满</p>", ["note"]),
        ("<p>（晨窗社记者林小满）</p>", ["byline"]),
        ("<p><img src=a></p><p>竣工后的渡槽</p>", ["caption"]),
        ("<figure><img src=a><figcaption>竣工后的渡槽。</figcaption></figure>", ["caption"]),
        ("<div class=edit>(责编：林小满、江可)</div>", ["note"]),
        ("<p>【编辑:林小满】</p>", ["byline"]),
    ],
)
def test_the_end_of_an_article_is_kept(end: str, kinds: list[str]) -> None:
    page = LAYOUTS["agency"].replace(f"<p>　　{THIRD}</p>", f"<p>　　{THIRD}</p>{end}")
    blocks = read(page.strip(), settings=SETTINGS).article.blocks
    assert [block.kind for block in blocks][4:] == kinds
