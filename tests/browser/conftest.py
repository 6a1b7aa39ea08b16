"""A headless Chromium that opens pages from disk and tells everything it asked for and complained about."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser.browsed import Page
from networks import synthetic

from graphkit.config import ViewsConfig
from graphkit.records import Network
from graphkit.views.files import write_atomically
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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """One browser for all tests; without one they are skipped, or fail where GRAPHKIT_REQUIRE_BROWSER=1 says so."""
    binary = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    chromedriver = shutil.which("chromedriver")
    if not binary or not chromedriver:
        reason = "no Chromium with chromedriver on the PATH (Debian: apt-get install chromium chromium-driver)"
        if os.environ.get("GRAPHKIT_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from selenium import webdriver
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = binary
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(chromedriver))
    yield driver
    driver.quit()


@pytest.fixture
def show(chromium: Any, tmp_path: Path) -> Callable[..., Page]:
    """Write the page of a network and open it."""

    def open_page(
        network: Network, config: ViewsConfig | None = None, fragment: str = "", wide: int = 1440, **more: Any
    ) -> Page:
        path = tmp_path / "graph.html"
        write_atomically(path, page(network, config or ViewsConfig(), **more))
        size = {"width": wide, "height": 900, "deviceScaleFactor": 1, "mobile": wide < 700}
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        chromium.get("about:blank")
        chromium.get_log("browser")
        chromium.get_log("performance")
        chromium.get(path.as_uri() + fragment)
        opened = Page(chromium, path)
        opened.wait(lambda: opened.js("return document.documentElement.dataset.ready"), "the page to be ready")
        return opened

    return open_page


@pytest.fixture(scope="session")
def network() -> Network:
    return synthetic(40, 120)
