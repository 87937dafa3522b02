"""Which statistic a release reports: None for the general trade figures, else a slug such as `ict` or `trading_firms`.

Two statistics with the same keys are never one series: the chips of an ICT release are counted in another way.
"""

from collections.abc import Iterator

from extractors.lexicon import keys_by_form
from extractors.numbers import NUMBER_TAGS
from extractors.reading import Reading

ITEMS = keys_by_form("frame/words", "scope_item")
COUNTED = {tuple(form.split()): key for form, key in keys_by_form("frame/words", "scope_counted").items()}
LEAD_SENTENCES = 4


def scope(read: Reading) -> str | None:
    """The statistic that the headline names and the lead names again."""
    found = _of_headline(read) or next(_counted(read), None)
    lead = LEAD_SENTENCES if len(read.sentences) > 1 else 1
    named = {read.sentence_of(at) for at, key in _named(read) if key == found and read.sentence_of(at) < lead}
    return found if found is not None and 0 in named and (named - {0} or len(read.sentences) == 1) else None


def _of_headline(read: Reading) -> str | None:
    """`ICT exports rebound`, `exports of ICT goods`: the item of the headline's first metric."""
    first = next(((m[0], m[1]) for m in read.phrases["metrics"] if read.sentence_of(m[0]) == 0), None)
    if first is None:
        return None
    for start, last, key, _ in read.phrases["items"]:
        is_of_metric = last == first[0] or (start == first[1] + 1 and read.word(first[1]) == "of")
        if key in ITEMS and is_of_metric:
            return ITEMS[key]
    return None


def _counted(read: Reading) -> Iterator[str]:
    """`253,058 trading firms`, `the number of trading firms`: who trades is counted in the first sentences."""
    for at, key in _named(read):
        is_count = read.tag(at - 1) in NUMBER_TAGS or read.lower[at - 2 : at] == ["number", "of"]
        if key in COUNTED.values() and is_count and read.sentence_of(at) < LEAD_SENTENCES:
            yield key


def _named(read: Reading) -> Iterator[tuple[int, str]]:
    """(token, scope) of each naming of one."""
    yield from ((first, ITEMS[key]) for first, _, key, _ in read.phrases["items"] if key in ITEMS)
    for at in range(len(read.lower) - 1):
        key = COUNTED.get(tuple(read.lower[at : at + 2]))
        if key is not None:
            yield at, key
