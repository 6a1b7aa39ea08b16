// Reads GraphML or GEXF from standard input as Gephi Lite does and prints what arrived, as JSON.
import { readFileSync } from "node:fs";
import { MultiGraph } from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";

const parser = process.argv[2] === "gexf" ? gexf : graphml;
const graph = parser.parse(MultiGraph, readFileSync(0, "utf-8"));
const edges = graph.mapEdges((id, attributes, source, target, s, t, undirected) => ({
  id, source, target, directed: !undirected, attributes,
}));
const nodes = graph.mapNodes((id, attributes) => ({ id, attributes }));
process.stdout.write(JSON.stringify({ type: graph.type, nodes, edges }));
