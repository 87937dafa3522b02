"""Lines under a header that holds what they are of: bullets with an item or partner and its numbers."""

from extractors.observations.linker import Link, Linker
from extractors.observations.names import Element, slug
from extractors.observations.numbers import Number
from extractors.observations.slots import of_series

LONGEST = 8


def header_bullet(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`- Coconut oil: $0.11 billion, 24.6 percent` below `Exports by product (value, growth):`."""
    start, _ = linker.read.sentence_span(number.first)
    colon = next((at for at in range(start, min(start + LONGEST, number.first)) if linker.read.word(at) == ":"), None)
    header = linker.header(number.sentence)
    if colon is None or header is None or header.series is None:
        return []
    first = start
    while first < colon and not linker.read.words[first][0].isalnum():
        first += 1
    if first == colon:
        return []
    known = linker.known.starting.get(first)
    element = known if known is not None and known.last == colon else None
    element = element or Element(first, colon, "item", slug(linker.read.words[first:colon]))
    return [Link(number, linker.with_element(of_series(header.series), element))]
