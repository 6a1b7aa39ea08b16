"""The best tree of a sentence: right where greed is, right where it is not, and quick on the worst."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from graphkit.language.trees import best_tree


def is_tree(heads):
    for word in range(1, len(heads) + 1):
        node, steps = word, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return list(heads).count(0) == 1


def crosses(heads):
    spans = [tuple(sorted((word, head))) for word, head in enumerate(heads, 1)]
    return any(a < c < b < d for a, b in spans for c, d in spans)


def total(scores, heads):
    return sum(scores[word, head] for word, head in enumerate(heads))


@pytest.mark.parametrize("words", range(1, 6))
def test_it_is_the_best_of_all_trees_with_one_root_and_no_crossing_branches(words):
    generator = np.random.default_rng(words)
    for _ in range(40):
        scores = generator.normal(size=(words, words + 1)).astype(np.float32)
        trees = (heads for heads in product(range(words + 1), repeat=words) if is_tree(heads) and not crosses(heads))
        best = max(total(scores, heads) for heads in trees)
        found = best_tree(scores)
        assert is_tree(found)
        assert not crosses(found)
        assert total(scores, found) == pytest.approx(best, abs=1e-4)


def test_a_circle_of_all_words_is_broken():
    words = 300
    scores = np.zeros((words, words + 1), dtype=np.float32)
    scores[np.arange(words), (np.arange(words) + 1) % words + 1] = 5.0
    assert is_tree(best_tree(scores))


def test_two_words_that_both_want_to_be_root_have_one():
    scores = np.array([[9.0, 0.0, 1.0], [8.0, 1.0, 0.0]], dtype=np.float32)
    assert best_tree(scores).tolist() == [0, 1]


def test_no_word_is_its_own_head():
    scores = np.array([[0.0, 99.0, 1.0], [1.0, 0.0, 99.0]], dtype=np.float32)
    assert is_tree(best_tree(scores))


def test_no_words_have_no_heads():
    assert best_tree(np.zeros((0, 1), dtype=np.float32)).tolist() == []
