"""The recipes for clusters hold commands that exist, and their parts fit each other."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from graphkit.cli import app

TEXT = (Path(__file__).parents[2] / "docs" / "cluster.md").read_text(encoding="utf-8")
GRAPHKIT = """#!/bin/sh
while [ "$1" != -o ]; do shift; done
mkdir -p "$2" && echo annotated >> "$2/graphkit.sqlite"
exit 3
"""


def boxes(language):
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


(JOB,) = boxes("bash")
CLUSTER, FETCH = ([*yaml.safe_load_all(box)] for box in boxes("yaml"))


def pod(kind, name):
    """The specification of the pod of a deployment or a job."""
    (found,) = (part for part in CLUSTER if (part["kind"], part["metadata"]["name"]) == (kind, name))
    return found["spec"]["template"]["spec"]


PODS = [("Deployment", "scheduler"), ("Deployment", "worker"), ("Job", "build")]
CALLS = {name: pod(kind, name)["containers"][0]["command"] for kind, name in PODS}
LINES = "\n".join([*boxes("sh"), JOB, *map(" ".join, CALLS.values())]).replace("\\\n", "")


@pytest.mark.parametrize(
    "line", sorted(set(re.findall(r"(?:graphkit build|dask scheduler|dask worker) [^&|\n]+", LINES)))
)
def test_every_command_and_option_exists(line):
    program, name, *arguments = shlex.split(line, comments=True)
    if program == "graphkit":
        command = get_command(app).commands[name]
    else:
        command = pytest.importorskip(f"distributed.cli.dask_{name}").main
    given = command.make_context(name, arguments).params
    assert not given.get("preload_argv"), "where Dask puts what it does not know"


def test_the_parts_for_kubernetes_fit_each_other():
    (service,) = (part for part in CLUSTER if part["kind"] == "Service")
    (claim,) = (part for part in CLUSTER if part["kind"] == "PersistentVolumeClaim")
    deployments = {part["metadata"]["name"]: part["spec"] for part in CLUSTER if part["kind"] == "Deployment"}
    for spec in deployments.values():
        assert spec["selector"]["matchLabels"] == spec["template"]["metadata"]["labels"]
    assert service["spec"]["selector"] == deployments["scheduler"]["selector"]["matchLabels"]
    (port,) = service["spec"]["ports"]
    address = f"tcp://{service['metadata']['name']}:{port['port']}"
    assert str(port["port"]) in CALLS["scheduler"]
    assert address in CALLS["worker"]
    assert address in shlex.split(CALLS["build"][2])
    for spec in (pod("Job", "build"), FETCH[0]["spec"]):
        ((volume,), (container,)) = spec["volumes"], spec["containers"]
        assert volume["persistentVolumeClaim"]["claimName"] == claim["metadata"]["name"]
        assert [mount["name"] for mount in container["volumeMounts"]] == [volume["name"]]
    assert container["volumeMounts"][0]["mountPath"] in shlex.split(CALLS["build"][2])


@pytest.mark.skipif(os.name == "nt", reason="no bash")
def test_a_job_of_slurm_ends_as_its_build_does_and_keeps_what_it_wrote(tmp_path):
    programs = tmp_path / "venv" / "bin"
    programs.mkdir(parents=True)
    (tmp_path / "local").mkdir()
    stubs = {"graphkit": GRAPHKIT, "dask": "#!/bin/sh\n", "srun": "#!/bin/sh\n", "sleep": "#!/bin/sh\n"}
    for name, script in stubs.items():
        (programs / name).write_text(script, encoding="utf-8")
        (programs / name).chmod(0o755)
    (programs / "activate").write_text('PATH="$PWD/venv/bin:$PATH"\n', encoding="utf-8")

    def job(number, *arguments):
        environment = {
            "PATH": os.environ["PATH"],
            "TMPDIR": str(tmp_path / "local"),
            "SLURM_JOB_ID": number,
            "SLURM_NTASKS": "2",
        }
        done = subprocess.run(["bash", "-c", JOB, "job", *arguments], cwd=tmp_path, env=environment, check=False)
        return done.returncode, (tmp_path / f"output-{number}" / "graphkit.sqlite").read_text(encoding="utf-8")

    assert job("17") == (3, "annotated\n")
    assert job("18", "output-17") == (3, "annotated\nannotated\n")
    assert [*(tmp_path / "local").iterdir()] == []
