"""Text of documents as a terminal may have it: shown, and never obeyed."""

_DELETE, _UNKNOWN = "\N{SYMBOL FOR DELETE}", "\N{REPLACEMENT CHARACTER}"
_TURNING = (0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
# One character for one, as offsets count in it. Line breaks and tabs are text.
_SHOWN = {
    **{code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\n\t"},
    0x7F: _DELETE,
    **dict.fromkeys((*range(0x80, 0xA0), *_TURNING), _UNKNOWN),
}


def plain(text: str) -> str:
    """The same text, with signs for what would move the cursor, set colours or turn the direction of writing.

    >>> plain("Tin\\x1b[2J exports"), len(plain("\\x1b\\u202e"))
    ('Tin␛[2J exports', 2)
    """
    return text.translate(_SHOWN)


def line(text: str) -> str:
    """The same in one line.

    >>> line("tin\\n.txt")
    'tin␊.txt'
    """
    return plain(text).replace("\n", "␊").replace("\t", "␉")


def sentence(text: str) -> str:
    """The same as running text: what is wrapped is one line, and white space is a space.

    >>> sentence("Tin exports\\n rise\\x1b")
    'Tin exports rise␛'
    """
    return plain(" ".join(text.split()))
