"""How many dated documents and quotes each actor has, those included that make no edge."""

from __future__ import annotations

from graphkit.records import Tally
from graphkit.store.opening import Store

__all__ = ["tallies"]

_OWN = """
SELECT DISTINCT a.actor, s.doc, s.quote AS number FROM speaker s JOIN counted USING (doc)
JOIN link l USING (doc, chain) JOIN actor a USING (actor) WHERE NOT a.observer
"""

# Nobody is a target of his own.
_ABOUT = """
SELECT l.actor, t.doc, t.quote AS number FROM target t JOIN counted USING (doc) JOIN link l USING (doc, chain) EXCEPT
"""

_TIED = """
SELECT DISTINCT t.{end} AS actor, t.doc, t.number FROM tie t JOIN counted USING (doc)
JOIN edge e USING (kind, source, target) WHERE t.kind = 'quote' AND e.shown
"""

_DATED = """
SELECT DISTINCT l.actor, l.doc, 0 FROM link l JOIN counted USING (doc) JOIN document d USING (doc)
JOIN mention m ON m.doc = l.doc AND m.chain = l.chain WHERE m.use = 'actor' AND d.published NOT NULL
"""


def tallies(store: Store) -> dict[str, Tally]:
    """The tally of every actor of the graph, by id, over the documents that count.

    Args:
        store: Assembled, with its network in it.
    """
    queries = (_DATED, _OWN, _TIED.format(end="source"), _ABOUT + _OWN, _TIED.format(end="target"))
    columns = [
        dict(store.connection.execute(f"SELECT actor, count(*) FROM ({query}) GROUP BY actor"))  # noqa: S608 - our own
        for query in queries
    ]
    shown = store.connection.execute("SELECT actor, id FROM actor WHERE shown")
    return {actor: Tally(*(column.get(key, 0) for column in columns)) for key, actor in shown}
