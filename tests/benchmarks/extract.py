"""Times extraction in a warm process: a release of the usual length, and texts up to 1 MB.

    python tests/benchmarks/extract.py

The curve shows that time grows with length and not faster: the last column is microseconds per
kilobyte. Attribution systems that run a statistical parser need 150 to 400 ms for a text of the
length of a release; none can be installed with its language model from the package index alone,
so no ratio is printed.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from mkmaterials.extract import extract
from mkmaterials.model.release import Release
from mkmaterials.readers import read

ROOT = Path(__file__).parents[2]
LENGTHS = (10_000, 30_000, 100_000, 300_000, 1_000_000)
TARGET = 0.005  # seconds a release


def main() -> int:
    """Measure and print; return 1 if a release takes longer than the target."""
    folder = ROOT / "tests" / "corpus" / "releases"
    releases = [read(path)[0] for path in sorted(folder.glob("*.txt"))]
    for release in releases:
        extract(release)
    times = [_time(release) for _ in range(5) for release in releases]
    typical = statistics.median(times)
    slowest = max(times)
    print(
        f"{len(releases)} releases: median {typical * 1e3:.2f} ms, slowest {slowest * 1e3:.2f} ms"
    )
    paragraphs = [
        text for release in releases if release.language == "en" for text in release.paragraphs[1:]
    ]
    print(f"{'characters':>12}{'seconds':>10}{'µs/kB':>8}")
    for length in LENGTHS:
        took = _time(_long(paragraphs, length))
        print(f"{length:>12,}{took:>10.3f}{took * 1e9 / length:>8.0f}")
    return int(typical > TARGET)


def _time(release: Release) -> float:
    start = time.perf_counter()
    extract(release)
    return time.perf_counter() - start


def _long(paragraphs: list[str], length: int) -> Release:
    chosen = ["A long text"]
    size = 0
    while size < length:
        text = paragraphs[len(chosen) % len(paragraphs)]
        chosen.append(text)
        size += len(text)
    return Release("long.txt", tuple(chosen), "0" * 64)


if __name__ == "__main__":
    sys.exit(main())
