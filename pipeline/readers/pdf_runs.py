"""The printed runs of characters on a page of a PDF, each with its place on the page."""

from collections.abc import Iterator
from ctypes import byref
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as raw

_ENDS = frozenset({0x0A, 0x0D})
_SPACES = frozenset({0x20, 0x09, 0xA0, 0x3000})
_HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})  # how pdfium marks a hyphen that breaks a word


@dataclass(slots=True)
class Run:
    """A run of characters on one line, in points from the top left corner of the page as it is shown."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """How tall the characters are, at least a point."""
        return max(self.bottom - self.top, 1.0)

    def is_beside(self, other: "Run") -> bool:
        """Whether the two share at least half of the height of the lower one."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared >= 0.5 * min(self.height, other.height)


def runs(textpage: Any, width: float, height: float, rotation: int) -> list[Run]:
    """The runs of a page in the order in which the file has them."""
    found: list[Run] = []
    run: Run | None = None
    for text, box in _characters(textpage):
        if box is None:
            run = None if text == "\n" else run
            if run is not None and text == " " and not run.text.endswith(" "):
                run.text += " "
            continue
        place = Run(text, *_shown(box, width, height, rotation))
        if run is not None and _continues(run, place):
            _append(run, place)
        else:
            run = place
            found.append(run)
    for run in found:
        run.text = run.text.strip()
    return [run for run in found if run.text]


def _characters(textpage: Any) -> Iterator[tuple[str, tuple[float, float, float, float] | None]]:
    """Every character with its box; spaces and line breaks without one."""
    page, box = textpage.raw, raw.FS_RECTF()
    for index in range(raw.FPDFText_CountChars(page)):
        code = raw.FPDFText_GetUnicode(page, index)
        if code in _ENDS:
            yield "\n", None
        elif code in _SPACES:
            yield " ", None
        elif code in _HYPHENS or 0x20 < code < 0xD800 or 0xDFFF < code < 0x110000:
            if raw.FPDFText_GetLooseCharBox(page, index, byref(box)):
                yield "-" if code in _HYPHENS else chr(code), (box.left, box.bottom, box.right, box.top)


def _shown(
    box: tuple[float, float, float, float], width: float, height: float, rotation: int
) -> tuple[float, float, float, float]:
    """Left, top, right and bottom on the page as it is shown, of a box in the page's own coordinates."""
    left, bottom, right, top = box
    if rotation == 90:
        left, bottom, right, top = bottom, width - right, top, width - left
    elif rotation == 180:
        left, bottom, right, top = width - right, height - top, width - left, height - bottom
    elif rotation == 270:
        left, bottom, right, top = height - top, left, height - bottom, right
    shown = width if rotation in (90, 270) else height
    return left, shown - top, right, shown - bottom


def _continues(run: Run, place: Run) -> bool:
    return run.is_beside(place) and -0.5 * run.height < place.left - run.right < 0.8 * run.height


def _append(run: Run, place: Run) -> None:
    apart = place.left - run.right > 0.25 * run.height and not run.text.endswith(" ")
    run.text += f" {place.text}" if apart else place.text
    run.right = max(run.right, place.right)
    run.top, run.bottom = min(run.top, place.top), max(run.bottom, place.bottom)
