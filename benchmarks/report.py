"""What all benchmarks share: options, processes of their own, tables with the machine they are of."""

from __future__ import annotations

import argparse
import importlib.metadata
import json
import multiprocessing
import os
import platform
import resource
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

from graphkit.version import __version__

__all__ = ["arguments", "in_own_process", "timed", "write"]

Row = Mapping[str, Any]


def arguments(text: str) -> argparse.ArgumentParser:
    """A command line with ``--json`` and ``--markdown``."""
    parser = argparse.ArgumentParser(description=text, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, help="write the figures here as well")
    parser.add_argument("--markdown", type=Path, help="write the table here as well")
    return parser


def timed(work: Callable[[], Any]) -> dict[str, float]:
    """Seconds of processor time and by the clock, and the peak of memory in MB of this process so far."""
    processor, clock = time.process_time(), time.perf_counter()
    work()
    return {
        "CPU s": round(time.process_time() - processor, 2),
        "clock s": round(time.perf_counter() - clock, 2),
        "peak MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def in_own_process(work: Callable[..., Any], *inputs: Any) -> Any:
    """What ``work`` returns, run in a fresh process, so that memory is its own; an error there is one here."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *inputs).result()


def machine(packages: Sequence[str]) -> dict[str, str]:
    """Processor, cores, system, load, and versions."""
    processor = platform.processor() or platform.machine()
    with suppress(OSError):
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        processor = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), processor)
    found = {
        "processor": processor,
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "graphkit": __version__,
    }
    if hasattr(os, "getloadavg"):
        found["load at the end"] = f"{os.getloadavg()[0]:.1f}"
    for package in packages:
        with suppress(importlib.metadata.PackageNotFoundError):
            found[package] = importlib.metadata.version(package)
    return found


def write(
    options: argparse.Namespace,
    title: str,
    rows: Sequence[Row],
    packages: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> None:
    """Print the table, and write it where the options say."""
    where = machine(packages)
    head = "; ".join(f"{name} {value}" for name, value in where.items())
    columns = list(dict.fromkeys(name for row in rows for name in row))
    lines = [f"# {title}", "", head, "", f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    lines += [f"| {' | '.join(_cell(row.get(name)) for name in columns)} |" for row in rows]
    lines += ["", *notes] if notes else []
    text = "\n".join(lines) + "\n"
    print(text)
    if options.markdown:
        options.markdown.write_text(text, encoding="utf-8")
    if options.json:
        figures = {"title": title, "machine": where, "rows": list(map(dict, rows)), "notes": list(notes)}
        options.json.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.2f}" if abs(value) >= 1 else f"{value:.3g}"
    return str(value)
