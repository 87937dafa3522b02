"""What made a total move, with a figure of its own: `the rise in exports was led by cars, up 9%`."""

from dataclasses import replace

from extractors.movements import movements_between
from extractors.observations.linker import Link, Linker
from extractors.observations.names import Element, open_phrase_before
from extractors.observations.numbers import Number
from extractors.observations.vocabulary import APPOSING, BEING, LED, RECORDED, RELATIVE, SUPERLATIVE


def led_by(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """A figure in apposition to what leads: `driven by coal, down 8%, and steel, which fell 3%`."""
    read, (start, _) = linker.read, linker.read.sentence_span(number.first)
    led = next((at for at in range(number.first - 1, start, -1) if read.word(at) == "by"), None)
    while led is not None and read.word(led - 1) not in LED:
        led = next((at for at in range(led - 1, start, -1) if read.word(at) == "by"), None)
    element = _apposed(linker, number, led) if led is not None else None
    whose = linker.subject_of(led) if led is not None else None
    if element is None or whose is None or whose.series is None:
        return []
    base = linker.slots_of(whose)
    return [Link(number, linker.with_element(base, element))] if base is not None and base.metric else []


def moved_most(linker: Linker, number: Number, among: list[Number]) -> list[Link]:
    """`The largest increase in exports was in ores, of $4 million`: by how much it moved of what moved most."""
    read, (start, _) = linker.read, linker.read.sentence_span(number.first)
    move = next(
        (m for m in reversed(movements_between(read, start, number.first)) if read.word(m.first - 1) in SUPERLATIVE),
        None,
    )
    whose = linker.subject_of(number.first)
    if move is None or whose is None or whose.series is None or number.role not in ("of", "by", "with", "plain"):
        return []
    end = number.first - (number.role != "plain")
    end -= read.word(end - 1) == ","
    element = linker.known.ending.get(end) or open_phrase_before(read, linker.known, end, start)
    if element is None or element.first <= move.first or linker.series_at(element.first) is not None:
        return []
    at = element.first - 1 - (read.word(element.first - 1) == "the")
    is_told = read.word(at) in ("in", "by", "for", "from") and read.word(at - 1) in BEING | RECORDED
    base = linker.slots_of(whose) if is_told else None
    moved = replace(number, role="by", movement=move)
    return [Link(moved, linker.with_element(base, element))] if base is not None and base.metric else []


def _apposed(linker: Linker, number: Number, led: int) -> Element | None:
    """The item or partner before `, up 9%`, `, which rose 9%`; a bare verb is of the total again."""
    read, at = linker.read, number.first
    while at > led + 1 and (read.word(at - 1) in APPOSING | RELATIVE or at - 1 in linker.known.taken):
        at -= 1
    gap = read.lower[at : number.first]
    is_bare = all(word in APPOSING for word in gap)
    if not gap or not (is_bare or RELATIVE & set(gap)):
        return None
    return linker.known.ending.get(at) or open_phrase_before(read, linker.known, at, led + 1)
