"""The configuration: one frozen section per stage, every default in one place.

A TOML file overrides only the keys it names; an unknown key is an error, because a misspelt setting that is silently
ignored changes what gets printed. ``Config.fingerprint`` identifies everything that changes annotations.

::

    [edges]
    window = "paragraph"
    min_weight = 2
"""

from __future__ import annotations

import dataclasses
import difflib
import hashlib
import json
import re
import tomllib
import typing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from graphkit.errors import ConfigError
from graphkit.records import Label, Period

__all__ = [
    "ActorsConfig",
    "Config",
    "DocumentsConfig",
    "EdgesConfig",
    "GraphConfig",
    "GraphmlStyle",
    "LanguageConfig",
    "Slices",
    "TimeConfig",
    "ViewsConfig",
    "window_name",
    "window_words",
]

Slices = Literal["", "week", "month", "year"]
"""The parts of time that have a graph of their own."""

_WINDOW = re.compile(r"sentence|paragraph|document|tokens:[1-9][0-9]{0,4}")

GraphmlStyle = Literal["mixed", "portable", "split"]
"""mixed: co-occurrences undirected and quotes directed in one file, for Gephi. portable: every edge directed, told
apart by the column ``kind``, a co-occurrence stored once; for NetworkX and igraph, which refuse or misread mixed files.
split: one file per kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsConfig:
    """Reading files and finding the articles in them.

    Attributes:
        min_words: An article with fewer words is skipped (a stray caption is no article).
        max_characters: A longer article is skipped; one of more than 100,000 is analysed in pieces.
        text_field: The field of a JSONL or CSV record that holds the text; "" tries text, content, body, article.
    """

    min_words: int = 20
    max_characters: int = 400_000
    text_field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageConfig:
    """The spaCy pipeline.

    Attributes:
        model: Name of an installed pipeline or path to one; "" is the pipeline shipped with graphkit.
        batch_size: Articles per batch, which is also what a killed run can lose.
    """

    model: str = ""
    batch_size: int = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsConfig:
    """Who is who.

    Attributes:
        file: A person's edits of actors; "" is ``actors.toml`` in the output folder, where there is one.
    """

    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgesConfig:
    """What counts as a tie.

    Attributes:
        window: Two actors co-occur when both are mentioned within one "sentence", "paragraph" or "document", or, for
            "tokens:25", at most 25 words apart.
        types: Labels of the actors that enter the graph.
        min_weight: Edges with less independent evidence are left out of the graph (not of the store).
        min_confidence: Mentions and quotes below this certainty make no evidence, 0 to 1.
        max_evidence: Pieces of evidence kept per edge in the page and the tables; ``weight`` counts all.
        max_edges: Edges in the graph at most. Where there are more, ``min_weight`` is raised until they fit, and the
            run says so; the store keeps all.
        backbone: Edges with a larger ``alpha`` are left out of the graph; above 0, and 1 keeps all.
    """

    window: str = "sentence"
    types: tuple[Label, ...] = ("PERSON", "ORG", "GPE", "GROUP")
    min_weight: int = 1
    min_confidence: float = 0.0
    max_evidence: int = 200
    max_edges: int = 200_000
    backbone: float = 1.0

    @property
    def words(self) -> int:
        """The window in words where it is a number of them, else 0."""
        return window_words(self.window)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeConfig:
    """Which days the graph is about.

    Attributes:
        first: The first day, as "2025-03-01"; "" for no bound. What is dated before it leaves the graph, not the store.
        last: The last day, likewise. With either bound, articles without a date leave the graph, too.
        slices: Whether to write a graph for each "week", "month" or "year" as well.
    """

    first: str = ""
    last: str = ""
    slices: Slices = ""

    @property
    def period(self) -> Period:
        """The days as dates."""
        return Period(*(date.fromisoformat(day) if day else None for day in (self.first, self.last)))


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphConfig:
    """Measures, communities and layout.

    Attributes:
        seed: Seeds every random choice (communities, layout, sampling).
        resolution: Louvain resolution; above 1 gives more and smaller communities.
        exact_up_to: Betweenness is exact up to this many actors in the graph, above it is sampled and labelled so.
        samples: Sources drawn when it is sampled.
        paths: What computes betweenness and closeness: graphkit's engine on "scipy", or "networkx", which gives the
            same values to rounding and takes about 20 times as long; for those who want to check.
        max_actors: Actors in the graph at most, those with the most weight; the store keeps all.
        isolated: Whether actors without an edge are in the graph.
        bootstrap: Graphs drawn from the stories with replacement, for the ranges of ranks; 0 for none.
    """

    seed: int = 1
    resolution: float = 1.0
    exact_up_to: int = 20_000
    samples: int = 500
    paths: Literal["scipy", "networkx"] = "scipy"
    max_actors: int = 50_000
    isolated: bool = True
    bootstrap: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewsConfig:
    """The outputs.

    Attributes:
        title: Title of the page; "" names it after the input.
        max_nodes: Actors drawn on the page at most, the strongest first; the Gephi files hold all.
        max_evidence: Pieces of evidence per edge on the page.
        graphml_style: GraphML for Gephi (mixed) or for programs that know one direction only (portable, split).
        csv_bom: Begin CSV files with a byte order mark, by which Excel knows them for UTF-8; other programs may take it
            for a part of the first column's name.
    """

    title: str = ""
    max_nodes: int = 300
    max_evidence: int = 50
    graphml_style: GraphmlStyle = "mixed"
    csv_bom: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """All settings of a run, one section per stage."""

    documents: DocumentsConfig = field(default_factory=DocumentsConfig)
    language: LanguageConfig = field(default_factory=LanguageConfig)
    actors: ActorsConfig = field(default_factory=ActorsConfig)
    edges: EdgesConfig = field(default_factory=EdgesConfig)
    time: TimeConfig = field(default_factory=TimeConfig)
    graph: GraphConfig = field(default_factory=GraphConfig)
    views: ViewsConfig = field(default_factory=ViewsConfig)

    @classmethod
    def from_toml(cls, path: str | Path) -> Config:
        """Read a configuration file; keys it does not name keep their defaults.

        Raises:
            ConfigError: The file cannot be read or parsed, or holds an unknown key or a value of the wrong type.
        """
        path = Path(path)
        try:
            source = path.read_bytes().decode("utf-8-sig")
            if "\0" in source:  # UTF-16 without its mark
                raise UnicodeError
            table = tomllib.loads(source)
        except OSError as error:
            raise ConfigError(f"cannot read the configuration {path}: {error.strerror}", "Check the path.") from error
        except UnicodeError as error:
            raise ConfigError(f"{path} is not written in UTF-8", "Save it as UTF-8.") from error
        except ValueError as error:  # no TOML, or a number of 5,000 digits
            raise ConfigError(f"{path} is not a valid TOML file: {error}", "Correct the line it names.") from error
        config = cls()
        for section, values in table.items():
            keys = list(values) if isinstance(values, dict) and hasattr(config, section) else []
            for key in keys or [""]:
                try:
                    config = config.override({section: {key: values[key]} if key else values})
                except ConfigError as error:
                    place = f"{path}{_line_of(source, section, key)}"
                    raise ConfigError(f"{place}: {error.message}", error.hint) from error
        return config

    def override(self, table: dict[str, Any]) -> Config:
        """Replace the settings that ``table`` names, as ``{"edges": {"min_weight": 2}}``.

        Raises:
            ConfigError: Unknown section or key, wrong type, or a value outside its range.
        """
        sections: dict[str, Any] = {}
        for name, values in table.items():
            _check_key(name, [f.name for f in dataclasses.fields(self)], "section")
            if not isinstance(values, dict):
                raise ConfigError(f"[{name}] must be a table", f"Write it as [{name}] with its keys below.")
            section = getattr(self, name)
            hints = typing.get_type_hints(type(section))
            checked = {}
            for key, value in values.items():
                _check_key(key, list(hints), f"key in [{name}]")
                checked[key] = _coerce(f"{name}.{key}", value, hints[key])
            sections[name] = dataclasses.replace(section, **checked)
        config = dataclasses.replace(self, **sections)
        _check_ranges(config)
        return config

    def as_dict(self) -> dict[str, dict[str, Any]]:
        """All settings as plain values, ready for JSON."""
        return {
            f.name: {
                k.name: list(v) if isinstance(v := getattr(section, k.name), tuple) else v
                for k in dataclasses.fields(section)
            }
            for f in dataclasses.fields(self)
            for section in [getattr(self, f.name)]
        }

    def fingerprint(self) -> str:
        """16 hex digits that change when a setting changes what is found in a document."""
        table = self.as_dict()
        relevant = {"documents": table["documents"], "model": self.language.model}
        return hashlib.sha256(json.dumps(relevant, sort_keys=True).encode()).hexdigest()[:16]


def _line_of(source: str, section: str, key: str) -> str:
    """The line of a key of a section, or of its header, as ", line 3"; "" where it is written in another way."""
    header = re.search(rf"^[ \t]*\[[ \t]*{re.escape(section)}[ \t]*\]|^[ \t]*{re.escape(section)}\b", source, re.M)
    found = header and key and re.compile(rf"^[ \t]*{re.escape(key)}[ \t]*=", re.M).search(source, header.end())
    found = found or header
    return f", line {source.count(chr(10), 0, found.end()) + 1}" if found else ""


def _check_day(name: str, day: str) -> None:
    try:
        if day and date.fromisoformat(day).isoformat() != day:
            raise ValueError
    except ValueError as error:
        raise ConfigError(f"{name} is {day!r}, which is no date", "Write it as 2025-03-31.") from error


def window_words(window: str) -> int:
    """The window in words where it is a number of them ("tokens:25"), else 0."""
    return int(window.removeprefix("tokens:")) if window.startswith("tokens:") else 0


def window_name(window: str) -> str:
    """The window as a reader is told of it: "sentence", "25 words"."""
    return f"{window_words(window)} words" if window_words(window) else window


def _check_key(key: str, known: list[str], kind: str) -> None:
    if key in known:
        return
    near = difflib.get_close_matches(key, known, n=1)
    hint = f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(known)}."
    raise ConfigError(f"unknown {kind}: {key!r}", hint)


def _coerce(name: str, value: Any, hint: Any) -> Any:
    """Check ``value`` against the annotation ``hint``; lists become tuples, whole numbers may stand for floats."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        if value not in arguments:
            raise ConfigError(
                f"{name} cannot be {value!r}", f"Use one of: {', '.join(map(str, filter(None, arguments)))}."
            )
        return value
    if origin is tuple:
        if not isinstance(value, list | tuple):
            raise ConfigError(f"{name} must be a list, not {value!r}", 'Write it as ["PERSON", "ORG"].')
        return tuple(_coerce(name, v, arguments[0]) for v in value)
    if hint is str and isinstance(value, date):  # TOML has dates, JSON has not
        return value.isoformat()
    if isinstance(value, int) and abs(value) > _LARGEST:
        raise ConfigError(f"{name} is out of all bounds", f"Use a number of at most {_LARGEST:,}.")
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise ConfigError(f"{name} must be {_TYPES[hint]}, not {_printed(value)}", "Correct the value.")
    return value


