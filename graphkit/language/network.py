"""The network behind tags, heads and sentence boundaries: word features, a bidirectional LSTM, biaffine attention.

Dozat and Manning, "Deep Biaffine Attention for Neural Dependency Parsing" (ICLR 2017), made small. It is trained with
PyTorch (``training/syntax_net.py``) and runs on NumPy alone: a pass over text needs matrix products and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.language.trees import best_tree

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Integers = NDArray[np.int64]

__all__ = ["LETTERS", "Network", "Reading", "letters_of"]

LETTERS = 18
"""Characters of a word that the network sees, a blank at both ends included; of a longer one its two ends."""

_UNKNOWN = 1
"""Row of words and characters that are not in the lists; row 0 is the blank."""

_KEPT = 200_000
"""Words whose features are kept; then the store is emptied. 128 numbers each: 100 MB at most."""

_LONGEST = 300
"""Words of a sentence at most: a list without a full stop is cut where a sentence begins most likely."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of n words: indices into its labels, and the head of each word (of a root, itself)."""

    tags: Integers
    parts: Integers
    heads: Integers
    labels: Integers


def letters_of(word: str, known: dict[str, int]) -> list[int]:
    """Return the rows of a word's characters, ``LETTERS`` of them: a blank, the characters, blanks."""
    rows = [known.get(letter, _UNKNOWN) for letter in word]
    if len(rows) > LETTERS - 2:
        half = LETTERS // 2 - 1
        rows = rows[:half] + rows[-half:]
    return [0, *rows, *([0] * (LETTERS - 1 - len(rows)))]


