"""Edges between actors.

Countable evidence (``ties``), independent of copies (``stories``), added up (``sums``, ``weights``), thinned out
(``backbone``), read with its words (``reading``, ``evidence``).
"""

from graphkit.edges.assembling import assemble_edges, put_ties
from graphkit.edges.backbone import Weighed, alphas
from graphkit.edges.reading import read_edges, story_shares
from graphkit.edges.stories import mark_stories
from graphkit.edges.ties import Presence, Tie, presence, ties
from graphkit.edges.weights import log_likelihood, npmi

__all__ = [
    "Presence",
    "Tie",
    "Weighed",
    "alphas",
    "assemble_edges",
    "log_likelihood",
    "mark_stories",
    "npmi",
    "presence",
    "put_ties",
    "read_edges",
    "story_shares",
    "ties",
]
