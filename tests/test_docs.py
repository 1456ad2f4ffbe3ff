"""The documentation says what is there, and what it shows runs."""

from __future__ import annotations

import re
import subprocess
import sys
from inspect import cleandoc
from pathlib import Path

import click
import pytest

import kg
from kg import judgements
from kg.cli import app
from kg.cli.reference import commands, reference
from kg.export import FORMATS
from kg.read import suffixes

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh.md")


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize(("name", "command"), [pytest.param(*found, id=found[0]) for found in commands()])
def test_command_is_explained(name: str, command: click.Command) -> None:
    help_text = cleandoc(command.help or "")
    assert re.search(rf"例 Examples?:\n  {name}\b", help_text), f"{name}: no example in its help"
    assert re.search("[\u4e00-\u9fff]", help_text.splitlines()[0]), f"{name}: no Chinese in its help"
    parts = [part for part in help_text.replace("\b\n", "").split("\n\n") if not part.startswith("例 ")]
    chinese = [bool(re.search("[\u4e00-\u9fff]", part)) for part in parts]
    assert sum(chinese) * 2 >= len(chinese), f"{name}: what its help tells in English it tells in Chinese too"
    options = [one for one in command.params if isinstance(one, click.Option)]
    assert all(option.help for option in options)
    for readme in READMES:
        assert f"`{name}" in read(readme), f"{name} is not in {readme}"


def test_the_reference_shows_every_example_by_itself() -> None:
    shown = re.findall(r"^例 Examples:\n\n```\n(.*?)```$", reference(), re.MULTILINE | re.DOTALL)
    assert len(shown) == len(list(commands()))
    assert [line for block in shown for line in block.splitlines() or [""] if not line.startswith("kg ")] == []


@pytest.mark.parametrize("readme", READMES)
def test_readme_has_the_two_commands_first(readme: str) -> None:
    first = re.search(r"```sh\n(.*?)```", read(readme), re.DOTALL)
    assert first is not None
    assert [line.split("#")[0].strip() for line in first[1].splitlines()] == ["make demo", "make test"]
    makefile = read("Makefile")
    assert "\ndemo:" in makefile
    assert "\ntest:" in makefile


@pytest.mark.parametrize("readme", READMES)
def test_readmes_python_runs(readme: str, tmp_path: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", read(readme), re.DOTALL)
    assert len(blocks) == 2
    command = [sys.executable, "-W", "error", "-X", "utf8", "-c", "".join(blocks)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "雷向东" in done.stdout
    assert (tmp_path / "output" / "page" / "graph.html").is_file()


@pytest.mark.parametrize("readme", READMES)
def test_readmes_judgement_is_one(readme: str, tmp_path: Path) -> None:
    block = re.search(r"```yaml\n(.*?)```", read(readme), re.DOTALL)
    assert block is not None
    file = tmp_path / "judgements.yaml"
    file.write_text(block[1], encoding="utf-8")
    (judgement,) = judgements.read(file)
    assert (judgement.verdict, judgement.by) == ("same", "李娜")


@pytest.mark.parametrize("page", [*READMES, "CONTRIBUTING.md", "SECURITY.md", "tests/bench/README.md"])
def test_links_lead_somewhere(page: str) -> None:
    targets = [link for link in re.findall(r"\]\(([^)]+)\)", read(page)) if "://" not in link]
    assert targets
    assert [target for target in targets if not (ROOT / page).parent.joinpath(target).exists()] == []


def test_formats_and_files_are_named() -> None:
    help_text = next(p for p in app.commands["build"].params if p.name == "formats").help  # type: ignore[attr-defined]
    assert [name for name in FORMATS if not re.search(rf"\b{name}\b", help_text)] == []
    for document in ("output/README.md", "README.md", "README.zh.md"):
        text = read(document)
        files = [file for one in FORMATS.values() for file in one.files]
        assert [file for file in files if file.removesuffix(".parquet") not in text] == [], document


def test_input_formats_are_named() -> None:
    for readme in READMES:
        paragraph = next(part for part in read(readme).split("\n\n") if "`.txt`" in part)
        assert set(re.findall(r"`(\.\w+)`", paragraph)) == set(suffixes()), readme


def test_versions_agree() -> None:
    version = re.search(r'^version = "(.+)"$', read("pyproject.toml"), re.MULTILINE)
    assert version is not None
    assert version[1] == kg.__version__


def test_public_names_exist() -> None:
    assert [name for name in kg.__all__ if not hasattr(kg, name)] == []
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # noqa: B018


def test_no_file_names_a_machine() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout.split(b"\0")
    files = [ROOT / name.decode() for name in listed if name]
    if not files:
        pytest.skip("not a git checkout")
    pattern = re.compile(r"/(?:root|home|workspace)/\w|file:///|--(?:extra-)?index-url")
    texts = [f for f in files if f.is_file() and f.suffix in {".py", ".txt", ".toml", ".md", ".yaml", ".ipynb", ""}]
    found = [f.name for f in texts if f != Path(__file__) and pattern.search(f.read_text("utf-8", errors="ignore"))]
    assert found == []