class Network:
    """The weights of a trained network and the way through them.

    Attributes:
        labels: ``tags``, ``parts`` (of speech) and ``labels`` (of the parse): what the numbers of a reading stand for.
    """

    def __init__(self, weights: dict[str, Any], inventory: dict[str, list[str]]) -> None:
        self.labels = {kind: inventory[kind] for kind in ("tags", "parts", "labels")}
        self._inventory = inventory
        self._weights = weights
        self._words = {word: row for row, word in enumerate(inventory["words"], 2)}
        self._letters = {letter: row for row, letter in enumerate(inventory["letters"], 2)}
        self._w: dict[str, Floats] = {name: np.asarray(array, dtype=np.float32) for name, array in weights.items()}
        self._cells = [self._cell(number) for number in range(sum(name.endswith("weight_hh_l0") for name in weights))]
        by_label = self._w["W"]
        self._label_shape = by_label.shape[:2]
        self._by_label = np.ascontiguousarray(by_label.transpose(1, 0, 2).reshape(by_label.shape[1], -1))
        self._root = inventory["labels"].index("root")
        self._features: dict[str, Floats] = {}

    @classmethod
    def read(cls, folder: Path) -> Network:
        """Read ``weights.npz`` and ``inventory.json``."""
        with np.load(folder / "weights.npz", allow_pickle=False) as stored:
            weights = {name: stored[name] for name in stored.files}
        return cls(weights, json.loads((folder / "inventory.json").read_text(encoding="utf-8")))

    def write(self, folder: Path) -> None:
        """Write the two files; the same network gives the same bytes."""
        folder.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(folder / "weights.npz", **self._weights)
        text = json.dumps(self._inventory, ensure_ascii=False, indent=0, sort_keys=True)
        (folder / "inventory.json").write_text(text + "\n", encoding="utf-8")

    def read_words(
        self, words: Sequence[str], lengths: Integers, vector: Callable[[str], Floats], begins: Integers
    ) -> Reading:
        """Tag and parse the words of a text.

        Args:
            words: All words, one paragraph after the other.
            lengths: Words of each paragraph; no paragraph sees another.
            vector: The static vector of a word.
            begins: For each word 1 if a sentence begins there, -1 if none may, 0 where the network is to say.
        """
        weights = self._w
        states = self._encoded(self._featured(words, vector), lengths)
        tags = self._scored("tag", states).argmax(axis=1)
        parts = self._scored("pos", states).argmax(axis=1)
        opening = self._scored("sen", states)[:, 0]
        heads_of = np.concatenate([weights["root"][None], states])
        governing = self._rectified("ah", heads_of)
        governed = self._rectified("ad", states) @ weights["U"][:-1] + weights["U"][-1]
        heads = np.empty(len(words), dtype=np.int64)
        for start, end in self._sentences(opening, begins):
            scores = np.empty((end - start, end - start + 1), dtype=np.float32)
            scores[:, 0] = governed[start:end] @ governing[0]
            scores[:, 1:] = governed[start:end] @ governing[start + 1 : end + 1].T
            tree = best_tree(scores)
            heads[start:end] = np.where(tree == 0, np.arange(start, end), tree - 1 + start)
        return Reading(tags, parts, heads, self._labelled(states, heads_of, heads))

    def _labelled(self, states: Floats, heads_of: Floats, heads: Integers) -> Integers:
        """The label of each word under its head."""
        roots = heads == np.arange(len(heads))
        above = _with_one(self._rectified("lh", heads_of))[np.where(roots, 0, heads + 1)]
        below = (_with_one(self._rectified("ld", states)) @ self._by_label).reshape(len(heads), *self._label_shape)
        scores = np.matmul(below, above[:, :, None])[:, :, 0]
        scores[:, self._root] = -np.inf
        labels: Integers = scores.argmax(axis=1)
        labels[roots] = self._root
        return labels

    def _sentences(self, opening: Floats, begins: Integers) -> list[tuple[int, int]]:
        """Where sentences start and end, none longer than ``_LONGEST``."""
        chance = np.where(begins < 0, opening - 1e4, opening)
        starts = (begins > 0) | (chance > 0)
        starts[0] = True
        edges = [*np.flatnonzero(starts).tolist(), len(opening)]
        found = []
        spans = [(edges[i], edges[i + 1]) for i in reversed(range(len(edges) - 1))]
        while spans:
            start, end = spans.pop()
            if end - start <= _LONGEST:
                found.append((start, end))
                continue
            cut = start + 1 + int(chance[start + 1 : end].argmax())
            spans += [(cut, end), (start, cut)]
        return found

    def _featured(self, words: Sequence[str], vector: Callable[[str], Floats]) -> Floats:
        """One row for each word, out of what it is made of; words met before are not worked out again."""
        if len(self._features) > _KEPT:
            self._features.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._features]
        if new:
            weights = self._w
            rows = [self._words.get(word.lower(), _UNKNOWN) for word in new]
            letters = weights["ce.weight"][np.array([letters_of(word, self._letters) for word in new])]
            pieces = [
                weights["we.weight"][rows],
                self._shaped("cc", letters),
                self._shaped("cc2", letters),
                self._projected("vl", np.stack([vector(word) for word in new])),
            ]
            self._features.update(zip(new, self._projected("mix", np.concatenate(pieces, axis=1)), strict=True))
        return np.stack([self._features[word] for word in words])

    def _shaped(self, name: str, letters: Floats) -> Floats:
        """What a convolution over its letters finds most of in a word."""
        kernel = self._w[f"{name}.weight"]
        width = kernel.shape[2]
        padded = np.pad(letters, ((0, 0), (width // 2, width // 2), (0, 0)))
        found: Floats = np.broadcast_to(self._w[f"{name}.bias"], (*letters.shape[:2], kernel.shape[0])).copy()
        for shift in range(width):
            found += padded[:, shift : shift + LETTERS] @ kernel[:, :, shift].T
        top: Floats = np.maximum(found, 0).max(axis=1)
        return top

    def _encoded(self, rows: Floats, lengths: Integers) -> Floats:
        """What the two directions of each layer make of the words; all paragraphs go on step by step together."""
        order = np.argsort(-lengths, kind="stable")
        longest_first = lengths[order]
        starts = (np.cumsum(lengths) - lengths)[order]
        going = [int(np.count_nonzero(longest_first > step)) for step in range(int(longest_first[0]))]
        onward = np.concatenate([starts[:k] + step for step, k in enumerate(going)])
        backward = np.concatenate([starts[:k] + longest_first[:k] - 1 - step for step, k in enumerate(going)])
        for layer in range(0, len(self._cells), 2):
            both = [_passed(rows, self._cells[layer], onward, going)]
            both.append(_passed(rows, self._cells[layer + 1], backward, going))
            rows = np.concatenate(both, axis=1)
        return rows

    def _cell(self, number: int) -> tuple[Floats, Floats, Floats]:
        """Weights of an LSTM cell; halved where a sigmoid follows, since sigmoid(x) is (1 + tanh(x / 2)) / 2."""
        name = f"lstm.{number}"
        inward, across = self._w[f"{name}.weight_ih_l0"].T.copy(), self._w[f"{name}.weight_hh_l0"].T.copy()
        bias = self._w[f"{name}.bias_ih_l0"] + self._w[f"{name}.bias_hh_l0"]
        width = len(across)
        for array in (inward, across, bias):
            array[..., : 2 * width] *= 0.5
            array[..., 3 * width :] *= 0.5
        return inward, across, bias

    def _projected(self, name: str, rows: Floats) -> Floats:
        made: Floats = rows @ self._w[f"{name}.weight"].T + self._w[f"{name}.bias"]
        return made

    def _rectified(self, name: str, rows: Floats) -> Floats:
        made: Floats = np.maximum(self._projected(name, rows), 0)
        return made

    def _scored(self, name: str, rows: Floats) -> Floats:
        return self._projected(f"{name}.last", self._rectified(f"{name}.first", rows))


def _with_one(rows: Floats) -> Floats:
    return np.concatenate([rows, np.ones((len(rows), 1), dtype=np.float32)], axis=1)


def _passed(rows: Floats, cell: tuple[Floats, Floats, Floats], places: Integers, going: list[int]) -> Floats:
    """Run one LSTM cell over the rows at ``places``: at each step the first ``going[step]`` paragraphs go on."""
    inward, across, bias = cell
    width = len(across)
    gates = (rows @ inward + bias)[places]
    made = np.empty((len(rows), width), dtype=np.float32)
    state = np.zeros((going[0], width), dtype=np.float32)
    memory = np.zeros_like(state)
    done = 0
    for count in going:
        gate = gates[done : done + count]
        gate += state[:count] @ across
        np.tanh(gate, out=gate)
        memory = memory[:count]
        memory *= gate[:, width : 2 * width] + 1
        memory += (gate[:, :width] + 1) * gate[:, 2 * width : 3 * width]
        memory *= 0.5
        state = np.tanh(memory)
        state *= gate[:, 3 * width :] + 1
        state *= 0.5
        made[places[done : done + count]] = state
        done += count
    return made
