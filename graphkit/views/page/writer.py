"""Puts the page together: pyvis renders our template with the network's data inside."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

import jinja2
from markupsafe import Markup

from graphkit.config import ViewsConfig
from graphkit.errors import ExportError
from graphkit.records import Network, Notice, Tally
from graphkit.views.page.payload import page_data, vis_edges, vis_nodes
from graphkit.views.page.selection import select

__all__ = ["page", "page_frame", "page_notices"]

_SCRIPTS = (
    "text",
    "data",
    "state",
    "pens",
    "scene",
    "labels",
    "paint",
    "camera",
    "pointer",
    "panel",
    "passages",
    "dossier",
    "evidence",
    "tables",
    "controls",
    "exports",
    "corrections",
    "main",
)
_STYLES = ("frame", "controls", "details", "tables", "screens", "print")
_LARGE = 15_000_000  # bytes; a larger page is slow to mail and to open
_OWN = 300_000  # bytes of our script, style and the positions, about
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def page(
    network: Network, config: ViewsConfig, tallies: Mapping[str, Tally] | None = None, left_out: Sequence[str] = ()
) -> str:
    """The whole page as HTML, to be written in UTF-8.

    It holds everything it needs: no request leaves it, and its content security policy lets the browser run exactly the
    two scripts that belong to it. All text from articles is data, never markup. The same network gives the same bytes.

    Args:
        network: What to show; more than ``config.max_nodes`` actors are reduced to the backbone, see ``selection``.
        config: Title and limits; of the evidence only so much is shown that the page stays below 15 MB.
        tallies: Of the actors, by id; without it dossiers do not say which quotes and dates the graph lacks.
        left_out: What the settings keep out of the graph, from ``omissions``.

    Raises:
        ExportError: The installed vis-network script cannot be embedded.
    """
    from pyvis.network import Network as VisNetwork  # here, because it loads IPython: half a second

    selection = select(network, config.max_nodes)
    title = config.title or network.corpus.title or "Who appears with whom"
    vis = VisNetwork(cdn_resources="in_line")
    vis.nodes, vis.edges = vis_nodes(network, selection), vis_edges(network, selection)
    vis.options = {}
    data = page_data(network, selection, title, _evidence_that_fits(network, config), tallies or {})
    data["left_out"] = list(left_out)
    vis.templateEnv = _environment(data, title)
    vis.path = "template.html.j2"
    return str(vis.generate_html())


def page_notices(text: str, network: Network, config: ViewsConfig, path: str = "graph.html") -> tuple[Notice, ...]:
    """What to tell the user about a page made by ``page``: that it shows a part only, or that it is large."""
    found = []
    shown = select(network, config.max_nodes)
    if not shown.complete:
        found.append(
            Notice(
                path=path,
                message=f"shows the {len(shown.actors):,} most important of {len(network.actors):,} actors "
                f"(--page-nodes); the Gephi files and tables hold all",
            )
        )
    pieces, size = _evidence_that_fits(network, config), len(text.encode("utf-8"))
    if pieces < config.max_evidence:
        message = f"holds at most {pieces} pieces of evidence per edge, to stay below 15 MB; the store holds all"
        found.append(Notice(path=path, message=message))
    if size > _LARGE:
        message = f"is large ({size / 1e6:.0f} MB) and slow to open; fewer actors (--page-nodes) make it smaller"
        found.append(Notice(path=path, message=message))
    return tuple(found)


def _evidence_that_fits(network: Network, config: ViewsConfig) -> int:
    """Pieces of evidence per edge: as configured, halved until the page is not too large."""
    selection, pieces = select(network, config.max_nodes), config.max_evidence
    room = _LARGE - len(_vis_script()) - _OWN
    while pieces > 1 and len(_embed(page_data(network, selection, "", pieces, {})).encode("utf-8")) > room:
        pieces //= 2
    return pieces


def page_frame(text: str, height: int = 720) -> str:
    """A page inside a sandboxed frame, for a notebook: it can run its own script but reach nothing outside."""
    return (
        f'<iframe title="Graph" sandbox="allow-scripts allow-downloads allow-modals" referrerpolicy="no-referrer" '
        f'style="width:100%;height:{height}px;border:1px solid #ddd" srcdoc="{html.escape(text, quote=True)}"></iframe>'
    )


def _environment(data: dict[str, Any], title: str) -> jinja2.Environment:
    folder = resources.files("graphkit.views.page")
    template = folder.joinpath("template.html.j2").read_text(encoding="utf-8")
    environment = jinja2.Environment(autoescape=True, loader=jinja2.DictLoader({"template.html.j2": template}))
    script = _files("script", _SCRIPTS, ".js")
    engine = _vis_script()
    environment.filters["embed"] = _embed
    environment.globals.update(
        title=_clean(title),
        page_data=data,
        style=Markup(_files("style", _STYLES, ".css")),  # noqa: S704 - our own files
        engine=Markup(engine),  # noqa: S704 - checked by _vis_script
        script=Markup(script),  # noqa: S704 - our own files
        script_hashes=" ".join(_hash(text) for text in (engine, script)),
    )
    return environment


def _files(kind: str, names: Sequence[str], ending: str) -> str:
    folder = resources.files("graphkit.views.page").joinpath(kind)
    return "".join(folder.joinpath(name + ending).read_text(encoding="utf-8") for name in names)


def _vis_script() -> str:
    """The vis-network script that pyvis brings along."""
    file = resources.files("pyvis").joinpath("templates", "lib", "vis-9.1.2", "vis-network.min.js")
    try:
        text = file.read_text(encoding="utf-8").replace("\r\n", "\n")
    except OSError as error:
        raise ExportError("pyvis lacks its vis-network script", "Install pyvis 0.3.2 again.") from error
    if "</script" in text.lower() or "<!--" in text:
        raise ExportError("pyvis' vis-network script would end its own tag", "Install pyvis 0.3.2 again.")
    return text


def _hash(script: str) -> str:
    """The source expression that lets a content security policy run exactly this script."""
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _embed(value: Any) -> Markup:
    """``value`` as JSON that cannot end the script tag it stands in."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for character, escape in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\x7f", "\\u007f")):
        text = text.replace(character, escape)
    return Markup(_clean(text))  # noqa: S704 - no < is left


def _clean(text: str) -> str:
    """``text`` without lone surrogates, which UTF-8 cannot write."""
    return _LONE_SURROGATE.sub("�", text)
