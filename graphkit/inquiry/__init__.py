"""Questions about a finished output folder: who is who, what ties them, what was said, what changed.

Everything is answered from the evidence store; no article is read again.
"""

from graphkit.inquiry.articles import find_articles
from graphkit.inquiry.comparing import ActorChange, Comparison, EdgeChange, compare
from graphkit.inquiry.dossier import Dossier, Neighbour, dossier
from graphkit.inquiry.explaining import Explanation, explain
from graphkit.inquiry.measures import MEASURES, Leader, leaders, sample_of
from graphkit.inquiry.names import Candidate, actor_names, also_fitting, find_actor
from graphkit.inquiry.output import Output, open_output
from graphkit.inquiry.passages import Identified, Mark, Named, Passage
from graphkit.inquiry.searching import Search, search_quotes, undated_quotes

__all__ = [
    "MEASURES",
    "ActorChange",
    "Candidate",
    "Comparison",
    "Dossier",
    "EdgeChange",
    "Explanation",
    "Identified",
    "Leader",
    "Mark",
    "Named",
    "Neighbour",
    "Output",
    "Passage",
    "Search",
    "actor_names",
    "also_fitting",
    "compare",
    "dossier",
    "explain",
    "find_actor",
    "find_articles",
    "leaders",
    "open_output",
    "sample_of",
    "search_quotes",
    "undated_quotes",
]
