"""What a reader of a format is."""

from collections.abc import Callable
from dataclasses import dataclass


class NotText(Exception):
    """Bytes that a reader cannot make text of: why, and what to do."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason, advice)
        self.reason, self.advice = reason, advice


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: whether some bytes are of it, and the text and character set in them."""

    media_type: str
    accepts: Callable[[bytes], bool]
    read: Callable[[bytes], tuple[str, str]]
