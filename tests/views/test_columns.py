from __future__ import annotations

import dataclasses

import pytest
from gephi_checker import SPECIAL
from networks import from_pairs, synthetic

from graphkit.records import Edge, Measures
from graphkit.views.columns import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    edge_columns,
    edge_rows,
    joined,
    node_columns,
    node_rows,
    number,
)


def names(record):
    return {field.name for field in dataclasses.fields(record)}


def test_every_measure_and_every_number_of_an_edge_is_a_column():
    assert names(Measures) - {"actor", "x", "y"} <= {column.name for column in NODE_COLUMNS}
    assert names(Edge) - {"source", "target", "weight", "evidence"} <= {column.name for column in EDGE_COLUMNS}


def test_column_ids_are_unique_and_none_that_gephi_reserves():
    ids = [column.id for column in (*NODE_COLUMNS, *EDGE_COLUMNS)]
    assert len({i.lower() for i in ids}) == len(ids)
    assert not SPECIAL & set(ids)
    assert not {"id", "type"} & {column.title for column in (*NODE_COLUMNS, *EDGE_COLUMNS)}


def test_rows_have_a_value_for_every_column():
    network = synthetic(20, 40)
    assert {len(node.values) for node in node_rows(network)} == {len(NODE_COLUMNS)}
    assert {len(edge.values) for edge in edge_rows(network)} == {len(EDGE_COLUMNS)}
    assert len(list(edge_rows(network, "quote"))) == sum(edge.kind == "quote" for edge in network.edges)


@pytest.mark.parametrize(("largest", "room"), [(1, "int"), (-(2**31), "long"), (2**62, "long"), (2**63, "double")])
def test_whole_numbers_get_the_room_they_need(largest, room):
    network = from_pairs([("a", "b")])
    measures = (dataclasses.replace(network.measures[0], core=largest), network.measures[1])
    edges = (dataclasses.replace(network.edges[0], documents=largest),)
    network = dataclasses.replace(network, measures=measures, edges=edges)
    assert {column.name: column.type for column in node_columns(network)}["core"] == room
    assert {column.name: column.type for column in edge_columns(network)}["documents"] == room


@pytest.mark.parametrize(
    ("value", "kept"),
    [(5, 5), (2**63, 2.0**63), (-(10**400), -1.7976931348623157e308), (0.5, 0.5), (float("nan"), None)],
    ids=["small", "64 bits", "huge", "fraction", "no number"],
)
def test_numbers_fit_into_64_bits(value, kept):
    assert number(value) == kept


def test_a_list_can_be_taken_apart_again():
    assert joined(["a|b", "c\\", "d"], "|") == "a\\|b|c\\\\|d"
