"""Edits as the text of an ``actors.toml``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from graphkit.actors.curation.suggesting import Suggestion

__all__ = ["suggested_lines"]

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")

_INTRODUCTION = """\
# Suggestions by graphkit for actors.toml. The doubtful ones come first, automatic merges that may be wrong last.
#
# To follow one, take the "#" away that stands right before its lines{move}, and run
#   graphkit assemble {folder}
# To confirm an automatic merge, so that it is not asked again, write [[same]] in place of [[never]].
# Lines with a space after the "#" tell why.
"""
_OWN_FILE = '# This file is written anew by every "graphkit curate".\n'


def suggested_lines(suggestions: Iterable[Suggestion], folder: str, *, own_file: bool = True) -> Iterator[str]:
    """Suggestions as comments: the reason, some documents to look at, and the block to uncomment.

    Args:
        suggestions: Those of one reason one after another.
        folder: The output folder.
        own_file: Whether they make a file of their own; else they are added to a person's.
    """
    yield _INTRODUCTION.format(folder=_shown(folder), move=", move them to actors.toml" if own_file else "")
    if own_file:
        yield _OWN_FILE
    for reason, group in itertools.groupby(suggestions, key=lambda suggestion: suggestion.reason):
        alternatives = list(group)
        yield f"\n# {_shown(reason)}\n"
        if alternatives[0].documents:
            yield f"# See {_shown(', '.join(alternatives[0].documents))}\n"
        if len(alternatives) > 1:
            yield "# One of these at most:\n"
        for suggestion in alternatives:
            names = ", ".join(map(_string, suggestion.names))
            yield f"#[[{suggestion.kind}]]\n#names = [{names}]\n"


def _string(text: str) -> str:
    """A TOML string of one line; what could not be seen is escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", escaped) + '"'


def _shown(text: str) -> str:
    """A text in a comment."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))
