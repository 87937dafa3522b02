"""The words by which numbers are linked to series, from words.toml, as sets."""

from collections.abc import Mapping

from extractors.lexicon import keys_by_form, words

WORDS = "observations/words"
AFTER_DATE = words(WORDS, "after_date")
ACTING = words(WORDS, "acting")
ANAPHOR = words(WORDS, "anaphor")
AUXILIARY = words(WORDS, "auxiliary")
BILATERAL = words(WORDS, "bilateral")
COMPANY = words(WORDS, "company")
COMPARED = words(WORDS, "compared")
CONCESSION = words(WORDS, "concession")
JOINING = words(WORDS, "joining")
EXCEEDING = words(WORDS, "exceeding")
FRONTING = words(WORDS, "fronting")
GONE = words(WORDS, "gone")
GROWING = words(WORDS, "growing")
HABIT = keys_by_form(WORDS, "habit")
LEADING: Mapping[str, str] = keys_by_form(WORDS, "leading")
LIGHT = words(WORDS, "light")
LINKING = words(WORDS, "linking")
LONG = words(WORDS, "long")
LISTING = words(WORDS, "listing")
MASS = words(WORDS, "mass")
MEMBERS = words(WORDS, "members")
MODIFIER = words(WORDS, "modifier")
OFF = words(WORDS, "off")
OFFICE = words(WORDS, "office")
OPENER = words(WORDS, "opener")
OVERALL = words(WORDS, "over")
POSSESSIVE = words(WORDS, "possessive")
POSTPOSED = words(WORDS, "postposed")
PARTICIPLE = words(WORDS, "participle")
PRICED = words(WORDS, "priced")
PRONOUN = words(WORDS, "pronoun")
REFERENCE = words(WORDS, "reference")
SHARE = words(WORDS, "share")
STOP = words(WORDS, "stop")
THERE = words(WORDS, "there")
THOSE = words(WORDS, "those")
TIMES = words(WORDS, "times")
TO = words(WORDS, "to")
WHOLE = words(WORDS, "whole")
WORTH = words(WORDS, "worth")
POLARITY: Mapping[str, int] = {
    form: {"positive": 1, "negative": -1}[key] for form, key in keys_by_form(WORDS, "polarity").items()
}
THAN: Mapping[str, int] = {form: {"more": 1, "less": -1}[key] for form, key in keys_by_form(WORDS, "than").items()}
GRAINS: Mapping[str, str] = keys_by_form(WORDS, "grain")
MULTIPLES: Mapping[str, int] = {form: int(key) for form, key in keys_by_form(WORDS, "multiple").items()}
