"""Links are as certain as their rule has proved to be."""

from __future__ import annotations

from graphkit.actors.confidence import confidence_of


def test_a_name_repeated_is_surer_than_a_plural_pronoun():
    assert confidence_of("named", "same name") > confidence_of("pronoun", "plural pronoun")


def test_a_rule_never_counted_has_the_share_of_its_form():
    assert confidence_of("title", "no such rule") == confidence_of("title", "*")


def test_every_form_has_a_share():
    forms = ("named", "metonym", "title", "nominal", "pronoun")
    assert all(0.5 < confidence_of(form, "*") < 1 for form in forms)
