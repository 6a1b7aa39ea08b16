"""Two interpreters with other hash seeds compute the same network."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import hashlib, pickle, sys
sys.path.insert(0, sys.argv[1])
from networks import synthetic
print(hashlib.sha256(repr(synthetic(150, 500)).encode()).hexdigest())
"""


def test_the_hash_seed_does_not_show() -> None:
    tests = str(Path(__file__).parents[1])
    found = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, tests],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(found) == 1
