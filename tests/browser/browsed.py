"""A page that is open in the browser: what a person sees and does."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


class Page:
    """A page that is open: what a person sees and does."""

    def __init__(self, driver: Any, path: Path) -> None:
        self.driver, self.path = driver, path

    def js(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def one(self, selector: str) -> Any:
        return self.driver.find_element("css selector", selector)

    def all(self, selector: str) -> list[Any]:
        return list(self.driver.find_elements("css selector", selector))

    def text(self, selector: str) -> str:
        return str(self.one(selector).text)

    def wait(self, condition: Callable[[], Any], what: str = "the page to follow") -> Any:
        end = time.monotonic() + 30
        while time.monotonic() < end:
            if value := condition():
                return value
            time.sleep(0.05)
        raise AssertionError(f"waited in vain for {what}")

    def point_of(self, actor: int) -> tuple[float, float]:
        """Where an actor stands on the screen."""
        x, y = self.js(
            "const p = network.canvasToDOM(places[arguments[0]]), r = byId('graph').getBoundingClientRect();"
            "return [p.x + r.left, p.y + r.top]",
            actor,
        )
        return x, y

    def click_at(self, x: float, y: float) -> None:
        for kind in ("mousePressed", "mouseReleased"):
            event = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
            self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)
        time.sleep(0.35)  # vis-network waits for a second click

    def complaints(self) -> list[str]:
        """Console messages of any level since the page was opened."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """Addresses asked for since the page was opened, its own file and its own pictures apart."""
        found = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                found.append(message["params"]["request"]["url"])
        return [
            url for url in found if url.split("#")[0] != self.path.as_uri() and not url.startswith(("data:", "blob:"))
        ]
