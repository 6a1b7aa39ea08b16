"""How fast the page opens, draws, filters and pans in headless Chromium, beside a page as pyvis writes it.

Run: ``python benchmarks/page_speed.py [ACTORS ...]``; 50, 300, 1000 and 2500 actors by default, 3.5 ties each. Ours
shows all of them here (``max_nodes`` is lifted). "drawn" is seconds from the start of the navigation to the first
picture, which for pyvis is when its physics comes to rest; given up after 60 s. Frames per second are of a pan of two
seconds, drawn without a GPU.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from networks import synthetic
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from urllib3.exceptions import HTTPError

from graphkit.config import ViewsConfig
from graphkit.graph import build_graph
from graphkit.records import Network
from graphkit.views.page import page

FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1440,900",
)
LIMIT = 60.0

PAN = """
const done = arguments[0], begin = performance.now();
let frames = 0, origin = network.getViewPosition();
const step = () => {
  const passed = performance.now() - begin;
  network.moveTo({ position: { x: origin.x + 200 * Math.sin(passed / 300), y: origin.y } });
  frames += 1;
  if (passed < 2000) requestAnimationFrame(step); else done(Math.round(frames / passed * 1000));
};
requestAnimationFrame(step);
"""
FILTER = """
const done = arguments[0], begin = performance.now();
change({ least: 2 });
requestAnimationFrame(() => requestAnimationFrame(() => done((performance.now() - begin) / 1000)));
"""
WATCH_OURS = """
const observer = new MutationObserver(() => {
  if (!document.documentElement.dataset.ready || window.drawn) return;
  window.ready = performance.now() / 1000;
  requestAnimationFrame(() => requestAnimationFrame(() => { window.drawn = performance.now() / 1000; }));
});
observer.observe(document, { subtree: true, childList: true, attributes: true });
const finder = setInterval(() => {
  if (typeof network === 'undefined' || !network || !network.once) return;
  clearInterval(finder);
  network.once('stabilizationIterationsDone', () => { window.rest = performance.now() / 1000; });
}, 5);
"""


def browser(folder: Path) -> Any:
    options = Options()
    options.binary_location = shutil.which("chromium") or ""
    options.page_load_strategy = "none"
    for flag in (*FLAGS, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(flag)
    driver = webdriver.Chrome(
        options=options, service=Service(shutil.which("chromedriver"), popen_kw={"start_new_session": True})
    )
    driver.set_script_timeout(LIMIT)
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH_OURS})
    return driver


def wait(driver: Any, script: str) -> float | None:
    end = time.monotonic() + LIMIT
    while time.monotonic() < end:
        try:
            value = driver.execute_script(script)
        except (WebDriverException, HTTPError):
            value = None  # the page is too busy to answer
        if value:
            return float(value)
        time.sleep(0.05)
    return None


def ours(driver: Any, network: Network, path: Path) -> list[str]:
    start = time.perf_counter()
    path.write_text(page(network, ViewsConfig(max_nodes=10_000)), encoding="utf-8")
    written = time.perf_counter() - start
    driver.get(path.as_uri())
    drawn = wait(driver, "return window.drawn")
    fps = driver.execute_async_script(PAN)
    filtered = driver.execute_async_script(FILTER)
    return [f"{written:.2f}", f"{path.stat().st_size / 1e6:.1f}", _seconds(drawn), f"{filtered:.2f}", str(fps)]


def stock(driver: Any, network: Network, path: Path) -> list[str]:
    from pyvis.network import Network as VisNetwork

    start = time.perf_counter()
    vis = VisNetwork(cdn_resources="in_line", directed=True)
    vis.from_nx(build_graph(network))
    path.write_text(vis.generate_html(), encoding="utf-8")
    written = time.perf_counter() - start
    driver.get(path.as_uri())
    stable = wait(driver, "return window.rest")
    fps = driver.execute_async_script(PAN) if stable else "-"
    return [f"{written:.2f}", f"{path.stat().st_size / 1e6:.1f}", _seconds(stable), "-", str(fps)]


def _seconds(value: float | None) -> str:
    return f"> {LIMIT:.0f}" if value is None else f"{value:.2f}"


def main() -> None:
    sizes = [int(a) for a in sys.argv[1:]] or [50, 300, 1_000, 2_500]
    print(f"{'actors':>7}{'ties':>7}  {'page':<9}{'write s':>8}{'MB':>6}{'drawn s':>9}{'filter s':>9}{'fps':>5}")
    for size in sizes:
        network = synthetic(size, int(size * 3.5))
        for name, measure in (("graphkit", ours), ("pyvis", stock)):
            with TemporaryDirectory() as folder:
                driver = browser(Path(folder))
                row = measure(driver, network, Path(folder) / "graph.html")
                if row[2].startswith(">"):
                    os.killpg(driver.service.process.pid, signal.SIGKILL)  # driver and browser, which do not answer
                else:
                    driver.quit()
            cells = "".join(f"{c:>{w}}" for c, w in zip(row, (8, 6, 9, 9, 5), strict=True))
            print(f"{size:>7,}{len(network.edges):>7,}  {name:<9}{cells}", flush=True)


if __name__ == "__main__":
    main()
