"""Where documents are annotated: in this process, by workers on this machine, on a cluster.

An engine is handed documents and gives one outcome for each, in whatever order they are done; it has no other effect.
Only the build that takes the outcomes writes the store, so that a worker that dies can lose or double nothing.
"""

from graphkit.engines.annotator import Annotator, Identity
from graphkit.engines.cluster import Cluster
from graphkit.engines.machine import available_workers, cores, fitting_pool
from graphkit.engines.pool import Pool
from graphkit.engines.protocol import Engine, Outcome
from graphkit.engines.serial import Serial

__all__ = [
    "Annotator",
    "Cluster",
    "Engine",
    "Identity",
    "Outcome",
    "Pool",
    "Serial",
    "available_workers",
    "cores",
    "fitting_pool",
]
