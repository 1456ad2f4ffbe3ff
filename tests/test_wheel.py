"""The wheel holds all that an installed kg needs."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_wheel_ships_the_data(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(tmp_path), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("kg-*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    package = {p.relative_to(ROOT).as_posix() for p in (ROOT / "kg").rglob("*") if p.is_file() and p.suffix != ".pyc"}
    ontology = {f"kg/_{p.relative_to(ROOT).as_posix()}" for p in (ROOT / "ontology").rglob("*") if p.is_file()}
    assert ontology
    assert (package | ontology) - names == set()
    assert not [name for name in names if name.startswith(("tests/", "ontology/", "notebooks/"))]
