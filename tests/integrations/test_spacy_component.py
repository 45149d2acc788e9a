"""newsnlp in a spaCy pipeline: any tokenizer, `doc.ents` or `doc.spans`, other processes, disk."""

from __future__ import annotations

import pickle
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from newsnlp import SettingsError
from newsnlp.integrations.spacy_component import FACTORY, MentionsComponent, create_mentions

TEXT = "远川集团董事长何立诚表示，订单增加了。"
FOUND = [("远川集团", "ORG"), ("董事长", "TITLE"), ("何立诚", "PERSON")]


def make(language: str = "zh", **config: Any) -> Any:
    nlp = spacy.blank(language)
    nlp.add_pipe(FACTORY, config=config)
    return nlp


def entities(doc: Doc) -> list[tuple[str, str]]:
    return [(entity.text, entity.label_) for entity in doc.ents]


def test_spacy_finds_the_component_by_its_entry_point() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, _, attribute = project["entry-points"]["spacy_factories"][FACTORY].partition(":")
    assert getattr(import_module(module), attribute) is create_mentions


@pytest.mark.parametrize("language", ["zh", "xx"])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TEXT, FOUND),
        ("遠川集團董事長何立誠表示，訂單增加了。", ["ORG", "TITLE", "PERSON"]),
        ("今天下雨，船没有出海。", []),
        ("\n\n", []),
        ("", []),
    ],
)
def test_entities_have_the_labels_of_spacy(language: str, text: str, found: list[Any]) -> None:
    nlp = make(language)
    if language == "xx":
        nlp.tokenizer = lambda text: Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))
    wanted = [label if isinstance(label, str) else label[1] for label in found]
    assert [label for _, label in entities(nlp(text))] == wanted


@pytest.mark.parametrize(
    ("alignment", "found"),
    [
        ("expand", [("远川集团", "ORG"), ("董事长何", "TITLE")]),
        ("contract", [("远川集团", "ORG"), ("董事", "TITLE")]),
        ("strict", [("远川集团", "ORG")]),
    ],
)
def test_mentions_fit_tokens_of_any_tokenizer(alignment: str, found: list[Any]) -> None:
    nlp = make(alignment=alignment)
    words = ["远川集团", "董事", "长何", "立诚表示", "，", "订单增加了。"]
    doc = nlp(Doc(nlp.vocab, words=words, spaces=[False] * len(words)))
    assert entities(doc) == found


def test_spans_may_go_under_a_key_with_their_scores() -> None:
    doc = make(target="spans", spans_key="people")(TEXT)
    group = doc.spans["people"]
    assert [(span.text, span.label_) for span in group] == FOUND
    assert len(group.attrs["scores"]) == len(FOUND)
    assert all(0 <= score <= 1 for score in group.attrs["scores"])
    assert not doc.ents
    restored = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert [span.text for span in restored.spans["people"]] == [name for name, _ in FOUND]


@pytest.mark.parametrize(
    ("overwrite", "first"), [(False, ("远川集团董事长", "X")), (True, ("远川集团", "ORG"))]
)
def test_entities_of_others_stay_unless_told(overwrite: bool, first: tuple[str, str]) -> None:
    nlp = make(overwrite_ents=overwrite)
    ruler = nlp.add_pipe("entity_ruler", first=True)
    ruler.add_patterns([{"label": "X", "pattern": "远川集团董事长"}])
    found = entities(nlp(TEXT))
    assert (found[0], found[-1]) == (first, ("何立诚", "PERSON"))


def test_the_model_runs_without_rules() -> None:
    assert ("何立诚", "PERSON") in entities(make(rules=False)(TEXT))


def test_documents_are_the_same_in_other_processes() -> None:
    nlp = make()
    texts = [TEXT, "今天下雨。", "远川集团宣布停工。"] * 2
    one = [entities(doc) for doc in nlp.pipe(texts)]
    assert [entities(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=2)] == one
    assert one[0] == FOUND


def test_a_pipeline_survives_disk_bytes_and_pickle(tmp_path: Path) -> None:
    nlp = make(target="spans", spans_key="k")
    nlp.to_disk(tmp_path / "pipeline")
    copies = [
        spacy.load(tmp_path / "pipeline"),
        spacy.blank("zh").from_config(nlp.config).from_bytes(nlp.to_bytes()),
    ]
    for copy in copies:
        doc = copy(TEXT)
        assert [span.text for span in doc.spans["k"]] == [name for name, _ in FOUND]
    component = pickle.loads(pickle.dumps(nlp.get_pipe(FACTORY)))
    doc = component(spacy.blank("zh")(TEXT))
    assert len(doc.spans["k"]) == len(FOUND)


def test_a_pipeline_of_another_model_warns() -> None:
    component = MentionsComponent()
    assert component.from_bytes(component.to_bytes()) is component
    with pytest.warns(UserWarning, match=r"other 9\.9, and newsnlp-mentions .* is installed"):
        component.from_bytes(b'{"model": "other", "version": "9.9"}')


@pytest.mark.parametrize("option", ["target", "alignment"])
def test_odd_options_are_told(option: str) -> None:
    with pytest.raises(SettingsError, match=f"{option} is 'sideways'"):
        MentionsComponent(**{option: "sideways"})
