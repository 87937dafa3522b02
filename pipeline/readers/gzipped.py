"""gzip: no text of its own, but the one file in it."""

import zlib

from pipeline.readers import charset
from pipeline.readers.reader import Budget, NotText, Part, Reader, Reading

_CHUNK, _MOST_STREAMS = 1 << 16, 10_000
_MAGIC = b"\x1f\x8b\x08"
_NAMED, _EXTRA = 0x08, 0x04
_ADVICE = "get it again, or take it out of the inbox"


def read(data: bytes, budget: Budget) -> Reading:
    """The file that is packed; raises NotText when it is damaged, cut short or larger than may be unpacked."""
    chunks: list[bytes] = []
    at = streams = 0
    while data.startswith(_MAGIC, at):
        at = _unpack(data, at, chunks, budget)
        streams += 1
        if streams > _MOST_STREAMS:
            raise NotText("the compressed file is made of too many pieces", _ADVICE)
    return Reading(parts=(Part(_name(data), b"".join(chunks)),))


def _unpack(data: bytes, at: int, chunks: list[bytes], budget: Budget) -> int:
    """Unpacks one of the streams that a file may be made of; where the next one begins."""
    stream = zlib.decompressobj(wbits=31)
    try:
        while at < len(data) and not stream.eof:
            fed = data[at : at + _CHUNK]
            at += len(fed)
            while fed and not stream.eof:
                chunk = stream.decompress(fed, _CHUNK)
                budget.take(len(chunk))
                chunks.append(chunk)
                fed = stream.unconsumed_tail
    except zlib.error as error:
        raise NotText("the compressed file is damaged", _ADVICE) from error
    if not stream.eof:
        raise NotText("the compressed file is cut short", _ADVICE)
    return at - len(stream.unused_data)


def _name(data: bytes) -> str:
    """The name that the header gives, or an empty one."""
    if not data[3] & _NAMED or data[3] & _EXTRA:
        return ""
    decoded = charset.decode(data[10:266].split(b"\x00")[0])
    return decoded[0] if decoded else ""


READER = Reader("application/gzip", lambda data: data.startswith(_MAGIC) and len(data) > 10, read)
