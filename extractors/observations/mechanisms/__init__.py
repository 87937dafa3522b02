"""The mechanisms by which numbers get their series, in the order in which they are tried; the first that fits wins."""

from collections.abc import Callable

from extractors.observations.linker import Link, Linker
from extractors.observations.mechanisms.balances import exceeding
from extractors.observations.mechanisms.behind import told_by_growth
from extractors.observations.mechanisms.brackets import bracket_base, bracket_element, bracket_of_number, dual_currency
from extractors.observations.mechanisms.clause import at_level, carried, fronted, gone_goods, passive, subject
from extractors.observations.mechanisms.headers import header_bullet
from extractors.observations.mechanisms.leads import led_by, moved_most
from extractors.observations.mechanisms.lists import (
    apposed,
    by_each,
    followed_by,
    for_each,
    gone_to,
    or_number,
    share_again,
    to_level,
)
from extractors.observations.mechanisms.pairs import each, respectively
from extractors.observations.mechanisms.parts import of_whole, share_of
from extractors.observations.mechanisms.targets import base_of_head, for_element, for_way, of_head, target_behind
from extractors.observations.numbers import Number

MECHANISMS: tuple[Callable[[Linker, Number, list[Number]], list[Link]], ...] = (
    dual_currency,
    bracket_of_number,
    bracket_base,
    bracket_element,
    respectively,
    each,
    by_each,
    for_each,
    gone_to,
    share_again,
    to_level,
    or_number,
    header_bullet,
    of_whole,
    for_way,
    for_element,
    share_of,
    led_by,
    moved_most,
    exceeding,
    apposed,
    followed_by,
    passive,
    gone_goods,
    target_behind,
    of_head,
    base_of_head,
    at_level,
    subject,
    fronted,
    carried,
    told_by_growth,
)
