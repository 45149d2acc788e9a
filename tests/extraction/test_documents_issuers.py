"""Issuers: who the text says issued, published, wrote or signed a document."""

from __future__ import annotations

import pytest

from tests.extraction.documents_cases import documents, mentions

ISSUED = [
    ("⟦ORG|青岚市教育局⟧印发《供餐办法》。", ["青岚市教育局"]),
    ("⟦ORG|青岚市教育局⟧近日在官网正式公布《供餐办法》。", ["青岚市教育局"]),
    ("青岚市教育局3月5日印发《供餐办法》。", ["青岚市教育局"]),
    ("⟦ORG|教育局⟧、⟦ORG|卫健局⟧联合印发《供餐办法》。", ["教育局", "卫健局"]),
    ("⟦ORG|教育局⟧、⟦ORG|卫健局⟧等三部门印发《供餐办法》。", ["教育局", "卫健局"]),
    ("由⟦ORG|河湾智库⟧和⟦ORG|云渡大学⟧联合发布的《夜路报告》称", ["河湾智库", "云渡大学"]),
    ("根据⟦ORG|河湾智库⟧2031年5月发布的《夜路报告》，灯少了。", ["河湾智库"]),
    ("⟦ORG|国务院⟧《关于夜市的意见》提出", ["国务院"]),
    ("《夜路报告》由⟦ORG|河湾智库⟧编写。", ["河湾智库"]),
    ("《夜路报告》由河湾研究院发布。", ["河湾研究院"]),
    ("根据《青岚市教育局关于供餐的通知》，", ["青岚市教育局"]),
    ("议员⟦PER|沈望舒⟧（Shen）和议员⟦PER|顾北⟧（Gu）推出《照明法案》。", ["沈望舒", "顾北"]),
    ("⟦PER|沈望舒⟧的长篇小说《河湾旧事》", ["沈望舒"]),
    ("⟦PER|沈望舒⟧《河湾旧事》", ["沈望舒"]),
    ("导演⟦PER|沈望舒⟧的《河湾》和《云渡》", ["沈望舒", "沈望舒"]),
    ("⟦PER|沈望舒⟧曾在《河湾旧事》中写道", ["沈望舒"]),
    ("《河湾旧事》作者⟦PER|沈望舒⟧来了。", ["沈望舒"]),
    ("《河湾旧事》（⟦PER|沈望舒⟧著）再版。", ["沈望舒"]),
    ("《河湾旧事》是⟦PER|沈望舒⟧的代表作。", ["沈望舒"]),
    ("2031年，⟦PER|沈望舒⟧回到家乡，拍摄电影《河湾》。", ["沈望舒"]),
    ("⟦PER|沈望舒⟧回来了。他执导了《河湾》。", ["沈望舒"]),
    ("⟦PER|沈望舒⟧出现了。他的首部电影《河湾》上映。", ["沈望舒"]),
    ("——⟦PER|沈望舒⟧：《我的河湾》", ["沈望舒"]),
    ("⟦PER|沈望舒⟧在《植物学报》上发表题为《苔藓的作用》一文", ["", "沈望舒"]),
    ("《石桥晚报》网站发表题为《桥通了》的报道。", ["", "石桥晚报"]),
    ("⟦ORG|云渡大学⟧招生。学校制定《作息办法》。", ["云渡大学"]),
    ("⟦ORG|青岚协会⟧《青岚会刊》杂志社", ["青岚协会"]),
    ("市长⟦PER|沈望舒⟧作《工作报告》。", ["沈望舒"]),
    ("由⟦PER|沈望舒⟧导演的电视剧《河湾》", ["沈望舒"]),
    ("来自⟦ORG|云渡论坛⟧的⟦PER|沈望舒⟧发表题为《桥》的演讲", ["沈望舒"]),
]
NOT_ISSUED = [
    "据《夜路报告》，灯少了。",
    "⟦PER|沈望舒⟧告诉《青岚日报》记者",
    "⟦ORG|青岚商场⟧违反《照明条例》第三条。",
    "⟦PER|沈望舒⟧主演的《河湾》上映。",
    "⟦PER|沈望舒⟧喜欢读《河湾》。",
    "⟦PER|沈望舒⟧在《夜谈》节目中说",
    "⟦PER|沈望舒⟧参与起草《照明条例》。",
    "本次大会发布了《夜路报告》。",
    "会议审议通过《照明条例》。",
    "⟦PER|沈望舒⟧表示，近日印发的《照明办法》很好。",
    "记者看到，近日出台的《照明办法》写明了罚则。",
    "各地贯彻落实《照明办法》。",
    "⟦ORG|青岚市教育局⟧要求落实《照明办法》。",
    "⟦PER|沈望舒⟧尚未发表《河湾》。",
    "漫画家带来《河湾》。",
    "⟦PER|沈望舒⟧画家的《河湾》",
    "导演作品《河湾》",
    "他走了，但新片《河湾》还在。",
    "路修好了。（原题为《桥通了》）",
    "但在《河湾》上映后",
    "⟦ORG|青岚公司⟧向⟦ORG|云渡法院⟧说明，《照明办法》已失效。",
]


@pytest.mark.parametrize(("marked", "issuers"), ISSUED, ids=[case[0] for case in ISSUED])
def test_issuers_are_named(marked: str, issuers: list[str]) -> None:
    text, found = mentions(marked)
    if len(found) == 1:
        assert [text[start:end] for start, end in found[0].issuers] == issuers
    else:
        named = ["".join(text[s:e] for s, e in mention.issuers) for mention in found]
        assert named == issuers


@pytest.mark.parametrize("marked", NOT_ISSUED)
def test_nobody_is_said_to_have_issued_it(marked: str) -> None:
    _, found = mentions(marked)
    assert [mention.issuers for mention in found] == [()]


def test_issuers_are_joined_over_the_mentions() -> None:
    (document,) = documents(
        "⟦ORG|河湾智库⟧发布《夜路报告》。由⟦ORG|云渡大学⟧编写的《夜路报告》共八章。"
    )
    assert document.issuers == ("河湾智库", "云渡大学")


def test_the_fuller_name_of_a_body_stands() -> None:
    (document,) = documents(
        "⟦ORG|教育局⟧印发《供餐办法》。⟦ORG|青岚市教育局⟧印发的《供餐办法》共八条。"
    )
    assert document.issuers == ("青岚市教育局",)


def test_a_wrapped_name_is_unwrapped() -> None:
    (document,) = documents("⟦ORG|青岚市\n教育局⟧印发《供餐办法》。")
    assert document.issuers == ("青岚市教育局",)
