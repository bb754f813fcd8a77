"""Times the template engine against its peers in one run, and prints ratios.

In one process: the three documents of a kit against docxtpl twice and python-pptx once; the same
content against docxtpl, python-pptx, docxtemplater and PptxGenJS. As a process of its own: one
Word document against docxtpl and pandoc. Then memory over many renders, and whether time grows
with the number of slides and rows and no faster.

Machines are busy with other things as well. So what is compared is time on the processor, user and
system, of the rounds taken in turn the least; times by the clock stand beside it. Rounds differ by
a word, so that nothing is made from memory.

    python tests/benchmarks/engine.py [RENDERS]
"""

from __future__ import annotations

import gc
import io
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import content

from mkmaterials.app.build import BuildOptions, Workshop
from mkmaterials.app.sources import reviewed_or_draft
from mkmaterials.office import Template, load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).parents[2]
BASE = ROOT / "templates" / "base"
SEED = ROOT / "seeds" / "2024-10-30-trafficking-minorities-workshop.txt"
MODULES = ROOT / ".venv" / "node" / "node_modules"
DOCUMENTS = ("briefing.docx", "deck.pptx", "handout.docx")
ROUNDS = 25
RENDERS = 10_000
LOOKS = 20  # at the memory in use
# Names of ratios, and what they must not pass: ours against the peers'.
TARGETS = {
    "kit": 1 / 10,
    "briefing.docx": 1 / 15,
    "handout.docx": 1 / 15,
    "process against docxtpl": 1.0,
    "process against pandoc": 1.0,
    "growth of memory": 1.05,
    "time per slide, 1,000 against 100": 1.25,  # 1, but for what else the machine does
    "time per row, 10,000 against 100": 1.25,
}
OURS = """
import json, sys
from mkmaterials.office import load
template, values, output = sys.argv[1:]
with open(values, encoding="utf-8") as file:
    told = json.load(file)
with open(output, "wb") as file:
    file.write(load(template).render(told).data)
"""
DOCXTPL = """
import json, sys
from docxtpl import DocxTemplate
template, values, output = sys.argv[1:]
document = DocxTemplate(template)
document.render(json.load(open(values, encoding="utf-8")), autoescape=True)
document.save(output)
"""


def main(renders: int) -> int:
    """Measure and print; return 1 if a target is missed."""
    ratios: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["MKMATERIALS_CACHE"] = str(folder / "cache")
        workshop = Workshop(BuildOptions(working_folder=ROOT))
        plan: Any = workshop.plan(reviewed_or_draft(SEED))
        ratios |= kit(plan)
        same_content(folder)
        ratios |= processes(folder)
        ratios |= growth(folder)
        ratios |= memory(plan, renders)
    missed = [name for name, ratio in ratios.items() if ratio > TARGETS[name]]
    print("\nTargets")
    for name, ratio in ratios.items():
        verdict = "missed" if name in missed else "met"
        print(f"  {name:<36}{ratio:8.3f}  (at most {TARGETS[name]:.3f}: {verdict})")
    return int(bool(missed))


def kit(plan: dict[str, Any]) -> dict[str, float]:
    """Time the kit's documents in one process."""
    ours = {name: load(BASE / name) for name in DOCUMENTS}
    plans = [_varied(plan, number) for number in range(ROUNDS + 1)]
    work: dict[str, Callable[[int], object]] = {
        name: lambda number, name=name: ours[name].render(plans[number])  # type: ignore[misc]
        for name in DOCUMENTS
    }
    for name in ("briefing.docx", "handout.docx"):
        work[f"peer of {name}"] = lambda number, name=name: content.with_docxtpl(  # type: ignore[misc]
            BASE / name, plans[number]
        )
    work["peer of deck.pptx"] = lambda number: content.with_python_pptx(
        BASE / "deck.pptx", _slides(plans[number])
    )
    times = least(work)
    report("The kit, in one process", times)
    mine = sum(times[name] for name in DOCUMENTS)
    theirs = sum(times[f"peer of {name}"] for name in DOCUMENTS)
    print(f"  all three: {mine:.1f} ms against {theirs:.1f} ms, {theirs / mine:.1f} times faster")
    word = ("briefing.docx", "handout.docx")
    return {"kit": mine / theirs} | {name: times[name] / times[f"peer of {name}"] for name in word}


def _varied(plan: Any, number: int) -> Any:
    """Return a plan in which every text is of this round."""
    if isinstance(plan, str):
        return f"{plan} {number}" if " " in plan else plan
    if isinstance(plan, dict):
        return {key: _varied(value, number) for key, value in plan.items()}
    return [_varied(item, number) for item in plan] if isinstance(plan, list) else plan


