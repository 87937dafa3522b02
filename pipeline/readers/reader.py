"""What a reader of a format is, and what it gives."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.limits import MEBIBYTE, Limits
from pipeline.model import PageSpan, Section


class NotText(Exception):
    """Bytes that a reader cannot make text of: why, and what to do."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason, advice)
        self.reason, self.advice = reason, advice


class TooMuch(NotText):
    """More is packed in a file than may be unpacked of it: what follows stays packed."""


@contextmanager
def parsing(reason: str, advice: str) -> Iterator[None]:
    """Whatever a parser stumbles over inside is a NotText with this reason, and costs one file and no other.

    A MemoryError stays one: who has no more memory cannot go on with the next file, and the worker ends.
    """
    try:
        yield
    except (NotText, MemoryError):
        raise
    except Exception as error:
        raise NotText(f"{reason} ({type(error).__name__})", advice) from error


@dataclass(frozen=True, slots=True)
class Part:
    """A file packed in another: its name there and its bytes, or why they cannot be had."""

    name: str
    data: bytes | None = None
    error: NotText | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file, its articles and pages where the format knows them, and what is packed in it.

    `parts` may be an iterator that unpacks as it goes; a `TooMuch` from it ends it.
    """

    text: str = ""
    charset: str | None = None
    sections: tuple[Section, ...] = ()
    pages: tuple[PageSpan, ...] = ()
    parts: Iterable[Part] = ()


class Budget:
    """What may still be unpacked of one file of the inbox, whatever its headers say."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.bytes, self.parts = limits.unpacked_bytes, limits.parts

    def take(self, count: int) -> None:
        """Counts unpacked bytes; raises TooMuch when they are more than may be."""
        self.bytes -= count
        if self.bytes < 0:
            raise _too_much(f"more than {self._limits.unpacked_bytes / MEBIBYTE:g} MiB are packed in it")

    def take_part(self) -> None:
        """Counts a part; raises TooMuch when they are more than may be."""
        self.parts -= 1
        if self.parts < 0:
            raise _too_much(f"more than {self._limits.parts:,} files are packed in it")

    def check_depth(self, depth: int) -> None:
        """Raises TooMuch for a part that is packed in more files than may be."""
        if depth > self._limits.depth:
            raise _too_much(f"files are packed in it more than {self._limits.depth} deep")


def _too_much(reason: str) -> TooMuch:
    return TooMuch(f"{reason}; the rest was left packed", "unpack it and put the files that count into the inbox")


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: whether some bytes are of it, and what they hold. `read` raises NotText, and nothing else."""

    media_type: str
    accepts: Callable[[bytes], bool]
    read: Callable[[bytes, Budget], Reading]
