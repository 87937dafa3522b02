"""Who has a rank: what stands before it in apposition or as its subject, or what it names behind."""

from extractors.observations.linker import Link, Linker
from extractors.observations.listing import owner_at
from extractors.observations.names import Element, open_phrase_before, opening, skip_the, widened
from extractors.observations.numbers import Number
from extractors.observations.ranks import Rank
from extractors.observations.series import TOTALS
from extractors.observations.slots import Slots
from extractors.observations.subjects import Subject
from extractors.observations.vocabulary import BECOMING, BEING, MAKING, OWN, RANK_GAP

ENDS = (",", "(", "-", "–", "—")


def ranked(linker: Linker, rank: Rank) -> list[Link]:
    """The link of a rank, empty where nothing says what is ranked or in what."""
    element = _element(linker, rank)
    metric = rank.metric or _habitual(linker, rank)
    if element is None or metric is None:
        return []
    owner = rank.owner or linker.own_reporter(rank.first) or linker.read.frame.reporter
    if element.kind == "partner" and element.key == owner:
        return []
    is_partner = element.kind == "partner"
    of_item = rank.item.key if rank.item is not None and rank.item.key not in TOTALS else None
    item = of_item if is_partner else element.key
    slots = Slots(metric, item, element.key if is_partner else None, rank.owner)
    is_subject = linker.read.word(rank.start - 1) in BEING | BECOMING
    if metric != "trade" and (element.first >= rank.stop or is_subject):
        linker.targets.append((max(element.last, rank.stop), slots))
    return [Link(Number(rank, "plain", None, None), slots, rule="rank")]


def _habitual(linker: Linker, rank: Rank) -> str | None:
    """What a market or a buyer is ranked in where its phrase does not say: the flow spoken of, if usual.

    `Its biggest supplier`, `Vietnam's largest buyer`: what is usual, whatever was spoken of.
    """
    flow = linker.listed(rank.first)
    is_owned = rank.owner is not None or linker.read.word(rank.first - 1) in OWN
    metric = rank.usual if is_owned and rank.usual else flow.metric if flow is not None else None
    return metric if rank.usual in (None, metric) and rank.kind != "item" else None


def _element(linker: Linker, rank: Rank) -> Element | None:
    before = linker.read.word(rank.start - 1)
    if rank.rule == "rank <ordinal>":
        return _before(linker, rank, rank.start) or _of_subject(linker, rank)
    if before in BEING:
        return _before(linker, rank, rank.start - 1) or _of_subject(linker, rank) or _behind(linker, rank)
    if before in BECOMING:
        agent = _before(linker, rank, rank.start - 1)  # "overtaken by chips as the largest item"
        is_agent = agent is not None and linker.read.word(agent.first - 1) == "by"
        return agent if is_agent else _of_subject(linker, rank)
    if before == "and":
        earlier = [link for link in linker.ranked if link.number.sentence == rank.sentence]
        return _behind(linker, rank) or (_as_element(earlier[-1].slots, rank) if earlier else None)
    found = _before(linker, rank, rank.start) if before == "," or _is_made(linker, rank) else None
    return found or _behind(linker, rank)


def _is_made(linker: Linker, rank: Rank) -> bool:
    """`making Korea the fifth-largest partner of …`."""
    owner = linker.known.owners.get(rank.start)
    return owner is not None and linker.read.word(owner[0] - 1) in MAKING


def _fits(rank: Rank, element: Element | None) -> bool:
    if element is None:
        return False
    return rank.kind is None or (element.kind == "partner") == (rank.kind == "partner")


def _before(linker: Linker, rank: Rank, end: int) -> Element | None:
    """What ends before a token, but for commas, `which` and brackets: an item, a partner, or a series with one."""
    read, begin = linker.read, linker.read.sentence_span(rank.first)[0]
    while end > begin and (read.word(end - 1) in RANK_GAP or read.word(end - 1) == ")"):
        end = (opening(read, end - 1) or end - 1) if read.word(end - 1) == ")" else end - 1
    if end <= begin:
        return None
    element = linker.known.ending.get(end)
    if _fits(rank, element):
        return element
    owner = linker.known.owners.get(end)
    if owner is not None and rank.kind != "item":
        return Element(owner[0], end, "partner", owner[1])
    series = linker.series_at(end - 1)
    if series is not None:
        return _only(rank, series.elements)
    return open_phrase_before(read, linker.known, end, begin) if rank.kind == "item" else None


def _of_subject(linker: Linker, rank: Rank) -> Element | None:
    """The one item or partner of the clause's subject, or what opens the sentence."""
    whose = linker.subject_of(rank.start)
    found = _only(rank, _elements(linker, whose)) if whose is not None else None
    begin, _ = linker.read.sentence_span(rank.first)
    opened = linker.known.starting.get(skip_the(linker.read, begin))
    return found or (opened if _fits(rank, opened) else None)


def _elements(linker: Linker, whose: Subject) -> tuple[Element, ...]:
    if whose.is_pronoun and linker.carried is not None:
        carried = linker.carried
        kinds = (("item", carried.item), ("partner", carried.partner))
        return tuple(Element(whose.first, whose.last, kind, key) for kind, key in kinds if key is not None)
    return whose.series.elements if whose.series is not None else (whose.element,) if whose.element else ()


def _only(rank: Rank, elements: tuple[Element, ...]) -> Element | None:
    fitting = [element for element in elements if _fits(rank, element)]
    return fitting[0] if len(fitting) == 1 else None


def _as_element(slots: Slots, rank: Rank) -> Element | None:
    kind = "partner" if slots.partner is not None else "item"
    key = slots.partner or slots.item
    element = Element(rank.first, rank.last, kind, key) if key is not None else None
    return element if _fits(rank, element) else None


def _behind(linker: Linker, rank: Rank) -> Element | None:
    """`the largest export item, cars, …`, `The largest market was China`."""
    read, known = linker.read, linker.known
    word, at = read.word(rank.stop), rank.stop
    if word in BEING or word in (",", ":"):
        at += 1
    at = skip_the(read, at)
    _, end = read.sentence_span(rank.first)
    owner = owner_at(known, at)
    if owner is not None and rank.kind != "item":
        return Element(at, owner[1], "partner", owner[0])
    element = known.starting.get(at)
    wide = widened(read, known, element if _fits(rank, element) else None, at, end)
    if rank.kind != "item" or wide is None or word not in {",", *BEING}:
        return None
    is_closed = read.word(wide.last) in ENDS
    return wide if is_closed or (_fits(rank, element) and element is not None and element.last == wide.last) else None
