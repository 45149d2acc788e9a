"""Which pipeline is loaded by name, path or object, and which is refused, with what to do."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from newsnlp import MissingExtraError, ModelError, NewsRecord, Pipeline, Settings, SettingsError
from newsnlp.models.loading import load_model
from newsnlp.models.spacy_packages import PINNED, RELEASED
from newsnlp.models.spacy_pipeline import SpacyModel
from newsnlp.settings import LoadedPipeline
from tests.extraction.segmenting import segment_text
from tests.models.pipelines import rule_pipeline, write_distribution, write_package

TEXT = "海川市市长吴岱表示，桥已修好。"
RELEASE = "zh_core_web_sm"


def _mentions(model: str | Path | LoadedPipeline) -> list[str]:
    loaded = load_model(model)
    assert isinstance(loaded, SpacyModel)
    segmented = segment_text(TEXT)
    return [TEXT[m.start : m.end] for m in loaded(segmented)]


def test_an_object_a_path_and_a_name_are_one_model(
    trained: Any, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_package(trained, site, "zh_of_tests")
    trained.to_disk(tmp_path / "ours")
    monkeypatch.chdir(tmp_path)
    found = _mentions(trained)
    assert found == ["吴岱"]
    for model in (tmp_path / "ours", Path("ours"), "./ours", str(tmp_path / "ours"), "zh_of_tests"):
        assert _mentions(model) == found, model


def test_a_released_pipeline_runs_without_what_its_recognizer_does_not_need(
    trained: Any, site: Path
) -> None:
    write_package(trained, site, RELEASE)
    assert _mentions(RELEASE) == ["吴岱"]


def test_a_folder_is_not_taken_for_having_the_name_of_a_package(
    trained: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained.to_disk(tmp_path / "ours")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError, match="no model 'ours' is installed"):
        load_model("ours")


def _empty(site: Path) -> None:
    if find_spec(RELEASE):
        pytest.skip("the real one is installed here")


def _placeholder(site: Path) -> None:
    write_distribution(site, RELEASE, "999.9.9")
    (site / RELEASE).mkdir()
    (site / RELEASE / "__init__.py").write_text("raise SystemExit('was run')", encoding="utf-8")


def _placeholder_with_meta(site: Path) -> None:
    write_package(rule_pipeline({"吴岱": "PERSON"}), site, RELEASE)
    shutil.rmtree(next(site.glob("*.dist-info")))
    write_distribution(site, RELEASE, "999.9.9")


def _placeholder_without_a_package(site: Path) -> None:
    write_distribution(site, RELEASE, "999.9.9")


def _without_meta(site: Path) -> None:
    _placeholder(site)
    shutil.rmtree(next(site.glob("*.dist-info")))
    write_distribution(site, RELEASE, "1000.0")


def _without_config(site: Path) -> None:
    write_package(rule_pipeline({"吴岱": "PERSON"}), site, RELEASE)
    next((site / RELEASE).glob("*/config.cfg")).unlink()


def _other_name(site: Path) -> None:
    write_package(rule_pipeline({"吴岱": "PERSON"}), site, "zh_other")
    (site / "zh_other").rename(site / RELEASE)


def _rewrite_meta(site: Path, **values: str | None) -> None:
    nlp = rule_pipeline({"吴岱": "PERSON"})
    write_package(nlp, site, RELEASE)
    for file in (site / RELEASE).rglob("meta.json"):
        meta = json.loads(file.read_text(encoding="utf-8")) | values
        file.write_text(json.dumps(meta), encoding="utf-8")


def _other_version(site: Path) -> None:
    _rewrite_meta(site, spacy_version=">=3.4.0,<3.5.0")


def _no_version(site: Path) -> None:
    _rewrite_meta(site, spacy_version=None)


def _garbled_config(site: Path) -> None:
    write_package(rule_pipeline({"吴岱": "PERSON"}), site, RELEASE)
    next((site / RELEASE).glob("*/config.cfg")).write_text("[nlp", encoding="utf-8")


REMOVE = "999.9.9 is not spaCy's pipeline but a placeholder.* python -m pip uninstall"
PACKAGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "none": (_empty, "is not installed: python -m spacy download zh_core_web_sm\n.*#sha256="),
    "the placeholder": (_placeholder, REMOVE),
    "the placeholder, with meta": (_placeholder_with_meta, REMOVE),
    "the placeholder, empty": (_placeholder_without_a_package, REMOVE),
    "no meta": (_without_meta, "is no spaCy pipeline: no meta.json"),
    "no config": (_without_config, "has no config.cfg"),
    "another name": (_other_name, "holds another pipeline, 'zh_other'"),
    "another version": (_other_version, "was made for spaCy >=3.4.0,<3.5.0, and spaCy 3.8"),
    "no version": (_no_version, "lacks spacy_version"),
    "a garbled config": (_garbled_config, "cannot be loaded"),
}


@pytest.mark.parametrize("case", PACKAGES)
def test_packages_that_are_refused(case: str, site: Path) -> None:
    install, message = PACKAGES[case]
    install(site)
    with pytest.raises(ModelError, match=message):
        load_model(RELEASE)


@pytest.mark.parametrize(
    "name", ["os", "json", "os.path", "__main__", "", "zh core", "../zh", "zh_core_web_xl"]
)
def test_other_words_are_no_model(name: str) -> None:
    with pytest.raises(ModelError):
        load_model(name)


def test_a_slip_of_the_pen_is_understood() -> None:
    with pytest.raises(ModelError, match="did you mean 'default'"):
        load_model("defualt")


@pytest.mark.parametrize("name", sorted(RELEASED))
def test_without_spacy_the_extra_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if find_spec(name):
        pytest.skip("the real one is installed here")
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'newsnlp\[spacy\]', then .*download"):
        load_model(name)


def test_without_spacy_a_folder_needs_the_extra(
    trained: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained.to_disk(tmp_path)
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'newsnlp\[spacy\]'"):
        load_model(tmp_path)


def test_folders_that_are_no_pipeline(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no such folder"):
        load_model(tmp_path / "没有")
    with pytest.raises(ModelError, match=r"has no config\.cfg.*`nlp\.to_disk`"):
        load_model(tmp_path)


def test_the_pinned_release_is_that_of_spacy() -> None:
    address, _, checksum = PINNED[RELEASE].partition("#sha256=")
    assert address.startswith("https://github.com/explosion/spacy-models/releases/download/")
    assert len(bytes.fromhex(checksum)) == 32


def test_settings_with_a_loaded_pipeline(trained: Any) -> None:
    settings = Settings(model=trained)
    assert settings.model is trained
    assert hash(settings) == hash(settings.model_copy())
    assert settings != Settings(model=rule_pipeline({"吴岱": "PERSON"}))
    assert settings.model_dump(mode="json")["model"] == "zh_" + trained.meta["name"]


@pytest.mark.parametrize(
    ("model", "written"),
    [
        (Path("ours"), "./ours"),
        (Path("models/ours"), "models/ours"),
        ("zh_core_web_sm", "zh_core_web_sm"),
        ("default", "default"),
        (None, None),
    ],
)
def test_settings_name_their_model_in_words_that_mean_it(
    model: str | Path | None, written: str | None
) -> None:
    dumped = Settings(model=model).model_dump_json()
    assert json.loads(dumped)["model"] == written
    assert Settings.model_validate_json(dumped).model == written


@pytest.mark.parametrize("model", [3, True, ["default"], b"default", object()])
def test_other_values_are_no_model(model: Any) -> None:
    with pytest.raises(SettingsError, match="'model': Input should be a name, a path, a loaded"):
        Settings(model=model)


def test_a_loaded_pipeline_goes_to_workers(trained: Any) -> None:
    pipeline = Pipeline(Settings(model=trained))
    alone = [pipeline.extract(text, format="text") for text in (TEXT, "今天下雨。")]
    shared = list(pipeline.extract_many([TEXT, "今天下雨。"], format="text", workers=2))
    assert shared == alone
    assert isinstance(shared[0], NewsRecord)
    assert [person.name for person in shared[0].people] == ["吴岱"]


def test_one_that_cannot_is_refused_before_any_worker_starts() -> None:
    pipeline = Pipeline(Settings(model=rule_pipeline({"吴岱": "PERSON"}, segmenter="jieba")))
    assert len(list(pipeline.extract_many([TEXT], format="text"))) == 1
    with pytest.raises(SettingsError, match=r"cannot pickle 'module' object.*nlp\.to_disk"):
        pipeline.extract_many([TEXT], format="text", workers=2)
