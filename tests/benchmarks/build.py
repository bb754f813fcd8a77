"""Times a whole `mkmaterials build` against its peers in one run, and prints ratios.

The peers get what they are best at: ready values, no press release to read, no session to plan.
docxtpl renders the same briefing and the same handout from the same templates; python-pptx makes
a deck with as many slides, texts and notes. Each is a process of its own, as on a trainer's desk.

    python tests/benchmarks/build.py [ROUNDS]
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from mkmaterials.app.build import BuildOptions, Workshop
from mkmaterials.app.sources import reviewed_or_draft

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "2024-10-30-trafficking-minorities-workshop.txt"
TARGETS = {"build": 0.8, "help": 2.0}

DOCXTPL = """
import json, sys
from docxtpl import DocxTemplate
template, values, output = sys.argv[1:]
document = DocxTemplate(template)
document.render(json.load(open(values, encoding="utf-8")), autoescape=True)
document.save(output)
"""
PPTX = """
import json, sys
from pptx import Presentation
template, values, output = sys.argv[1:]
plan = json.load(open(values, encoding="utf-8"))
deck = Presentation(template)
layouts = {layout.name: layout for layout in deck.slide_layouts}
texts = [[plan["event"]["heading"], plan["event"]["date"]]]
texts += [[fact["text"] for fact in plan["facts"]]]
texts += [[message["text"], message["said_by"]] for message in plan["messages"]]
texts += [[part["speaker"], part["text"], part["role"]] for part in plan["quote_slides"]]
texts += [[entry["title"] for entry in plan["publications"]]] * 2
for lines in texts:
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    for holder, line in zip(slide.placeholders, lines):
        if holder.has_text_frame:
            holder.text_frame.text = line
    slide.notes_slide.notes_text_frame.text = "Say: " + "; ".join(lines)
deck.save(output)
"""


def main(rounds: int) -> int:
    """Measure and print; return 1 if a target is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {**os.environ, "MKMATERIALS_CACHE": str(folder / "cache")}
        values = folder / "plan.json"
        values.write_text(json.dumps(_plan()), encoding="utf-8")
        commands = _commands(folder, values)
        times: dict[str, list[float]] = {key: [] for key in commands}
        for number in range(rounds + 1):  # the first round warms every cache and is not counted
            for key, command in commands.items():
                took = _time(command, environment)
                if number:
                    times[key].append(took)
    return _report({key: statistics.median(values) for key, values in times.items()})


def _plan() -> object:
    workshop = Workshop(BuildOptions(working_folder=ROOT))
    return workshop.plan(reviewed_or_draft(SEED))


def _commands(folder: Path, values: Path) -> dict[str, Sequence[str]]:
    python = sys.executable
    base = ROOT / "templates" / "base"
    ours = [python, "-m", "mkmaterials"]
    build = [*ours, "build", str(SEED), "--output", str(folder / "kit"), "--overwrite"]

    def peer(script: str, template: str) -> Sequence[str]:
        return [python, "-c", script, str(base / template), str(values), str(folder / template)]

    return {
        "mkmaterials build": build,
        "docxtpl briefing": peer(DOCXTPL, "briefing.docx"),
        "docxtpl handout": peer(DOCXTPL, "handout.docx"),
        "python-pptx deck": peer(PPTX, "deck.pptx"),
        "mkmaterials --help": [*ours, "--help"],
        "import click": [python, "-c", "import click"],
    }


def _time(command: Sequence[str], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=ROOT)
    return time.perf_counter() - start


def _report(medians: dict[str, float]) -> int:
    for key, seconds in medians.items():
        print(f"{key:<22}{seconds * 1000:8.0f} ms")
    peers = sum(medians[key] for key in ("docxtpl briefing", "docxtpl handout", "python-pptx deck"))
    ratios = {
        "build": medians["mkmaterials build"] / peers,
        "help": medians["mkmaterials --help"] / medians["import click"],
    }
    print(
        f"build against the three peers: {ratios['build']:.2f} (target: under {TARGETS['build']})"
    )
    print(f"--help against import click:   {ratios['help']:.2f} (target: under {TARGETS['help']})")
    return int(any(ratios[key] >= TARGETS[key] for key in TARGETS))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 9))
