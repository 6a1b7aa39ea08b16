"""The network for Gephi: GraphML, GEXF and spreadsheets, written so that its importers lose nothing.

The writers are our own, because networkx's lose edges in Gephi when a graph has two kinds of edges. What a Gephi
file must keep to: synthetic ids, unique over all edges; one type per column; the kind of an edge as Gephi's edge type
*and* as a column; direction on every edge; no reserved name for data; nothing that XML 1.0 forbids.
"""

from graphkit.views.gephi.gexf import gexf_lines
from graphkit.views.gephi.graphml import graphml_files, graphml_lines, write_graphml
from graphkit.views.gephi.spreadsheets import write_edge_list, write_evidence_list, write_node_list

__all__ = [
    "gexf_lines",
    "graphml_files",
    "graphml_lines",
    "write_edge_list",
    "write_evidence_list",
    "write_graphml",
    "write_node_list",
]
