"""Zip archives, opened without believing what they say of themselves: every unpacked byte is counted."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pipeline.readers import charset
from pipeline.readers.reader import Budget, NotText

_CHUNK = 1 << 16
_ENTRY, _MOST = b"PK\x01\x02", 100_000
_ENCRYPTED, _UTF_8 = 0x1, 0x800
_AGAIN = "get it again, or take it out of the inbox"
_ERRORS = (BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def is_archive(data: bytes) -> bool:
    """Whether the bytes begin as a zip archive does, an empty one included."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def holds(data: bytes, name: str) -> bool:
    """Whether the bytes are an archive with a file of this name."""
    if not is_archive(data) or name.encode() not in data or data.count(_ENTRY) > _MOST:
        return False
    try:
        with ZipFile(BytesIO(data)) as archive:
            return name in archive.NameToInfo
    except _ERRORS:
        return False


@contextmanager
def opened(data: bytes, budget: Budget) -> Iterator[ZipFile]:
    """The archive in some bytes; raises NotText for a damaged one and for one of too many files."""
    if data.count(_ENTRY) > budget.parts:  # before the list of them is made
        raise NotText(
            "more files are packed in it than may be", "unpack it and put the files that count into the inbox"
        )
    try:
        archive = ZipFile(BytesIO(data))
    except _ERRORS as error:
        raise NotText("the archive is damaged or cut short", _AGAIN) from error
    with archive:
        yield archive


def member(archive: ZipFile, info: ZipInfo | str, budget: Budget) -> bytes:
    """The bytes of one file in an archive; raises NotText, and TooMuch as soon as they are more than may be."""
    info = info if isinstance(info, ZipInfo) else _info(archive, info)
    if info.flag_bits & _ENCRYPTED:
        raise NotText("it is encrypted", "save it without a password")
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise NotText("it is packed in a way that is not read", "pack it anew as a plain zip archive")
    chunks: list[bytes] = []
    try:
        with archive.open(info) as file:
            while chunk := file.read(_CHUNK):
                budget.take(len(chunk))
                chunks.append(chunk)
    except _ERRORS as error:
        raise NotText("it is damaged or cut short in the archive", _AGAIN) from error
    return b"".join(chunks)


def name_of(info: ZipInfo) -> str:
    """The name of a member; one that is not marked as UTF-8 may be Korean."""
    if info.flag_bits & _UTF_8:
        return info.filename
    decoded = charset.decode(info.filename.encode("cp437", "replace"))
    return decoded[0] if decoded else info.filename


def _info(archive: ZipFile, name: str) -> ZipInfo:
    try:
        return archive.getinfo(name)
    except KeyError as error:
        raise NotText(f"{name} is missing in it", _AGAIN) from error
