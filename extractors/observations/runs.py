"""Streaks and records get their series by the same linker as numbers do."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from extractors.model import Observation, Record, Streak
from extractors.observations.completing import in_topic
from extractors.observations.linker import FLOWS, Linker
from extractors.observations.names import slug
from extractors.observations.slots import Slots
from extractors.observations.vocabulary import BALANCES, BALANCES_ELSEWHERE, COMPANY, COUNT, STOP

T = TypeVar("T", Streak, Record)
ARTICLES = {"the", "its", "their", "a"}
BALANCE = ("surplus", "deficit")
COUNTED = 4
BETWEEN = 4  # words: "of strong growth in"
LOOK_BACK = 3  # sentences


def with_series(linker: Linker, mentions: Sequence[T], rows: Sequence[Observation]) -> list[T]:
    """The streaks or records with metric, item, partner and reporter filled in; `rows` are those of the release."""
    found: list[T] = []
    for mention in mentions:
        linker.carried = linker.carried_into.get(mention.sentence)
        place = sum(1 for earlier in found if earlier.first == mention.first)
        slots = _slots(linker, mention, place, rows)
        if slots is None:
            start, _ = linker.read.sentence_span(mention.first)
            metric = "trade_balance" if _speaks_of_balance(linker.read.lower[start : mention.last]) else None
            found.append(replace(mention, metric=metric, reporter=linker.read.frame.reporter))
            continue
        slots = in_topic(linker, slots, linker.read.sentence_starts[mention.sentence])
        slots = _as_in_rows(slots, [row for row in rows if row.sentence == mention.sentence])
        metric = "trade_balance" if _is_of_balance(linker, mention, slots) else slots.metric
        item = None if metric != slots.metric else slots.item
        reporter = slots.reporter or linker.read.frame.reporter
        found.append(replace(mention, metric=metric, item=item, partner=slots.partner, reporter=reporter))
    return found


def _is_of_balance(linker: Linker, mention: Streak | Record, slots: Slots) -> bool:
    """`the biggest monthly surplus since May was due to gas exports`: the surplus is of all trade, not what made it."""
    if isinstance(mention, Streak) and mention.outcome in BALANCE:
        start, _ = linker.read.sentence_span(mention.first)
        return slots.metric != "other" or not BALANCES_ELSEWHERE & set(linker.read.lower[start : mention.last])
    return slots.metric in FLOWS and _speaks_of_balance(linker.read.lower[mention.first : mention.last])


def _speaks_of_balance(words: Sequence[str]) -> bool:
    """Whether words name a balance, and none of a budget or a current account."""
    return bool(BALANCES & set(words)) and not BALANCES_ELSEWHERE & set(words)


def _slots(linker: Linker, mention: Streak | Record, place: int, rows: Sequence[Observation]) -> Slots | None:
    """The series of a run: what is counted or named in it, its clause's subject (the n-th one for the n-th of two),
    else the carried one."""
    inside = _counted(linker, mention) or _inside(linker, mention) or _apposed(linker, mention, rows)
    behind = next((t[1] for t in linker.targets if t[0] == mention.first), None)
    if inside is not None or behind is not None:
        return inside or behind
    whose = linker.subject_of(mention.first)
    if whose is not None and whose.is_pronoun:
        here = [s for s in linker.in_sentence(whose.first) if s.series is not None and s.last <= whose.first]
        if here:
            return linker.slots_of(here[-1])  # "exports were down, as they had been in each of the …"
        return _told_behind(linker, mention) or _gone_its_way(linker.carried, mention, rows)
    if whose is None:
        after = [s for s in linker.in_sentence(mention.first) if s.first >= mention.last]
        whose = after[0] if after else None
    slots = linker.slots_of(whose, index=place) if whose is not None else None
    if slots is not None and slots.metric == "other" and slots.item not in _known(linker):
        slots = replace(slots, item=None)
    return slots or linker.carried


def _apposed(linker: Linker, mention: Streak | Record, rows: Sequence[Observation]) -> Slots | None:
    """The series of the number that a record stands behind: `leaving a surplus of $9.1 bn, the largest since 2018`."""
    if isinstance(mention, Streak):
        return None
    near = (row for row in rows if row.sentence == mention.sentence and row.value_end <= mention.char_start)
    row = max(near, key=lambda one: one.value_end, default=None)
    gap = linker.read.text[row.value_end : mention.char_start].split() if row is not None else None
    if row is None or gap is None or gap[:1] != [","] or row.measure != "level" or not set(gap[1:]) <= ARTICLES:
        return None
    return Slots(row.metric, row.item, row.partner, row.reporter)


def _told_behind(linker: Linker, mention: Streak | Record) -> Slots | None:
    """The series that stands behind a run of a pronoun: `It was the third straight month of growth in exports`."""
    for subject in linker.in_sentence(mention.first):
        between = linker.read.lower[mention.last : subject.first]
        if subject.series is not None and between and len(between) <= BETWEEN and between[-1] in ("in", "of", "for"):
            return linker.slots_of(subject) if all(word.isalpha() for word in between) else None
    return None


def _gone_its_way(slots: Slots | None, mention: Streak | Record, rows: Sequence[Observation]) -> Slots | None:
    """The series a pronoun stands for; where that went the other way, the last one that went as the run did.

    `Exports rose 4%. Imports fell 2%. It was the third straight month of growth.` is of exports.
    """
    if slots is None or not isinstance(mention, Streak) or mention.outcome not in ("increase", "decrease"):
        return slots
    sign = 1 if mention.outcome == "increase" else -1
    moved = [
        row
        for row in rows
        if row.measure in ("growth", "change") and mention.sentence - LOOK_BACK <= row.sentence < mention.sentence
    ]
    own = [row for row in moved if (row.metric, row.item, row.partner) == (slots.metric, slots.item, slots.partner)]
    if not own or own[-1].value * sign >= 0:
        return slots
    fitting = [row for row in moved if row.value * sign > 0]
    if not fitting:
        return None
    return Slots(fitting[-1].metric, fitting[-1].item, fitting[-1].partner)


def _known(linker: Linker) -> set[str]:
    return {element.key for element in linker.known.ordered if element.kind == "item"}


def _inside(linker: Linker, mention: Streak | Record) -> Slots | None:
    """The series that the phrase itself names: `record trade surplus`, but not in `since exports collapsed`."""
    words = linker.read.lower[mention.first : mention.last]
    stop = mention.first + (words.index("since") if "since" in words else len(words))
    named = [
        subject
        for subject in linker.in_sentence(mention.first)
        if subject.series is not None and mention.first <= subject.series.head[0] and subject.series.head[1] <= stop
    ]
    return linker.slots_of(named[0]) if named else None


def _counted(linker: Linker, mention: Streak | Record) -> Slots | None:
    """`the number of trading firms reached an all-time high`: a count of firms is no trade."""
    read, (start, _) = linker.read, linker.read.sentence_span(mention.first)
    counts = [at for at in range(start, mention.last) if read.word(at) in COUNT and read.word(at + 1) == "of"]
    if not counts:
        return None
    first = last = counts[-1] + 2
    while last < first + COUNTED and read.word(last).isalpha() and read.word(last - 1) not in COMPANY:
        if read.word(last) in STOP - COMPANY:
            break
        last += 1
    main = [s for s in linker.in_sentence(first) if s.series is not None and s.is_main and last <= s.first]
    if any(subject.last <= mention.first for subject in main) or first == last:
        return None
    return Slots("other", slug(read.words[first:last]))


def _as_in_rows(slots: Slots, rows: Sequence[Observation]) -> Slots:
    """A series without item and partner is the part of which the numbers beside it are, where they are all of one."""
    if slots.item or slots.partner or slots.is_overall:
        return slots
    parts = {(row.item, row.partner) for row in rows if row.metric == slots.metric}
    item, partner = parts.pop() if len(parts) == 1 else (None, None)
    return replace(slots, item=item, partner=partner)
