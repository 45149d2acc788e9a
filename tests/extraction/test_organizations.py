"""Organizations: where a name ends and, above all, where it begins."""

from __future__ import annotations

import pytest

from newsnlp.extraction.candidates import Found, Mention
from newsnlp.extraction.organizations import OrganizationExtractor
from newsnlp.lexicons import load_lexicon
from newsnlp.models.mention_model import ModelMention
from newsnlp.settings import Settings
from tests.clock import cpu_seconds
from tests.extraction.segmenting import segment_text
from tests.marked import parse_marked

CASES = [
    "记者从⟦O|临江市教育局⟧获悉",
    "他担任⟦O|远川大学⟧教授",
    "⟦O|远川大学经济管理学院⟧昨天揭牌",
    "⟦O|公安部交通管理局⟧发布提示",
    "⟦O|远川省资源配置与管理局⟧局长",
    "⟦O|中央网络安全和信息化委员会⟧",
    "⟦O|远川轮胎（临江）有限公司⟧昨天开工",
    "⟦O|教育部⟧联合⟦O|北京大学⟧发布",
    "⟦O|腾讯⟧与⟦O|远川银行⟧签约",
    "由⟦O|远川省作家协会⟧主办",
    "⟦O|美国商务部⟧宣布",
    "据⟦O|新华社⟧报道",
    "加入⟦O|北约⟧已有十年",
    "⟦O|“山河”学术委员会⟧主任",
    "來自⟦O|臨江縣人民法院⟧",
    "⟦O|Orchid River公司⟧昨天回应",
    "⟦O|临江市第三人民医院⟧昨天开诊",
    "8⟦O|临江县人民法院⟧开展活动",
    "⟦O|教育部中学校长培训中心⟧揭牌",
    "，⟦O|中房指数研究所⟧发布报告",
    "⟦O|远川大学行政学系⟧成立",
    "第三则公告附上⟦O|宁夏粮食检测研究院⟧的结论",
    "关于拍卖⟦O|兰州鸿源设备有限公司⟧的公告",
    "编剧们告上⟦O|杭州互联网法院⟧",
    "，⟦O|鸿昌北京公司⟧昨天回应",
    "⟦O|新华社北京分社⟧来电",
    "⟦O|远青煤业⟧董事长昨天到会",
    "⟦O|远青煤业⟧（600×××）昨天停牌",
    "⟦O|第三派出所⟧昨天回应",
    "责令⟦O|远川小学⟧整改",
    "他做了十一年⟦O|远川小学⟧校长",
    "5日电（记者何立）⟦O|俄罗斯渔业委员会⟧宣布",
]
NO_NAMES = [
    "他坚持每周回学校",
    "会上才学会编写程序",
    "双方签署合作协议",
    "一家公司昨天倒闭",
    "这家大型企业裁员",
    "他在三所大学读过书",
    "大学生走进社区",
    "公司法修订草案",
    "银行业利润下降",
    "全部工作已经完成",
    "大会昨天闭幕",
    "网络直播越来越多",
    "社会各界高度关注",
    "双方会见后发表讲话",
    "半导体公司很多",
    "两院院士",
    "局长没有回答",
    "展厅里有厂房三处",
    "周四中午下雨",
    "传统文化回应了时代",
    "电动汽车宣布降价",
    "助贷平台高管被查",
    "当地煤业凋敝",
    "不影响公司运转",
    "他没念过大学",
    "该行企业融资部主管",
    "现场过火车辆七台",
    "新能源汽车（第12页）",
]


def find(text: str, least: float = 0.5) -> list[Mention]:
    segmented = segment_text(text)
    mentions = OrganizationExtractor(Settings())(segmented, Found())
    return [m for m in mentions if m.score >= least]


@pytest.mark.parametrize("marked", CASES)
def test_name_is_found_whole(marked: str) -> None:
    text, spans = parse_marked(marked)
    assert [m.name for m in find(text)] == [span.text for span in spans]


@pytest.mark.parametrize("text", NO_NAMES)
def test_common_noun_is_no_name(text: str) -> None:
    assert [m.name for m in find(text)] == []


def test_short_form_stands_for_the_full_name() -> None:
    mentions = find("上海飞鹭集团昨天发布公告。飞鹭表示，订单增加了。")
    assert [(m.name, m.full) for m in mentions] == [("上海飞鹭集团", ""), ("飞鹭", "上海飞鹭集团")]


def test_firm_that_ends_as_a_common_noun_is_found_everywhere() -> None:
    mentions = find("远青煤业宣布停产。工人说，远青煤业的井口封了，远青没有回应。")
    assert [(m.name, m.full) for m in mentions if not m.full] == [("远青煤业", "")] * 2
    assert [m.full for m in mentions if m.name == "远青"] == ["远青煤业"]


def test_brand_that_recurs_is_a_firm() -> None:
    text = "视频让远禾乳业跌了两天。经销商说，远禾乳业还在供货。外资控股很多，外资控股不少。"
    assert [m.name for m in find(text) if not m.full] == ["远禾乳业"] * 2


def test_firm_behind_a_description_is_cut_where_it_recurs() -> None:
    mentions = find("老牌连锁远青海味（6×××8）停牌。远青海味没有回应。")
    assert [m.name for m in mentions if not m.full] == ["远青海味"] * 2


def test_stated_short_form_is_spread() -> None:
    mentions = find("临江山海旅行社（以下简称“山海社”）昨天回应。山海社称，已退款。")
    assert [m.full for m in mentions if m.name == "山海社"] == ["临江山海旅行社"] * 2


def test_rules_can_be_switched_off() -> None:
    settings = Settings(rules=False)
    segmented = segment_text("据新华社报道")
    assert list(OrganizationExtractor(settings)(segmented, Found())) == []


def test_every_known_name_is_found_in_its_example() -> None:
    for entry in load_lexicon("org_names"):
        assert any(entry.term in m.name for m in find(entry.example, 0.0)), entry


@pytest.mark.parametrize(
    "unit",
    [
        "甲乙丙丁" * 20 + "公司",
        "A" * 50 + "银行",
        "甲乙煤业（600001）",
        "连锁海味董事长",
        "“" * 30 + "学院",
    ],
)
def test_time_is_linear(unit: str) -> None:
    def seconds(repeats: int) -> float:
        segmented = segment_text(unit * repeats)
        extractor = OrganizationExtractor(Settings())
        return cpu_seconds(lambda: list(extractor(segmented, Found())))

    assert seconds(4000) < 12 * max(seconds(1000), 0.01)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("公众与环境研究中心成立", "公众与环境研究中心"),  # the model leaves the first field out
        ("他们与环境研究中心合作", "环境研究中心"),
        ("环境研究中心成立", "环境研究中心"),
    ],
)
def test_a_conjunction_joins_fields_of_one_name(text: str, name: str) -> None:
    start = text.index("环境")
    found = Found()
    found.add([ModelMention("organization", start, start + len("环境研究中心"), 0.9)])
    mentions = OrganizationExtractor(Settings(rules=False))(segment_text(text), found)
    assert [mention.name for mention in mentions] == [name]


def test_a_name_of_the_model_keeps_its_spaces_as_others_do() -> None:
    text = "Peregrine Technologies公司昨天开业"
    found = Found()
    found.add([ModelMention("organization", 0, 24, 0.99)])
    (name, *_) = OrganizationExtractor(Settings())(segment_text(text), found)
    assert name.name == "Peregrine Technologies公司"
