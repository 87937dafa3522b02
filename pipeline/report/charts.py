"""Charts as Vega-Lite, drawn to SVG as pages are made: no script, no request, the same bytes."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

Row = Mapping[str, Any]
# Pixels from the top: the bars, the row of arrows below them, the names of the slots, the end.
_TOP, _BASE, _ARROWS, _NAMES, _HEIGHT = 16, 103, 123, 142, 150
_LABELLED = 24  # bars at most that have room for a number
_NAMED = 6  # slots that are named
# How each kind of mark is drawn, and how high: at its value, at zero, or at a pixel.
_MARKS: Final[Mapping[str, tuple[Mapping[str, Any], str | int]]] = {
    "rise": ({"type": "bar", "color": "var(--up)"}, "value"),
    "fall": ({"type": "bar", "color": "var(--down)"}, "value"),
    "implied": (
        {"type": "bar", "color": "none", "stroke": "var(--up)", "strokeDash": [3, 2], "strokeWidth": 1.4},
        "value",
    ),
    "empty": (
        {"type": "tick", "orient": "horizontal", "color": "var(--gap)", "thickness": 3, "yOffset": -2, "opacity": 1},
        "zero",
    ),
    "suspect": ({"type": "text", "text": "✕", "color": "var(--err)", "dy": -7}, "zero"),
    "above": ({"type": "text", "color": "var(--ink)", "dy": -7, "fontSize": 9.4}, "value"),
    "below": ({"type": "text", "color": "var(--ink)", "dy": 8, "fontSize": 9.4}, "value"),
    "up": ({"type": "text", "text": "▲", "color": "var(--up)"}, _ARROWS),
    "down": ({"type": "text", "text": "▼", "color": "var(--down)"}, _ARROWS),
    "named": ({"type": "text", "color": "var(--soft)"}, _NAMES),
}
_OPENING = re.compile(r'^<svg [^>]*?width="([\d.]+)" height="([\d.]+)"[^>]*>')
# Names and roles for a drawing that is told apart by them; ours is one picture.
_NEEDLESS = re.compile(r' (?:class|role|aria-\w+|font-family|stroke-miterlimit)="[^"]*"|(?<=\.\d\d)\d+')


def warm() -> None:
    """Loads what draws, which takes longer than the drawing."""
    bars([], (0.0, 1.0))


def domain(*charts: Sequence[Row]) -> tuple[float, float]:
    """The lowest and the highest value of some charts that share a scale; it holds zero."""
    values = [point["value"] for points in charts for point in points if point["value"] is not None]
    low, high = min([0.0, *values]), max([0.0, *values])
    return (low, high) if low < high else (0.0, 1.0)


def bars(points: Sequence[Row], scale: tuple[float, float], width: int = 360) -> str:
    """An SVG of one bar a slot, from zero: what `points` have as slot, value, is_implied, is_suspect and way.

    A slot without a value stays empty, a suspect one holds a cross. Colours are the page's own (`var(--up)`).
    """
    import vl_convert

    drawing = str(vl_convert.vegalite_to_svg(json.dumps(_chart(points, scale, width))))
    opening = _OPENING.sub(r'<svg viewBox="0 0 \1 \2">', drawing, count=1)
    return _NEEDLESS.sub("", opening).replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)


def _chart(points: Sequence[Row], scale: tuple[float, float], width: int) -> dict[str, Any]:
    """The specification: https://vega.github.io/vega-lite/docs/layer.html."""
    slots = {"domain": [*range(len(points))], "paddingInner": 0.17, "paddingOuter": 0.1}
    heights = {"domain": scale, "range": [_BASE, _TOP], "nice": False}
    x = {"field": "place", "type": "ordinal", "axis": None, "scale": slots}
    y = {
        "value": {"field": "value", "type": "quantitative", "axis": None, "scale": heights},
        "zero": {"datum": 0, "axis": None, "scale": heights},
    }
    line = {"type": "rule", "color": "var(--line)"}
    layers = [{"data": {"values": [{}]}, "mark": line, "encoding": {"y": y["zero"]}}]
    for name, rows in _rows(points).items():
        mark, height = _MARKS[name]
        encoding: dict[str, object] = {"x": x, "y": {"value": height} if isinstance(height, int) else y[height]}
        if "words" in rows[0]:
            encoding["text"] = {"field": "words", "type": "nominal"}
        layers.append({"data": {"values": rows}, "mark": dict(mark), "encoding": encoding})
    return {
        "layer": layers,
        "width": width,
        "height": _HEIGHT,
        "padding": 0,
        "background": "transparent",
        "config": {"aria": False, "autosize": {"type": "none"}, "view": {"stroke": None}},
    }


def _rows(points: Sequence[Row]) -> dict[str, list[dict[str, object]]]:
    """What is drawn, by the kind of mark."""
    found: dict[str, list[dict[str, object]]] = {name: [] for name in _MARKS}
    step = max(1, -(-len(points) // _NAMED))
    for place, point in enumerate(points):
        row = {"place": place, "value": point["value"]}
        found[_look(point)].append(row)
        if point["value"] is not None and len(points) <= _LABELLED:
            number = f"{point['value']:,.1f}".replace("-", "−")
            found["below" if point["value"] < 0 else "above"].append({**row, "words": number})
        if point["way"]:
            found[point["way"]].append(row)
        if place % step == 0:
            found["named"].append({**row, "words": point["slot"]})
    return {name: rows for name, rows in found.items() if rows}


def _look(point: Row) -> str:
    if point["is_suspect"]:
        return "suspect"
    if point["value"] is None:
        return "empty"
    if point["is_implied"]:
        return "implied"
    return "fall" if point["value"] < 0 else "rise"
