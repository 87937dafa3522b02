"""Which rules read a document: a digest over all that decides what is read, so that no change of it is forgotten."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("extractors", "pipeline/layouts", "pipeline/marks", "pipeline/readers")
FILES = ("clean", "days", "doubled", "language", "lexicon", "model", "reading", "rows", "traced")
"""Of `pipeline`, the modules that the folders use and those that make rows of what they find."""


@cache
def version() -> str:
    """Twelve hexadecimal digits, the same while the rules are; read once a process, in some milliseconds."""
    digest = sha256()
    for path in sorted(files()):
        digest.update(path.relative_to(_ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def files() -> Iterator[Path]:
    """The files that decide what is read: code and words, but no examples."""
    for folder in FOLDERS:
        for kind in ("*.py", "*.toml"):
            yield from (path for path in (_ROOT / folder).rglob(kind) if not path.name.startswith("spec"))
    yield from (_ROOT / "pipeline" / f"{name}.py" for name in FILES)
    yield from (_ROOT / "pipeline").glob("*.toml")
