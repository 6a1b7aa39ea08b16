"""Who acts, and what only locates or modifies."""

from __future__ import annotations

import pytest
from annotated import mentions_in


def uses(text: str, name: str, **entities: str) -> list[str]:
    """How the mentions of a name are used, in order; ``metonym`` where a seat acts for its state."""
    found = [m for m in mentions_in(text, **entities) if m.text == name]
    return ["metonym" if m.form == "metonym" and m.use == "actor" else m.use for m in found]


PUTIN = {"PERSON": "Putin"}


@pytest.mark.parametrize(
    ("text", "use"),
    [
        # a state
        ("Ukraine warned Putin .", "actor"),
        ("Putin warned Ukraine .", "actor"),
        ("Putin spoke with Ukraine .", "actor"),
        ("Putin spoke about Ukraine .", "actor"),
        ("A treaty between Putin and Ukraine stopped .", "actor"),
        ("A treaty signed by Ukraine stopped .", "actor"),
        ("Putin sent aid to Ukraine/nmod>aid .", "actor"),
        ("Ukraine ’s stance stopped .", "actor"),
        ("Putin and Ukraine agreed .", "actor"),
        # a place
        ("Putin spoke in Ukraine .", "place"),
        ("Putin lives near Ukraine .", "place"),
        ("Putin travelled to Ukraine .", "place"),
        ("Putin fled from Ukraine .", "place"),
        ("Putin visited Ukraine .", "place"),
        ("Putin left Ukraine .", "place"),
        # a modifier
        ("The Ukraine conflict stopped .", "other"),
        ("Putin spoke about the Ukraine plan .", "other"),
    ],
)
def test_states(text, use):
    assert uses(text, "Ukraine", GPE="Ukraine", **PUTIN) == [use]


@pytest.mark.parametrize(
    ("text", "use"),
    [
        # a seat of government that acts stands for its state
        ("Moscow warned Putin .", "metonym"),
        ("Putin warned Moscow .", "metonym"),
        ("Putin spoke with Moscow .", "metonym"),
        ("Talks/NNS between Kyiv and Moscow stopped .", "metonym"),
        ("Moscow ’s response stopped .", "metonym"),
        ("Putin sent a message to Moscow/nmod>message .", "metonym"),
        ("Putin bought gas from Moscow/nmod>gas .", "metonym"),
        ("Pressure on Moscow/nmod>Pressure increased .", "metonym"),
        # else it is a city
        ("Putin spoke in Moscow .", "place"),
        ("Talks/NNS at Moscow stopped .", "place"),
        ("Putin travelled to Moscow .", "place"),
        ("Putin arrived from Moscow .", "place"),
        ("Putin visited Moscow .", "place"),
        ("The road to Moscow/nmod>road stopped .", "place"),
        ("Putin came briefly/RB to Moscow/obl>briefly .", "place"),
        ("Moscow voters/NNS left .", "other"),
    ],
)
def test_seats_of_government(text, use):
    assert uses(text, "Moscow", GPE="Moscow; Kyiv", **PUTIN) == [use]


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("Amsel warned Putin .", "actor"),
        ("Putin spoke with Amsel .", "actor"),
        ("Putin lives in Amsel .", "place"),
        ("Putin spoke about Amsel .", "place"),
        ("Putin praised Amsel .", "actor"),
    ],
)
def test_cities_act_only_as_subjects_objects_and_partners(text, use):
    assert uses(text, "Amsel", GPE="Amsel", **PUTIN) == [use]


@pytest.mark.parametrize(
    ("text", "name", "use"),
    [
        ("Facebook denied it .", "Facebook", "actor"),
        ("Putin wrote on Facebook .", "Facebook", "place"),
        ("Putin wrote to Facebook .", "Facebook", "actor"),
        ("Putin posted a video on Facebook/nmod>video .", "Facebook", "place"),
        ("Putin voted in Dewan/compound>Rakyat Rakyat .", "Dewan Rakyat", "place"),
        ("Putin accused Dewan Rakyat .", "Dewan Rakyat", "actor"),
        ("The Kremlin denied it .", "Kremlin", "actor"),
        ("Putin spoke in the Kremlin .", "Kremlin", "place"),
        ("Kremlin officials/NNS left .", "Kremlin", "place"),
        ("Fox News host Bret Baier left .", "Fox News", "other"),
        ("Fox News left .", "Fox News", "actor"),
    ],
)
def test_bodies(text, name, use):
    assert uses(text, name, ORG="Facebook; Dewan Rakyat; Kremlin; Fox News", PERSON="Putin; Bret Baier") == [use]


@pytest.mark.parametrize(
    ("text", "name", "use"),
    [
        ("MOSCOW : Putin left .", "MOSCOW", ["place"]),
        ("MOSCOW , March 5 – Putin left .", "MOSCOW", ["place"]),
        ("Moscow , March 5 – Putin left .", "Moscow", ["place"]),
        ("It rained . ¶ KYIV – Putin left .", "KYIV", ["place"]),
        ("Moscow , Putin said , agreed .", "Moscow", ["metonym"]),
        ("Putin left . Moscow : a friend .", "Moscow", ["place"]),
        ("US : Putin left .", "US", ["actor"]),
    ],
)
def test_datelines(text, name, use):
    assert uses(text, name, GPE="MOSCOW; Moscow; KYIV; US", **PUTIN) == use


def test_the_country_in_a_dateline_is_a_place():
    text = "KYIV , Ukraine/appos>KYIV ( AP ) — Putin left ."
    assert uses(text, "Ukraine", GPE="KYIV; Ukraine", ORG="AP", **PUTIN) == ["place"]


@pytest.mark.parametrize(
    ("text", "name", "means"),
    [
        ("Moscow warned Putin .", "Moscow", "Russia"),
        ("Brussels warned Putin .", "Brussels", "European Union"),
        ("Downing Street warned Putin .", "Downing Street", "United Kingdom"),
        ("U.S. warned Putin .", "U.S.", "United States"),
        ("The UN warned Putin .", "UN", "United Nations"),
        ("Amsel warned Putin .", "Amsel", ""),
    ],
)
def test_canonical_names(text, name, means):
    (found,) = [m for m in mentions_in(text, GPE="Moscow; Brussels; U.S.; Amsel", ORG="UN", **PUTIN) if m.text == name]
    assert found.canonical == means


def test_persons_always_act():
    assert uses("He lives with Putin . It rained on Putin .", "Putin", **PUTIN) == ["actor", "actor"]
