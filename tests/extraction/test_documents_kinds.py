"""Kinds of documents: by the head of the title, known names, and the words around."""

from __future__ import annotations

import pytest

from newsnlp.extraction.documents.heads import find_head
from newsnlp.lexicons import load_lexicon
from tests.extraction.documents_cases import mentions

CASES = [
    ("青岚市教育局印发《校园供餐管理办法》。", "policy"),
    ("该行为违反《河道采砂条例》第十二条。", "policy"),
    ("国家标准《夜间照明技术规范》开始施行。", "policy"),
    ("两国签署《界河渔业协定》。", "policy"),
    ("市政府发布《关于调整停车收费的公告》。", "policy"),
    ("议员推出名为《夜间照明法案》的议案。", "policy"),
    ("法院对《劳动合同法》作出说明。", "policy"),
    ("研究院发布《2031中国旧物回收研究报告》。", "report"),
    ("国务院新闻办公室发表《河湖保护》白皮书。", "report"),
    ("一份题为《谁在夜里走路》的报告称，路灯太少。", "report"),
    ("《青岚城市活力指数》显示，夜市回暖。", "report"),
    ("她告诉《青岚日报》记者，路修好了。", "media"),
    ("《河湾》杂志刊登了他的来信。", "media"),
    ("在《夜谈》节目中，他讲起往事。", "media"),
    ("文章刊于《云渡》2031年第3期。", "media"),
    ("出自2031年第11期《云渡》。", "media"),
    ("据《石桥晚报》报道，桥已通车。", "media"),
    ("长篇小说《河湾旧事》出版。", "work"),
    ("电影《云渡》定档国庆。", "work"),
    ("他主演的《北麓》票房过亿。", "work"),
    ("《北麓》剧照", "work"),
    ("她唱起《小城灯火》。", "work"),
    ("他读完《河湾》。", "work"),
    ("原题为《桥通了，然后呢？》", "work"),
    ("晚报网站发表题为《桥通了》的报道。", "work"),
    ("⟦PER|沈望舒⟧的《给孩子们的备忘录》再版。", "work"),
    ("公司董事会发布《关于更换总经理的公告》。", "corporate"),
    ("双方签订《房屋租赁合同》。", "corporate"),
    ("公司发给员工的《关于冬季作息的通知》流出。", "corporate"),
    ("乘客看到《用户服务协议》。", "corporate"),
    ("公司在官网挂出《关于网上传闻的说明》。", "corporate"),
    ("市教育局在官网挂出《关于网上传闻的说明》。", "policy"),
    ("青岚集团昨天披露了《2031年三季度报告》。", "corporate"),
    ("研究院昨天发布了《2031年年度报告》。", "report"),
    ("小区业主委员会起草了《云渡里停车公约》。", "corporate"),
    ("两国签署《界河保护公约》。", "policy"),
    ("律师说，公司违反《民法典》。", "policy"),
    ("外部的开发者签了《贡献者许可协议》。", "corporate"),
    ("仓库里换上了《云杉宽松许可证》。", "corporate"),
    ("《上市公司监管指引第3号——现金分红》早有规定。", "policy"),
    ("他发出《致远帆全体员工的信》。", "corporate"),
    ("《溜索上的信》上映。", "work"),
    ("《艾灸临床应用专家共识》列出三类人。", "report"),
    ("检察院的《起诉书》只有两页。", "other"),
    ("信访局出具的《信访事项答复意见书》只有一页。", "other"),
    ("她花九年画成《河湾常见菌图谱》。", "work"),
    ("研究院公布《2031中国方言调查》。", "report"),
    ("《关于增补董事的议案》通过。", "corporate"),
    ("双方昨天签署《特许经营协议》。", "corporate"),
    ("两国政府昨天签署《渔业协议》。", "policy"),
    ("证监会发出《有关分配安排的通函》。", "policy"),
    ("厂里补办了《排污许可证》。", "other"),
    ("《中期业绩公告》披露，存货减值。", "corporate"),
    ("所里编印的《用耳提示》已经投放。", "policy"),
    ("他读完了编印粗糙的《河湾》。", "work"),
    ("这株古树列入《古树名录》。", "other"),
    ("领队填好《参赛人员信息表》。", "other"),
    ("她补办了《农机作业证》。", "other"),
    ("会计翻开《村集体资产台账》。", "other"),
    ("深交所向公司发出《关注函》。", "other"),
    ("青岚市卫健局印发《致河湾居民的一封信》。", "other"),
    ("青岚银行发出《致持卡人的一封信》。", "corporate"),
    ("⟦ORG|河湾小学⟧贴出《关于放学时间的通知》。", "other"),
    ("⟦ORG|云渡杯组委会⟧发布《参赛规则须知公告》。", "other"),
    ("《商业银行夜间照明管理办法》要求亮灯。", "policy"),
    ("《上市公司照明信息管理办法》要求亮灯。", "policy"),
    ("厂里讨论《青岚灯泡集团分房办法》。", "corporate"),
    ("《关于“31河湾01”兑付安排的公告》挂上了网。", "corporate"),
    ("三国外长会议通过的《云渡声明》没有写明罚则。", "policy"),
    ("⟦ORG|青岚能源研究院⟧发布《夜间电价研究》。", "report"),
    ("⟦PER|沈望舒⟧写过《夜间电价研究》。", "work"),
    ("他教的是《云渡拳的三种打法》。", "work"),
    ("气象台发了《小麦赤霉病第三期预报》。", "report"),
    ("市场信息科的《批发价格日报》写着昨天的菜价。", "report"),
    ("论文发表在《河流研究进展》上。", "media"),
    ("《青岚产经》7日报道，桥通了。", "media"),
    ("听众朋友，欢迎收听《早安，河湾》。", "media"),
    ("《河湾早班车》4月2日播出稿", "media"),
    ("歌手出席《云渡之夜演唱会》记者会。", "other"),
    ("⟦PER|沈望舒⟧发来《致伙伴信》。", "corporate"),
]


