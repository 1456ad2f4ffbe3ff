"""Cost by size: python tests/bench/bench_scale.py FOLDER [--sizes 1000 4000] [--workers 1] [--texts REAL]

Writes so many articles into FOLDER, generated or (``--texts``) real texts with the names of their places changed,
builds each size in a process of its own and prints wall clock, CPU of all processes and their peak of memory; then
again with one more article, as a share of the CPU of the first time.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import written

from kg.ontology import load


def memory(pid: int) -> int:
    """kB that a process and all below it have in memory."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0
    own = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")), 0)
    return own + sum(memory(int(child)) for child in below)


def measured(folder: Path, output: Path, options: list[str]) -> tuple[float, float, int]:
    """Wall clock and CPU seconds of a build, and the peak of memory in MB."""
    command = [sys.executable, "-m", "kg.cli", "build", str(folder), "-o", str(output), "-q", *options]
    before, start, peak = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic(), 0
    with subprocess.Popen(command) as process:
        while process.poll() is None:
            peak = max(peak, memory(process.pid))
            time.sleep(0.2)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - start, spent, peak // 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 4000])
    parser.add_argument("--workers", default="1")
    parser.add_argument("--texts", type=Path, help="a folder of real texts")
    parser.add_argument("--engine", default="processes")
    given = parser.parse_args()
    ontology = load()
    real = [path.read_text("utf-8", "replace") for path in sorted(given.texts.rglob("*.txt"))] if given.texts else []
    for size in given.sizes:
        texts, output = given.folder / f"texts{size}", given.folder / f"out{size}"
        for folder in (texts, output):
            shutil.rmtree(folder, ignore_errors=True)
        written.write(written.moved(real, size, ontology) if real else written.written(size, ontology), texts)
        wall, spent, peak = measured(texts, output, ["--workers", given.workers, "--engine", given.engine])
        print(f"{size:6} articles  {wall:8.1f} s  CPU {1000 * spent / size:6.1f} ms each  peak {peak} MB", flush=True)
        (texts / "one-more.txt").write_text(written.article(size, written.Land.of(ontology)), "utf-8")
        wall, again, peak = measured(texts, output, ["--workers", given.workers, "--engine", given.engine])
        print(f"       one more  {wall:8.1f} s  CPU {again / spent:6.1%}  peak {peak} MB", flush=True)


if __name__ == "__main__":
    main()
