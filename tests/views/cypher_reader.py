"""Read a Cypher script of ours back: a small reader of literals, which knows nothing of how they are written."""

from __future__ import annotations

import re
from typing import Any

TOKEN = re.compile(
    r"""\s*(?:(?P<string>'(?:[^'\\]|\\.)*')|(?P<number>-?\d+(?:\.\d+)?(?:[eE]-?\d+)?)
    |(?P<name>[A-Za-z_]\w*)|(?P<sign>[\[\]{}:,+]))""",
    re.VERBOSE | re.DOTALL,
)
PLAIN = {"\\": "\\", "'": "'", "n": "\n", "r": "\r", "t": "\t"}


def statements(script: str) -> list[str]:
    """Cut at every semicolon outside of strings; comments are whole lines."""
    lines = "\n".join(line for line in script.split("\n") if not line.startswith("//"))
    parts = re.findall(r"(?:'(?:[^'\\]|\\.)*'|[^;'])+;", lines, re.DOTALL)
    assert "".join(parts).strip() == lines.strip()
    return [part.strip() for part in parts]


def graph(script: str) -> tuple[dict[str, dict[str, Any]], dict[tuple[str, str, str], dict[str, Any]]]:
    """Properties of actors by id, and of relationships by source, target and type, as the script leaves them."""
    nodes: dict[str, dict[str, Any]] = {}
    edges: dict[tuple[str, str, str], dict[str, Any]] = {}
    for statement in statements(script):
        if not statement.startswith("UNWIND"):
            continue
        rows, end = literal(statement.removeprefix("UNWIND"))
        rest = statement.removeprefix("UNWIND")[end:]
        relationship = re.search(r"\[r:(\w+)\]", rest)
        for row in rows:
            if relationship:
                source, target, properties = row
                assert {source, target} <= set(nodes)
                edges[source, target, relationship[1]] = known(properties)
            else:
                nodes[row["id"]] = known(row)
    return nodes, edges


def known(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value is not None}


def literal(text: str, at: int = 0) -> tuple[Any, int]:
    token = TOKEN.match(text, at)
    assert token, text[at : at + 40]
    if token["number"]:
        number = token["number"]
        return (int(number) if re.fullmatch("-?[0-9]+", number) else float(number)), token.end()
    if token["string"]:
        return string(text, token)
    if token["name"]:
        return {"null": None, "true": True, "false": False}[token["name"]], token.end()
    return (items if token["sign"] == "[" else mapping)(text, token.end())


def string(text: str, token: re.Match[str]) -> tuple[str, int]:
    value = re.sub(
        r"\\(u[0-9a-f]{4}|.)",
        lambda found: chr(int(found[1][1:], 16)) if found[1][0] == "u" else PLAIN[found[1]],
        token["string"][1:-1],
        flags=re.DOTALL,
    )
    more = re.compile(r"\s*\+\s*(?=')").match(text, token.end())
    if more:
        rest, end = literal(text, more.end())
        return value + rest, end
    return value, token.end()


def items(text: str, at: int) -> tuple[list[Any], int]:
    found: list[Any] = []
    while True:
        token = TOKEN.match(text, at)
        assert token
        if token["sign"] == "]":
            return found, token.end()
        value, at = literal(text, token.end() if token["sign"] == "," else at)
        found.append(value)


def mapping(text: str, at: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    while True:
        token = TOKEN.match(text, at)
        assert token
        if token["sign"] == "}":
            return found, token.end()
        if token["sign"] == ",":
            at = token.end()
            continue
        colon = TOKEN.match(text, token.end())
        assert colon
        assert colon["sign"] == ":"
        found[token["name"]], at = literal(text, colon.end())
