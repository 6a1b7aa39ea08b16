"""Chains that are placed when all full names are, kept in a file meanwhile: a large corpus has millions."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from types import TracebackType

from graphkit.records import LinkableChain

__all__ = ["Waiting"]

_IN_MEMORY = 2**24
"""Bytes, of some ten thousand chains, from which on they go to a file."""


class Waiting:
    """Chains with their numbers in the register, to be gone through again and again in the order they came in.

    The file is this object's own and has no name, so that nobody else can put anything into it.
    """

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by __exit__
        self._count = 0

    def __enter__(self) -> Waiting:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __iter__(self) -> Iterator[tuple[int, LinkableChain]]:
        """Go through all from the first; one pass at a time, for all passes share the place in the file."""
        self._file.seek(0)
        for _ in range(self._count):
            number: int
            item: LinkableChain
            number, item = pickle.load(self._file)  # noqa: S301 - written by ``add``
            yield number, item

    def add(self, number: int, item: LinkableChain) -> None:
        """Add a chain; not while they are gone through."""
        pickle.dump((number, item), self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self._count += 1
