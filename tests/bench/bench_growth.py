"""Pathological text, doubled: python tests/bench/bench_growth.py [--size 200000] [--doublings 3]

For each kind of text the CPU seconds of the whole way at one size and at each doubling, and the last ratio: about 2 is
linear, 4 quadratic. Nothing is asserted; the limits of a file (``--max-seconds``) hold whatever a text does.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import kg
from kg.read import ReadOptions

LINE = "湖南省总工会在长沙市召开会议，副主席王建国、李明、赵晓燕出席并讲话，会议印发《关于加强服务的意见》。"
TEXTS = {
    "one line of plain sentences": LINE,
    "quotation marks": "“",
    "opened and closed marks": "“五小”",
    "titles never closed": "《关于",
    "brackets in brackets": "（",
    "blanks": " ",
    "line ends": "\n",
    "enumeration commas": "王建国、",
    "digits": "9",
    "figures": "3.5万人次，",
    "suffixes": "总工会",
    "places": "朝阳区",
    "titles of office": "党委书记、主任、",
    "letters": "abc ",
    "paragraphs": LINE + "\n",
    "headlines": "某地召开会议\n",
}


def seconds(text: str, folder: Path) -> float:
    """CPU seconds of this process to build the graph of a text."""
    path = folder / "text.txt"
    path.write_text(text, "utf-8")
    started = time.process_time()
    try:
        kg.build([path], workers=1, reading=ReadOptions())
    except kg.errors.KgError as error:
        print(f"    {str(error).splitlines()[0][:100]}")
    return time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=200_000, help="characters at the start")
    parser.add_argument("--doublings", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seconds(LINE, folder)
        for kind, piece in TEXTS.items():
            sizes = [given.size << step for step in range(given.doublings + 1)]
            taken = [seconds((piece * (size // len(piece) + 1))[:size], folder) for size in sizes]
            told = "  ".join(f"{one:7.2f}" for one in taken)
            print(f"{kind:28} {told} s   ratio {taken[-1] / max(taken[-2], 1e-9):4.1f}", flush=True)


if __name__ == "__main__":
    main()
