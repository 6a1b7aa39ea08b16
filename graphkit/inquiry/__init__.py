"""Questions about a finished output folder: who is who, what ties them, what was said, what changed.

Everything is answered from the evidence store and the tables beside it; no article is read again.
"""

from graphkit.inquiry.articles import find_articles
from graphkit.inquiry.names import Candidate, actor_names, find_actor
from graphkit.inquiry.output import Output, open_output

__all__ = ["Candidate", "Output", "actor_names", "find_actor", "find_articles", "open_output"]
