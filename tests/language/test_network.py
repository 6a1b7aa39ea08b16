"""The network in NumPy: what a plain reading of its definition gives, however the text is laid out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import graphkit.language
from graphkit.language.network import LETTERS, Network, letters_of

FOLDER = Path(graphkit.language.__file__).parent / "models" / "en_graphkit_news" / "graphkit_syntax"
WORDS = "Ada Roe said on Monday that Peru would pay . She left .".split()
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def network():
    return Network.read(FOLDER)


def vector(word):
    return np.full(80, len(word) / 10, dtype=np.float32)


def read(network, words, lengths, begins=None):
    begins = np.zeros(len(words), dtype=np.int64) if begins is None else np.array(begins)
    return network.read_words(words, np.array(lengths), vector, begins)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def plain_lstm(rows, w, number):
    """One cell, word by word, as the textbook has it."""
    name = f"lstm.{number}"
    inward, across = w[f"{name}.weight_ih_l0"], w[f"{name}.weight_hh_l0"]
    bias = w[f"{name}.bias_ih_l0"] + w[f"{name}.bias_hh_l0"]
    state = memory = np.zeros(across.shape[1])
    made = []
    for row in rows:
        gate_in, forget, new, gate_out = np.split(inward @ row + across @ state + bias, 4)
        memory = sigmoid(forget) * memory + sigmoid(gate_in) * np.tanh(new)
        state = sigmoid(gate_out) * np.tanh(memory)
        made.append(state)
    return np.array(made)


def test_its_layers_are_lstms_in_both_directions(network):
    with np.load(FOLDER / "weights.npz") as stored:
        w = {name: stored[name].astype(np.float64) for name in stored.files}
    rows = network._featured(WORDS, vector)
    plain = rows.astype(np.float64)
    for layer in (0, 2):
        plain = np.concatenate([plain_lstm(plain, w, layer), plain_lstm(plain[::-1], w, layer + 1)[::-1]], axis=1)
    assert np.abs(network._encoded(rows, np.array([len(WORDS)])) - plain).max() < 1e-3


def test_a_paragraph_is_read_as_if_it_stood_alone(network):
    long, short = WORDS * 3, WORDS[:5]
    together = read(network, [*long, *short], [len(long), len(short)], [1] + [0] * (len(long) - 1) + [1, 0, 0, 0, 0])
    alone = read(network, short, [len(short)])
    assert together.tags[-5:].tolist() == alone.tags.tolist()
    assert (together.heads[-5:] - len(long)).tolist() == alone.heads.tolist()


def test_a_text_read_twice_is_read_alike(network):
    first, second = read(network, WORDS, [len(WORDS)]), read(network, WORDS, [len(WORDS)])
    assert all(np.array_equal(getattr(first, kind), getattr(second, kind)) for kind in ("tags", "heads", "labels"))


def test_every_sentence_has_one_root_and_stays_within_itself(network):
    reading = read(network, WORDS, [13], [1] + [-1] * 9 + [1, -1, -1])
    assert np.count_nonzero(reading.heads == np.arange(13)) == 2
    assert all((head < 10) == (word < 10) for word, head in enumerate(reading.heads.tolist()))


def test_no_sentence_begins_where_none_may(network):
    reading = read(network, WORDS, [len(WORDS)], [1] + [-1] * (len(WORDS) - 1))
    assert np.count_nonzero(reading.heads == np.arange(len(WORDS))) == 1


def test_a_list_without_end_is_cut(network):
    words = ["Ada", ","] * 2_000
    reading = read(network, words, [len(words)], [1] + [-1] * (len(words) - 1))
    assert np.count_nonzero(reading.heads == np.arange(len(words))) >= len(words) // 300


@pytest.mark.parametrize("word", ["a", "x" * 16, "x" * 17, "Donaudampfschifffahrtsgesellschaft", "日本語", "\u200b"])
def test_every_word_has_as_many_letters(word):
    assert len(letters_of(word, {"x": 2})) == LETTERS


def test_of_a_long_word_its_ends_are_read():
    known = {"a": 2, "z": 3}
    letters = letters_of("a" * 20 + "z" * 20, known)
    assert letters[1:9] == [2] * 8
    assert letters[9:17] == [3] * 8


def test_what_is_written_is_read_again_byte_for_byte(network, tmp_path):
    network.write(tmp_path / "first")
    Network.read(tmp_path / "first").write(tmp_path / "second")
    for name in ("weights.npz", "inventory.json"):
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()
