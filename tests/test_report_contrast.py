"""The colours of the pages can be read in both schemes: computed from the custom properties of the stylesheet."""

import re

import pytest

from pipeline.report.pages import static

Colour = tuple[float, float, float]
KINDS = ("amt", "pct", "dat", "ptr", "stk", "rec")
# Text that one reads at length, also below marks and when selected: seven to one.
READ = [("ink", ground) for ground in ("paper", "card", "sel", "ev", *KINDS)]
# Everything else that is text.
SEEN = [
    *((ink, ground) for ink in ("soft", "link") for ground in ("paper", "card", "ev")),
    *((f"{kind}-l", kind) for kind in KINDS),
    *((level, f"{level}-t") for level in ("err", "warn", "info")),
    *((ink, f"{level}-t") for level in ("err", "warn", "info") for ink in ("ink", "link")),
    *((ink, ground) for ink in ("err", "warn", "info", "up", "down") for ground in ("paper", "card", "ev")),
    *((ink, "sel") for ink in ("link", "err")),
    *((ink, ground) for ink in ("ink", "link", "err") for ground in ("flat",)),
    *((ink, tint) for ink in ("ink",) for tint in ("u1", "u2", "u3", "d1", "d2", "d3")),
    ("up", "up-t"),
    ("down", "down-t"),
]


def properties(scheme: str) -> dict[str, Colour]:
    """The colours of a scheme, and the tints that are mixed of them for the tables of growth."""
    light, dark = re.findall(r":root\{(.*?)\}", static("tradewire.css"), re.DOTALL)[:2]
    found = dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})\b", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})\b", dark))
    colours = {name: rgb(value) for name, value in found.items()}
    for way, name in (("u", "up"), ("d", "down")):
        tint = colours[f"{name}-t"]
        colours[f"{way}1"], colours[f"{way}2"] = mixed(tint, colours["paper"], 0.45), tint
        colours[f"{way}3"] = mixed(colours[name], tint, 0.32)
    return colours


def rgb(value: str) -> Colour:
    digits = value[1:] if len(value) == 7 else "".join(2 * digit for digit in value[1:])
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def mixed(one: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (part * first + (1 - part) * second for first, second in zip(one, other, strict=True))
    return red, green, blue


def luminance(colour: Colour) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """By WCAG 2: of black and white it is 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("least", "pairs"), [(7, READ), (4.5, SEEN)], ids=["read", "seen"])
def test_text_stands_out_from_its_ground(scheme: str, least: float, pairs: list[tuple[str, str]]) -> None:
    colours = properties(scheme)
    found = {f"{ink} on {ground}": round(contrast(colours[ink], colours[ground]), 2) for ink, ground in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}


def test_the_tints_are_mixed_as_the_stylesheet_says() -> None:
    css = static("tradewire.css")
    assert ".c.u1{background:color-mix(in srgb,var(--up-t) 45%,transparent)}.c.u2{background:var(--up-t)}" in css
    assert ".c.u3{background:color-mix(in srgb,var(--up) 32%,var(--up-t))}" in css
    assert ".c.d3{background:color-mix(in srgb,var(--down) 32%,var(--down-t))}" in css


def test_motion_print_and_forced_colours_are_seen_to() -> None:
    css = static("tradewire.css")
    assert "scroll-behavior" not in css.partition("prefers-reduced-motion:no-preference")[0]
    assert "@media print" in css
    assert "@media (forced-colors:active)" in css
