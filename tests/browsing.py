"""A page in the browser that remembers what must not happen in it."""

from pathlib import Path
from typing import Any

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 400, "height": 800}


class Watched:
    """A page of the browser that remembers what must not happen."""

    def __init__(self, page: Any, site: Path) -> None:
        self.page, self.site, self.wrong = page, site, list[str]()
        page.on("console", lambda said: self.wrong.append(f"console: {said.text}"))
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.wrong.append("dialog"), dialog.dismiss()))
        page.on("request", lambda asked: self.wrong.append(asked.url) if _is_outside(asked.url) else None)

    def open(self, name: str) -> Any:
        self.page.goto((self.site / name.partition("#")[0]).as_uri() + "".join(name.partition("#")[1:]))
        return self.page


def _is_outside(url: str) -> bool:
    return not url.startswith(("file:", "data:,"))
