"""A pipeline that cannot do the work is refused before the first document, with a hint."""

from __future__ import annotations

import functools
import json

import pytest
import spacy
from spacy.language import Language

from graphkit.errors import LanguageError
from graphkit.language import SHIPPED, fingerprint, load
from graphkit.language.consistency import FACTORY

NEEDED = ("tagger", "parser", "ner")
for name, attribute in zip(NEEDED, ("token.tag", "token.dep", "doc.ents"), strict=True):
    Language.component(f"idle_{name}", assigns=[attribute], func=lambda doc: doc)


def saved(folder, *components: str, language: str = "en") -> str:
    """A pipeline on disk whose components claim to do their work."""
    nlp = blank(language)
    for name in components:
        nlp.add_pipe(f"idle_{name}", name=name)
    nlp.to_disk(folder)
    for name in components:
        nlp.remove_pipe(name)
    return str(folder)


blank = functools.cache(spacy.blank)


def refused(model: str) -> LanguageError:
    with pytest.raises(LanguageError) as caught:
        load(model)
    assert caught.value.hint
    return caught.value


def test_a_pipeline_with_tags_a_parse_and_entities_is_taken(tmp_path):
    nlp = load(saved(tmp_path / "full", *NEEDED))
    assert nlp.pipe_names == [*NEEDED, FACTORY]


@pytest.mark.parametrize("name", ["en_no_such_pipeline", "no/such/folder", "../x", "en-core", "a b", "x\x00y", "🎉"])
def test_a_missing_pipeline_says_how_to_get_one(name):
    error = refused(name)
    assert name in error.message or ascii(name)[1:-1] in error.message


def test_the_hint_for_a_missing_pipeline_names_the_ways():
    assert "not installed" in refused("en_no_such_pipeline").message
    assert "--model" in (refused("en_no_such_pipeline").hint or "")


@pytest.mark.parametrize(
    ("components", "lacks"),
    [
        (("tagger", "ner"), ["a dependency parser"]),
        (("parser", "ner"), ["a tagger"]),
        (("tagger", "parser"), ["an entity recogniser"]),
        (("tagger",), ["a dependency parser", "an entity recogniser"]),
        ((), ["a tagger", "a dependency parser", "an entity recogniser"]),
    ],
)
def test_a_pipeline_that_lacks_something_is_refused(tmp_path, components, lacks):
    error = refused(saved(tmp_path / "part", *components))
    assert [
        words for words in ("a tagger", "a dependency parser", "an entity recogniser") if words in error.message
    ] == lacks
    assert "full pipeline" in (error.hint or "")


def test_a_disabled_component_is_lacking(tmp_path):
    folder = tmp_path / "disabled"
    path = saved(folder, *NEEDED)
    config = (folder / "config.cfg").read_text(encoding="utf-8")
    (folder / "config.cfg").write_text(config.replace("disabled = []", 'disabled = ["parser"]'), encoding="utf-8")
    assert "lacks a dependency parser" in refused(path).message


def test_another_language_is_refused(tmp_path):
    error = refused(saved(tmp_path / "german", *NEEDED, language="de"))
    assert "'de', not English" in error.message
    assert "English" in (error.hint or "")


def test_an_unknown_component_is_named(tmp_path):
    folder = tmp_path / "strange"
    path = saved(folder, *NEEDED)
    config = (folder / "config.cfg").read_text(encoding="utf-8")
    (folder / "config.cfg").write_text(config.replace('factory = "idle_ner"', 'factory = "oracle"'), encoding="utf-8")
    assert "oracle" in refused(path).message


@pytest.mark.parametrize("file", ["config.cfg", "meta.json", "tokenizer"])
def test_a_damaged_pipeline_is_refused(tmp_path, file):
    path = saved(tmp_path / "damaged", *NEEDED)
    (tmp_path / "damaged" / file).write_bytes(b"\x00 no sense")
    refused(path)


def test_an_empty_folder_is_no_pipeline(tmp_path):
    refused(str(tmp_path))


def test_a_pipeline_of_another_version_of_spacy_is_taken_and_says_so(tmp_path, caplog):
    folder = tmp_path / "old"
    path = saved(folder, *NEEDED)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    (folder / "meta.json").write_text(json.dumps(meta | {"spacy_version": ">=3.0,<3.1"}), encoding="utf-8")
    assert load(path).lang == "en"
    assert "was made for spaCy >=3.0,<3.1" in caplog.text


def test_a_pipeline_of_this_version_says_nothing(tmp_path, caplog):
    load(saved(tmp_path / "new", *NEEDED))
    assert not caplog.text


def test_the_fingerprint_tells_pipelines_apart(tmp_path):
    first = load(saved(tmp_path / "one", *NEEDED))
    again = load(str(tmp_path / "one"))
    assert fingerprint(first) == fingerprint(again)
    assert len(fingerprint(first)) == 16
    again.meta["version"] = "9.9"
    assert fingerprint(first) != fingerprint(again)


def test_the_shipped_pipeline_lies_inside_the_package():
    assert SHIPPED.parent.parent.name == "language"


@pytest.mark.model
def test_the_shipped_pipeline_needs_no_name():
    nlp = load("")
    assert nlp.lang == "en"
    assert len(fingerprint(nlp)) == 16