@pytest.mark.parametrize(("marked", "kind"), CASES, ids=[case[0] for case in CASES])
def test_kind(marked: str, kind: str) -> None:
    _, found = mentions(marked)
    assert [mention.kind for mention in found] == [kind]


@pytest.mark.parametrize(
    ("marked", "kinds"),
    [
        ("电影《河湾》与《云渡》同日上映。", ["work", "work"]),
        ("他先后任《河湾》《云渡》杂志主编。", ["media", "media"]),
        ("《河湾》记者来了。后来，《河湾》又来人。", ["media", "media"]),
        ("据《河湾》记者报道，小说《云渡》出版。", ["media", "work"]),
        (
            "⟦ORG|河湾农商行⟧出台《仓单质押管理办法》。《管理办法》规定，质押不得过半。",
            ["corporate", "corporate"],
        ),
        ("局里印发《照明方案》（以下简称《方案》），《方案》要求亮灯。", ["policy"] * 3),
    ],
)
def test_titles_share_their_clues(marked: str, kinds: list[str]) -> None:
    _, found = mentions(marked)
    assert [mention.kind for mention in found] == kinds


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("夜间照明实施方案（2021-2023年）", "实施方案"),
        ("停车管理办法（试行）", "管理办法"),
        ("河湾旧事", ""),
        ("（试行）", ""),
        ("", ""),
    ],
)
def test_head_of_a_title(title: str, head: str) -> None:
    assert find_head(title) == head


@pytest.mark.parametrize("name", ["document_media", "document_works", "document_policies"])
def test_known_names_are_known_in_their_examples(name: str) -> None:
    kind = {"document_media": "media", "document_works": "work", "document_policies": "policy"}
    wrong = [
        entry.term
        for entry in load_lexicon(name)
        if [m.kind for m in mentions(entry.example)[1]] != [kind[name]]
    ]
    assert wrong == []


def test_heads_decide_their_examples() -> None:
    wrong = []
    for entry in load_lexicon("document_heads"):
        kinds = {mention.kind for mention in mentions(entry.example)[1]}
        if not kinds <= {entry.kind, *entry.columns["also"].split()}:
            wrong.append((entry.term, kinds))
    assert wrong == []
