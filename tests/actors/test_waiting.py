"""Chains that wait come back as they went in, as often as wanted, from memory or from a file."""

from __future__ import annotations

import pytest

from graphkit.actors import waiting
from graphkit.actors.waiting import Waiting
from graphkit.records import Alias, Chain, LinkableChain


def chain(number: int) -> LinkableChain:
    name = f"O'Neill-{number} 🙂"
    return LinkableChain(
        document_id=f"{number}.txt",
        number=number,
        chain=Chain(name=name, label="PERSON", mentions=(1, 2), aliases=(name,)),
        spellings=(Alias(name, 2),),
    )


@pytest.mark.parametrize("in_memory", [2**24, 1])
def test_they_come_back_in_order_and_again(monkeypatch, in_memory):
    monkeypatch.setattr(waiting, "_IN_MEMORY", in_memory)
    given = [(number, chain(number)) for number in range(50)]
    with Waiting() as held:
        assert list(held) == []
        for number, item in given:
            held.add(number, item)
        assert list(held) == given
        assert list(held) == given
