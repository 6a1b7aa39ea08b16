"""The network for Gephi: GraphML and GEXF, written so that its importers lose nothing.

Both writers are our own, because networkx's lose edges in Gephi when a graph has two kinds of edges. What a Gephi
file must keep to: synthetic ids, unique over all edges; one type per column; the kind of an edge as Gephi's edge type
*and* as a column; direction on every edge; no reserved name for data; nothing that XML 1.0 forbids.
"""

from graphkit.views.gephi.gexf import gexf_lines
from graphkit.views.gephi.graphml import GraphmlStyle, graphml_lines, write_graphml

__all__ = ["GraphmlStyle", "gexf_lines", "graphml_lines", "write_graphml"]
