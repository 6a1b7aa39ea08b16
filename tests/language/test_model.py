"""The shipped pipeline: it loads alone, has what the stages need, stays small, and its scores do not fall unseen."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

import graphkit.language

pytestmark = pytest.mark.model
ROOT = Path(__file__).parents[2]
MODEL = Path(graphkit.language.__file__).parent / "models" / "en_graphkit_news"
MEGABYTES = 20.0
# Lower a floor only with the reason in the commit: scores.json is what the last training measured.
FLOORS = {
    ("names", "worldwide_newswire dev", "actors", "f"): 84.0,
    ("names", "worldwide_newswire dev", "PERSON", "f"): 88.0,
    ("names", "worldwide_newswire dev", "ORG", "f"): 76.0,
    ("names", "worldwide_newswire dev", "GPE", "f"): 84.0,
    ("names", "worldwide_newswire dev", "NORP", "f"): 89.0,
    ("syntax", "ud_gum test", "tag"): 95.7,
    ("syntax", "ud_gum test", "uas"): 89.5,
    ("syntax", "ud_gum test", "las"): 86.5,
    ("syntax", "ud_gum test", "sentences_f"): 95.5,
}


@pytest.fixture(scope="module")
def nlp():
    return spacy.load(MODEL)


def names(doc):
    return {(entity.text, entity.label_) for entity in doc.ents}


def sentences(doc):
    return [sentence.text.strip() for sentence in doc.sents]


def test_components_and_labels(nlp):
    assert {"graphkit_syntax", "lemmatizer", "ner"} <= set(nlp.pipe_names)
    assert set(nlp.pipe_labels["ner"]) == {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "MISC"}
    assert {"nsubj", "nsubj:pass", "ccomp", "obl:agent", "appos", "parataxis"} <= set(
        nlp.pipe_labels["graphkit_syntax"]
    )
    assert {"NNP", "VBD", "``", "PRP$"} <= set(nlp.pipe_labels["graphkit_syntax"])


def test_the_licence_of_the_weights_is_stated_in_meta_and_card(nlp):
    assert "CC BY-SA 4.0" in nlp.meta["license"]
    card = (MODEL / "README.md").read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in card
    assert "no licence stated" in card
    assert "How to retrain" in card


def test_it_is_small():
    size = sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) / 1e6
    assert size <= MEGABYTES


def test_spacy_opens_it_by_its_path_alone():
    code = f"import spacy; print(spacy.load({str(MODEL)!r})('Ana Petrova met Berjaya.').ents)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Ana Petrova" in done.stdout


@pytest.mark.parametrize(("path", "floor"), FLOORS.items(), ids=[" ".join(path) for path in FLOORS])
def test_scores_do_not_fall(path, floor):
    value = json.loads((ROOT / "training" / "scores.json").read_text(encoding="utf-8"))
    for key in path:
        value = value[key]
    assert value >= floor


def test_scores_are_of_the_shipped_version(nlp):
    scores = json.loads((ROOT / "training" / "scores.json").read_text(encoding="utf-8"))
    assert scores["version"] == nlp.meta["version"]


def test_names_of_persons_organisations_and_places(nlp):
    doc = nlp(
        "Foreign Minister Ilse Brandvold met Kofi Adjei Mensah in Nairobi on Monday. The European Commission and the "
        "Ministry of Finance declined to comment on the visit to Estonia, Brandvold said."
    )
    found = names(doc)
    assert ("Nairobi", "GPE") in found
    assert ("Estonia", "GPE") in found
    assert ("European Commission", "ORG") in {
        (text.removeprefix("the ").removeprefix("The "), label) for text, label in found
    }
    assert any(label == "PERSON" and text.endswith("Ilse Brandvold") for text, label in found)
    assert ("Kofi Adjei Mensah", "PERSON") in found


@pytest.mark.parametrize("place", ["Kyiv", "Kiev", "Moscow", "Ouagadougou", "Tashkent", "Bratislava", "Khartoum"])
def test_capitals_are_places(nlp, place):
    assert (place, "GPE") in names(nlp(f"Officials in {place} rejected the proposal on Thursday."))


@pytest.mark.parametrize("seat", ["Kremlin", "White House", "Pentagon"])
def test_seats_of_government_are_organisations(nlp, seat):
    doc = nlp(f"The {seat} denied the report and said that talks would go on.")
    assert {label for text, label in names(doc) if seat in text} == {"ORG"}


def test_parts_of_speech_features_and_lemmas(nlp):
    doc = nlp("The ministers were saying that they had signed two agreements.")
    assert [token.pos_ for token in doc[:4]] == ["DET", "NOUN", "AUX", "VERB"]
    assert doc[1].morph.get("Number") == ["Plur"]
    assert [doc[i].lemma_ for i in (1, 2, 3, 7)] == ["minister", "be", "say", "sign"]
    assert doc[3].dep_ == "ROOT"
    assert doc[1].dep_ == "nsubj"


def test_speech_verb_governs_speaker_and_clause(nlp):
    doc = nlp("Tomas Okereke said the court would review the contract.")
    said = next(token for token in doc if token.text == "said")
    assert said.dep_ == "ROOT"
    assert {"nsubj", "ccomp"} <= {child.dep_ for child in said.children}


@pytest.mark.parametrize(
    "parts",
    [
        ["Mr. Okereke met J. R. Hale of Amsel Rail Works Ltd. in Geneva.", "They did not speak to reporters."],
        ["The U.S. and the U.K. signed the treaty on Jan. 5.", "It takes effect in May."],
        ["Prices rose 3.5 percent in March, Gov. Lena Hartog said.", "Wages did not."],
    ],
    ids=["initials", "abbreviations", "decimals"],
)
def test_sentences_end_where_they_end(nlp, parts):
    assert sentences(nlp(" ".join(parts))) == parts


def test_a_quotation_of_several_sentences_is_split_at_its_sentences(nlp):
    doc = nlp(
        "“We have kept our promise,” Brandvold said. “The first trains will leave in May. Nobody will lose a job.”"
    )
    assert len(sentences(doc)) == 3


def test_sentence_starts_that_were_set_before_are_kept(nlp):
    doc = nlp.make_doc(
        "Coastal Line to Reopen Next Spring\n\nThe ministry said on Tuesday that it would reopen the line."
    )
    first = next(token for token in doc if token.text == "The")
    first.is_sent_start = True
    doc = nlp(doc)
    assert doc[first.i].is_sent_start
    assert all(not (entity.start < first.i < entity.end) for entity in doc.ents)


def train(*arguments):
    command = [sys.executable, str(ROOT / "training" / "train.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_a_missing_corpus_is_named_with_its_address(tmp_path):
    result = train("--corpora", str(tmp_path))
    assert result.returncode == 1
    assert "is missing" in result.stderr
    assert "https://github.com/UniversalDependencies/UD_English-EWT" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_changed_corpus_is_refused(tmp_path):
    (tmp_path / "wikigold").mkdir()
    (tmp_path / "wikigold" / "train.jsonl.gz").write_bytes(b"something else")
    result = train("--corpora", str(tmp_path))
    assert result.returncode == 1
    assert "has changed" in result.stderr
