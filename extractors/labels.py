"""Labels for people: the items and economies that rows name by slug and code, as rows of their tables."""

from extractors.lexicon import keys_by_form, load
from extractors.partners import name_of

Row = dict[str, object]


def labels() -> dict[str, list[Row]]:
    """`items` (slug, label, parent) and `economies` (code, label, kind), as the lexicons have them."""
    parents = keys_by_form("items/parents")
    items: list[Row] = [
        {"slug": slug, "label": forms[0], "parent": parents.get(slug)}
        for slug, forms in load("items/items")[""].items()
    ]
    economies: list[Row] = [
        {"code": code, "label": name_of(code), "kind": "country"} for code in load("lexicons/economies")[""]
    ]
    for kind, codes in load("lexicons/blocs").items():
        economies += [{"code": code, "label": name_of(code), "kind": kind} for code in codes]
    return {"items": items, "economies": economies}
