"""Without the tools of development, and without loading more than a command needs, the command line works."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("tradewire", "flows", "pipeline", "extractors", "warehouse")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# What the distributions of the extra `dev` are called when they are imported.
DEVELOPMENT = {"axe_playwright_python", "hypothesis", "importlinter", "mypy", "playwright", "pytest", "ruff", "xdist"}

# Runs a command in a Python that refuses to import the modules named first, and says which others were imported.
PROGRAM = """
import sys
refused, watched = (set(names.split(",")) for names in sys.argv[1:3])
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in refused:
            raise ModuleNotFoundError(f"{name} is refused")
sys.meta_path.insert(0, Refuse())
from tradewire.app import outcome
code = outcome(sys.argv[3:])
print("imported:", *sorted(watched & sys.modules.keys()), file=sys.stderr)
sys.exit(code)
"""


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def run(watched: str, *arguments: object) -> tuple[int, set[str], str]:
    command = [sys.executable, "-c", PROGRAM, ",".join(sorted(DEVELOPMENT)), watched, *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False)
    said, _, names = done.stderr.partition("imported:")
    return done.returncode, set(names.split()), said


def test_development_is_named_as_the_project_names_it() -> None:
    named = {dependency.partition(">=")[0] for dependency in PROJECT["optional-dependencies"]["dev"]}
    modules = {name.removeprefix("pytest-").replace("-", "") for name in named}
    assert modules == {name.replace("_", "") for name in DEVELOPMENT}


@pytest.mark.parametrize("package", PACKAGES)
def test_no_package_imports_what_only_development_has(package: str) -> None:
    files = sorted((ROOT / package).rglob("*.py"))
    assert files
    assert {path.name: names for path in files if (names := DEVELOPMENT & {*imported(path)})} == {}


def test_help_loads_nothing_heavy() -> None:
    assert run("spacy,prefect,duckdb,pyarrow,pydantic_settings,extractors,warehouse,bs4", "--help") == (0, set(), "")


def test_documents_are_loaded_without_prefect_and_without_development(tmp_path: Path) -> None:
    document = ROOT / "fixtures" / "001_5f4f5c810b06e861.txt"
    arguments = ("ingest", document, "--warehouse", tmp_path / "w.duckdb")
    # The rules run in processes of their own.
    assert run("spacy,prefect", *arguments) == (0, set(), "")


def test_a_question_loads_no_language(loaded: Path) -> None:
    code, names, said = run("spacy,prefect,duckdb", "sql", "SELECT 1", "--warehouse", loaded)
    assert (code, names, said) == (0, {"duckdb"}, "")
