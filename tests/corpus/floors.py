"""The floors below which extraction may not fall, and the seal that guards them."""

from __future__ import annotations

import hashlib
import json
import math
import tomllib
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
FILE: Final = HERE / "floors.toml"
SETS: Final = ("english", "others")
MEASURES: Final = ("precision", "recall")
Floors = dict[str, dict[str, dict[str, float]]]
_HEAD: Final = """\
# Floors for extraction over the invented releases in this folder; test_floors.py holds them.
# Written by: python tests/corpus/score.py --renew [--lower]. Do not edit: the seal would break.
"""


def corpus_digest(folder: Path = HERE) -> str:
    """Return the SHA-256 over names and contents of the releases and their gold."""
    total = hashlib.sha256()
    for kind in ("releases/*.txt", "gold/*.json"):
        for path in sorted(folder.glob(kind)):
            content = path.read_bytes().replace(b"\r\n", b"\n")
            total.update(f"{path.name} {hashlib.sha256(content).hexdigest()}\n".encode())
    return total.hexdigest()


def load(file: Path = FILE) -> dict[str, Any]:
    """Return what `file` holds; nothing if it is not there."""
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def seal(corpus: str, floors: Floors) -> str:
    """Return the SHA-256 over the corpus' digest and all floors."""
    return hashlib.sha256(json.dumps([corpus, floors], sort_keys=True).encode()).hexdigest()


def floors_of(data: dict[str, Any]) -> Floors:
    """Return the floors alone."""
    return {name: data[name] for name in SETS if name in data}


def is_sealed(data: dict[str, Any]) -> bool:
    """Tell whether the floors are those that were written last."""
    return data.get("seal") == seal(data.get("corpus", ""), floors_of(data))


def save(
    old: dict[str, Any], measured: Floors, *, lower: bool = False, file: Path = FILE
) -> list[str]:
    """Write what was measured, unless a floor would fall.

    Args:
        old: what the file holds now.
        measured: precision and recall (0 to 1) by set and field.
        lower: write although a floor falls or the old ones were edited by hand.
        file: where to write.

    Returns:
        What speaks against writing; nothing if the file was written.
    """
    new = {
        group: {name: {m: _floor(value) for m, value in both.items()} for name, both in of.items()}
        for group, of in measured.items()
    }
    fallen = [] if lower else _fallen(old, new)
    if not fallen:
        corpus = corpus_digest()
        lines = [_HEAD, f'corpus = "{corpus}"', f'seal = "{seal(corpus, new)}"']
        for group, fields in new.items():
            lines += ["", f"[{group}]"]
            for name, both in fields.items():
                values = ", ".join(f"{measure} = {value:.3f}" for measure, value in both.items())
                lines.append(f"{name} = {{ {values} }}")
        file.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return fallen


def _floor(value: float) -> float:
    return math.floor(value * 1000 + 1e-6) / 1000


def _fallen(old: dict[str, Any], new: Floors) -> list[str]:
    if old and not is_sealed(old):
        return ["floors.toml was edited by hand, so it does not say what the floors were."]
    return [
        f"{group}, {name}: {measure} falls from {before:.3f} to {after:.3f}."
        for group, fields in floors_of(old).items()
        for name, both in fields.items()
        for measure, before in both.items()
        if (after := new.get(group, {}).get(name, {}).get(measure, 0.0)) < before
    ]
