"""Times extraction in a warm process: a release of the usual length, and texts up to 1 MB.

    python tests/benchmarks/extract.py

The curve shows that time grows with length and not faster: the last column is microseconds per
kilobyte. Two peers are measured on the same releases in the same run: the floor, a pattern that
takes what stands in quotation marks and the capitals beside the nearest "said" (quotations and
nothing else); and textacy's attribution, where textacy and spaCy's English model are installed.
That model is not on the package index, so the project cannot install it by itself.
"""

from __future__ import annotations

import importlib.util
import re
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from mkmaterials.extract import extract
from mkmaterials.model.release import Release
from mkmaterials.readers import read

if TYPE_CHECKING:
    from collections.abc import Callable

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
    _against_peers(releases, typical)
    paragraphs = [
        text for release in releases if release.language == "en" for text in release.paragraphs[1:]
    ]
    print(f"{'characters':>12}{'seconds':>10}{'µs/kB':>8}")
    for length in LENGTHS:
        took = _time(_long(paragraphs, length))
        print(f"{length:>12,}{took:>10.3f}{took * 1e9 / length:>8.0f}")
    return int(typical > TARGET)


_QUOTED = re.compile(r"[“\"]([^”\"]{20,})[”\"]")
_SAID = re.compile(r"(?:said|added|stressed|noted) ((?:[A-Z][\w’-]+ ?){1,4})")


def _nearest_said(text: str) -> list[tuple[str, str]]:
    """Return each passage in marks with the name after the nearest verb of saying."""
    found = []
    for quoted in _QUOTED.finditer(text):
        said = _SAID.search(text, quoted.end(), quoted.end() + 80)
        found.append((quoted[1], said[1] if said else ""))
    return found


def _against_peers(releases: list[Release], typical: float) -> None:
    texts = ["\n".join(release.paragraphs) for release in releases if release.language == "en"]
    floor = statistics.median(_seconds(_nearest_said, text) for text in texts for _ in range(5))
    print(
        f"marks and nearest 'said': median {floor * 1e3:.3f} ms; ours takes {typical / floor:.0f} x"
    )
    missing = [name for name in ("textacy", "en_core_web_sm") if not importlib.util.find_spec(name)]
    if missing:
        print(f"textacy: not measured, {' and '.join(missing)} not installed")
        return
    spacy = importlib.import_module("spacy")
    quotes = importlib.import_module("textacy.extract.triples")
    parser = spacy.load("en_core_web_sm")

    def attribute(text: str) -> None:
        list(quotes.direct_quotations(parser(text)))

    peer = statistics.median(_seconds(attribute, text) for text in texts)
    print(f"textacy: median {peer * 1e3:.0f} ms; ours takes 1/{peer / typical:.0f} of it")


def _seconds(call: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    call(text)
    return time.perf_counter() - start


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
