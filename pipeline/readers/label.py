"""The name of a part, as far as it is fit to be shown. Nothing is ever written under it."""

import re

_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]")
_DRIVE = re.compile(r"[A-Za-z]:$")
_LONGEST = 200


def label(name: str) -> str:
    """The name without what leads out of the container, deceives the eye or steers a terminal; maybe empty.

    >>> label("C:\\\\data\\\\..\\\\may.txt"), label("/etc/../a\\x1b[31m.txt"), label("..")
    ('data/may.txt', 'etc/a[31m.txt', '')
    """
    seen = _UNSEEN.sub("", name.encode("utf-8", "replace").decode()).replace("\\", "/")
    steps = [step.strip() for step in seen.split("/")]
    if steps and _DRIVE.match(steps[0]):
        steps = steps[1:]
    return "/".join(step for step in steps if step not in ("", ".", ".."))[-_LONGEST:].lstrip("/")
