"""The network as files people and programs open."""

from typing import Literal

__all__ = ["Format"]

Format = Literal["graphml", "gexf", "csv", "json", "cytoscape", "cypher"]
"""What a finished network can be exported as."""
