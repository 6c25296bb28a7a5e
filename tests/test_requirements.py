"""What is installed is what was locked: each package by its version, and each of its files by its hash."""

import re
import tomllib
from pathlib import Path

import pytest

FILES = ("requirements.txt", "requirements-dev.txt")
_PIN = re.compile(r"([A-Za-z0-9._-]+)==(\S+)((?: --hash=sha256:[0-9a-f]{64})+)")


def locked(file: str) -> dict[str, str]:
    """Versions by name; every line is a package with its hashes."""
    whole = Path(file).read_text(encoding="utf-8").replace("\\\n", " ")
    pins = [_PIN.fullmatch(" ".join(line.split())) for line in whole.splitlines() if line.strip()]
    assert all(pins), whole
    return {_level(pin[1]): pin[2] for pin in pins if pin}


def _level(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _names(wanted: list[str]) -> set[str]:
    return {_level(re.split(r"[\[<>=!~ ]", each)[0]) for each in wanted}


@pytest.mark.parametrize("file", FILES)
def test_no_address_of_an_index_is_in_it(file: str) -> None:
    assert not re.search(r"index|://|trusted|find-links", Path(file).read_text(encoding="utf-8"))


def test_all_that_is_asked_for_is_locked() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    runs, tools = locked(FILES[0]), locked(FILES[1])
    assert _names(project["dependencies"]) <= set(runs)
    assert _names(project["optional-dependencies"]["dev"]) <= set(tools)


def test_the_tools_run_what_the_program_runs() -> None:
    assert locked(FILES[0]).items() <= locked(FILES[1]).items()


def test_files_of_other_systems_are_locked_too() -> None:
    text = Path(FILES[0]).read_text(encoding="utf-8")
    compiled = re.search(r"^aiohttp==(.*?)^\S", text, re.MULTILINE | re.DOTALL)
    assert compiled is not None
    assert compiled[1].count("sha256") > 20