def _slides(plan: dict[str, Any]) -> list[list[str]]:
    """Return texts for as many slides as the deck has."""
    texts = [[plan["event"]["heading"], plan["event"]["date"]]]
    texts += [[fact["text"] for fact in plan["facts"]]]
    texts += [[message["text"], message["said_by"]] for message in plan["messages"]]
    texts += [[part["title"], part["text"], part["role"]] for part in plan["quote_slides"]]
    return texts + [[entry["title"] for entry in plan["publications"]]] * 2


def same_content(folder: Path) -> None:
    """Time a document of 30 paragraphs and 20 rows, and a deck of 30 slides."""
    values = content.values(30, 20)
    word = content.word_template(folder / "same.docx", content.JINJA)
    deck = content.deck_template(folder / "same.pptx")
    rounds = [_varied(values, number) for number in range(ROUNDS + 1)]
    document, slides = load(word), load(deck)

    def with_python_pptx(number: int) -> bytes:
        told = rounds[number]
        texts = [[f"{told['title']} ({i['id']})", i["text"]] for i in told["items"]]
        return content.with_python_pptx(None, texts)

    times = least(
        {
            "mkmaterials, document": lambda number: document.render(rounds[number]),
            "docxtpl": lambda number: content.with_docxtpl(word, rounds[number]),
            "mkmaterials, deck": lambda number: slides.render(rounds[number]),
            "python-pptx": with_python_pptx,
        }
    )
    times.add(_node(folder, values))
    report("The same content, in one process", times)
    for peer, mine in (
        *(("docxtpl", "document"), ("docxtemplater", "document")),
        *(("python-pptx", "deck"), ("PptxGenJS", "deck")),
    ):
        if peer in times:
            faster = times[peer] / times[f"mkmaterials, {mine}"]
            print(f"  {mine}: {faster:.1f} times faster than {peer}")


def _node(folder: Path, values: dict[str, Any]) -> Times:
    node = shutil.which("node")
    if node is None or not (MODULES / "docxtemplater").is_dir():
        print("\nnpm or its packages are missing: docxtemplater and PptxGenJS are left out.")
        return Times({})
    template = content.word_template(folder / "peer.docx", content.DOCXTEMPLATER)
    data = folder / "same.json"
    data.write_text(json.dumps(values), encoding="utf-8")
    script = Path(__file__).with_name("peers.cjs")
    command = [node, str(script), str(MODULES), str(template), str(data), str(ROUNDS)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, list[float]] = json.loads(done.stdout)
    return Times({name: (each[0], each[1]) for name, each in found.items()})


def processes(folder: Path) -> dict[str, float]:
    """Time one Word document as a process of its own, with a warm compile cache."""
    values = content.values(30, 20)
    word = content.word_template(folder / "process.docx", content.JINJA)
    data, text, out = folder / "process.json", folder / "process.md", folder / "out.docx"
    data.write_text(json.dumps(values), encoding="utf-8")
    text.write_text(content.markdown(values), encoding="utf-8")
    python = sys.executable
    files = [str(word), str(data), str(out)]
    commands: dict[str, Sequence[str]] = {
        "mkmaterials": [python, "-c", OURS, *files],
        "docxtpl": [python, "-c", DOCXTPL, *files],
        "Python alone": [python, "-c", "pass"],
        "Python, json": [python, "-c", "import json"],
        "Python, json, Jinja as we do": [python, "-c", f"import json\n{LEAN}"],
        "Python, json, import jinja2": [python, "-c", "import json, jinja2.sandbox"],
    }
    if pandoc := shutil.which("pandoc"):
        own = folder / "reference.docx"
        printed = [pandoc, "--print-default-data-file", "reference.docx"]
        own.write_bytes(subprocess.run(printed, check=True, capture_output=True).stdout)
        for name, reference in (("pandoc", own), ("pandoc, our template", word)):
            options = ["--reference-doc", str(reference), "-o", str(out)]
            commands[name] = [pandoc, str(text), *options]
    environment = {key: value for key, value in os.environ.items() if key not in _SLOW}
    times = least({name: _process(each, environment) for name, each in commands.items()}, 40)
    report("One Word document, as a process of its own", times)
    _parts_of_the_time(times, word, values)
    ours = times["mkmaterials"]
    ratios = {"process against docxtpl": ours / times["docxtpl"]}
    return ratios | ({"process against pandoc": ours / times["pandoc"]} if pandoc else {})


LEAN = "from mkmaterials.office import lean_jinja\nlean_jinja.load()"
_SLOW = {"PYTHONDONTWRITEBYTECODE"}  # would have Python compile its modules at each start


