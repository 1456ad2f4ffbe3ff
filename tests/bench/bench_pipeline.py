"""Speed of the whole pipeline against jieba.lcut on the same text, in one process, in the same run.

    python tests/bench/bench_pipeline.py [PATH...] [--runs 5] [--times 20] [--min 0.15]

PATH is a file or a folder of texts; without one the page that ships with kg is taken. Each text is taken --times times,
as a document of its own each time. Models and dictionaries are loaded before the clocks start, as they are once for any
number of documents; all else counts: reading, splitting, annotating, facts, resolving, the graph and the exports.
Printed are the medians of the runs and the ratio of the two speeds; with --min a lower ratio makes the exit code 1.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import jieba

import kg
from kg.pipeline.run import run


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, help="files or folders (default: the sample page)")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--min", type=float, default=0.0, help="lowest ratio that is no failure")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        texts = copies(options.paths or [kg.sample_path()], Path(folder, "texts"), options.times)
        jieba.setLogLevel("ERROR")
        jieba.initialize()
        run([texts], Path(folder, "warm"), workers=1)
        pairs = [(segment(texts), pipeline(texts, Path(folder, "out"))) for _ in range(options.runs)]
        characters = sum(len(path.read_text("utf-8")) for path in texts.iterdir())
    return report(characters, [pair[0] for pair in pairs], [pair[1] for pair in pairs], options.min)


def copies(paths: list[Path], folder: Path, times: int) -> Path:
    """``times`` copies of each text, each with a first line of its own so that none counts as a duplicate."""
    folder.mkdir()
    files = [file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*.txt")))]
    if not files:
        sys.exit(f"no text found: {', '.join(map(str, paths))}")
    for number, file in enumerate(files):
        text = file.read_text("utf-8")
        for copy in range(times):
            (folder / f"{number:04}-{copy:04}.txt").write_text(f"{text}\n{copy}\n", "utf-8")
    return folder


def segment(folder: Path) -> float:
    """Seconds that jieba.lcut needs for the texts."""
    texts = [path.read_text("utf-8") for path in sorted(folder.iterdir())]
    start = time.perf_counter()
    for text in texts:
        jieba.lcut(text)
    return time.perf_counter() - start


def pipeline(folder: Path, output: Path) -> dict[str, float]:
    """Seconds that each stage needs for the texts in one process, without loading and without what a build keeps."""
    shutil.rmtree(output, ignore_errors=True)
    seconds = dict(run([folder], output, workers=1).report.seconds)
    seconds.pop("load")
    return seconds


def report(characters: int, jieba_runs: list[float], stage_runs: list[dict[str, float]], least: float) -> int:
    """Print the medians; the exit code."""
    wholes = [sum(stages.values()) for stages in stage_runs]
    whole = statistics.median(wholes)
    ratios = [one / other for one, other in zip(jieba_runs, wholes, strict=True)]
    print(f"{characters} characters, median of {len(stage_runs)} runs")
    print(f"jieba.lcut  {characters / statistics.median(jieba_runs):>10.0f} characters/s")
    print(f"kg          {characters / whole:>10.0f} characters/s")
    for stage in stage_runs[0]:
        seconds = statistics.median(stages[stage] for stages in stage_runs)
        print(f"  {stage:<9} {seconds:8.3f} s {seconds / whole:6.1%}")
    ratio = statistics.median(ratios)
    print(f"ratio       {ratio:.3f} (of {min(ratios):.3f} to {max(ratios):.3f})")
    return 0 if ratio >= least else 1


if __name__ == "__main__":
    sys.exit(main())
