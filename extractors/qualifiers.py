"""`approx`, `over` or `under`: what the words before a number say of its exactness."""

from extractors.lexicon import keys_by_form, words
from extractors.reading import Reading

FORMS = {tuple(form.split()): key for form, key in keys_by_form("lexicons/qualifiers", "qualifier").items()}
LENGTHS = sorted({len(form) for form in FORMS}, reverse=True)
LAST_WORDS = frozenset(form[-1] for form in FORMS)
RISING = words("lexicons/qualifiers", "rising")
TRANSPARENT = words("lexicons/qualifiers", "transparent")
COMPARING = words("lexicons/qualifiers", "comparing")
SIZES = ("percent", "scale", "letter_scale", "currency_word")


def qualifier(read: Reading, first: int) -> str | None:
    """The qualifier of the number that begins at a token, or None."""
    for end in range(first, max(first - 4, 0), -1):
        if end < first and read.word(end) not in TRANSPARENT:
            break
        length = qualifier_length(read, end)
        if length:
            return FORMS[tuple(read.lower[end - length : end])]
    return None


def qualifier_length(read: Reading, end: int) -> int:
    """How many tokens the qualifier takes that ends right before a token; 0 where none does."""
    if read.word(end - 1) not in LAST_WORDS:
        return 0
    for length in LENGTHS:
        found = tuple(read.lower[end - length : end]) if length <= end else ()
        if found in FORMS and not _is_movement(read, end - length, found):
            return length
    return 0


def _is_movement(read: Reading, first: int, form: tuple[str, ...]) -> bool:
    """`piled up to $12 bn`, `5.8 percent higher than the $17.6 billion of May`: something moved, or is compared."""
    if form == ("up", "to"):
        return read.word(first - 1) in RISING
    return form[-1] in COMPARING and read.tag(first - 1) in SIZES
