"""The syntax network in PyTorch, for training; ``graphkit/language/network.py`` is the same network in NumPy.

A teacher and the network that is shipped differ in their sizes alone. Both read passages of some sentences and say for
each word its tag, its part of speech, whether a sentence begins there, its head and the label under that head.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from graphkit.language.network import LETTERS, letters_of
from graphkit.language.trees import best_tree

VECTOR = 80
"""Length of the static vectors of lexical classes."""
OPEN = -100
"""Where nothing is to be learnt: behind the last word of a passage."""


@dataclass(slots=True)
class Passage:
    """Words with their annotation; heads are indices of words, a root's its own; ``starts`` of sentences."""

    words: list[str]
    tags: list[str]
    parts: list[str]
    heads: list[int]
    labels: list[str]
    starts: list[int]


@dataclass(slots=True)
class Inventory:
    """What the rows of the network stand for."""

    words: list[str]
    letters: list[str]
    tags: list[str]
    parts: list[str]
    labels: list[str]

    @classmethod
    def of(cls, passages: list[Passage], *, least: int) -> Inventory:
        """Collect the words seen ``least`` times, in small letters, the characters seen 5 times, and all labels."""
        words = Counter(word.lower() for passage in passages for word in passage.words)
        letters = Counter(letter for passage in passages for word in passage.words for letter in word)
        return cls(
            sorted(word for word, count in words.items() if count >= least),
            sorted(letter for letter, count in letters.items() if count >= 5),
            sorted({tag for passage in passages for tag in passage.tags}),
            sorted({part for passage in passages for part in passage.parts}),
            sorted({label for passage in passages for label in passage.labels} | {"root"}),
        )

    def as_dict(self) -> dict[str, list[str]]:
        """As ``inventory.json`` holds it."""
        return {name: getattr(self, name) for name in ("words", "letters", "tags", "parts", "labels")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Widths of the layers, and the dropout between them."""

    words: int
    letters: int
    shapes: tuple[int, int]
    vectors: int
    mixed: int
    hidden: int
    layers: int
    heads: int
    labels: int
    tags: int
    dropout: float


class Net(nn.Module):
    """The network; the names of its weights are those that NumPy reads."""

    def __init__(self, inventory: Inventory, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.we = nn.Embedding(len(inventory.words) + 2, sizes.words, padding_idx=0)
        nn.init.normal_(self.we.weight, std=0.1)
        self.ce = nn.Embedding(len(inventory.letters) + 2, sizes.letters)
        self.cc = nn.Conv1d(sizes.letters, sizes.shapes[0], 3, padding=1)
        self.cc2 = nn.Conv1d(sizes.letters, sizes.shapes[1], 5, padding=2)
        self.vl = nn.Linear(VECTOR, sizes.vectors)
        self.mix = nn.Linear(sizes.words + sum(sizes.shapes) + sizes.vectors, sizes.mixed)
        wide = 2 * sizes.hidden
        self.lstm = nn.ModuleList(
            nn.LSTM(sizes.mixed if number < 2 else wide, sizes.hidden, batch_first=True)
            for number in range(2 * sizes.layers)
        )
        for cell in self.lstm:
            for name, weight in cell.named_parameters():
                if "weight_hh" in name:
                    for gate in range(4):
                        nn.init.orthogonal_(weight.data[gate * sizes.hidden : (gate + 1) * sizes.hidden])
                if "bias" in name:
                    weight.data.zero_()
        self.tag = self._scorer(wide, sizes.tags, len(inventory.tags))
        self.pos = self._scorer(wide, sizes.tags, len(inventory.parts))
        self.sen = self._scorer(wide, 64, 1)
        self.ah, self.ad = nn.Linear(wide, sizes.heads), nn.Linear(wide, sizes.heads)
        self.lh, self.ld = nn.Linear(wide, sizes.labels), nn.Linear(wide, sizes.labels)
        self.U = nn.Parameter(nn.init.xavier_uniform_(torch.empty(sizes.heads + 1, sizes.heads)) * 0.3)
        self.W = nn.Parameter(torch.randn(len(inventory.labels), sizes.labels + 1, sizes.labels + 1) * 0.02)
        self.root = nn.Parameter(torch.randn(wide) * 0.1)
        self.drop = nn.Dropout(sizes.dropout)

    def _scorer(self, wide: int, narrow: int, answers: int) -> nn.Sequential:
        layers: dict[str, nn.Module] = {"first": nn.Linear(wide, narrow), "rectified": nn.ReLU()}
        layers |= {"drop": nn.Dropout(self.sizes.dropout), "last": nn.Linear(narrow, answers)}
        scorer = nn.Sequential()
        for name, layer in layers.items():
            scorer.add_module(name, layer)
        return scorer

    def _masked(self, states: Tensor) -> Tensor:
        """Drop the same numbers of all words of a passage."""
        if not self.training:
            return states
        keep = 1 - self.sizes.dropout
        return states * torch.bernoulli(torch.full((len(states), 1, states.shape[2]), keep)) / keep

    def encode(self, words: Tensor, letters: Tensor, vectors: Tensor, lengths: Tensor) -> Tensor:
        """Return the states of all words: passages, words, twice ``hidden``."""
        many, longest = words.shape
        # the letters of each different word once
        different, where = torch.unique(letters.view(many * longest, LETTERS), dim=0, return_inverse=True)
        spelt = self.ce(different).transpose(1, 2)
        shape = torch.cat([functional.relu(layer(spelt)).amax(2) for layer in (self.cc, self.cc2)], 1)
        shape = shape[where].view(many, longest, -1)
        states = self.drop(self.mix(torch.cat([self.we(words), shape, self.vl(vectors)], 2)))
        place = torch.arange(longest)[None, :]
        turned = torch.where(place < lengths[:, None], lengths[:, None] - 1 - place, place)[:, :, None]
        for number in range(0, len(self.lstm), 2):
            onward, _ = self.lstm[number](states)
            backward, _ = self.lstm[number + 1](torch.gather(states, 1, turned.expand(-1, -1, states.shape[2])))
            backward = torch.gather(backward, 1, turned.expand(-1, -1, backward.shape[2]))
            states = self._masked(torch.cat([onward, backward], 2))
        return states

    def forward(self, batch: Batch) -> Scores:
        """Score everything but the labels, which need heads (:meth:`labels`)."""
        states = self.encode(batch.words, batch.letters, batch.vectors, batch.lengths)
        many, longest, wide = states.shape
        above = torch.cat([self.root.expand(many, 1, wide), states], 1)  # head 0 is the root
        governing = self.drop(functional.relu(self.ah(above)))
        governed = _with_one(self.drop(functional.relu(self.ad(states))))
        heads = (governed @ self.U) @ governing.transpose(1, 2)
        beyond = torch.arange(longest + 1)[None, :] > batch.lengths[:, None]
        return Scores(
            self.tag(states),
            self.pos(states),
            self.sen(states).squeeze(2),
            heads.masked_fill(beyond[:, None, :], -1e9),
            _with_one(self.drop(functional.relu(self.lh(above)))),
            _with_one(self.drop(functional.relu(self.ld(states)))),
        )

    def labels(self, scores: Scores, heads: Tensor) -> Tensor:
        """Score the labels of all words under the given heads (0 the root)."""
        many, longest, wide = scores.below.shape
        above = torch.gather(scores.above, 1, heads.unsqueeze(2).expand(-1, -1, wide)).reshape(-1, wide, 1)
        below = scores.below.reshape(-1, wide) @ self.W.permute(1, 0, 2).reshape(wide, -1)
        return torch.bmm(below.view(many * longest, -1, wide), above).view(many, longest, -1)


@dataclass(slots=True)
class Batch:
    """Passages side by side, and what is to be learnt of them; ``numbers`` are their places in the list."""

    numbers: list[int]
    words: Tensor
    letters: Tensor
    vectors: Tensor
    lengths: Tensor
    tags: Tensor
    parts: Tensor
    heads: Tensor
    labels: Tensor
    starts: Tensor


@dataclass(slots=True)
class Scores:
    """What a network says of a batch."""

    tags: Tensor
    parts: Tensor
    starts: Tensor
    heads: Tensor
    above: Tensor
    below: Tensor


def _with_one(rows: Tensor) -> Tensor:
    return torch.cat([rows, torch.ones(*rows.shape[:2], 1)], 2)


class Reader:
    """Turns passages into batches of numbers."""

    def __init__(self, inventory: Inventory, vector: Callable[[str], Any]) -> None:
        self.inventory, self._vector = inventory, vector
        self._words = {word: row for row, word in enumerate(inventory.words, 2)}
        self._letters = {letter: row for row, letter in enumerate(inventory.letters, 2)}
        self._rows = {
            kind: {name: row for row, name in enumerate(getattr(inventory, kind))}
            for kind in ("tags", "parts", "labels")
        }
        self._spelt: dict[str, list[int]] = {}

    def batches(
        self, passages: list[Passage], size: int, generator: random.Random | None = None, unknown: float = 0.0
    ) -> Iterator[Batch]:
        """Yield batches of about ``size`` words of passages of like length; shuffled if there is a generator.

        ``unknown`` is the chance of a word to be hidden, so that the network learns to do without its row.
        """
        order = list(range(len(passages)))
        if generator:
            generator.shuffle(order)
            order.sort(key=lambda i: len(passages[i].words) // 12 + generator.random() * 1.5)
        else:
            order.sort(key=lambda i: len(passages[i].words))
        groups: list[list[int]] = [[]]
        longest = 0
        for i in order:
            longest = max(longest, len(passages[i].words))
            if groups[-1] and longest * (len(groups[-1]) + 1) > size:
                groups.append([])
                longest = len(passages[i].words)
            groups[-1].append(i)
        if generator:
            generator.shuffle(groups)
        for group in groups:
            yield self._batch(group, [passages[i] for i in group], generator, unknown)

    def _batch(
        self, numbers: list[int], passages: list[Passage], generator: random.Random | None, unknown: float
    ) -> Batch:
        shape = (len(passages), max(len(passage.words) for passage in passages))
        words, letters = np.zeros(shape, dtype=np.int64), np.zeros((*shape, LETTERS), dtype=np.int64)
        vectors, starts = np.zeros((*shape, VECTOR), dtype=np.float32), np.full(shape, -1.0, dtype=np.float32)
        tags, parts, heads, labels = (np.full(shape, OPEN, dtype=np.int64) for _ in range(4))
        for i, passage in enumerate(passages):
            for j, word in enumerate(passage.words):
                hidden = generator is not None and unknown and generator.random() < unknown
                words[i, j] = 1 if hidden else self._words.get(word.lower(), 1)
                if word not in self._spelt:
                    self._spelt[word] = letters_of(word, self._letters)
                letters[i, j] = self._spelt[word]
                vectors[i, j] = self._vector(word)
            if passage.tags:
                n = len(passage.words)
                tags[i, :n] = [self._rows["tags"].get(tag, OPEN) for tag in passage.tags]
                parts[i, :n] = [self._rows["parts"].get(part, OPEN) for part in passage.parts]
                heads[i, :n] = [0 if head == j else head + 1 for j, head in enumerate(passage.heads)]
                labels[i, :n] = [self._rows["labels"].get(label, OPEN) for label in passage.labels]
                starts[i, :n] = 0.0
                starts[i, passage.starts] = 1.0
        lengths = torch.tensor([len(passage.words) for passage in passages])
        tensors = (torch.from_numpy(array) for array in (words, letters, vectors))
        answers = (torch.from_numpy(array) for array in (tags, parts, heads, labels, starts))
        return Batch(numbers, *tensors, lengths, *answers)


def loss(net: Net, batch: Batch) -> Tensor:
    """Add up what the network gets wrong: heads and labels count whole, tags and starts half, parts a quarter."""
    scores = net(batch)

    def wrong(found: Tensor, wanted: Tensor) -> Tensor:
        return functional.cross_entropy(found.flatten(0, 1), wanted.flatten(), ignore_index=OPEN)

    total = wrong(scores.heads, batch.heads) + wrong(net.labels(scores, batch.heads.clamp(min=0)), batch.labels)
    total = total + 0.5 * wrong(scores.tags, batch.tags) + 0.25 * wrong(scores.parts, batch.parts)
    said = batch.starts >= 0
    starts = functional.binary_cross_entropy_with_logits(scores.starts[said], batch.starts[said])
    return total + 0.5 * starts


@torch.no_grad()
def annotate(nets: list[Net], reader: Reader, passages: list[Passage], size: int = 6000) -> list[Passage]:
    """Return the passages as the networks together annotate them."""
    inventory = reader.inventory
    found = list(passages)
    for net in nets:
        net.eval()
    for batch in reader.batches(passages, size):
        said = [net(batch) for net in nets]
        tags = torch.stack([s.tags.log_softmax(-1) for s in said]).sum(0).argmax(-1).tolist()
        parts = torch.stack([s.parts.log_softmax(-1) for s in said]).sum(0).argmax(-1).tolist()
        begins = torch.stack([torch.sigmoid(s.starts) for s in said]).mean(0).numpy()
        arcs = torch.stack([s.heads.log_softmax(-1) for s in said]).sum(0).numpy()
        heads, starts = np.zeros(begins.shape, dtype=np.int64), []
        for i, length in enumerate(batch.lengths.tolist()):
            starts.append([0, *(j for j in range(1, length) if begins[i, j] > 0.5)])
            for start, end in zip(starts[-1], [*starts[-1][1:], length], strict=True):
                tree = best_tree(np.concatenate([arcs[i, start:end, :1], arcs[i, start:end, start + 1 : end + 1]], 1))
                heads[i, start:end] = np.where(tree == 0, 0, tree + start)
        under = torch.from_numpy(heads)
        scores = torch.stack([n.labels(s, under).log_softmax(-1) for n, s in zip(nets, said, strict=True)]).sum(0)
        root = inventory.labels.index("root")
        scores[:, :, root] = -1e9
        labels = scores.argmax(-1).tolist()
        for i, number in enumerate(batch.numbers):
            n = int(batch.lengths[i])
            governing = [j if head == 0 else head - 1 for j, head in enumerate(heads[i, :n].tolist())]
            found[number] = Passage(
                passages[number].words,
                [inventory.tags[k] for k in tags[i][:n]],
                [inventory.parts[k] for k in parts[i][:n]],
                governing,
                ["root" if governing[j] == j else inventory.labels[k] for j, k in enumerate(labels[i][:n])],
                starts[i],
            )
    return found


def score(found: list[Passage], gold: list[Passage]) -> dict[str, float]:
    """Return tags, heads (UAS), labels (LAS) without punctuation, and F of sentence starts, in percent."""
    words = tags = marked = heads = labels = 0
    agreed = begun = wanted = 0
    for said, right in zip(found, gold, strict=True):
        words += len(right.words)
        tags += sum(a == b for a, b in zip(said.tags, right.tags, strict=True))
        agreed += len(set(said.starts) & set(right.starts))
        begun, wanted = begun + len(said.starts), wanted + len(right.starts)
        for j, label in enumerate(right.labels):
            if label != "punct":
                marked += 1
                heads += said.heads[j] == right.heads[j]
                labels += said.heads[j] == right.heads[j] and said.labels[j] == label
    figures = {
        "tag": tags / words,
        "uas": heads / marked,
        "las": labels / marked,
        "starts": 2 * agreed / (begun + wanted),
    }
    return {name: round(100 * value, 2) for name, value in figures.items()}


def export(net: Net, inventory: Inventory, folder: Path) -> None:
    """Write the network as :class:`graphkit.language.network.Network` reads it, its numbers in half precision."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: weight.numpy().astype(np.float16) for name, weight in net.state_dict().items()}
    np.savez_compressed(folder / "weights.npz", **weights)
    text = json.dumps(inventory.as_dict(), ensure_ascii=False, indent=0, sort_keys=True)
    (folder / "inventory.json").write_text(text + "\n", encoding="utf-8")
