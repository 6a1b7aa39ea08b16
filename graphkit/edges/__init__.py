"""Edges between actors: countable evidence (``ties``), independent of copies (``stories``), added up (``weights``)."""

from graphkit.edges.assembling import assemble_edges, read_edges
from graphkit.edges.stories import mark_stories
from graphkit.edges.ties import Tie, Window, ties, windows
from graphkit.edges.weights import log_likelihood, npmi

__all__ = ["Tie", "Window", "assemble_edges", "log_likelihood", "mark_stories", "npmi", "read_edges", "ties", "windows"]
