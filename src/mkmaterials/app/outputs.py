"""The output folder: files appear whole, edited files stay, the manifest records all."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from mkmaterials import files
from mkmaterials.errors import OutputError
from mkmaterials.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MANIFEST: Final = "manifest.json"
State = Literal["written", "unchanged", "kept"]


@dataclass(frozen=True)
class Output:
    """What became of one document.

    Attributes:
        path: the file that holds the new document.
        state: ``written``; ``unchanged``: it was there already, byte for byte; ``kept``:
            a person had edited the file, so the new one stands beside it.
        edited: the edited file that was kept, or ``None``.
    """

    path: Path
    state: State
    edited: Path | None = None


def place(folder: Path, documents: Mapping[str, bytes], *, overwrite: bool) -> list[Output]:
    """Put finished documents into a folder, leaving what a person edited.

    A file was edited if it is not what the manifest recorded, or is not in it at all.

    Args:
        folder: where they go; made if need be.
        documents: file name to content.
        overwrite: write over edited files all the same.

    Raises:
        OutputError: the folder or a file cannot be written, or the manifest is damaged.
    """
    recorded = recorded_hashes(folder)
    return [
        _place_one(folder, name, data, recorded, overwrite=overwrite)
        for name, data in documents.items()
    ]


def recorded_hashes(folder: Path) -> dict[str, str]:
    """Return file name to hash as the folder's manifest has them; empty if there is none.

    Raises:
        OutputError: the manifest is damaged.
    """
    path = folder / MANIFEST
    if not path.exists():
        return {}
    try:
        manifest = json.loads(path.read_bytes())
        return {entry["name"]: entry["sha256"] for entry in manifest["outputs"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OutputError(
            _("the manifest is damaged, so there is no telling which files were edited"),
            where=str(path),
            hint=_("take it away: the files beside it then count as edited and are kept."),
        ) from error


def write_manifest(folder: Path, record: Mapping[str, Any], outputs: list[Output]) -> None:
    """Write the manifest: inputs and outputs with their hashes, tool, findings.

    Outputs of earlier runs that this one did not touch stay recorded.

    Raises:
        OutputError: the manifest that is there is damaged, or cannot be written.
    """
    hashes = recorded_hashes(folder)
    for output in outputs:
        hashes[output.path.name] = files.sha256(output.path.read_bytes())
    entries = [
        {"name": name, "sha256": digest}
        for name, digest in sorted(hashes.items())
        if (folder / name).exists()
    ]
    text = json.dumps({**record, "outputs": entries}, indent=2, ensure_ascii=False)
    files.write(folder / MANIFEST, f"{text}\n".encode())


def add_to_manifest(folder: Path, record: Mapping[str, Any], outputs: list[Output]) -> None:
    """Add outputs to the manifest of a kit; what it says about the rest of the kit stays.

    Args:
        folder: of the kit.
        record: for a folder that has no manifest yet; of its inputs, those that are new.
        outputs: what was added.

    Raises:
        OutputError: the manifest that is there is damaged, or cannot be written.
    """
    path = folder / MANIFEST
    if recorded_hashes(folder):
        kept = json.loads(path.read_bytes())
        inputs = {entry["name"]: entry for entry in (*kept["inputs"], *record["inputs"])}
        record = {**kept, "inputs": list(inputs.values())}
    write_manifest(folder, record, outputs)


def _place_one(
    folder: Path, name: str, data: bytes, recorded: Mapping[str, str], *, overwrite: bool
) -> Output:
    path = folder / name
    if overwrite or not _is_edited(path, recorded):
        return _write(path, data)
    stem, __, suffix = name.rpartition(".")
    number = 1
    while True:
        mark = "new" if number == 1 else f"new-{number}"
        beside = folder / f"{stem}.{mark}.{suffix}"
        if not _is_edited(beside, recorded):
            _write(beside, data)
            return Output(beside, "kept", path)
        number += 1


def _write(path: Path, data: bytes) -> Output:
    if path.is_dir():
        raise OutputError(
            _("a folder of this name is in the way"), where=str(path), hint=_("rename it.")
        )
    if path.exists() and path.read_bytes() == data:
        return Output(path, "unchanged")
    files.write(path, data)
    return Output(path, "written")


def _is_edited(path: Path, recorded: Mapping[str, str]) -> bool:
    if not path.is_file():
        return False
    return recorded.get(path.name) != files.sha256(path.read_bytes())
