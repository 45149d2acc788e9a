"""spaCy pipelines of the label scheme of zh_core_web_*, small enough to be made by the tests."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import spacy
from spacy.training import Example

from tests.marked import parse_marked

LESSONS = (
    "⟦GPE|海川市⟧市长⟦PERSON|吴岱⟧表示，桥已修好。",
    "⟦ORG|远帆科技公司⟧董事长⟦PERSON|陆衡⟧说，船要出海。",
    "⟦LAW|《海川市供水条例》⟧昨天公布。",
    "⟦PERSON|林知秋⟧写的⟦WORK_OF_ART|《渔灯》⟧今年出版。",
    "⟦ORG|青禾农业公司⟧在⟦GPE|临江县⟧种稻。",
    "记者问⟦PERSON|陆衡⟧，⟦ORG|远帆科技公司⟧何时招人。",
    "今天下雨，船没有出海。",
)
RECOGNIZER: dict[str, Any] = {
    "model": {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 32,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": {
            "@architectures": "spacy.HashEmbedCNN.v2",
            "pretrained_vectors": None,
            "width": 48,
            "depth": 2,
            "embed_size": 500,
            "window_size": 2,
            "maxout_pieces": 2,
            "subword_features": True,
        },
    }
}
LOADER = """\
from spacy.util import load_model_from_init_py


def load(**options):
    return load_model_from_init_py(__file__, **options)
"""


def train_pipeline() -> Any:
    """Return a pipeline with an entity recognizer that has learnt `LESSONS`."""
    spacy.util.fix_random_seed(4)
    nlp = spacy.blank("zh")
    nlp.add_pipe("ner", config=RECOGNIZER)
    examples = [_make_example(nlp, lesson) for lesson in LESSONS]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(250):
        nlp.update(examples, sgd=optimizer)
    return nlp


def rule_pipeline(
    words: Mapping[str, str],
    segmenter: str = "char",
    tokenizer: Callable[[Any], Any] | None = None,
) -> Any:
    """Return a pipeline that finds `words`, each under its label."""
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": segmenter}}})
    if tokenizer:
        nlp.tokenizer = tokenizer(nlp.vocab)
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": word} for word, label in words.items()])
    return nlp


def write_package(nlp: Any, site: Path, name: str) -> None:
    """Write `nlp` into `site`, a folder of `sys.path`, as `spacy package` does."""
    version = nlp.meta["version"]
    folder = site / name / f"{name}-{version}"
    folder.parent.mkdir()
    nlp.to_disk(folder)
    meta = json.dumps(nlp.meta | {"name": name.removeprefix("zh_")})
    for place in (folder, folder.parent):
        (place / "meta.json").write_text(meta, encoding="utf-8")
    (site / name / "__init__.py").write_text(LOADER, encoding="utf-8")
    write_distribution(site, name, version)


def write_distribution(site: Path, name: str, version: str) -> None:
    """Write what pip records of an installed package into `site`."""
    records = site / f"{name}-{version}.dist-info"
    records.mkdir(parents=True)
    (records / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8"
    )
    (records / "entry_points.txt").write_text(
        f"[spacy_models]\n{name} = {name}\n", encoding="utf-8"
    )


def _make_example(nlp: Any, lesson: str) -> Example:
    text, spans = parse_marked(lesson)
    entities = [(span.start, span.end, span.label) for span in spans]
    return Example.from_dict(nlp.make_doc(text), {"entities": entities})
