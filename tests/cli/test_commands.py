"""The commands: what they print, their exit codes, and that no error is a traceback."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import kg
from kg.cli import main
from kg.cli.console import say_json
from kg.ontology import default_path


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command as a person starts it."""
    command = [sys.executable, "-W", "error", "-m", "kg.cli", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, timeout=120, check=False)


def test_build_says_what_it_found_and_where(
    write: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, broken = write("empty.txt", b""), write("broken.txt", write().read_bytes() + b"\xff\xff")
    assert main(["build", str(write()), str(empty), str(broken), "-o", str(tmp_path / "out")]) == 0
    printed = capsys.readouterr().out
    skipped, read = printed.split("Read but for a part (1)")
    assert "empty.txt" in skipped
    assert "broken.txt" in read
    assert "broken.txt" not in skipped
    assert str(tmp_path / "out" / "graph.html") in printed
    assert "UnionBody" in printed


def test_of_many_skipped_files_the_first_are_printed(
    write: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write("in/page.txt").parent
    for number in range(23):
        write(f"in/empty{number:02}.txt", b"")
    assert main(["build", str(folder), "-o", str(tmp_path / "out"), "--format", "json"]) == 0
    printed = capsys.readouterr().out
    assert "Skipped (23)" in printed
    assert "empty19.txt" in printed
    assert "empty20.txt" not in printed
    assert "the other 3 rows are in run.json" in printed


def test_a_gold_file_whose_text_no_graph_holds_is_named(
    sample_build: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = next(str(data["sources"]) for _, data in kg.load(sample_build).nodes(data=True) if data["type"] == "Article")
    for name, file in (("held", held), ("astray", "elsewhere.txt")):
        (tmp_path / f"{name}.yaml").write_text(f"input: {file}\nentities: {{Person: [某某]}}\n", "utf-8")
    assert main(["evaluate", str(sample_build), *(str(tmp_path / f"{name}.yaml") for name in ("held", "astray"))]) == 0
    told = capsys.readouterr().err
    assert "astray.yaml" in told
    assert "held.yaml" not in told


def test_quiet_build_says_nothing(
    write: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(write()), "-q", "-o", str(tmp_path / "out")]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["build", "missing.txt", "-o", "out"], 2, "missing.txt"),
        (["build", "-o", "out"], 2, "--sample"),
        (["build", "--sample"], 2, "--output"),
        (["build", "--sample", "-o", "empty.txt"], 2, "not a folder"),
        (["build", "--sample", "-o", "empty.txt/out"], 2, "cannot write"),
        (["build", "--sample", "-o", "out", "--format", "docx"], 2, "docx"),
        (["build", "--sample", "-o", "out", "--ontology", "nowhere"], 2, "nowhere"),
        (["build", "empty.txt", "-o", "out"], 1, "empty.txt"),
        (["show", "nowhere"], 2, "nowhere"),
        (["evaluate", "nowhere", "gold.yaml"], 2, "nowhere"),
        (["ontology", "check", "nowhere"], 2, "nowhere"),
        (["frobnicate"], 2, "用法有误 No such command 'frobnicate'"),
        (["show"], 2, "缺少参数或选项 Missing argument 'DIR'"),
        (["show", "out", "--top", "0"], 2, "参数或选项的值不对 "),
        (["show", "out", "--most", "1"], 2, "没有这个选项 "),
        (["show", "empty.txt"], 2, "no graph file: empty.txt"),
        (["lint", "empty.txt"], 2, "cannot be checked: empty.txt"),
    ],
)
def test_errors_are_messages(
    arguments: list[str],
    code: int,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty.txt").touch()
    assert main(arguments) == code
    said = capsys.readouterr()
    assert message in said.err
    assert "Traceback" not in said.err
    assert not Path("out").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["export", "GRAPH", "--format", "json", "-o", "file/out"],
        ["find", "GRAPH", "总工会", "-o", "file/out.csv"],
        ["report", "GRAPH", "-o", "file/out.html"],
        ["review", "GRAPH", "--csv", "file/out.csv"],
        ["sample", "file/out"],
    ],
)
def test_an_output_that_cannot_be_written_is_wrong_usage(
    arguments: list[str],
    sample_build: Path,
    write: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(write("file").parent)
    assert main([str(sample_build) if one == "GRAPH" else one for one in arguments]) == 2
    told = capsys.readouterr().err
    assert "cannot write: file/out" in told
    assert "remedy: " in told


@pytest.mark.parametrize("more", [["--json", "--csv"], ["--json", "-o", "x.csv"], ["--csv", "-o", "x.json"]])
def test_two_forms_of_an_answer_are_wrong_usage(
    more: list[str], sample_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["find", str(sample_build), "总工会", *more]) == 2
    assert not list(tmp_path.iterdir())


def test_fault_of_our_own_is_a_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.delenv("KG_DEBUG", raising=False)
    monkeypatch.setattr("kg.pipeline.run.run", lambda *_, **__: 1 / 0)
    assert main(["build", "--sample", "-o", str(tmp_path / "out")]) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_interrupt_is_a_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.pipeline.run.run", interrupt)
    assert main(["build", "--sample", "-o", str(tmp_path / "out")]) == 130
    assert "interrupted" in capsys.readouterr().err


def test_show_counts(sample_build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(sample_build)]) == 0
    printed = capsys.readouterr().out
    assert "UnionBody" in printed
    assert "mentions" in printed


