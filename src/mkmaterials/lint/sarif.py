"""Findings in SARIF 2.1.0, the format in which editors and code hosts take them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mkmaterials import __version__
from mkmaterials.lint.codes import CODES
from mkmaterials.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import PurePath

    from mkmaterials.findings import Finding

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def as_sarif(files: Iterable[tuple[PurePath, Iterable[Finding]]]) -> dict[str, Any]:
    """Return findings as a SARIF log.

    Args:
        files: each file with its findings.
    """
    found = [(path, finding) for path, findings in files for finding in findings]
    codes = sorted({finding.code for _path, finding in found})
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "mkmaterials",
                        "version": __version__,
                        "rules": [_rule(code) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(path, each, codes.index(each.code)) for path, each in found],
            }
        ],
    }


def _rule(code: str) -> dict[str, Any]:
    return {"id": code, "shortDescription": {"text": _(CODES.get(code, code))}}


def _result(path: PurePath, finding: Finding, rule: int) -> dict[str, Any]:
    text = f"{finding.message}."
    if finding.hint:
        values = {"message": finding.message, "hint": finding.hint}
        text = _("{message}. What to do: {hint}", **values)
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": quote(path.as_posix())}}
    }
    if finding.where:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.where}]
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.level,
        "message": {"text": text},
        "locations": [location],
    }
