"""The evidence store: one SQLite file that keeps every document's annotations, and what they add up to.

Because of it a killed run resumes, a second run reads only what is new or changed, and every edge can show its
sentences. The layout is documented in ``schema.sql`` beside this file.
"""

from graphkit.store.networks import put_network, read_network, read_settings
from graphkit.store.opening import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    STORE,
    Store,
    is_store,
    open_store,
    open_to_read,
    store_errors,
)
from graphkit.store.reading import (
    Assembled,
    ChainLink,
    acting_actors,
    assembled,
    assembled_document,
    chain_links,
    corpus,
    count_edges,
    counts,
    document_hashes,
    linkable_chains,
    read_annotations,
    read_document,
    shown_actors,
)
from graphkit.store.signatures import HASHES
from graphkit.store.writing import (
    choose_actors,
    document_sha256,
    forget_unread,
    is_current,
    known_outputs,
    note_read,
    put_annotations,
    put_linking,
    remember_output,
)

__all__ = [
    "APPLICATION_ID",
    "HASHES",
    "SCHEMA_VERSION",
    "STORE",
    "Assembled",
    "ChainLink",
    "Store",
    "acting_actors",
    "assembled",
    "assembled_document",
    "chain_links",
    "choose_actors",
    "corpus",
    "count_edges",
    "counts",
    "document_hashes",
    "document_sha256",
    "forget_unread",
    "is_current",
    "is_store",
    "known_outputs",
    "linkable_chains",
    "note_read",
    "open_store",
    "open_to_read",
    "put_annotations",
    "put_linking",
    "put_network",
    "read_annotations",
    "read_document",
    "read_network",
    "read_settings",
    "remember_output",
    "shown_actors",
    "store_errors",
]
