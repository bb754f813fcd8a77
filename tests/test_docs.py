"""The documentation says what the product does."""

from __future__ import annotations

import re
from typing import Final

import click
import pytest
from click.testing import CliRunner

from mkmaterials import errors
from mkmaterials.cli import main
from support import ROOT

README: Final = (ROOT / "README.md").read_text(encoding="utf-8")


def _commands(group: click.Group = main, path: str = "mkmaterials") -> dict[str, click.Command]:
    """Return every command under `group` by what one types, groups and all."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        found[f"{path} {name}"] = command
        if isinstance(command, click.Group):
            found |= _commands(command, f"{path} {name}")
    return found


@pytest.mark.parametrize(("typed", "command"), _commands().items(), ids=_commands())
def test_every_command_and_option_is_explained_and_in_the_readme(
    typed: str, command: click.Command
) -> None:
    assert command.help
    assert typed in README
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, f"{command.name} {option.name}"


def test_the_help_in_the_readme_is_the_real_one() -> None:
    shown = re.search(r"\$ mkmaterials build --help\n(.*?)```", README, re.DOTALL)
    assert shown
    real = CliRunner().invoke(
        main, ["build", "--help"], prog_name="mkmaterials", terminal_width=100
    )
    assert shown[1].strip() == real.output.partition("Exit codes")[0].strip()


def test_every_exit_code_is_in_the_readme() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    codes = {kind.exit_code for kind in kinds if issubclass(kind, errors.MkmaterialsError)}
    assert codes == {1, 2, 3, 4, 5, 6, 7}
    assert all(f"| {code} |" in README for code in codes)


def test_every_file_the_documentation_names_is_there() -> None:
    for page in (README, (ROOT / "docs/architecture.md").read_text(encoding="utf-8")):
        named = re.findall(r"\]\((?!http)([^)#]+)\)", page)
        named += re.findall(r"`((?:src|tests|templates|docs)/[\w./-]+\.\w+)`", page)
        for name in named:
            assert (ROOT / name).exists(), name


def test_nothing_names_this_machine_or_a_registry() -> None:
    hosts = ["pypi" + ".org", "registry" + ".npmjs", "files.python" + "hosted", "/wo" + "rk/"]
    suffixes = {".py", ".md", ".yaml", ".toml", ".lock", ".txt", ""}
    folders = [ROOT / name for name in ("src", "docs", "templates", "tests", ".ci")]
    files = [p for folder in folders for p in folder.rglob("*") if p.is_file()]
    files += [p for p in ROOT.iterdir() if p.is_file()]
    for path in files:
        if path.suffix in suffixes and "__pycache__" not in path.parts:
            text = path.read_text(encoding="utf-8", errors="replace")
            assert not any(host in text for host in hosts), path