def _parts_of_the_time(
    times: Mapping[str, float], word: Path, values: Mapping[str, object]
) -> None:
    """Say what the time of a process is made of."""
    template = load(word)
    again = least({"": lambda _: template.render(values)})[""]
    with zipfile.ZipFile(io.BytesIO(template.render(values).data)) as package:
        text = package.read("word/document.xml")
    deflate = least({"": lambda _: zlib.compress(text, 3)})[""]
    start, json_read = times["Python alone"], times["Python, json"]
    jinja = times["Python, json, Jinja as we do"]
    rest = times["mkmaterials"] - jinja - again
    print(
        f"  of which: Python's start {start:.0f} ms, json, re and enum {json_read - start:.0f} ms, "
        f"Jinja and what it imports {jinja - json_read:.0f} ms, our modules, cache and first use "
        f"{rest:.0f} ms, rendering {again:.1f} ms (deflating {deflate:.1f} ms of it)"
    )


def growth(folder: Path) -> dict[str, float]:
    """Time decks of 10 to 1,000 slides, and documents of 10 to 10,000 rows."""
    deck = load(content.deck_template(folder / "growing.pptx"))
    word = load(content.word_template(folder / "growing.docx", content.JINJA))
    print("\nGrowth")
    found: dict[str, dict[int, float]] = {"slide": {}, "row": {}}
    for kind, sizes in (("slide", (10, 100, 1_000)), ("row", (10, 100, 1_000, 10_000))):
        for size in sizes:
            template = deck if kind == "slide" else word
            values = content.values(size, 0) if kind == "slide" else content.values(0, size)
            rounds = 5 if size > 100 else ROUNDS
            times = least({"": _renders(template, values, rounds)}, rounds)
            found[kind][size] = times[""] / size
            print(
                f"  {size:>6,} {kind}s {times['']:9.1f} ms, {times[''] / size:.3f} ms a {kind}; "
                f"by the clock {times.clock['']:.1f} ms"
            )
    return {
        "time per slide, 1,000 against 100": found["slide"][1_000] / found["slide"][100],
        "time per row, 10,000 against 100": found["row"][10_000] / found["row"][100],
    }


def memory(plan: dict[str, Any], renders: int) -> dict[str, float]:
    """Render many times, each time other texts, and compare the memory in use early and late."""
    templates = [load(BASE / name) for name in DOCUMENTS]
    step = max(renders // LOOKS, 1)
    used: list[int] = []
    for number in range(renders):
        templates[number % len(templates)].render(_varied(plan, number))
        if number % step == step - 1:
            used.append(_resident())
    print(f"\nMemory in use over {renders:,} renders, after every {step:,}, in MB")
    print("  " + " ".join(f"{each / 1024:.1f}" for each in used))
    return {"growth of memory": used[-1] / used[1]} if len(used) > 1 and used[1] else {}


def _resident() -> int:
    """Return the memory in use, in kB; 0 where the system does not say."""
    gc.collect()
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    line = next(each for each in status.read_text().splitlines() if each.startswith("VmRSS"))
    return int(line.split()[1])


def _renders(template: Template, values: Any, rounds: int) -> Callable[[int], object]:
    told = [_varied(values, number) for number in range(rounds + 1)]
    return lambda number: template.render(told[number])


def _process(command: Sequence[str], environment: dict[str, str]) -> Callable[[int], object]:
    return lambda _: subprocess.run(command, check=True, capture_output=True, env=environment)


class Times(dict[str, float]):
    """Times on the processor in milliseconds, by what took them.

    Args:
        pairs: these, and those by the clock.

    Attributes:
        clock: times by the clock.
    """

    def __init__(self, pairs: Mapping[str, tuple[float, float]]) -> None:
        super().__init__({name: pair[0] for name, pair in pairs.items()})
        self.clock = {name: pair[1] for name, pair in pairs.items()}

    def add(self, other: Times) -> None:
        """Take up other times."""
        self.update(other)
        self.clock |= other.clock


def least(work: Mapping[str, Callable[[int], object]], rounds: int = ROUNDS) -> Times:
    """Return the least times of each, taken in turn after one round to warm up.

    Each is given the number of the round.
    """
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in work}
    for number in range(rounds + 1):
        for name, each in work.items():
            gc.collect()
            start = _used(), time.perf_counter()
            each(number)
            end = _used(), time.perf_counter()
            if number:
                times[name].append(((end[0] - start[0]) * 1000, (end[1] - start[1]) * 1000))
    return Times(
        {name: (min(a for a, _ in each), min(b for _, b in each)) for name, each in times.items()}
    )


def _used() -> float:
    """Return the seconds on the processor of this process and those it has waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def report(heading: str, times: Times) -> None:
    """Print times under a heading."""
    print(f"\n{heading} (on the processor; by the clock)")
    for name, each in times.items():
        print(f"  {name:<32}{each:9.2f} ms {times.clock[name]:9.2f} ms")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else RENDERS))
