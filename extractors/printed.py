"""How tokens are printed: one regular expression whose groups are their kinds, and the values of printed numbers."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

SPACE = r"[ \u00a0\u2009\u202f]"
APOSTROPHES = "['’]"
VULGAR = "½¼¾⅓⅔⅛⅜⅝⅞"
GROUPED = rf"\d{{1,3}}(?:{SPACE}\d{{3}})+"
MARKS = re.compile(rf"{SPACE}|{APOSTROPHES}")
SIGN = "[-−‑‒﹣－+＋]"
# A period in short: 3Q24, Q1 2024, 2024Q1, 2024M06, 9M24, CY2024, FY2024-25, 2000s, and days in numbers.
PERIOD = r"""
    \d[QH]\d{2,4}\b|\d[QH]['’]?\d\d\b|\d[QH](?=FY|\b)
    |[QH]\d(?:[-/]?(?:\d{4}|\d\d)|\ \d{4}|['’]\d\d)?\b(?!\.\d{1,2}(?!\d))
    |[QH][1-4](?=FY)|(?:19|20)\d\d[-/]?[QH][1-4]\b
    |(?:19|20)\d\d-?M(?:0[1-9]|1[0-2])\b
    |(?<![\w$€£¥.,])\d{1,2}M(?:\d\d|[/-]?\d{4}|(?=\ (?:19|20)\d\d\b))\b
    |(?<![\w$€£¥.,])(?:[1-9]|1[0-2])M(?=\ ?FY[-'’ ]?\d)
    |CY[-\s'’]?(?:20)?\d\d\b
    |FY[-\s'’]?\d{2,4}(?:[-/–]\d{2,4})?\b|(?:19|20)\d{2}s\b|(?:(?<=['’])|(?<=[Tt]he\ ))\d0s\b
    |(?:19|20)\d\d(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}\b
    |(?:\d{1,2}\.\d{1,2}\.|\d{1,2}/\d{1,2}/|\d{1,2}-\d{1,2}-)(?:19|20)\d\d\b
"""
Entry = tuple[str, str, str]
SUFFIXES = ("scale", "letter_scale", "percent", "unit")


def _alternatives(forms: Sequence[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(set(forms), key=lambda form: (-len(form), form)))


def _in_any_case(forms: Sequence[str]) -> str:
    return _alternatives([case for form in forms for case in (form, form.upper(), form.capitalize())])


def token_expression(entries: Sequence[Entry]) -> re.Pattern[str]:
    """The expression of a token, from the (class, form, key) of all words that the tokenizer knows.

    `56.56bn`, `KRW14.4` and `GoodsTrade` are several tokens, `U.S.`, `(-)` and `2024-03-01` one. Each match has one
    group, the token; a space after a plain word or a comma is taken along, or every alternative would be tried on it.
    """
    money = [form for kind, form, _ in entries if kind in ("currency_sign", "currency_code") and " " not in form]
    signs = _alternatives([form for form in money if not form.isalpha()])
    codes = _alternatives([form for form in money if form.isalpha()])
    glued = _in_any_case([form for kind, form, _ in entries if kind in SUFFIXES and form.isalpha()])
    dotted = _alternatives([form for _, form, _ in entries if form.endswith(".") and " " not in form])
    number = (
        rf"{GROUPED}(?:[.,]\d+)?(?={SPACE}?(?:{glued}|%|[€£])(?!\w))"
        rf"|(?<=[€£$R]){SPACE}?{GROUPED}(?:\.\d+)?(?!\d)"
        rf"|\d{{1,3}}(?:{APOSTROPHES}\d{{3}})+(?:\.\d+)?(?!\d)"
        rf"|\d+(?:[.,·]\d+)*[{VULGAR}]?|[{VULGAR}]"
    )
    number_end = rf"(?=(?:{glued}|{codes})(?![^\W\d])|[^\W\d_]{{4,}}|[^\w]|_|$)"
    return re.compile(
        rf"""
        (?P<plain>[A-Z]?[a-z]+)(?:[ ]|(?=[,\n]))
        |(?P<mark>,)[ ]?
        |(?P<url>(?:https?://|www\.)\S+|[\w.+-]{{1,64}}+@[\w-]{{1,64}}\.[\w.]{{1,64}})
        |(?P<sign>\([-–−+]\)(?=\s?\d)|(?<![\w)%.\]]){SIGN}(?={SPACE}?(?:\d|{signs}))|(?<=[\s(])–(?=\d))
        |(?P<period>{PERIOD})
        |(?P<ordinal>\d+(?:st|nd|rd|th)\b)
        |(?P<percent>%[ -]?p(?:oint|t)?s?\b|[%％])
        |(?P<money>(?:{signs})|(?:{codes})(?=\d))
        |(?P<number>(?>{number}){number_end}|\.\d+)
        |(?P<dotted>(?:[A-Z]\.){{2,}}|(?<!\w)(?:{dotted})(?!\w)|[A-Z]\.[A-Z]\b)
        |(?P<possessive>['’][sS](?!\w))
        |(?P<glued>[A-Z]{{3,}}(?=[A-Z][a-z]{{3}})|[a-z]{{3,}}(?=[A-Z][a-z]{{3}}))
        |(?P<word>[^\W\d_]+?(?=(?<=[a-z]{{3}})[A-Z][a-z]{{3}})|[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*|\w+)
        |(?P<other>\S)
        """,
        re.VERBOSE,
    )


def number_value(text: str) -> Decimal:
    """The value of a printed number: groups of any style, decimal points or commas.

    >>> [str(number_value(n)) for n in ("1,234.5", "21,50,325.03", "1 741.9", "12,5", "1.234,56")]
    ['1234.5', '2150325.03', '1741.9', '12.5', '1234.56']
    """
    if text[-1] in VULGAR:
        return (number_value(text[:-1]) if text[:-1] else Decimal(0)) + Decimal(unicodedata.numeric(text[-1]))
    digits = MARKS.sub("", text).replace("·", ".")
    head, comma, tail = digits.rpartition(",")
    is_decimal_comma = comma and "." not in tail and "," not in head and len(tail) != 3
    if is_decimal_comma or (comma and "." in head):
        return Decimal(f"{head.replace('.', '').replace(',', '')}.{tail}")
    if digits.count(".") > 1:
        digits = digits.replace(".", "")
    return Decimal(digits.replace(",", ""))


def half_of_last_digit(text: str) -> Decimal | None:
    """Half a unit of the last digit of a printed number, which stands for all that rounds to it.

    Whole thousands may have been counted in thousands; what a vulgar fraction stands for is not known.

    >>> [str(half_of_last_digit(n)) for n in ("55.8", "3.10", "52", "1,234", "638,000", "12,5", "2½")]
    ['0.05', '0.005', '0.5', '0.5', '500.0', '0.05', 'None']
    """
    if text[-1] in VULGAR:
        return None
    value, half = number_value(text), Decimal("0.5")
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < 0:
        return half.scaleb(exponent)
    while value and value % 1000 == 0:
        value, half = value / 1000, half * 1000
    return half


def number_class(text: str, value: Decimal) -> str:
    """`year` (1900 to 2099 without a group mark), `day` (1 to 31), `count` (other whole numbers) or `decimal`."""
    if not text.isdigit():
        return "count" if value == value.to_integral_value() and "," in text else "decimal"
    if len(text) == 4 and 1900 <= value < 2100:
        return "year"
    return "day" if len(text) <= 2 and 1 <= value <= 31 else "count"
