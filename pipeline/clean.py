"""White space made regular: the one change that a release's text knows."""

import re

from pipeline.traced import Replacement, Traced

# White space that is not as it should be already; nearly all is, and is never looked at.
_IN_LINES = re.compile(r"\s{2,}|[^\S \n]|\A\s|\s\Z")
_IN_A_LINE = re.compile(r"\s{2,}|[^\S ]|\A\s|\s\Z")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def fold(text: Traced) -> Traced:
    """The text without outer white space; inside, one space, one line break or one blank line at a time.

    >>> fold(Traced.of(" $4.3\\u00a0 bn  \\r\\n\\n\\n up ")).text
    '$4.3 bn\\n\\nup'
    """
    return _folded(text, lines=True)


def fold_line(text: Traced) -> Traced:
    """The same in one line: line breaks become spaces too.

    >>> fold_line(Traced.of("EXPORTS\\n   RISE")).text
    'EXPORTS RISE'
    """
    return _folded(text, lines=False)


def _folded(text: Traced, lines: bool) -> Traced:
    replacements = []
    for run in (_IN_LINES if lines else _IN_A_LINE).finditer(text.text):
        outer = run.start() == 0 or run.end() == len(text)
        space = "" if outer else _space(run.group()) if lines else " "
        if space != run.group():
            replacements.append(Replacement(run.start(), run.end(), space))
    return text.replace(replacements)


def _space(run: str) -> str:
    return "\n" * min(len(_BREAK.findall(run)), 2) or " "
