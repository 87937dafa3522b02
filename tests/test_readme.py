"""Every example of the README runs, and answers what it says there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("tradewire", "pipeline", "extractors")
README = (ROOT / "README.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(kind: str) -> list[str]:
    return [text for language, text in _BLOCK.findall(README) if language == kind]


def examples() -> list[tuple[str, str]]:
    """Each command of the `console` blocks with what stands below it, in order."""
    parts = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", "".join(blocks("console")), re.MULTILINE)
    return list(parts)


def fits(expected: str, printed: str) -> bool:
    """Whether an answer is the expected one; `...` stands for any lines, or for any part of a line."""
    pattern = ""
    for line in expected.splitlines():
        inner = ".*".join(re.escape(part) for part in line.split("..."))
        pattern += r"(?:.*\n)*" if line == "..." else rf"{inner}\n"
    return re.fullmatch(pattern, printed) is not None


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder like a fresh checkout, and an environment with the command `tradewire`."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "inbox").mkdir()
    (folder / "fixtures").symlink_to(ROOT / "fixtures")
    command = folder / "bin" / "tradewire"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tradewire "$@"\n')
    command.chmod(0o755)
    path = f"{command.parent}{os.pathsep}{os.environ['PATH']}"
    return folder, {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


@pytest.mark.slow
def test_every_example_answers_as_the_readme_says(shell: tuple[Path, dict[str, str]]) -> None:
    folder, environment = shell
    assert len(examples()) > 5
    for command, expected in examples():
        done = subprocess.run(
            command, shell=True, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert (done.returncode, done.stderr) == (0, ""), command
        assert fits(expected, done.stdout), f"$ {command}\n{done.stdout}"
        assert done.stdout or not expected, command


def test_every_make_target_exists() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z]+)", README)) | {"setup"}
    assert {"run", "test", "lint", "bench"} <= named
    assert named <= targets


def test_every_command_is_in_the_readme() -> None:
    from tradewire.app import app

    named = set(re.findall(r"^\| `tradewire (\w+)", README, re.MULTILINE))
    assert named == set(get_command(app).commands)  # type: ignore[attr-defined]


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\((?!http)([^)#]+)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_top_says_how_to_run_and_test() -> None:
    top = "\n".join(README.splitlines()[:10])
    assert "make run" in top
    assert "make test" in top


def test_what_the_recipes_name_is_there() -> None:
    recipes = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    code = "".join(path.read_text(encoding="utf-8") for folder in PACKAGES for path in (ROOT / folder).rglob("*.py"))
    named = set(re.findall(r"`([^`]+)`", recipes))
    paths = {name for name in named if "/" in name and "<" not in name}
    assert {"extractors/items/items.toml", "extractors/dates/shapes.toml"} < paths
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []
    tuples = {name for name in named if name.isupper()}
    assert {"PIPES", "READERS", "MECHANISMS"} < tuples
    assert [name for name in sorted(tuples) if not re.search(rf"^{name}\b", code, re.MULTILINE)] == []


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        ("a\n...\nd ... f\n", "a\nb\nc\nd e f\n", True),
        ("...\n", "", True),
        ("a\n", "b\n", False),
        ("a\n", "a\nb\n", False),
        ("", "a\n", False),
    ],
)
def test_dots_stand_for_what_is_not_shown(expected: str, printed: str, same: bool) -> None:
    assert fits(expected, printed) is same
