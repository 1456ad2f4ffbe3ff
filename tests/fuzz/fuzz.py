"""Fuzzing for as long as one likes: python tests/fuzz/fuzz.py [TARGET ...] [--count 10000] [--seconds S] [--seed 1]

Mutates sound inputs and feeds them to a target; without a name, to all. What breaks one is written to ``--out`` with
its traceback, and the run goes on; the exit code is 1 then. The same seed gives the same inputs: after ``--seconds`` a
target ends early, and ``--first`` goes on from there. ``--list`` names all.
"""

from __future__ import annotations

import argparse
import collections
import math
import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

from mutate import mutate
from rich.progress import track
from targets import Target, targets


def run(
    name: str, target: Target, numbers: range, seed: int, out: Path | None = None, seconds: float = math.inf
) -> tuple[dict[str, int], list[str]]:
    """How the inputs of these numbers ended, and the traceback of each that broke the target."""
    ended: collections.Counter[str] = collections.Counter()
    broken: list[str] = []
    until = time.monotonic() + seconds
    for number in track(numbers, name, transient=True):
        if time.monotonic() > until:
            break
        data = mutate(target.seeds, random.Random(f"{name} {seed} {number}"))
        with tempfile.TemporaryDirectory() as folder:
            try:
                ended[target.check(data, Path(folder))] += 1
            except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
                ended["broken"] += 1
                broken.append(f"{name}, seed {seed}, input {number}\n{traceback.format_exc()}")
                if out is not None:
                    out.mkdir(parents=True, exist_ok=True)
                    stem = f"{name.replace('/', '-')}-{seed}-{number}"
                    (out / stem).write_bytes(data)
                    (out / f"{stem}.txt").write_text(broken[-1], "utf-8")
    return dict(ended), broken


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    known = targets()
    parser.add_argument("names", nargs="*", metavar="TARGET")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--seconds", type=float, default=math.inf, help="at most so long for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("fuzz-found"))
    parser.add_argument("--list", action="store_true")
    given = parser.parse_args()
    if given.list:
        print("\n".join(known))
        return 0
    if unknown := set(given.names) - set(known):
        parser.error(f"no such target: {', '.join(sorted(unknown))}; --list names them")
    worst = 0
    for name in given.names or known:
        started = time.monotonic()
        numbers = range(given.first, given.first + given.count)
        ended, broken = run(name, known[name], numbers, given.seed, given.out, given.seconds)
        told = ", ".join(f"{word} {number}" for word, number in sorted(ended.items()))
        spent = time.monotonic() - started
        print(f"{name:28} {sum(ended.values())} of {given.count}: {told}; {spent:.0f} s", flush=True)
        worst = worst or int(bool(broken))
    return worst


if __name__ == "__main__":
    sys.exit(main())
