"""The packages' names are general ones: here they must mean this repository's folders and nobody else's."""

import re
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = [name for name in PROJECT["tool"]["setuptools"]["packages"]["find"]["include"] if "*" not in name]


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_resolves_inside_this_repository(name: str) -> None:
    spec = find_spec(name)
    assert spec is not None
    assert spec.origin == str(ROOT / name / "__init__.py")


def test_every_package_is_installed_typed_and_guarded() -> None:
    folders = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"benchmarks"}
    assert folders == set(PACKAGES)
    assert set(PROJECT["tool"]["mypy"]["packages"]) == folders
    assert set(PROJECT["tool"]["importlinter"]["root_packages"]) == folders


def test_nobody_can_upload_it_by_mistake() -> None:
    assert "Private :: Do Not Upload" in PROJECT["project"]["classifiers"]


def test_constraints_are_names_and_versions_alone() -> None:
    for line in (ROOT / "constraints.txt").read_text().splitlines():
        assert re.fullmatch(r"[\w.-]+==[\w.]+", line), line


def test_the_three_recipes_are_all_that_contributing_holds() -> None:
    lines = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split("\n")
    assert all(line.startswith(("# ", "| ")) or not line for line in lines)
