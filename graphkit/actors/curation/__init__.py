"""What a person says about actors, in ``actors.toml``: which names are one, which are not, who only reports.

``reading`` makes edits of the file, ``contradictions`` refuses what cannot all be true, ``applying`` says what the
edits mean for linking. The format is described in docs/curation.md.
"""

from graphkit.actors.curation.applying import Edits, Roll
from graphkit.actors.curation.edits import Curation, Edit, actor_id, handle, is_id
from graphkit.actors.curation.reading import read_curation
from graphkit.actors.curation.unmet import unmet

__all__ = ["Curation", "Edit", "Edits", "Roll", "actor_id", "handle", "is_id", "read_curation", "unmet"]
