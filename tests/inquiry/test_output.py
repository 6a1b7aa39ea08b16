"""A folder can be asked while its graph is that of its documents."""

from __future__ import annotations

import pytest
from letters import found

from graphkit.config import Config
from graphkit.errors import StoreError
from graphkit.inquiry import open_output
from graphkit.pipeline import assemble
from graphkit.store import STORE, open_store, put_annotations


def test_a_build_that_was_ended_before_it_assembled_gives_no_answers(tmp_path):
    with open_store(tmp_path / STORE) as store:
        put_annotations(store, [found("1", "A met B."), found("2", "A met C.")], "pipeline")
        assemble(store, Config())
    with open_output(tmp_path):
        pass
    with open_store(tmp_path / STORE) as store:
        put_annotations(store, [found("1", "D met E.")], "pipeline")
    with pytest.raises(StoreError, match="never finished"), open_output(tmp_path):
        pass
