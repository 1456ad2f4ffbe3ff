"""The ontology's README: its worked example runs, and it explains every key, slot and file that the rules use."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import kg
from kg.ontology import default_path

README = (default_path() / "README.md").read_text("utf-8")
SENTENCE = "近日，株洲市总工会、湘潭市总工会为灯塔计划按下快进键。"


def test_the_worked_example_runs(tmp_path: Path) -> None:
    folder = tmp_path / "my_ontology"
    shutil.copytree(default_path(), folder)
    files = re.findall(r"^`my_ontology/(\S+)`\n\n```yaml\n(.*?)```", README, re.DOTALL | re.MULTILINE)
    assert [name for name, _ in files] == ["gazetteer/own.yaml", "rules/own.yaml"]
    for name, text in files:
        assert not (folder / name).exists()
        (folder / name).write_text(text, encoding="utf-8")
    assert not [problem for problem in kg.check_ontology(folder) if "own.yaml" in problem.file]
    page = tmp_path / "page.txt"
    page.write_text(SENTENCE, encoding="utf-8")
    assert SENTENCE[3:-1] in README
    assert implemented(page, folder) == {("株洲市总工会", "湘江灯塔计划"), ("湘潭市总工会", "湘江灯塔计划")}
    assert implemented(page, None) == set()


def implemented(page: Path, folder: Path | None) -> set[tuple[str, str]]:
    """Who implements what, by label."""
    graph = kg.build([page], ontology=folder)
    label = graph.nodes(data="label")
    return {(label[s], label[t]) for s, t, relation in graph.edges(data="relation") if relation == "implements"}


def test_every_key_and_every_origin_of_a_rule_is_explained() -> None:
    rules = [rule.data for rule in kg.load_ontology().rules]
    used = {key for rule in rules for key in rule}
    used |= {str(rule[side]) for rule in rules for side in ("subject", "object") if side in rule}
    assert not {word for word in used if f"`{word}`" not in README}


def test_every_kind_of_slot_is_explained() -> None:
    patterns = " ".join(str(rule.data["pattern"]) for rule in kg.load_ontology().rules)
    slots = set(re.findall(r"\{([a-z]+)[:}+]", patterns))
    assert slots >= {"subject", "object"}
    assert not {slot for slot in slots if f"`{{{slot}" not in README}


def test_every_file_beside_the_rules_is_named() -> None:
    files = {path for path in default_path().rglob("*.yaml") if path.parent.name != "rules"}
    assert not {path.name for path in files if path.name not in README}
