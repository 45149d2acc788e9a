"""Patterns of the words around a title, composed from closed classes and the lexicons."""

from __future__ import annotations

import re
from functools import cache

from newsnlp.extraction.documents.adverbials import TIME
from newsnlp.lexicons import load_lexicon
from newsnlp.records import DocumentKind

RE_CLAUSE = re.compile(r"[，。；：！？!?;,\n]")
RE_SENTENCE = re.compile(r"[。！？!?\n]")
RE_LINE = re.compile(r"\n")
RE_NOT_ITS_OBJECT = re.compile(
    r"要求|明确|落实|贯彻|根据|按照|依据|违反|执行|遵守|表示|指出|显示|认为|废止|参与|参加|纳入"
    r"|列入|符合|之前|之后|以来|[在于到至对向与给跟和及从、]$|出任|担任|接受|看|版权|记者"
)
RE_NOT_ISSUING = re.compile(
    r"(?:参与|协助|没有|未|未能|拒绝|不|被|要求|建议|呼吁|尽快|应|可|希望)$"
)
RE_PRONOUN = re.compile(
    r"(他们|她们|他|她|其|该[公集][司团]|[该我本][局院校行社会所部委厅署厂]|(?<![子分母总支])公司)"
)
ALSO_NOUNS = frozenset({"编剧", "主编", "监制", "编导", "导演"})
PARTS_OF_NOUNS = (
    "漫油国壁版刻新名巨原专译论显卓书描抒填听速手代笔工动合制创力佳大杰当称看叫操协运编"
)
ASIDE = r"(?:（[^（）\n]{0,30}）|\([^()\n]{0,60}\))"
QUALIFIER = (
    r"(?:最?为人(?:熟知|熟悉|称道)的?|最著名的?|最新的?|著名|经典|早期|晚年|近年|新近|同名|成名|获奖|畅销|"
    r"首[部张本支篇]|新|旧|另一[部本]|[一两三四五六七八九十]{1,2}[大部本篇首]|第[一二三四五六七八九十]{1,2}[部本篇张]|等?著|\s)"
)
RE_YOURS = re.compile(
    r"[您你](?:自己)?(?:的|那|这|写的|写过的?|出过的?|拍过的?|所著的|拍的)(?:[本部篇份首次个]|新书|新作|小说|报告|论文|调查|书){0,2}$"
)
"""您那本《…》, said to whom an interview answers."""
RE_WROTE = re.compile(
    r"[^，。；！？\n]{0,14}?(?:写道|写到|写过|中写|里写|指出|说过|中说|里说|认为|形容|提到|提出|描述|"
    r"描写|回忆|坦言|感叹|总结|分析|披露|记录|记述|记载|称|提及|说明|表示|主张|论述|强调|推算|预言|断言|感慨|追忆|讲述|援引|引用|考证|论证|估算|测算|警告|解释|自述|坦陈|剖析|呼吁|写下|讲过|承认|坦承|透露|回应|回复|答复|公告|预计|警示|提示|写明|载明|明确|要求|介绍|称之为|概括|归纳|划分|梳理|探讨|讨论|追问|发问|反思)"
)
RE_IN = re.compile(
    r"(?:曾经?|还|也|亦|就|则|便)?(?:在|于)(?:其|他的|她的|他自己的|她自己的|自己的|所著的|其著作|新书|新作)?[^，。；《》\n的]{0,8}$"
)
RE_SERIAL = re.compile(
    r"(?![^的，。；：《》\n]{0,14}(?:有人|网友|作者|学生|记者|读者|专家|一位|一名|被告|原告|对方))[^的，。；：《》\n]{1,14}"
)
RE_SAID = re.compile(
    r"(?:表示|称|说|指出|认为|介绍|透露|强调|建议|呼吁|要求|提出|获悉|了解到|显示)[，：:,]$"
)
RE_TALK = re.compile(
    r"[”」]?的?[^，。；《》\n]{0,6}(?:演讲|报告|讲座|分享|议题|主题|发言|授课|讲话|专题)"
)


# 交了一篇作文，题为《…》
RE_ENTITLED = re.compile(
    r"(?:题为|题名|题目[是为叫]|标题[是为叫]|名为|取名|书名[是为叫]|片名[是为叫])"
)
RE_MADE_ONE = re.compile(
    r"(?:写|交|发表|发布|出版|撰写|创作|拍|推出|提交|刊发|做|作)[了过出]?[一两三首]?[篇部本首份项张封支次]"
    r"[^，。；《》\n]{1,14}[，,]$"
)
LONGEST_MADE = 24


