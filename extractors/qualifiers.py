"""`approx`, `over` or `under`: what the words before a number say of its exactness."""

from extractors.lexicon import keys_by_form, words
from extractors.reading import Reading

FORMS = {tuple(form.split()): key for form, key in keys_by_form("lexicons/qualifiers", "qualifier").items()}
LONGEST = max(map(len, FORMS))
TRANSPARENT = words("lexicons/qualifiers", "transparent")


def qualifier(read: Reading, first: int) -> str | None:
    """The qualifier of the number that begins at a token, or None."""
    for end in range(first, max(first - 4, 0), -1):
        if end < first and read.word(end) not in TRANSPARENT:
            break
        for length in range(min(LONGEST, end), 0, -1):
            found = FORMS.get(tuple(read.lower[end - length : end]))
            if found is not None:
                return found
    return None
