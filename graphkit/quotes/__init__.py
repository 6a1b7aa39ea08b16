"""Who said what: content, cue, speaker and targets of direct, indirect and mixed speech."""

from graphkit.quotes.finding import find_quotes
from graphkit.quotes.targets import attribute

__all__ = ["attribute", "find_quotes"]
