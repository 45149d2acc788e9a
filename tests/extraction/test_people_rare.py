"""People whom only their place gives away: rare surnames, names that are words, minority names."""

from __future__ import annotations

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.settings import Settings
from tests.marked import parse_marked

PIPELINE = Pipeline(Settings(model=None, extractors=("people",)))

RARE_SURNAMES = [
    "民政局主任⟦广玉兰⟧介绍，手续已经简化。",
    "合伙人⟦从立诚⟧认为，合同有效。",
    "队长⟦党立民⟧替他解了围。",
    "财务总监⟦宾秋实⟧表示，账目清楚。",
    "编导⟦揣文博⟧说，片子剪了三遍。",
    "她的徒弟⟦都晓峰⟧今年二十三，已经出师。",
    "司机⟦产文福⟧把车停在路边。",
    "本报讯（记者⟦昌文博⟧）昨日大雪。",
    "本报讯（记者 ⟦布晓光⟧）昨日大雪。",
    "（记者⟦吴岱⟧摄）",
    "⟦果思文⟧四十六岁那年开始学琴。",
    "77岁的⟦皮凤英⟧刚送完报纸。",
    "棋手⟦柯子昂⟧六段输了一盘。",
    "网友⟦归思清⟧说，路很难走。",
    "⟦党玉茹⟧介绍，道路已经修好。",
    "七十八歲的⟦郭陳秀蘭⟧坐在樹下。",
    "就读于东海高中的⟦董若川⟧在站牌下等车。",
    "本报记者 ⟦蔺思佳⟧ 东海报道",
]
RARE_GIVEN = [
    "副秘书长⟦李问⟧表示，演练结束了。⟦李问⟧还说，明年再练。",
    "董事长⟦李想⟧表示，订单增长。",
    "市长⟦李向阳⟧表示，桥已修好。",
    "村民⟦王有才⟧说，收成不错。",
    "副镇长⟦赵向东⟧介绍，水渠修好了。",
    "店主⟦张带弟⟧告诉记者，生意好。",
    "总经理⟦郑再兴⟧透露，工厂下月投产。",
]
NO_RARE_GIVEN = [
    "签字之前先想一想：能不能做到。",
    "小张向前走了几步，老王想说又没说。",
    "张家有三口人，马有四条腿。",
    "主任问记者从哪里来。",
    "周在桥上，水在桥下。",
]
NO_RARE_SURNAMES = [
    "他在片中饰演周慕晴。",
    "剧组请她扮演林晚秋，她答应了。",
    "主任都说，办法总比困难多。",
    "记者从现场获悉，道路已经恢复。",
    "代表们普遍认为，产量会上升。",
    "国家和广大群众都欢迎。",
    "党员带头，从小处做起。",
    "发言人一再强调，安全第一。",
    "患者经人介绍找到了医生。",
    "记者问亚运会何时开幕。",
    "农民解决了春耕用水。",
    "律师费和三年的利息都要算。",
    "主教练整场没有坐下。",
    "学生中传开一个消息。",
    "工人群众中有不少画家。",
    "本报讯（记者手记）昨日大雪。",
]
WORDS = [
    "村医⟦和平⟧记得，那年没有路。日子和平了，桥也通了。",
    "矿物所研究员⟦方解石⟧介绍，标本已经入库。",
    "副县长⟦边塞⟧在会上通报了情况。",
    "本报讯（记者⟦谷雨⟧）昨日大雪。",
    "本报记者 ⟦高原⟧\n山里下了一夜的雪，路都封了。",
]
NO_WORDS = [
    "谷雨说到就到，茶农都上了山。",
    "高原反应让他头痛。",
    "会议通报了边塞诗的研究。",
    "记者高兴地说，雪停了。",
    "主任马上表示同意。",
    "韩国船员黄海遇险。",
    "中心主任秘书介绍说，报名已经结束。",
]
TRANSLITERATED = [
    "协调员⟦古丽娜·叶先别科娃⟧说，水位正在下降。",
    "副会长⟦奥列霞·斯特日姆斯卡⟧测算，粮价还会涨。",
    "发言人⟦伊戈尔·科热夫-马尔琴科⟧在专栏中写道，谈判已经结束。",
    "副教授⟦阿勒泰别克·努尔力⟧认为，湖面在缩小。",
    "农艺师⟦茹先古丽·吾买尔⟧说，棉花长势很好。",
    "副会长⟦艾山·司马义⟧认为，产量会减。",
]
MINORITIES = [
    "家长⟦道吉才让⟧说，路修好了。",
    "站长⟦嘎玛次旦⟧说，雪停了。⟦次旦⟧又去看了水尺。",
    "牧民⟦敖特根巴特尔⟧说，草长高了。",
    "裁判长⟦格日勒朝克图⟧说，比赛公平。",
    "她的女儿⟦图雅其其格⟧在旗里上学。",
    "唐卡　⟦尕藏多杰⟧　男　藏族",
]
JAPANESE = [
    "社长⟦都筑礼一⟧表示，公司不会撤出。",
    "厅长官⟦盐见省吾⟧说，谈判破裂。",
    "教练⟦甲斐智也⟧说，队员很累。",
    "审议官⟦逸见周平⟧则主张，应当再谈。",
]
NO_FOREIGN = [
    "中新社伊尔库茨克2月3日电 大雪封路。",
    "本报驻阿斯塔纳记者发来消息。",
    "呼和浩特和乌兰察布下了雪。",
    "巴音河边的草原很美。",
    "根本问题还没有解决。",
    "公司、约定和阿里山的茶都写在纸上。",
    "人见人爱的花开了，三轮车停在门口。",
    "锡林郭勒草原上有很多马。",
]
LISTS = [
    "获奖名单\n⟦敖思源⟧　　东海大学\n⟦初晓蕾⟧　　东海市三中\n⟦成大柱⟧　　东海矿业公司\n",
    "盘面分化，行业分析师⟦柴静怡⟧认为，股价偏高。",
    "⟦郜怀仁⟧走出大楼。“再等等，”⟦郜总⟧说。",
]
NO_LISTS = [
    "目录\n高原　　气候与土壤的变化\n平原　　河流与村庄的分布\n",
    "价目\n白菜　　东海菜市场供应\n黄瓜　　东海菜市场供应\n金针菇　　东海菜市场供应\n",
    "这位大律师说，官司很难打。",
]
ALL = [
    *RARE_SURNAMES,
    *RARE_GIVEN,
    *NO_RARE_GIVEN,
    *NO_RARE_SURNAMES,
    *WORDS,
    *NO_WORDS,
    *TRANSLITERATED,
    *MINORITIES,
    *JAPANESE,
    *NO_FOREIGN,
    *LISTS,
    *NO_LISTS,
]


@pytest.mark.parametrize("case", ALL)
def test_people_are_marked(case: str) -> None:
    """The people found are the people marked."""
    text, spans = parse_marked(case.replace("⟦", "⟦PER|"))
    record = PIPELINE.extract(text, format="text")
    found = sorted((m.start, m.end) for person in record.people for m in person.mentions)
    assert [text[s:e] for s, e in found] == [span.text for span in spans]
    assert found == [(span.start, span.end) for span in spans]
