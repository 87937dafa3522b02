"""How much one file may cost before it is rejected."""

from dataclasses import dataclass

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, time in seconds; each holds for one file of the inbox with all that is packed in it."""

    file_bytes: int = 64 * MEBIBYTE
    unpacked_bytes: int = 256 * MEBIBYTE
    parts: int = 10_000
    depth: int = 4
    seconds: float = 60.0
    memory_bytes: int = 2048 * MEBIBYTE


DEFAULT = Limits()


def size(count: int) -> str:
    """A number of bytes for people.

    >>> size(10), size(48 << 20), size(3 << 29)
    ('10 bytes', '48 MB', '1.5 GB')
    """
    for unit, name in ((1024 * MEBIBYTE, "GB"), (MEBIBYTE, "MB")):
        if count >= unit:
            return f"{count / unit:g} {name}"
    return f"{count} bytes"
