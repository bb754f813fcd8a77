# ruff: noqa: INP001 - a script beside its data, no module
"""Make numbers.json, the rules by which numbers are put into words.

Needs the folder ``cldr-json/cldr-rbnf/rbnf`` of a release of Unicode's CLDR in JSON:

    python make_numbers.py FOLDER

The file keeps, for the languages below, the rules for cardinals and ordinals in the nominative and
what they refer to, in CLDR's own notation (UTS 35, part 3, "Rule-Based Number Formatting").
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

LANGUAGES = (
    *("en", "fr", "de", "es", "it", "ru", "sq", "bs", "hr", "sr", "sr-Latn", "mk", "ro", "kk"),
    "ky",
)
WANTED = re.compile(
    r"%spellout-(?:numbering|(?:cardinal|ordinal)(?:-(?:masculine|feminine|neuter))?)"
)
USED = re.compile(r"%%?[\w-]+")
NOTICE = (
    "From the Unicode CLDR, version 47. Copyright © 2004-2025 Unicode, Inc. Licensed under the "
    "Unicode License V3, https://www.unicode.org/license.txt (SPDX: Unicode-3.0)."
)


def rules_of(path: Path) -> dict[str, list[list[str]]]:
    """Return the sets of rules that are kept of one language, by name."""
    sets = json.loads(path.read_text("utf-8"))["rbnf"]["rbnf"]["SpelloutRules"]
    kept: dict[str, list[list[str]]] = {}
    waiting = [name for name in sets if WANTED.fullmatch(name)]
    while waiting:
        name = waiting.pop()
        if name in kept or name not in sets:
            continue
        kept[name] = [rule for rule in sets[name] if rule[0][0].isdigit() or rule[0] == "-x"]
        waiting += [found for _, body in kept[name] for found in USED.findall(body)]
    return dict(sorted(kept.items()))


def main() -> None:
    """Write the file beside this script."""
    folder = Path(sys.argv[1])
    made = {"notice": NOTICE}
    made |= {code: rules_of(folder / f"{code}.json") for code in LANGUAGES}  # type: ignore[misc]
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    Path(__file__).with_name("numbers.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