RE_RUN_BY = re.compile(
    r"》(?:网站|官网|客户端|中文网|记者|社评|社论)?[^，。；：《》\n]{0,16}?(?:发表|刊发|刊登|刊出|刊文|发布|登载|的报道|的社论|的文章|的评论|报道|文章|题为|社评|社论|评论)"
    r"[^，。；《》\n]{0,10}$"
)
RE_BEHIND = re.compile(
    r"[”’」』\"]?(?:（[^（）\n]{0,30}）|\([^()\n]{0,60}\))?"
    r"(?:(?P<by>[^，。；《》\n]{0,8}?(?:由|系|是由))"
    r"|(?P<made>[（(，。]?(?:的)?(?:作者|导演|编剧|执笔人|执笔者|主编|译者|作曲|撰稿人|起草人)(?:是|为|：|:|、)?)"
    r"|[，,]?(?:是|为|均为|都是)|[（(，,]|\s)"
)
RE_NOT_OWNED = re.compile(
    r"带来|分享|拍摄|撰写|创作|编写|推出|制作|主演|出演|饰演|参演|推荐|阅读|看|读|喜欢|翻译|改编|告诉|接受|[在于对向从给据把]|获得|提供|[，、：；]|和|与|发表|发行|表示|介绍|公布|发布|记者|报道|所在|参加|加盟|现身|宣传|贴出|挂出|张贴|流传|出现|传出|晒出|签[了订署下过]|发出|印发|下发|群里"
)
RE_OWN_PAPER = re.compile(
    r"(?:（[^（）\n]{0,30}）)?(?:的|新版|新|最新的?|现行的?|有关|有关的|[一-鿿]{0,4}新)?"
)


@cache
def his_pattern() -> re.Pattern[str]:
    """Return the pattern of 他的首部电影 before a title."""
    genres = "|".join(sorted(load_lexicon("document_genres").terms("work"), key=len, reverse=True))
    which = r"[那这][本部首篇张出幅](?:[^，。；《》\n]{0,24}[（(])?"
    return re.compile(
        rf"[他她](?:(?:自己)?的?[^，。；《》\n]{{0,12}}?(?:{genres}|作|剧|集|自己的)|{which})$"
    )


@cache
def made_by_pattern() -> re.Pattern[str]:
    """Return the pattern of 撰写 or 的代表作 behind a name that stands behind a title."""
    product = "作|作品|代表作|小说|诗|书|歌曲|电影|影片|著作|专著|力作"
    return re.compile(
        rf"[^，。；《》\n]{{0,16}}?(?:{_verbs('issue', 'author')})"
        rf"|[^，。；《》\n]{{0,24}}?的[^，。；《》\n]{{0,8}}(?:{product})"
        r"|\s?(?:著|主编|编|译|执导)[）)，,。\s]"
    )


@cache
def possessive_pattern() -> re.Pattern[str]:
    """Return the pattern of what may stand between an owner and a title: 的, 代表作."""
    genres = "|".join(sorted(load_lexicon("document_genres").terms(), key=len, reverse=True))
    owned = rf"(?:{TIME})?(?:的|之|所著的?|笔下的?|自己的)[^，。；《》\n]{{0,16}}"
    known_by = (
        r"[^，。；《》\n]{0,10}的(?:作品|代表作|名作|著作|专著|小说|电影|影片|歌曲|诗作|论文)"
        r"(?:是|为|有|叫|包括)[^，。；《》\n]{0,8}"
    )
    named = rf"(?:{TIME}|{QUALIFIER}){{0,4}}(?:{genres})?[：:]?"
    return re.compile(rf"{ASIDE}?(?:{owned}|{known_by}|{named})")


@cache
def verb_pattern(kind: DocumentKind) -> re.Pattern[str]:
    """Return the pattern of the verbs that issue a document of `kind`."""
    wanted = [
        entry.term
        for entry in load_lexicon("document_verbs")
        if {"*", kind} & set(entry.columns["documents"].split())
        and (kind != "media" or "periodical" in entry.kind)
    ]
    words = "|".join(
        w + ("(?=[的了过、，《])" if w in ALSO_NOUNS else "")
        for w in sorted((w for w in wanted if len(w) > 1), key=len, reverse=True)
    )
    single = "".join(w for w in wanted if len(w) == 1)
    lone = rf"(?<![{PARTS_OF_NOUNS}])[{single}](?=[了过下出成的有就《一那这完题首部\ue001])"
    return re.compile(rf"{words}|{lone}" if single else words)


@cache
def _verbs(*kinds: str) -> str:
    terms = [
        entry.term
        for entry in load_lexicon("document_verbs")
        if set(kinds) & set(entry.kind.split("|")) and len(entry.term) > 1
    ]
    return "|".join(sorted(terms, key=len, reverse=True))
