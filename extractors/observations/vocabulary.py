"""The words by which numbers are linked to series, from words.toml, as sets."""

from extractors.lexicon import keys_by_form, words

WORDS = "observations/words"
LIGHT = words(WORDS, "light")
MODIFIER = words(WORDS, "modifier")
STOP = words(WORDS, "stop")
OPENER = words(WORDS, "opener")
PRONOUN = words(WORDS, "pronoun")
THOSE = words(WORDS, "those")
OFF = words(WORDS, "off")
OVERALL = words(WORDS, "over")
LEVEL_VERBS = words(WORDS, "level")
ANAPHOR = words(WORDS, "anaphor")
COMPANY = words(WORDS, "company")
OFFICE = words(WORDS, "office")
SHARE = words(WORDS, "share")
RANKED = words(WORDS, "rank")
POLARITY = {form: {"positive": 1, "negative": -1}[key] for form, key in keys_by_form(WORDS, "polarity").items()}
