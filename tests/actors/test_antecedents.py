"""How likely each candidate is the one "he" means."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import pytest
from annotated import story

from graphkit.actors import antecedents, pronouns
from graphkit.actors.antecedents import Candidate, likelihoods

NEAR = {"in this sentence": 1.0, "subject in this sentence": 1.0}
FAR = {"two sentences back": 1.0}


def test_the_shares_of_all_and_of_nobody_are_one():
    shares = likelihoods([Candidate(0, NEAR), Candidate(1, FAR)])
    assert sum(shares) == pytest.approx(1)
    assert shares[0] > shares[1]


def test_without_candidates_it_is_nobody():
    assert likelihoods([]) == [1.0]


def test_of_two_as_likely_neither_reaches_one_half():
    assert max(likelihoods([Candidate(0, NEAR), Candidate(1, NEAR)])) < 0.5


def test_somebody_nobody_names_is_less_likely():
    named, unnamed, _ = likelihoods([Candidate(0, NEAR), Candidate(None, {**NEAR, "nobody names": 1.0})])
    assert named > unnamed


def test_every_sign_has_a_weight():
    rows = (Path(antecedents.__file__).parent / "antecedent_weights.tsv").read_text(encoding="utf-8").splitlines()
    weights = {row.partition("\t")[0] for row in rows if not row.startswith("#")}
    seen: set[str] = set()

    def note(found):
        seen.update(sign for one in found for sign in one.signs)
        return likelihoods(found)

    text = (
        "[Emmanuel Macron|male] and [Olaf Scholz|male] met [Donald Tusk|male] in the house of [Mark Rutte|male] . "
        "[His] lawyer praised [him] . A tailor said that [he] left . “ [He] lied , ” [Mark Rutte|male] said . "
        "It rained . It rained . It rained . [Mark Rutte|male] met [his] lawyer and saw [him] ."
    )
    with mock.patch.object(pronouns, "likelihoods", note):
        story(text, speakers="Mark Rutte").resolved()
    assert len(seen) > 15
    assert seen <= weights
