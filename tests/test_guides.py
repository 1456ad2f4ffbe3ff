"""Every command and every line of Python in the guides runs, in the order in which a reader meets it."""

from __future__ import annotations

import dataclasses
import importlib.util
import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import kg
from kg import model
from kg.cli import main
from kg.cli.reading import LIMITS
from kg.cli.reference import PAGES, reference
from kg.engine.extract import MAX_ARTICLE, MIN_CHINESE
from kg.export.workbook import MOST_CHARACTERS, MOST_ROWS
from kg.text.sentences import MAX_SENTENCE

ROOT = Path(__file__).parent.parent
GUIDES = sorted((ROOT / "kg" / "guide").glob("*.md"))
# What stands between two fences; a line with nothing but a name in backticks before it makes it that file.
BLOCK = re.compile(r"(?:^`(?P<file>[^`\n]+)`\n\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
REPORTS = (
    ("山西深入推进产改", "本报讯（记者 柳文）2025年3月6日，山西省总工会召开产业工人队伍建设改革推进会。",
     "山西省总工会主席乔建民主持会议。山西省总工会已培训职工12万人。"),
    ("福建推进产改试点", "本报讯（记者 高远）2025年5月14日，福建省总工会印发《福建省产业工人队伍建设改革试点方案》，"
     "深入推进产业工人队伍建设改革。", "福建省总工会已培训职工30万人。"),
    ("厦门产改走深走实", "本报讯（记者 余晓）2025年6月20日，厦门市总工会召开会议，深入推进产业工人队伍建设改革。"),
    ("贵州部署产改工作", "本报讯（记者 田野）2025年9月2日，贵州省总工会召开会议，深入推进产业工人队伍建设改革。",
     "贵州省总工会已培训职工8万人。"),
    ("海南启动产改", "本报讯（记者 符青）2026年1月15日，海南省总工会召开会议，深入推进产业工人队伍建设改革。",
     "海南省总工会已培训职工6万人。"),
)  # fmt: skip


@pytest.fixture(scope="module")
def makers() -> Iterator[ModuleType]:
    """What the tests of reading write their PDF files with."""
    folder = ROOT / "tests" / "read"
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location("guide_makers", folder / "makers.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    yield made
    sys.path.remove(str(folder))


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_guide_runs(
    guide: Path, makers: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "400")  # a table wide enough to cut no sentence
    if "pdfs/" in guide.read_text("utf-8"):
        for number, report in enumerate(REPORTS, start=1):
            file = Path(f"pdfs/{number:02}.pdf")
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(makers.make_pdf(report))
    names: dict[str, object] = {}
    said = ""
    for block in BLOCK.finditer(guide.read_text("utf-8")):
        body = block["body"]
        if block["file"]:
            Path(block["file"]).parent.mkdir(parents=True, exist_ok=True)
            Path(block["file"]).write_text(body, encoding="utf-8")
        elif block["kind"] == "sh":
            for line in body.splitlines():
                assert main(command(line)) == 0, line
        elif block["kind"] == "python":
            exec(compile(body, guide.name, "exec"), names)
        else:
            assert block["kind"] == "text"
            assert [line for line in body.splitlines() if line not in said] == []
        said = capsys.readouterr().out or said


def command(line: str) -> list[str]:
    """The words behind ``kg``."""
    first, *words = shlex.split(line, comments=True)
    assert first == "kg", line
    return words


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_links_lead_somewhere(guide: Path) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", guide.read_text("utf-8")):
        file, _, anchor = target.partition("#")
        path = guide.parent / file if file else guide
        assert path.is_file(), target
        assert not anchor or anchor in anchors(path), target


def anchors(page: Path) -> set[str]:
    """Where a link into the page may lead: its headings, as GitHub spells them."""
    heads = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_every_guide_is_listed_and_the_readmes_lead_to_them() -> None:
    listed = (ROOT / "kg" / "guide" / "README.md").read_text("utf-8")
    assert [guide.name for guide in GUIDES if guide.name != "README.md" and f"({guide.name})" not in listed] == []
    for readme in ("README.md", "README.zh.md"):
        assert "(kg/guide/README.md)" in (ROOT / readme).read_text("utf-8")
        assert "(kg/guide/methodology.md)" in (ROOT / readme).read_text("utf-8")


def test_the_picture_of_the_house_is_whole() -> None:
    text = (ROOT / "kg" / "guide" / "maintainer.md").read_text("utf-8")
    files = [path for path in (ROOT / "kg").iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()]
    parts = {path.stem for path in files} - {"__init__"}
    records = {name for name, one in vars(model).items() if dataclasses.is_dataclass(one)}
    assert {"read", "remote"} < parts
    assert {"Claim", "Merge"} < records
    assert {name for name in parts | records if f"`{name}`" not in text} == set()
    named = re.findall(r"`(kg/[\w/]+\.py)`", text)
    assert [file for file in named if not (ROOT / file).is_file()] == []


def test_the_limits_are_those_of_the_commands() -> None:
    text = (ROOT / "kg" / "guide" / "limits.md").read_text("utf-8")
    told = re.findall(r"^\| `(--max-[\w-]+)` \| (\d+) \|", text, re.MULTILINE)
    assert told == [(limit.option, str(limit.default)) for limit in LIMITS]
    fixed = (MAX_ARTICLE, MAX_SENTENCE, MOST_ROWS, MOST_CHARACTERS)
    assert [number for number in fixed if f"{number:,}" not in text] == []
    assert f"{MIN_CHINESE:.0%}" in text


def test_the_reference_is_that_of_the_commands() -> None:
    assert (ROOT / "kg" / "cli" / "COMMANDS.md").read_text("utf-8") == reference(), "make reference"


def test_the_reference_holds_every_function_type_and_relation() -> None:
    ontology = kg.load_ontology()
    told = {f"## kg.{name}\n" for name in kg.__all__ if name != "__version__"}
    kinds = {f"| `{name}` | {one.zh} |" for name, one in (ontology.types | ontology.relations).items()}
    for page, entries in (("api.md", told), ("ontology.md", kinds)):
        assert len(entries) > 20
        for text in ((ROOT / "kg" / "guide" / page).read_text("utf-8"), PAGES[f"guide/{page}"]()):
            assert {entry for entry in entries if entry not in text} == set(), "make reference"