def test_show_prints_an_entitys_sentences(sample_build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(sample_build), "--entity", "雷向东"]) == 0
    printed = capsys.readouterr().out
    assert "青海省委常委、副省长雷向东主持会议并讲话" in printed
    assert main(["show", str(sample_build), "--entity", "没有的名字"]) == 2


def test_show_as_json(sample_build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(sample_build), "--json", "--top", "3"]) == 0
    overview = json.loads(capsys.readouterr().out)
    assert overview["types"]["Article"] == 8
    assert len(overview["connected"]) == 3


def test_evaluate_measures_and_holds_a_floor(
    sample_build: Path, write: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    gold = write("gold.yaml", "input: page.txt\narticles: []\nentities: {Person: [雷向东, 无此人]}\nrelations: []\n")
    assert main(["evaluate", str(sample_build), str(gold), "--json"]) == 0
    person = json.loads(capsys.readouterr().out)["by_type"]["Person"]
    assert (person["hits"], person["missed"]) == (1, 1)
    assert main(["evaluate", str(sample_build), str(gold), "--show", "--min", "0.99", "0"]) == 1
    printed = capsys.readouterr().out
    assert "无此人" in printed
    assert "置信度 Confidence" in printed
    assert main(["evaluate", str(sample_build)]) == 2
    assert "gold files" in capsys.readouterr().err


def test_ontology_check(write: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ontology", "check"]) == 0
    write("own/entities.yaml", "- [unclosed")
    capsys.readouterr()
    assert main(["ontology", "check", str(tmp_path / "own")]) == 1
    assert "entities.yaml" in capsys.readouterr().err


def test_ontology_check_tries_the_grammar_and_the_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(default_path(), tmp_path / "own")
    assert main(["ontology", "check", str(tmp_path / "own")]) == 0
    (tmp_path / "own" / "grammar" / "layout.yaml").write_text("torn_start: [unclosed", "utf-8")
    assert main(["ontology", "check", str(tmp_path / "own")]) == 1
    (tmp_path / "own" / "grammar" / "layout.yaml").write_text("torn_start: x\n", "utf-8")
    assert main(["ontology", "check", str(tmp_path / "own")]) == 1
    assert "layout" in capsys.readouterr().err
    assert main(["build", "--sample", "-o", str(tmp_path / "out"), "--ontology", str(tmp_path / "own")]) == 1
    assert "remedy" in capsys.readouterr().err


def test_sample_is_copied_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sample", str(tmp_path / "texts")]) == 0
    assert (tmp_path / "texts" / "page.txt").read_bytes() == kg.sample_path().read_bytes()
    assert main(["sample", str(tmp_path / "texts")]) == 2
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize("environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "gbk"}, {"PYTHONIOENCODING": "ascii"}])
def test_any_terminal_encoding_will_do(environment: dict[str, str], sample_build: Path) -> None:
    done = run("show", str(sample_build), **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"UnionBody" in done.stdout


def test_command_starts_quickly() -> None:
    code = "import sys, kg.cli; kg.cli.main(['--help']); print(sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, encoding="utf-8")
    loaded = done.stdout.splitlines()[-1]
    assert not [heavy for heavy in ("spacy", "numpy", "networkx", "pyarrow", "rich") if f"'{heavy}'" in loaded]


def test_reader_that_goes_away_is_no_fault(sample_build: Path) -> None:
    command = [sys.executable, "-m", "kg.cli", "show", str(sample_build), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_no_name_steers_the_terminal(
    write: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "a\x1b[31m\x07\x9b\u202e.txt"
    bad, out = str(write(name, b"")), str(tmp_path / "out")
    for arguments in (["build", bad, str(write())], ["build", bad], ["show", name], ["show", out, name]):
        main([*arguments, *(["-o", out] if arguments[0] == "build" else [])])
        said = "".join(capsys.readouterr())
        assert r"\u0007\u009b\u202e.txt" in said
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(said)


def test_json_stays_json_whatever_is_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    data = {"path": "a\x1b\x7f\x9b\u202e\udcff\n.txt"}
    say_json(data)
    assert json.loads(capsys.readouterr().out) == data


def test_a_path_that_no_system_takes_is_a_message(
    write: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(write()), "-o", str(tmp_path / ("a" * 256))]) == 2
    said = "".join(capsys.readouterr())
    assert "cannot read or write" in said
    assert "internal error" not in said


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["show"], "Error: 缺少参数或选项 Missing argument 'DIR'."),
        (["build", "x.txt"], "Error: 缺少参数或选项 Missing option '-o' / '--output'."),
        (["centrality", "x", "--by", "名"], "Error: 参数或选项的值不对 Invalid value for '--by'"),
        (["show", "x", "--nothing"], "Error: 没有这个选项 No such option"),
        (["nothing"], "Error: 用法有误 No such command 'nothing'."),
        (["show", "x", "y"], "Error: 用法有误 Got unexpected extra argument"),
        (["build", "-o", "x"], "Error: 请给出文件或文件夹"),
    ],
)
def test_wrong_usage_is_told_in_both_languages(call: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(call) == 2
    assert told in capsys.readouterr().err
