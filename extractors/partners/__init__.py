"""Partners: every naming of an economy, bloc or region other than the reporter, by name, abbreviation or adjective."""

from functools import cache

from babel import Locale
from spacy.language import Language
from spacy.tokens import Doc

from extractors.lexicon import load
from extractors.model import Partner
from extractors.partners.ordinary import is_ordinary
from extractors.reading import Reading, keep, reading


@cache
def name_of(code: str) -> str:
    """The English short name of a code: of ISO 3166-1 by Unicode CLDR, of a bloc or region by our lexicon."""
    for codes in load("lexicons/blocs").values():
        if code in codes:
            return codes[code][0]
    return str(Locale("en").territories.get(code, code))


def find(read: Reading) -> list[Partner]:
    """The partners in order; names inside company and place names, and the reporter itself, are none."""
    covered = {at for first, last, *_ in read.phrases["exceptions"] for at in range(first, last)}
    covered |= {at for amount in read.mentions.get("amounts", ()) for at in range(amount.first, amount.last)}
    named = [(f, last, code, "country") for f, last, code, _ in read.phrases["economies"]]
    named += [(f, last, code, kind) for f, last, code, kind in read.phrases["blocs"]]
    found: list[Partner] = []
    taken: set[int] = set()
    for first, last, code, kind in sorted(named, key=lambda n: (n[0], -n[1])):
        if first in covered or first in taken or is_ordinary(read, first, last):
            continue
        taken.update(range(first, last))
        if code == read.frame.reporter:
            continue
        place = read.place(first, last, f"<{kind}>")
        found.append(Partner(**place, code=code, name=name_of(code), kind=kind))
    return found


@Language.component("release_partners")
def partners(doc: Doc) -> Doc:
    """Puts the partners on the Doc."""
    return keep(doc, "partners", find(reading(doc)))