_TYPES = {int: "a whole number", float: "a number", bool: "true or false", str: "a text in quotation marks"}


def _printed(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False, default=str)


_LARGEST = 1_000_000_000
"""More means nothing for any setting, and the store cannot take any number."""


_AT_LEAST = {
    "documents.min_words": 0,
    "documents.max_characters": 1_000,
    "language.batch_size": 1,
    "edges.min_weight": 1,
    "edges.max_evidence": 1,
    "edges.max_edges": 1,
    "graph.exact_up_to": 0,
    "graph.bootstrap": 0,
    "graph.samples": 1,
    "graph.max_actors": 1,
    "views.max_nodes": 1,
    "views.max_evidence": 1,
}


def _check_ranges(config: Config) -> None:
    for name, least in _AT_LEAST.items():
        section, key = name.split(".")
        value = getattr(getattr(config, section), key)
        if value < least:
            raise ConfigError(f"{name} is {value}, but must be at least {least}", "Correct the value.")
    if not 0 < config.graph.resolution <= _LARGEST:
        raise ConfigError(f"graph.resolution cannot be {config.graph.resolution}", "Use a number above 0; 1 is usual.")
    if not 0 <= config.edges.min_confidence <= 1:
        raise ConfigError("edges.min_confidence must be between 0 and 1", "Use 0 to keep everything.")
    for name in ("first", "last"):
        _check_day(f"the {name} day (--{'from' if name == 'first' else 'to'})", getattr(config.time, name))
    first, last = config.time.period
    if first and last and first > last:
        raise ConfigError(f"the first day, {first}, is after the last, {last}", "Exchange them.")
    if not 0 < config.edges.backbone <= 1:
        raise ConfigError(
            f"edges.backbone is {config.edges.backbone}, but must be above 0 and at most 1",
            "0.05 is usual; 1 keeps every edge.",
        )
    if not _WINDOW.fullmatch(config.edges.window):
        raise ConfigError(
            f"edges.window cannot be {config.edges.window!r}",
            "Use sentence, paragraph, document, or a number of words as tokens:25.",
        )
    if not config.edges.types:
        raise ConfigError("edges.types is empty", "Name at least one of PERSON, ORG, GPE, NORP, GROUP.")
