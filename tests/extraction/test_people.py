"""People in marked cases: the marks are exactly the mentions, in text order."""

from __future__ import annotations

import pytest

from newsnlp.pipeline import Pipeline
from newsnlp.settings import Settings
from tests.marked import parse_marked

PIPELINE = Pipeline(Settings(model=None, extractors=("people",)))

ANCHORED = [
    "国家天文台研究员⟦唐远舟⟧表示，观测已经完成。",
    "⟦唐远舟⟧说，观测已经完成。",
    "⟦唐远舟⟧研究员随后登台。",
    "据⟦孟庆山⟧介绍，新楼下月封顶。",
    "会长⟦欧阳文轩⟧、副会长⟦石大川⟧、⟦钱玉容⟧出席会议。",
    "省长会见了⟦诸葛明远⟧一行。",
    "⟦沈若兰⟧（远山集团董事长）坐在台下。",
    "⟦沈若兰⟧，42岁，远山集团董事长。",
    "他的妻子⟦许晓棠⟧也在医院工作。",
    "店主名叫⟦郝建业⟧，今年五十岁。",
    "经纪人⟦丁小满⟧（化名）告诉记者，名单是假的。",
    "评论家⟦林之和⟧认为，这部小说写得太急。",
    "⟦江成⟧与⟦俞建明⟧说，他们昨天才到。",
    "厂长⟦龚学平⟧等人到了车间。",
    "⟦马大为⟧、⟦周其松⟧、⟦冯小亮⟧获奖。",
    "嫌疑人⟦王某⟧、⟦李某某⟧被刑拘。",
    "被告人⟦赵某霖⟧当庭认罪。",
    "主持会议的是⟦于海宁⟧教授。",
    "东海大学⟦朱竑文⟧教授不同意这个说法。",
    "青年作家⟦路长风⟧写道：“山在那里。”",
    "女排主力⟦惠若云⟧受伤。",
]

NOT_PEOPLE = [
    "高峰期即将到来，各方表示，车辆应提前离开。",
    "于是任何人都可以方便地使用平台。",
    "黄河和长江之间是石家庄和郑州。",
    "金融支持力度加大，成本明显下降。",
    "他马上张开双手，高兴地说，谢谢。",
    "王国的黄金时代早已过去，温暖和平的日子不再。",
    "马钢股份、沈阳机床、万达广场都在其中。",
    "陈家村和李家沟的村民表示，路修好了。",
    "时任何时离开，有关方面没有透露。",
    "周末和周三，江苏、张家口、武汉都有雨。",
    "孙悟空和猪八戒去西天取经。",
    "白色的平房后面是一片麦田。",
    "工程学院和师范大学的教授都来了。",
    "从浙江大学到江西大学，程序都一样。",
    "委内瑞拉总统和乌克兰外长通了电话。",
    "记者了解到，向社会公开的材料还不全。",
    "他在华盛顿和伦敦之间往返。",
    "公司向与会代表介绍了情况。",
    "全国劳动模范称号的评选开始了。",
    "诺贝尔奖将于十月公布。",
    "任何单位和个人不得拒绝。",
    "经常有人问，成功到底靠什么。",
]

FOREIGN = [
    "前雇员⟦爱德华·莫雷尔⟧表示，文件是真的。",
    "⟦爱德华·莫雷尔⟧到了莫斯科，⟦莫雷尔⟧说，他很累。",
    "教练⟦迪努瓦⟧说，球队尽力了。",
    "歌手⟦买买提·热合曼⟧唱了两首歌。",
    "俄罗斯总统⟦普京⟧会见了德国总理⟦默克尔⟧。",
    "⟦马里奥·罗西⟧和⟦索尔·巴斯⟧在意大利见面。",
    "厨师⟦拉普塞特⟧（⟦Adrian Lapset⟧）端上了汤。",
    "⟦Tim Marlow⟧表示，手机卖得很好。",
    "创始人⟦Elsa Winterfield⟧说，公司不会卖。",
    "首相⟦安倍晋三⟧发表讲话，⟦安倍⟧还说，会再来。",
    "作家⟦夏目直子⟧的新书出版。",
    "总统⟦朴正恩⟧发表讲话。",
]

NOT_FOREIGN = [
    "特斯拉和奔驰都降价，巴士底狱早已不在。",
    "Apple Watch 和 Windows Phone 都能用。",
    "马拉松比赛在巴塞罗那举行，巧克力免费。",
    "他买了一台 Family Space 牌的音箱。",
]

SHORT = [
    "⟦唐远舟⟧院士到了，⟦唐院士⟧说，天气很好。",
    "中科集团总经理⟦刘东升⟧到场，⟦刘总⟧没有发言。",
    "⟦王女士⟧说，她等了三天。",
    "司机⟦张师傅⟧不愿多谈。",
    "⟦杨立人⟧教授退休了，学生都叫他“⟦老杨⟧”。",
]

TRADITIONAL = [
    "申訴專員⟦劉燕如⟧表示，會跟進。",
    "導演⟦侯志賢⟧說：「片子拍完了。」",
    "行政長官⟦陳方小娥⟧宣布，明日停課。",
]

ALL = [*ANCHORED, *NOT_PEOPLE, *FOREIGN, *NOT_FOREIGN, *SHORT, *TRADITIONAL]


@pytest.mark.parametrize("case", ALL)
def test_people_are_marked(case: str) -> None:
    """The people found are the people marked."""
    text, spans = parse_marked(case.replace("⟦", "⟦PER|"))
    record = PIPELINE.extract(text, format="text")
    found = sorted((m.start, m.end) for person in record.people for m in person.mentions)
    assert [text[s:e] for s, e in found] == [span.text for span in spans]
    assert found == [(span.start, span.end) for span in spans]
