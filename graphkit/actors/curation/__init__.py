"""What a person says about actors, in ``actors.toml``: which names are one, which are not, who only reports.

``reading`` makes edits of the file, ``contradictions`` refuses what cannot all be true, ``applying`` says what the
edits mean for linking, ``suggesting`` says what a person should look at. The format is described in docs/curation.md.
"""

from graphkit.actors.curation.applying import Edits, Roll
from graphkit.actors.curation.edits import Curation, Edit, actor_id, handle, is_id
from graphkit.actors.curation.reading import ACTORS, find_curation, read_curation
from graphkit.actors.curation.suggesting import Suggestion, suggest
from graphkit.actors.curation.unmet import unmet
from graphkit.actors.curation.writing import suggested_lines

__all__ = [
    "ACTORS",
    "Curation",
    "Edit",
    "Edits",
    "Roll",
    "Suggestion",
    "actor_id",
    "find_curation",
    "handle",
    "is_id",
    "read_curation",
    "suggest",
    "suggested_lines",
    "unmet",
]
