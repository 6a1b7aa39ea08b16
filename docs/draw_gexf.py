"""Draw a GEXF file as SVG from what it says itself: positions, sizes, colours, kinds. It makes the picture in gephi.md.

Run: ``python docs/draw_gexf.py output/graph.gexf docs/gephi.svg``. Edges are coloured by kind, as step 4 there does.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"
COLOURS = {"cooccurrence": "#9aa3ab", "quote": "#d2691e"}
LABELLED = 28
MARGIN = 120


def main() -> None:
    """Read the file and write the picture."""
    source, target = map(Path, sys.argv[1:3])
    root = ElementTree.parse(source).getroot()  # noqa: S314 - our own file
    nodes = {node.get("id", ""): place(node) for node in root.iter(f"{GEXF}node")}
    left, right = min(n[0] for n in nodes.values()) - MARGIN, max(n[0] for n in nodes.values()) + MARGIN
    top, bottom = min(n[1] for n in nodes.values()) - MARGIN, max(n[1] for n in nodes.values()) + MARGIN
    box = f"{left:.0f} {top:.0f} {right - left:.0f} {bottom - top:.0f}"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" font-family="sans-serif">',
        f'<rect x="{left:.0f}" y="{top:.0f}" width="100%" height="100%" fill="#ffffff"/>',
        *(line(edge, nodes) for edge in root.iter(f"{GEXF}edge")),
        *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{colour}"/>' for x, y, r, colour, _ in nodes.values()),
        *map(label, sorted(nodes.values(), key=lambda node: -node[2])[:LABELLED]),
        "</svg>\n",
    ]
    target.write_text("\n".join(lines), encoding="utf-8")


def place(node: ElementTree.Element) -> tuple[float, float, float, str, str]:
    """x, y growing downwards as SVG has it, radius, colour, label."""
    position, size, colour = (node.find(f"{VIZ}{name}") for name in ("position", "size", "color"))
    rgb = ",".join(colour.get(channel, "0") for channel in "rgb")
    radius = float(size.get("value", "10")) / 2
    return float(position.get("x", "0")), -float(position.get("y", "0")), radius, f"rgb({rgb})", node.get("label", "")


def line(edge: ElementTree.Element, nodes: dict[str, tuple[float, float, float, str, str]]) -> str:
    """Co-occurrences straight, quotes bent to the left of their direction."""
    (x1, y1, *_), (x2, y2, *_) = nodes[edge.get("source", "")], nodes[edge.get("target", "")]
    kind = edge.get("kind", "")
    bend = 0.12 if kind == "quote" else 0.0
    middle = f"{(x1 + x2) / 2 + bend * (y2 - y1):.1f} {(y1 + y2) / 2 - bend * (x2 - x1):.1f}"
    width = 1 + float(edge.get("weight", "1")) ** 0.5
    return (
        f'<path d="M{x1:.1f} {y1:.1f}Q{middle} {x2:.1f} {y2:.1f}" fill="none" stroke="{COLOURS[kind]}" '
        f'stroke-width="{width:.1f}" stroke-opacity="0.55"/>'
    )


def label(node: tuple[float, float, float, str, str]) -> str:
    """The name below its node."""
    x, y, radius, _, text = node
    size = 16 + radius / 2
    return (
        f'<text x="{x:.1f}" y="{y + radius + size:.1f}" font-size="{size:.0f}" text-anchor="middle" fill="#1b1f24" '
        f'stroke="#ffffff" stroke-width="4" paint-order="stroke">{escape(text)}</text>'
    )


if __name__ == "__main__":
    main()
