"""What a release as a whole is about: its topic item or partner, the other economy of two, the headings of a digest."""

from collections import Counter

from extractors.model import Partner
from extractors.observations.names import Names
from extractors.observations.series import Series
from extractors.observations.slots import Slots
from extractors.reading import Reading

LEAD_SENTENCES = 3


def topic_metrics(series: list[Series], topic: Slots) -> frozenset[str]:
    """The metrics that the release gives of its topic; its balance too where it gives both sides of it."""
    same = {
        m
        for s in series
        for m in s.metrics
        if topic.item in {e.key for e in s.items} or topic.partner in {e.key for e in s.partners}
    }
    return frozenset(same | {"trade_balance", "trade"}) if {"exports", "imports"} <= same else frozenset(same)


def counterpart(read: Reading) -> str | None:
    """The other economy of a release about two: the one named in its headline, else the one named far most often."""
    partners: list[Partner] = [p for p in read.mentions["partners"] if p.kind == "country"]
    headline = {p.code for p in partners if p.sentence == 0}
    if len(headline) == 1:
        return next(iter(headline))
    codes: Counter[str] = Counter(p.code for p in partners)
    dominant = [code for code, count in codes.items() if count * 2 > len(partners)]
    return dominant[0] if dominant else None


def topic(read: Reading, known: Names, series: list[Series]) -> Slots:
    """What the release as a whole is about: the item or partner of its title's series, where its lead has it too.

    Of a title without a series the item that it names: `Portugal sells more wine`, above `exports of wine came to …`.
    """
    title = next((s for s in series if read.sentence_of(s.first) == 0), None)
    lead = next((s for s in series if 1 <= read.sentence_of(s.first) <= LEAD_SENTENCES), None)
    if (
        title is not None
        and len(title.partners) == 1
        and read.counterpart
        and "between" in read.lower[title.first : title.last]
    ):
        return Slots(item=title.items[0].key if len(title.items) == 1 else None, partner=title.partners[0].key)
    if title is None and lead is not None and len(read.sentence_starts) > 1:
        named = {e.key for e in known.within(0, read.sentence_starts[1]) if e.kind == "item"}
        is_same = len(lead.items) == 1 and {lead.items[0].key} == named
        return Slots(item=lead.items[0].key) if is_same and _is_all_of(series, lead.items[0].key) else Slots()
    if title is None or lead is None or len(title.items) > 1 or len(title.partners) > 1:
        return Slots()
    items = {e.key for e in title.items} & {e.key for e in lead.items}
    if not items and len(title.items) == len(lead.items) == 1 and lead.items[0].key.endswith(f"_{title.items[0].key}"):
        items = {lead.items[0].key}  # "Battery exports" of a title are those of secondary batteries
    partners = {e.key for e in title.partners} & {e.key for e in lead.partners}
    return Slots(item=next(iter(items), None), partner=next(iter(partners), None))


def _is_all_of(series: list[Series], item: str) -> bool:
    """Whether a release tells of the trade in one item alone: of no other, and of no total."""
    traded = [s for s in series if s.metrics[0] in ("exports", "imports", "trade")]
    return all({e.key for e in s.items} == {item} or (not s.items and s.partners) for s in traded)


def sections(read: Reading, known: Names) -> list[tuple[int, str]]:
    """(token, economy) of each heading `KENYA: …` of a digest; one alone is none."""
    starts = set(read.sentence_starts)
    found = [(o[0], o[1]) for last, o in sorted(known.owners.items()) if o[0] in starts and read.word(last) == ":"]
    return found if len(found) > 1 else []
