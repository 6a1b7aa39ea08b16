"""What a page says that the settings keep out of its graph."""

from __future__ import annotations

import dataclasses

import pytest
from networks import synthetic

from graphkit.config import Config
from graphkit.records import Corpus
from graphkit.views.page import omissions

EVERYBODY = {"types": ["PERSON", "ORG", "GPE", "NORP", "GROUP"]}
WHOLE = dataclasses.replace(synthetic(10, 20), total_actors=10, total_edges=20)
PRUNED = dataclasses.replace(WHOLE, total_actors=12, total_edges=25)
MARCH = dataclasses.replace(WHOLE, corpus=Corpus(left_out=4, undated=3))


@pytest.mark.parametrize(
    ("network", "settings", "light", "said"),
    [
        (WHOLE, {}, 0, []),
        (WHOLE, {"edges": {"types": ["PERSON", "ORG", "GPE", "GROUP"]}}, 0, ["peoples and nationalities"]),
        (WHOLE, {"edges": {**EVERYBODY, "min_weight": 3}}, 1, ["1 tie of a weight below 3"]),
        (WHOLE, {"edges": {**EVERYBODY, "min_confidence": 0.6}}, 0, ["mentions and quotes of a certainty below 0.6"]),
        (PRUNED, {"edges": {**EVERYBODY, "backbone": 0.05}, "graph": {"isolated": False}}, 0,
         ["2 actors (those without a tie are dropped)", "5 ties (backbone 0.05)"]),
        (PRUNED, {"graph": {"max_actors": 10}, "edges": {**EVERYBODY, "max_edges": 24}}, 0,
         ["2 actors (at most 10 are kept)", "5 ties (at most 24 are kept, those of the actors left out)"]),
        (MARCH, {"time": {"first": "2025-03-01", "last": "2025-03-31"}}, 0,
         ["1 article of days before 2025-03-01 or after 2025-03-31", "3 articles without a date"]),
        (MARCH, {"time": {"last": "2025-03-31"}}, 0,
         ["1 article of days after 2025-03-31", "3 articles without a date"]),
    ],
)  # fmt: skip
def test_each_setting_that_leaves_something_out_is_named(network, settings, light, said):
    config = Config().override({"edges": EVERYBODY, **settings})
    assert omissions(network, config, light) == said
