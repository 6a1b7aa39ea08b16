"""The pipeline component that tags and parses: it takes a text to the network and writes down what comes back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import ThreadpoolController

from graphkit.errors import LanguageError
from graphkit.language.features import features
from graphkit.language.network import Network

if TYPE_CHECKING:
    from spacy.vocab import Vocab

__all__ = ["FACTORY", "Syntax", "syntax"]

FACTORY = "graphkit_syntax"
"""The component's name in a pipeline's configuration."""


@Language.factory(
    FACTORY,
    assigns=["token.tag", "token.pos", "token.morph", "token.dep", "token.head", "token.is_sent_start", "doc.sents"],
)
def syntax(nlp: Language, name: str) -> Syntax:
    """Make the component, as spaCy asks for it."""
    return Syntax(nlp.vocab)


class Syntax:
    """A pipeline component: Penn tags, universal parts of speech and features, a UD parse, sentence boundaries.

    A sentence begins where ``token.is_sent_start`` is true already and nowhere where it is false; where neither is
    said, behind an empty line. White space hangs on the word before it and is no word to the network.
    """

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._network: Network | None = None
        self._threads = ThreadpoolController()
        self._space = _hashes(vocab.strings.add(name) for name in ("_SP", "SPACE", "dep"))

    @property
    def network(self) -> Network:
        """The trained network.

        Raises:
            LanguageError: None has been read yet.
        """
        if self._network is None:
            raise LanguageError(
                f"the component {FACTORY!r} has no weights", "Load a trained pipeline, such as graphkit's own."
            )
        return self._network

    @network.setter
    def network(self, network: Network) -> None:
        self._network = network
        strings = self._vocab.strings
        self._tags = _hashes(strings.add(tag) for tag in network.labels["tags"])
        self._parts = _hashes(strings[part] for part in network.labels["parts"])
        self._labels = _hashes(strings.add(label if label != "root" else "ROOT") for label in network.labels["labels"])

    @property
    def labels(self) -> tuple[str, ...]:
        """Tags and labels of the parse, as ``nlp.pipe_labels`` shows them; none before the network is read."""
        if self._network is None:
            return ()
        labels = self._network.labels
        return (*labels["tags"], *("ROOT" if label == "root" else label for label in labels["labels"]))

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` and return it; in one without words each white space stands for itself."""
        known = doc.to_array(["IS_SPACE", "SENT_START"]).astype(np.int64)
        kept = np.flatnonzero(known[:, 0] == 0)
        table = np.zeros((len(doc), 5), dtype=np.int64)
        table[:, :3] = self._space
        if len(kept):
            self._read(doc, known, kept, table)
        return doc.from_array(["TAG", "POS", "DEP", "HEAD", "MORPH"], table.view(np.uint64))  # type: ignore[arg-type]

    def _read(self, doc: Doc, known: Any, kept: Any, table: Any) -> None:
        """Fill the rows of ``table``: tag, part of speech, label, distance to the head, features."""
        words = [doc[i].text for i in kept.tolist()]
        begins = known[kept, 1]
        begins[0] = 1
        for i in np.flatnonzero(known[:, 0]).tolist():
            behind = int(np.searchsorted(kept, i))
            if doc[i].text.count("\n") > 1 and behind < len(kept) and begins[behind] == 0:
                begins[behind] = 1
        borders = np.append(np.flatnonzero(begins == 1), len(kept))
        vector: Any = self._vocab.get_vector
        with self._threads.limit(limits=1, user_api="blas"):  # the same sums here and in a worker
            reading = self.network.read_words(words, np.diff(borders), vector, begins)
        table[kept, 0] = self._tags[reading.tags]
        table[kept, 1] = self._parts[reading.parts]
        table[kept, 2] = self._labels[reading.labels]
        table[kept, 3] = kept[reading.heads] - kept
        table[kept, 4] = self._features(words, reading.tags, reading.parts)
        spaces = np.flatnonzero(known[:, 0])
        before = np.maximum(np.searchsorted(kept, spaces) - 1, 0)  # or the first word, where a text begins with space
        table[spaces, 3] = kept[before] - spaces

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 0) -> Iterable[Doc]:
        """Annotate one document after the other, each by itself: what it says does not depend on its neighbours."""
        for doc in docs:
            yield self(doc)

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Write the network into the folder ``path``."""
        self.network.write(Path(path))

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> Syntax:
        """Read the network from the folder ``path``."""
        self.network = Network.read(Path(path))
        return self

    def _features(self, words: list[str], tags: Any, parts: Any) -> Any:
        labels, morphology = self.network.labels, self._vocab.morphology
        names = {
            key: morphology.add(features(labels["tags"][key[0]], labels["parts"][key[1]], key[2]))
            for key in set(zip(tags.tolist(), parts.tolist(), words, strict=True))
        }
        return _hashes(names[key] for key in zip(tags.tolist(), parts.tolist(), words, strict=True))


def _hashes(values: Iterable[int]) -> Any:
    """Hashes of the string store in the signed form that one array of all attributes needs."""
    return np.array(list(values), dtype=np.uint64).view(np.int64)
